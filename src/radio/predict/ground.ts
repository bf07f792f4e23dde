import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import type { Terrain } from '../../model/dataset.ts';
import { HEIGHT_KNOWN, HEIGHT_VOID, TerrainHeights } from '../../terrain/heights.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';

/** Heights between two places: bare ground, and what trees add to it. */
export interface TerrainPath {
  readonly stepKm: number;
  readonly groundM: Float64Array;
  readonly canopyM: Float64Array;
  /** Some of it lies over a void that its neighbours filled. */
  readonly filled: boolean;
}

const METERS_PER_DEGREE = 111_195;
/** Rows of a raster of 1", and finer ones. */
const FINE_METERS = 30;

/**
 * Terrain and trees as the prediction reads them. Points lie evenly on the straight line in degrees, which leaves the
 * geodesic by less than 7 m over 30 km at these latitudes.
 */
export class Ground {
  /** Distance of points along a path, m. */
  readonly stepMeters: number;
  readonly #ground: TerrainHeights;
  readonly #canopy: TerrainHeights | null;
  readonly #otherwise: number;

  constructor(terrain: Terrain, settings: RadioSettings) {
    this.#ground = new TerrainHeights(terrain.ground);
    this.#canopy = terrain.canopy.length > 0 ? new TerrainHeights(terrain.canopy) : null;
    this.#otherwise = settings.canopyMeters;
    const finest = Math.min(...terrain.ground.map((grid) => grid.stepLat)) * METERS_PER_DEGREE;
    this.stepMeters = Math.max(FINE_METERS, Math.round(finest));
  }

  /** Height of the ground, m; NaN where no raster knows it. */
  height(lon: number, lat: number): number {
    const height = this.#ground.at(lon, lat);
    return this.#ground.mark === HEIGHT_VOID ? Number.NaN : height;
  }

  /** Void cells of the terrain in a box that are filled from their neighbours. */
  filledCells(box: readonly [west: number, south: number, east: number, north: number]): number {
    return this.#ground.filledCells(box);
  }

  /** Height of trees, m: the raster's where it knows, else the stated one. */
  trees(lon: number, lat: number): number {
    const canopy = this.#canopy;
    const height = canopy?.at(lon, lat) ?? Number.NaN;
    return canopy?.mark === HEIGHT_KNOWN ? Math.max(height, 0) : this.#otherwise;
  }

  /**
   * Heights of ground and trees along a straight line in degrees, point i lies i / `parts` of the run from the start.
   * Trees stand as high as their raster knows, else as stated.
   * @returns points before the first that lies on no terrain
   */
  along(
    start: readonly [lon: number, lat: number],
    run: readonly [lon: number, lat: number],
    parts: number,
    groundM: Float64Array,
    canopyM: Float64Array,
  ): number {
    const known = this.#ground.along(start, run, parts, groundM, false);
    if (!this.#canopy) {
      canopyM.fill(this.#otherwise);
      return known;
    }
    this.#canopy.along(start, run, parts, canopyM.subarray(0, known), true);
    for (let i = 0; i < known; i++) {
      const height = canopyM[i]!;
      canopyM[i] = height === height ? Math.max(height, 0) : this.#otherwise;
    }
    return known;
  }

  /** Null where part of the way lies on no terrain. */
  between(lon1: number, lat1: number, lon2: number, lat2: number): TerrainPath | null {
    const meters = geodesicDistanceMeters(lon1, lat1, lon2, lat2);
    const steps = Math.max(4, Math.ceil(meters / this.stepMeters));
    const groundM = new Float64Array(steps + 1);
    const canopyM = new Float64Array(steps + 1);
    const known = this.along([lon1, lat1], [lon2 - lon1, lat2 - lat1], steps, groundM, canopyM);
    if (known <= steps) return null;
    return { stepKm: meters / 1000 / steps, groundM, canopyM, filled: this.#ground.filledAlong };
  }
}

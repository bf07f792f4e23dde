import type { ElevationGrid } from '../../model/dataset.ts';
import { medianEarthRadiusKm } from '../../radio/models/p1812/path.ts';
import { RadialSweep } from '../../radio/sweep/radial-geometry.ts';
import { bracketLosses, distanceTable } from '../../radio/sweep/radial-losses.ts';
import { xOf, yOf } from '../land/frame.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf } from '../land/relief.ts';
import { heightAt } from '../land/terrain-view.ts';
import type { Mast } from '../masts/sites.ts';
import { treesAt, type HiddenLand } from './hidden-land.ts';
import type { CellsAround } from './map-cells.ts';
import { SAMPLE_RADIO } from './sectors.ts';

/** Radials of a mast: how far, and how far apart their points and, at the ends, the radials themselves lie; km. */
export class RadialFan {
  readonly points: number;
  readonly radials: number;

  constructor(
    readonly reachKm: number,
    readonly stepKm: number,
    spacingKm: number,
  ) {
    this.points = Math.floor(reachKm / stepKm) + 1;
    this.radials = Math.ceil((2 * Math.PI * reachKm) / spacingKm);
  }

  /** Number of the nearest point of the nearest radial; -1 farther than the mast is followed. */
  point(eastKm: number, northKm: number, km: number): number {
    const k = Math.max(1, Math.round(km / this.stepKm));
    if (k >= this.points) return -1;
    const turn = Math.round((Math.atan2(eastKm, northKm) / (2 * Math.PI)) * this.radials);
    return ((turn + this.radials) % this.radials) * this.points + k;
  }
}

const AE = medianEarthRadiusKm(SAMPLE_RADIO.deltaN);

/** Follows radials over the made-up land; on bare ground where no `land` is given. */
export class RadialWalk {
  readonly #sweep: RadialSweep;
  readonly #ground: Float64Array;
  readonly #trees: Float64Array;
  /** Per radial, the points that somebody asks for. */
  readonly #wanted: Uint8Array;

  constructor(
    private readonly elevation: ElevationGrid,
    private readonly land: HiddenLand | null,
    private readonly fan: RadialFan,
  ) {
    this.#sweep = new RadialSweep(fan.points, AE);
    this.#ground = new Float64Array(fan.points);
    this.#trees = new Float64Array(fan.points);
    this.#wanted = new Uint8Array(fan.points * fan.radials);
  }

  /**
   * Losses by ITU-R P.1812-8 around a mast by band (MHz), radial and point, dB; NaN where no terrain lies or nobody asks.
   * @param cells those whose points are asked for
   */
  around(
    mast: Mast,
    bandsMhz: readonly number[],
    { point, count }: Pick<CellsAround, 'point' | 'count'>,
  ): Map<number, Float32Array> {
    const { fan } = this;
    const size = fan.radials * fan.points;
    const found = new Map(bandsMhz.map((band) => [band, new Float32Array(size).fill(Number.NaN)]));
    this.#wanted.fill(0);
    for (let i = 0; i < count; i++) this.#wanted[point[i]] = 1;
    const distances = distanceTable(fan.stepKm, fan.points, mast.lat);
    const common = { polarisation: 'vertical' as const, distances, n0: SAMPLE_RADIO.n0, ae: AE };
    for (let r = 0; r < fan.radials; r++) {
      const wanted = this.#wanted.subarray(r * fan.points, (r + 1) * fan.points);
      const known = this.#fill(mast, (r / fan.radials) * 2 * Math.PI, wanted.lastIndexOf(1) + 1);
      if (known < 3) continue;
      const radial = {
        stepKm: fan.stepKm,
        groundM: this.#ground.subarray(0, known),
        clutterM: this.land ? this.#trees.subarray(0, known) : null,
      };
      const geometry = this.#sweep.run(radial, mast.heightMeters, SAMPLE_RADIO.phoneMeters, wanted);
      for (const [band, losses] of found) {
        const place = { ...common, frequencyGHz: band / 1000 };
        losses.set(bracketLosses(radial, geometry, place, wanted).covered, r * fan.points);
      }
    }
    return found;
  }

  /** Heights of the first `count` points along a radial; how many of them lie on the terrain. */
  #fill(mast: Mast, bearing: number, count: number): number {
    const { fan, land, elevation } = this;
    const [column, row] = [columnOf(elevation, xOf(mast.lon)), rowOf(elevation, yOf(mast.lat))];
    const across = (Math.sin(bearing) * fan.stepKm) / cellWidthKm;
    const down = -(Math.cos(bearing) * fan.stepKm) / cellHeightKm;
    const [right, bottom] = [elevation.columns - 1, elevation.rows - 1];
    for (let k = 0; k < count; k++) {
      const [c, r] = [column + k * across, row + k * down];
      if (c < 0 || c > right || r < 0 || r > bottom) return k;
      this.#ground[k] = heightAt(elevation, c, r);
      if (land) this.#trees[k] = treesAt(land, c, r);
    }
    return count;
  }
}

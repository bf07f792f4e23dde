import type { ElevationGrid } from '../../model/dataset.ts';
import { xOf, yOf } from '../land/frame.ts';
import { emptyMask } from '../land/mask.ts';
import { cellHeightKm, cellWidthKm } from '../land/relief.ts';
import type { Mast } from '../masts/sites.ts';
import type { RadialFan } from './mast-radials.ts';

/** Terrain cells along the side of a cell of the maps: about 270 m. */
export const MAP_STEP = 3;

export interface MapFrame {
  readonly columns: number;
  readonly rows: number;
  /** Middle of cell (0, 0), km. */
  readonly x: number;
  readonly y: number;
  readonly widthKm: number;
  readonly heightKm: number;
}

export function mapFrameOf(elevation: ElevationGrid): MapFrame {
  const { columns, rows } = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  const middle = (MAP_STEP - 1) / 2;
  return {
    ...{ columns, rows, widthKm: MAP_STEP * cellWidthKm, heightKm: MAP_STEP * cellHeightKm },
    x: xOf(elevation.west) + middle * cellWidthKm,
    y: yOf(elevation.north) - middle * cellHeightKm,
  };
}

/** Cells around a mast: worked out once for all its radios. */
export interface CellsAround {
  readonly count: number;
  readonly cell: Int32Array;
  /** Way from the mast, km, and its bearing, degrees. */
  readonly km: Float32Array;
  readonly bearing: Float32Array;
  /** Number of the nearest point of its radials. */
  readonly point: Int32Array;
}

/** The cells around masts, in arrays that the next mast takes again. */
export class Surroundings {
  readonly #cell: Int32Array;
  readonly #km: Float32Array;
  readonly #bearing: Float32Array;
  readonly #point: Int32Array;

  constructor(
    private readonly frame: MapFrame,
    private readonly fan: RadialFan,
  ) {
    const { reachKm } = fan;
    const most = (2 * Math.ceil(reachKm / frame.widthKm) + 1) * (2 * Math.ceil(reachKm / frame.heightKm) + 1);
    this.#cell = new Int32Array(most);
    this.#km = new Float32Array(most);
    this.#bearing = new Float32Array(most);
    this.#point = new Int32Array(most);
  }

  /** Those farther than `fromKm` and within `toKm`, which the fan reaches, that somebody wants. */
  of(mast: Mast, fromKm: number, toKm: number, wanted: (cell: number) => boolean): CellsAround {
    const { frame } = this;
    const [x, y] = [xOf(mast.lon), yOf(mast.lat)];
    const row = Math.round((frame.y - y) / frame.heightKm);
    const column = Math.round((x - frame.x) / frame.widthKm);
    const [down, across] = [Math.ceil(toKm / frame.heightKm), Math.ceil(toKm / frame.widthKm)];
    let count = 0;
    for (let r = Math.max(0, row - down); r <= Math.min(frame.rows - 1, row + down); r++)
      for (let c = Math.max(0, column - across); c <= Math.min(frame.columns - 1, column + across); c++) {
        const cell = r * frame.columns + c;
        if (!wanted(cell)) continue;
        const east = frame.x + c * frame.widthKm - x;
        const north = frame.y - r * frame.heightKm - y;
        const km = Math.sqrt(east * east + north * north);
        if (km <= fromKm || km > toKm) continue;
        const point = this.fan.point(east, north, km);
        if (point < 0) continue;
        this.#cell[count] = cell;
        this.#km[count] = km;
        this.#bearing[count] = bearingOf(east, north);
        this.#point[count++] = point;
      }
    return { count, cell: this.#cell, km: this.#km, bearing: this.#bearing, point: this.#point };
  }
}

export const bearingOf = (east: number, north: number): number =>
  ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;

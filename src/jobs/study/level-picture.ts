import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { CellGrid } from '../../radio/predict/cell-grid.ts';
import type { Transmitter } from '../../radio/budget/transmitters.ts';
import type { LaidPower, MastSweep } from '../../radio/predict/mast-sweep.ts';
import { tenthsOf } from '../../radio/predict/level-tenths.ts';
import type { Calibration } from '../../radio/predict/level-chances.ts';
import type { LevelPicture } from './study.ts';

const noLevels = ({ columns, rows }: CellGrid): Float32Array =>
  new Float32Array(columns * rows).fill(-Infinity);

/** Levels of a mast as they are laid, and which transmitter is the strongest in each cell. */
export class LaidLevels implements LaidPower {
  readonly bare: Float32Array;
  readonly canopy: Float32Array;
  readonly #laid: Transmitter[] = [];
  /** From 1; 0 without any. */
  readonly #strongest: Uint16Array;

  constructor(readonly grid: CellGrid) {
    this.bare = noLevels(grid);
    this.canopy = noLevels(grid);
    this.#strongest = new Uint16Array(this.bare.length);
  }

  lay(sweep: MastSweep, transmitter: Transmitter): void {
    const number = this.#laid.push(transmitter);
    sweep.layOver(this, transmitter, (cell) => (this.#strongest[cell] = number));
  }

  /** As measurements say; once, when all is laid. */
  corrected(calibration: Calibration): LaidPower {
    const offsets = this.#laid.map(({ operator, bandMhz }) => calibration.offset(operator, bandMhz));
    this.#strongest.forEach((number, cell) => {
      if (number === 0) return;
      this.bare[cell] += offsets[number - 1]!;
      this.canopy[cell] += offsets[number - 1]!;
    });
    return this;
  }
}

/** The best level of several operators and technologies in each cell. */
export function bestOf(grid: CellGrid, rasters: readonly LaidPower[]): LaidPower {
  const best = { grid, bare: noLevels(grid), canopy: noLevels(grid) };
  for (const kind of ['bare', 'canopy'] as const)
    for (const raster of rasters)
      raster[kind].forEach((dbm, cell) => {
        if (dbm > best[kind][cell]!) best[kind][cell] = dbm;
      });
  return best;
}

/** Levels as they travel to the screen. */
export const pictureOf = ({ grid, bare, canopy }: LaidPower): LevelPicture => ({
  grid,
  bare: tenthsOf(bare),
  canopy: tenthsOf(canopy),
});

/** A grid of square cells around a place, which stands in the middle of the middle cell. */
export function squareGrid(lon: number, lat: number, radiusMeters: number, cellMeters: number): CellGrid {
  const meters = metersPerDegree(lat);
  const half = Math.floor(radiusMeters / cellMeters);
  const [stepLon, stepLat] = [cellMeters / meters.lon, cellMeters / meters.lat];
  return {
    ...{ columns: 2 * half + 1, rows: 2 * half + 1, stepLon, stepLat },
    westEdge: lon - (half + 0.5) * stepLon,
    northEdge: lat + (half + 0.5) * stepLat,
  };
}

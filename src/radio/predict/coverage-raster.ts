import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { CELL_METERS, windowOver, type CellGrid } from './cell-grid.ts';
import type { Ground } from './ground.ts';
import { inOrder } from './in-order.ts';
import { MastSweep, type LaidPower, type SweepDetail } from './mast-sweep.ts';

/** Why a cell has little: nothing is near, it lies in sight but far, or a ridge hides the mast. */
export const REACH = { none: 0, sight: 1, hidden: 2 } as const;

/** Best power of one operator's technology over a province, dBm of a resource element; -Infinity without any. */
export interface PowerRaster extends LaidPower {
  /** `REACH` of the mast that is strongest over bare ground. */
  readonly reach: Uint8Array;
  /** Its band; 0 without any. */
  readonly bandMhz: Uint16Array;
}

/** How far a mast is followed. */
export const COVERAGE_RADIUS_METERS = 15_000;

/** Outermost points of two radials lie this many cells apart. */
export const RADIAL_SPACING = 1.5;
/**
 * Points of a radial lie no nearer than that, m. Cells may be wider, points not: trees and ridges just before a telephone
 * count most, and places (`powerAt`), by which offsets are fitted, see them as finely as the terrain has them.
 */
const FINEST_STEP_METERS = 90;

/** One of the transmitters on a mast, and the group that it serves. */
interface OnMast {
  readonly group: number;
  readonly transmitter: Transmitter;
}

/** Side of the squares by which masts are ordered, degrees. */
const NEIGHBOURS_DEGREES = 0.2;

/**
 * Transmitters on one mast at one height: one geometry serves them all. Neighbours follow each other, so that pieces of
 * the list lie close together.
 */
function mastsOf(groups: readonly (readonly Transmitter[])[]): OnMast[][] {
  const masts = new Map<string, OnMast[]>();
  groups.forEach((transmitters, group) => {
    for (const transmitter of transmitters) {
      const key = `${transmitter.lon} ${transmitter.lat} ${transmitter.heightMeters}`;
      const mast = masts.get(key);
      if (mast) mast.push({ group, transmitter });
      else masts.set(key, [{ group, transmitter }]);
    }
  });
  const square = (degrees: number): number => Math.floor(degrees / NEIGHBOURS_DEGREES);
  return [...masts.values()].sort(
    ([{ transmitter: a }], [{ transmitter: b }]) =>
      square(a.lat) - square(b.lat) || square(a.lon) - square(b.lon),
  );
}

/** What some masts send over a window of the raster: work for one thread. Plain data. */
export interface SweepPiece {
  readonly masts: readonly (readonly OnMast[])[];
  readonly groups: number;
  readonly window: CellGrid;
  readonly settings: RadioSettings;
  readonly radiusMeters: number;
}

function emptyRasters(groups: number, grid: CellGrid): PowerRaster[] {
  const cells = grid.columns * grid.rows;
  return Array.from({ length: groups }, () => ({
    grid,
    bare: new Float32Array(cells).fill(-Infinity),
    canopy: new Float32Array(cells).fill(-Infinity),
    reach: new Uint8Array(cells),
    bandMhz: new Uint16Array(cells),
  }));
}

/** Lays one mast over the rasters of its groups. */
function layMast(
  ground: Ground,
  mast: readonly OnMast[],
  rasters: readonly PowerRaster[],
  { settings, radiusMeters }: Pick<SweepPiece, 'settings' | 'radiusMeters'>,
): void {
  const stepMeters = Math.max(FINEST_STEP_METERS, ground.stepMeters);
  const detail: SweepDetail = {
    ...{ radiusMeters, stepMeters },
    spacing: (RADIAL_SPACING * Math.max(CELL_METERS, stepMeters)) / stepMeters,
  };
  const bands = [...new Set(mast.map(({ transmitter }) => transmitter.bandMhz))];
  const swept = new MastSweep(ground, mast[0].transmitter, bands, settings, detail);
  swept.narrowTo(
    rasters[0].grid,
    mast.map(({ group, transmitter }) => ({ transmitter, canopy: rasters[group].canopy })),
  );
  swept.run(0, swept.count);
  for (const { group, transmitter } of mast)
    swept.layOver(rasters[group], transmitter, (cell, hidden) => {
      rasters[group].reach[cell] = hidden ? REACH.hidden : REACH.sight;
      rasters[group].bandMhz[cell] = transmitter.bandMhz;
    });
}

/** Best power in every cell of a window, a raster for each group. */
export function sweepPiece(ground: Ground, piece: SweepPiece): PowerRaster[] {
  const rasters = emptyRasters(piece.groups, piece.window);
  for (const mast of piece.masts) layMast(ground, mast, rasters, piece);
  return rasters;
}

/** Masts of a piece: few enough for progress to be seen, enough for its windows to be worth sending. */
const MASTS_A_PIECE = 32;

function piecesOf(
  masts: readonly (readonly OnMast[])[],
  grid: CellGrid,
  common: Omit<SweepPiece, 'masts' | 'window'>,
): SweepPiece[] {
  const pieces: SweepPiece[] = [];
  for (let at = 0; at < masts.length; at += MASTS_A_PIECE) {
    const some = masts.slice(at, at + MASTS_A_PIECE);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [{ transmitter }] of some) {
      const { lon, lat } = transmitter;
      const meters = metersPerDegree(lat);
      const [reachLon, reachLat] = [common.radiusMeters / meters.lon, common.radiusMeters / meters.lat];
      [west, east] = [Math.min(west, lon - reachLon), Math.max(east, lon + reachLon)];
      [south, north] = [Math.min(south, lat - reachLat), Math.max(north, lat + reachLat)];
    }
    pieces.push({ ...common, masts: some, window: windowOver(grid, [west, south, east, north]) });
  }
  return pieces;
}

/** Takes what a piece found into the rasters of all. Pieces come in their order, so that of equal levels the first counts. */
function takeIn(rasters: readonly PowerRaster[], found: readonly PowerRaster[]): void {
  for (const [group, part] of found.entries()) {
    const whole = rasters[group];
    const { columns, rows, left = 0, top = 0 } = part.grid;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const from = row * columns + column;
        if (part.bare[from] === -Infinity) continue;
        const to = (top + row) * whole.grid.columns + left + column;
        whole.canopy[to] = Math.max(whole.canopy[to], part.canopy[from]);
        if (!(part.bare[from] > whole.bare[to])) continue;
        whole.bare[to] = part.bare[from];
        whole.reach[to] = part.reach[from];
        whole.bandMhz[to] = part.bandMhz[from];
      }
  }
}

export interface RasterWork {
  /** How far masts are followed; left out: as the tool does. */
  readonly radiusMeters?: number;
  /** Works a piece out in another thread; left out: all is done in this one. The same bits either way. */
  readonly elsewhere?: (piece: SweepPiece) => Promise<PowerRaster[]>;
}

/** Best power in every cell, a raster for each group of transmitters. Lets others have their turn after each mast. */
export async function powerRasters(
  ground: Ground,
  groups: readonly (readonly Transmitter[])[],
  grid: CellGrid,
  settings: RadioSettings,
  task: TaskContext,
  { radiusMeters = COVERAGE_RADIUS_METERS, elsewhere }: RasterWork = {},
): Promise<PowerRaster[]> {
  const rasters = emptyRasters(groups.length, grid);
  const masts = mastsOf(groups);
  const step = (done: number): void => {
    task.signal?.throwIfAborted();
    task.report?.({ step: 'predict', done, total: masts.length });
  };
  if (elsewhere) {
    const pieces = piecesOf(masts, grid, { groups: groups.length, settings, radiusMeters });
    let done = 0;
    step(0);
    await inOrder(pieces, elsewhere, (found, { masts: some }) => {
      step((done += some.length));
      takeIn(rasters, found);
    });
    return rasters;
  }
  for (const [done, mast] of masts.entries()) {
    step(done);
    layMast(ground, mast, rasters, { settings, radiusMeters });
    await new Promise<void>((next) => setTimeout(next, 0));
  }
  return rasters;
}

import type { TaskContext } from '../../model/basics/progress.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { CELL_METERS, type CellGrid } from './cell-grid.ts';
import type { Ground } from './ground.ts';
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

/** Transmitters on one mast at one height: one geometry serves them all. */
function mastsOf(
  groups: readonly (readonly Transmitter[])[],
): { group: number; transmitter: Transmitter }[][] {
  const masts = new Map<string, { group: number; transmitter: Transmitter }[]>();
  groups.forEach((transmitters, group) => {
    for (const transmitter of transmitters) {
      const key = `${transmitter.lon} ${transmitter.lat} ${transmitter.heightMeters}`;
      const mast = masts.get(key);
      if (mast) mast.push({ group, transmitter });
      else masts.set(key, [{ group, transmitter }]);
    }
  });
  return [...masts.values()];
}

/** Best power in every cell, a raster for each group of transmitters. Lets others have their turn after each mast. */
export async function powerRasters(
  ground: Ground,
  groups: readonly (readonly Transmitter[])[],
  grid: CellGrid,
  settings: RadioSettings,
  task: TaskContext,
): Promise<PowerRaster[]> {
  const cells = grid.columns * grid.rows;
  const rasters = groups.map((): PowerRaster => ({
    grid,
    bare: new Float32Array(cells).fill(-Infinity),
    canopy: new Float32Array(cells).fill(-Infinity),
    reach: new Uint8Array(cells),
    bandMhz: new Uint16Array(cells),
  }));
  const stepMeters = Math.max(FINEST_STEP_METERS, ground.stepMeters);
  const detail: SweepDetail = {
    ...{ radiusMeters: COVERAGE_RADIUS_METERS, stepMeters },
    spacing: (RADIAL_SPACING * Math.max(CELL_METERS, stepMeters)) / stepMeters,
  };
  const masts = mastsOf(groups);
  for (const [done, mast] of masts.entries()) {
    task.signal?.throwIfAborted();
    task.report?.({ step: 'predict', done, total: masts.length });
    const bands = [...new Set(mast.map(({ transmitter }) => transmitter.bandMhz))];
    const swept = new MastSweep(ground, mast[0].transmitter, bands, settings, detail);
    swept.narrowTo(grid);
    swept.run(0, swept.count);
    for (const { group, transmitter } of mast)
      swept.layOver(rasters[group], transmitter, (cell, hidden) => {
        rasters[group].reach[cell] = hidden ? REACH.hidden : REACH.sight;
        rasters[group].bandMhz[cell] = transmitter.bandMhz;
      });
    await new Promise<void>((next) => setTimeout(next, 0));
  }
  return rasters;
}

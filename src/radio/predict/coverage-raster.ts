import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { medianEarthRadiusKm } from '../models/p1812/path.ts';
import { RadialSweep, type Radial } from '../sweep/radial-geometry.ts';
import { bracketLosses, distanceTable } from '../sweep/radial-losses.ts';
import { CELL_METERS, forCellsIn, type CellGrid } from './cell-grid.ts';
import type { Ground } from './ground.ts';
import { aimLoss, bearingDegrees } from './path-power.ts';

/** Why a cell has little: nothing is near, it lies in sight but far, or a ridge hides the mast. */
export const REACH = { none: 0, sight: 1, hidden: 2 } as const;

/** Best power of one operator's technology over a province, dBm of a resource element; -Infinity without any. */
export interface PowerRaster {
  readonly grid: CellGrid;
  readonly bare: Float32Array;
  readonly canopy: Float32Array;
  /** `REACH` of the mast that is strongest over bare ground. */
  readonly reach: Uint8Array;
  /** Its band; 0 without any. */
  readonly bandMhz: Uint16Array;
}

/** How far a mast is followed. */
export const COVERAGE_RADIUS_METERS = 15_000;

/** Radials of one mast: losses by radial and point, and where the mast is hidden. */
interface Swept {
  readonly count: number;
  readonly points: number;
  readonly stepMeters: number;
  readonly hidden: Uint8Array;
  /** By band, MHz. */
  readonly losses: ReadonlyMap<number, { readonly bare: Float32Array; readonly canopy: Float32Array }>;
}

/** Heights along one radial up to the first place without terrain. */
function radialFrom(
  ground: Ground,
  transmitter: Transmitter,
  bearing: number,
  points: number,
  stepMeters: number,
): { radial: Radial; canopyM: Float64Array } {
  const meters = metersPerDegree(transmitter.lat);
  const lonPerPoint = (Math.sin(bearing) * stepMeters) / meters.lon;
  const latPerPoint = (Math.cos(bearing) * stepMeters) / meters.lat;
  const groundM = new Float64Array(points);
  const canopyM = new Float64Array(points);
  let known = 0;
  for (; known < points; known++) {
    const [lon, lat] = [transmitter.lon + known * lonPerPoint, transmitter.lat + known * latPerPoint];
    groundM[known] = ground.height(lon, lat);
    if (Number.isNaN(groundM[known])) break;
    canopyM[known] = ground.trees(lon, lat);
  }
  return {
    radial: { stepKm: stepMeters / 1000, groundM: groundM.subarray(0, known), clutterM: null },
    canopyM: canopyM.subarray(0, known),
  };
}

/** Outermost points of two radials lie this many cells apart: a cell takes the nearest. */
const RADIAL_SPACING = 1.5;

/** All radials of a mast. The geometry of a radial is worked out once; all bands read it. */
function sweepMast(
  ground: Ground,
  sweep: RadialSweep,
  mast: Transmitter,
  bandsMhz: readonly number[],
  settings: RadioSettings,
  stepMeters: number,
): Swept {
  const points = Math.floor(COVERAGE_RADIUS_METERS / stepMeters) + 1;
  const count = Math.ceil((2 * Math.PI * COVERAGE_RADIUS_METERS) / stepMeters / RADIAL_SPACING);
  const unknown = (): Float32Array => new Float32Array(count * points).fill(Number.NaN);
  const losses = new Map(bandsMhz.map((band) => [band, { bare: unknown(), canopy: unknown() }]));
  const hidden = new Uint8Array(count * points);
  const common = {
    polarisation: 'vertical' as const,
    distances: distanceTable(stepMeters / 1000, points, mast.lat),
    n0: settings.n0,
    ae: medianEarthRadiusKm(settings.deltaN),
  };
  for (let r = 0; r < count; r++) {
    const bearing = (r / count) * 2 * Math.PI;
    const { radial, canopyM } = radialFrom(ground, mast, bearing, points, stepMeters);
    if (radial.groundM.length < 3) continue;
    const way = { ...radial, clutterM: canopyM };
    const geometry = sweep.run(way, mast.heightMeters, settings.phoneMeters);
    hidden.set(geometry.hidden, r * points);
    for (const [band, found] of losses) {
      const { bare, covered } = bracketLosses(way, geometry, { ...common, frequencyGHz: band / 1000 });
      found.bare.set(bare, r * points);
      found.canopy.set(covered, r * points);
    }
  }
  return { count, points, stepMeters, hidden, losses };
}

/** Lays what a mast sends over the cells around it: each takes the nearest point of the nearest radial. */
function layOver(raster: PowerRaster, transmitter: Transmitter, swept: Swept, settings: RadioSettings): void {
  const losses = swept.losses.get(transmitter.bandMhz)!;
  const meters = metersPerDegree(transmitter.lat);
  const { lon: lon0, lat: lat0, heightMeters } = transmitter;
  const [reachLon, reachLat] = [COVERAGE_RADIUS_METERS / meters.lon, COVERAGE_RADIUS_METERS / meters.lat];
  const around = [lon0 - reachLon, lat0 - reachLat, lon0 + reachLon, lat0 + reachLat] as const;
  forCellsIn(raster.grid, around, (cell, lon, lat) => {
    const [x, y] = [(lon - lon0) * meters.lon, (lat - lat0) * meters.lat];
    const k = Math.max(1, Math.round(Math.hypot(x, y) / swept.stepMeters));
    if (k >= swept.points) return;
    const turn = (Math.atan2(x, y) / (2 * Math.PI)) * swept.count;
    const at = ((Math.round(turn) + swept.count) % swept.count) * swept.points + k;
    const loss = losses.bare[at];
    if (Number.isNaN(loss)) return;
    const bearing = bearingDegrees(lon0, lat0, lon, lat);
    const down = (Math.atan2(settings.phoneMeters - heightMeters, k * swept.stepMeters) * 180) / Math.PI;
    const element = transmitter.elementDbm - aimLoss(transmitter, bearing, down);
    if (element - loss > raster.bare[cell]) {
      raster.bare[cell] = element - loss;
      raster.bandMhz[cell] = transmitter.bandMhz;
      raster.reach[cell] = swept.hidden[at] === 1 ? REACH.hidden : REACH.sight;
    }
    raster.canopy[cell] = Math.max(raster.canopy[cell], element - losses.canopy[at]);
  });
}

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
  const step = Math.max(CELL_METERS, ground.stepMeters);
  const capacity = Math.floor(COVERAGE_RADIUS_METERS / step) + 1;
  const sweep = new RadialSweep(capacity, medianEarthRadiusKm(settings.deltaN));
  const masts = mastsOf(groups);
  for (const [done, mast] of masts.entries()) {
    task.signal?.throwIfAborted();
    task.report?.({ step: 'predict', done, total: masts.length });
    const bands = [...new Set(mast.map(({ transmitter }) => transmitter.bandMhz))];
    const swept = sweepMast(ground, sweep, mast[0].transmitter, bands, settings, step);
    for (const { group, transmitter } of mast) layOver(rasters[group], transmitter, swept, settings);
    await new Promise<void>((next) => setTimeout(next, 0));
  }
  return rasters;
}

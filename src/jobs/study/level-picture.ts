import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { CellGrid } from '../../radio/predict/cell-grid.ts';
import type { LaidPower } from '../../radio/predict/mast-sweep.ts';
import { NO_LEVEL, type LevelPicture } from './study.ts';

function tenths(powerDbm: Float32Array): Int16Array {
  const levels = new Int16Array(powerDbm.length).fill(NO_LEVEL);
  for (let i = 0; i < levels.length; i++)
    if (powerDbm[i] > -Infinity) levels[i] = Math.max(NO_LEVEL + 1, Math.round(powerDbm[i] * 10));
  return levels;
}

/** Levels as they travel to the screen. */
export const pictureOf = ({ grid, bare, canopy }: LaidPower): LevelPicture => ({
  grid,
  bare: tenths(bare),
  canopy: tenths(canopy),
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

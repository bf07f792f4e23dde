import type { ElevationGrid } from '../../src/model/dataset.ts';

/** Degrees of a cell: 3". */
export const RIDGE_STEP = 1 / 1200;

/** A valley of 300 m under a ridge of 1,200 m from south to north at 104.1° E, from 103.98° E and 21.12° N on. */
export function ridgeTerrain(): ElevationGrid {
  const [columns, rows] = [281, 161];
  const [west, north] = [103.98, 21.12];
  const heights = new Int16Array(columns * rows);
  for (let i = 0; i < heights.length; i++) {
    const lon = west + (i % columns) * RIDGE_STEP;
    heights[i] = Math.round(300 + 900 * Math.exp(-(((lon - 104.1) / 0.01) ** 2)));
  }
  return { columns, rows, west, north, stepLon: RIDGE_STEP, stepLat: RIDGE_STEP, heights };
}

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sharedPath } from '../../test/support/shared.ts';
import type { ElevationGrid } from '../model/dataset.ts';
import { HEIGHT_KNOWN } from './heights.ts';
import { profileBetween } from './profile.ts';

const path = sharedPath('real/N21E105.hgt');
const SIDE = 1201;

/** The tile as its bytes have it: 3 arc-seconds, the north-western corner first. */
function tile(): ElevationGrid {
  const bytes = readFileSync(path!);
  const heights = Int16Array.from({ length: SIDE * SIDE }, (_, i) => bytes.readInt16BE(2 * i));
  const step = 1 / (SIDE - 1);
  return { columns: SIDE, rows: SIDE, west: 105, north: 22, stepLon: step, stepLat: step, heights };
}

it.skipIf(!path)('a profile along a meridian of a real tile goes through its cells', () => {
  const grid = tile();
  const column = 640;
  const lon = 105 + column / (SIDE - 1);
  const { heightMeters, marks, broken } = profileBetween(
    { ground: [grid], canopy: [], surface: [] },
    [lon, 22],
    [lon, 21],
    // A meridian is a geodesic; its degrees are a little longer in the north, by 0.03 %: 0.2 cells in the middle.
    110_720 / (SIDE - 1),
  );
  expect(broken).toBe(false);
  expect(heightMeters[0]).toBeCloseTo(grid.heights[column]!, 6);
  expect(heightMeters.at(-1)).toBeCloseTo(grid.heights[(SIDE - 1) * SIDE + column]!, 6);
  const last = heightMeters.length - 1;
  for (let i = 1; i < last; i++) {
    // The tile has voids; what fills them is no cell of it.
    if (marks[i] !== HEIGHT_KNOWN) continue;
    const row = Math.round((i / last) * (SIDE - 1));
    const around = [row - 1, row, row + 1].map((r) => grid.heights[r * SIDE + column]!);
    expect(heightMeters[i]).toBeGreaterThanOrEqual(Math.min(...around) - 1);
    expect(heightMeters[i]).toBeLessThanOrEqual(Math.max(...around) + 1);
  }
});

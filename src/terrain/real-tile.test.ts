import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sharedPath } from '../../test/support/shared.ts';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { HEIGHT_KNOWN, TerrainHeights } from './heights.ts';

const path = sharedPath('real/N21E105.hgt');
const SIDE = 1201;

/** The tile as its bytes have it: 3 arc-seconds, the north-western corner first. */
function tile(): ElevationGrid {
  const bytes = readFileSync(path!);
  const heights = Int16Array.from({ length: SIDE * SIDE }, (_, i) => bytes.readInt16BE(2 * i));
  const step = 1 / (SIDE - 1);
  return { columns: SIDE, rows: SIDE, west: 105, north: 22, stepLon: step, stepLat: step, heights };
}

it.skipIf(!path)('a real tile is read at its cells and evenly between them', () => {
  const grid = tile();
  const terrain = new TerrainHeights([grid]);
  const cell = (row: number, column: number): number => grid.heights[row * SIDE + column]!;
  const step = 1 / (SIDE - 1);
  let known = 0;
  for (let row = 0; row < SIDE - 1; row += 7)
    for (const column of [0, 640, 1199]) {
      const corners = [
        cell(row, column),
        cell(row, column + 1),
        cell(row + 1, column),
        cell(row + 1, column + 1),
      ];
      // The tile has voids; what fills them is no cell of it.
      if (corners.includes(VOID_HEIGHT)) continue;
      known++;
      expect(terrain.at(105 + column * step, 22 - row * step)).toBeCloseTo(corners[0]!, 6);
      const middle = terrain.at(105 + (column + 0.5) * step, 22 - (row + 0.5) * step);
      expect(middle).toBeCloseTo(corners.reduce((sum, height) => sum + height, 0) / 4, 6);
      expect(terrain.mark).toBe(HEIGHT_KNOWN);
    }
  expect(known).toBeGreaterThan(400);
});

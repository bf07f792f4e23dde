import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { HEIGHT_KNOWN, HEIGHT_VOID, TerrainHeights } from './heights.ts';

/** A power of two: cells are met exactly. */
const STEP = 1 / 256;
const gridOf = (columns: number, rows: number, heights: readonly number[], step = STEP): ElevationGrid => ({
  ...{ columns, rows, west: 104, north: 21, stepLon: step, stepLat: step },
  heights: Int16Array.from(heights),
});
const boxOf = ({ columns, rows, west, north, stepLon, stepLat }: ElevationGrid) =>
  [west, north - (rows - 1) * stepLat, west + (columns - 1) * stepLon, north] as const;

it('counts exactly the cells that a height is filled in for', () => {
  const cells = fc.array(fc.constantFrom(5, VOID_HEIGHT, VOID_HEIGHT, VOID_HEIGHT, VOID_HEIGHT), {
    minLength: 17 * 13,
    maxLength: 17 * 13,
  });
  fc.assert(
    fc.property(cells, (heights) => {
      const grid = gridOf(17, 13, heights);
      const terrain = new TerrainHeights([grid]);
      let filled = 0;
      for (let i = 0; i < heights.length; i++) {
        const [lon, lat] = [104 + (i % 17) * STEP, 21 - Math.floor(i / 17) * STEP];
        terrain.at(lon, lat);
        if (heights[i] !== VOID_HEIGHT) expect(terrain.mark).toBe(HEIGHT_KNOWN);
        else if (terrain.mark !== HEIGHT_VOID) filled++;
      }
      expect(new TerrainHeights([grid]).filledCells(boxOf(grid))).toBe(filled);
    }),
    { numRuns: 40 },
  );
});

it('looks at a box alone, and leaves what another grid knows', () => {
  const heights = Array.from({ length: 100 }, (_, i) => (i % 10 === 3 || i % 10 === 8 ? VOID_HEIGHT : 7));
  const holed = gridOf(10, 10, heights);
  const [west, south, , north] = boxOf(holed);
  expect(new TerrainHeights([holed]).filledCells(boxOf(holed))).toBe(20);
  expect(new TerrainHeights([holed]).filledCells([west, south, west + 5 * STEP, north])).toBe(10);
  expect(new TerrainHeights([holed]).filledCells([10, 10, 11, 11])).toBe(0);
  const coarse = gridOf(
    3,
    3,
    Array.from({ length: 9 }, () => 1),
    5 * STEP,
  );
  expect(new TerrainHeights([holed, coarse]).filledCells(boxOf(holed))).toBe(0);
});

it('passes over the sea without looking through it', () => {
  const sea = Array.from({ length: 700 * 700 }, (_, i) => (i === 0 ? 3 : VOID_HEIGHT));
  const grid = gridOf(700, 700, sea, 1 / 3600);
  const count = new TerrainHeights([grid]).filledCells(boxOf(grid));
  // Rays of 16 directions within 2 km, a quarter of the circle.
  expect(count).toBeGreaterThan(100);
  expect(count).toBeLessThan(3500);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { disagreementOf } from './overlap.ts';

const STEP = 1 / 1200;
/** A grid whose first cell lies so many cells east and south of 104°, 22°. */
const grid = (
  [right, down]: readonly [number, number],
  [columns, rows]: readonly [number, number],
  heightAt: (column: number, row: number) => number,
  step = STEP,
): ElevationGrid => ({
  columns,
  rows,
  west: 104 + right * step,
  north: 22 - down * step,
  stepLon: step,
  stepLat: step,
  heights: Int16Array.from({ length: columns * rows }, (_, k) =>
    heightAt(right + (k % columns), down + Math.floor(k / columns)),
  ),
});
const ground = (column: number, row: number) => 300 + 3 * column + 7 * row;
const cell = fc.integer({ min: -6, max: 6 });
const size = fc.integer({ min: 1, max: 6 });

it('tells the cells that two grids know otherwise, whichever comes first and wherever they lie', () => {
  fc.assert(
    fc.property(cell, cell, size, size, size, size, (right, down, w, h, v, g) => {
      const a = grid([0, 0], [w, h], ground);
      const b = grid([right, down], [v, g], (column, row) => ground(column, row) + (column === 0 ? 40 : 0));
      // Shared cells of the first column, by looking at each.
      const shared = Array.from({ length: h }, (_, row) => row).filter(
        (row) => right <= 0 && 0 < right + v && down <= row && row < down + g,
      ).length;
      const wanted = shared ? { cells: shared, mostMeters: 40 } : null;
      expect(disagreementOf(a, b, 10)).toEqual(wanted);
      expect(disagreementOf(b, a, 10)).toEqual(wanted);
      expect(disagreementOf(a, b, 40)).toBeNull();
    }),
  );
});

it('voids agree with everything, and another raster is not compared', () => {
  const a = grid([0, 0], [3, 3], ground);
  expect(
    disagreementOf(
      a,
      grid([0, 0], [3, 3], () => VOID_HEIGHT),
      10,
    ),
  ).toBeNull();
  expect(
    disagreementOf(
      a,
      grid([0, 0], [3, 3], () => 0, STEP / 3),
      10,
    ),
  ).toBeNull();
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { heightLevel } from './height-levels.ts';
import { mosaicsOf } from './mosaic.ts';

/** Heights of a few shapes, voids among them, over several blocks. */
function gridOf(columns: number, rows: number, seed: number): ElevationGrid {
  const heights = Int16Array.from({ length: columns * rows }, (_, at) =>
    (at * 7919 + seed) % 11 === 0 ? VOID_HEIGHT : 400 + ((at * 31 + seed) % 997),
  );
  return { columns, rows, west: 104, north: 21, stepLon: 1 / 1200, stepLat: 1 / 1200, heights };
}

/** The level as one array, each halved from the whole of the one before. */
function wholeLevel({ columns, rows, heights }: ElevationGrid, level: number) {
  let [width, height] = [columns, rows];
  let nodes = Float32Array.from(heights, (value) => (value === VOID_HEIGHT ? NaN : value));
  for (let step = 0; step < level && width > 1 && height > 1; step++) {
    const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    const fine = nodes;
    nodes = new Float32Array(w * h).map((_, at) => {
      const [c, r] = [2 * (at % w), 2 * Math.floor(at / w)];
      const known = [r, r + 1].flatMap((y) =>
        [c, c + 1].flatMap((x) =>
          x < width && y < height && fine[y * width + x]! >= 0 ? [fine[y * width + x]!] : [],
        ),
      );
      return known.length ? known.reduce((sum, one) => sum + one, 0) / known.length : NaN;
    });
    [width, height] = [w, h];
  }
  return { width, height, nodes };
}

it('a window of a level is that of the whole mosaic halved, wherever it lies', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 600 }),
      fc.nat(5),
      fc.nat(1000),
      fc.tuple(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), fc.nat(1e6)),
      (columns, rows, level, seed, [a, b, c, d]) => {
        const grid = gridOf(columns, rows, seed);
        const whole = wholeLevel(grid, level);
        const found = heightLevel(mosaicsOf([grid])[0]!, level);
        expect([found.columns, found.rows]).toEqual([whole.width, whole.height]);
        const [left, right] = [a % whole.width, b % whole.width].sort((x, y) => x - y) as [number, number];
        const [top, bottom] = [c % whole.height, d % whole.height].sort((x, y) => x - y) as [number, number];
        const expected = Float32Array.from({ length: (right - left + 1) * (bottom - top + 1) }, (_, at) => {
          const width = right - left + 1;
          return whole.nodes[(top + Math.floor(at / width)) * whole.width + left + (at % width)]!;
        });
        expect(found.nodes({ left, top, right, bottom })).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});

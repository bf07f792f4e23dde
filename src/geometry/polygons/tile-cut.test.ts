import { describe, expect, it } from 'vitest';
import { packLines, packPolygons } from '../packed/pack.ts';
import { TILE_EXTENT, TileCutter } from './tile-cut.ts';

/** Twice the area of a ring given flat; positive is clockwise with y down. */
const doubleArea = (path: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < path.length; i += 2) {
    const j = (i + 2) % path.length;
    sum += path[i] * path[j + 1] - path[j] * path[i + 1];
  }
  return sum;
};
const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

describe('TileCutter', () => {
  it('the world tile holds lon 0 lat 0 at its middle', () => {
    const cutter = new TileCutter(
      packLines([
        [
          [
            [0, 0],
            [90, 0],
          ],
        ],
      ]),
    );
    const [{ paths }] = cutter.cut(0, 0, 0);
    expect(paths).toEqual([[TILE_EXTENT / 2, TILE_EXTENT / 2, (TILE_EXTENT * 3) / 4, TILE_EXTENT / 2]]);
  });

  it('outer rings run clockwise on the screen, holes the other way, whatever the input', () => {
    const hole = square(104.02, 21.02, 0.02);
    for (const outer of [square(104, 21, 0.1), square(104, 21, 0.1).reverse()])
      for (const inner of [hole, [...hole].reverse()]) {
        const cutter = new TileCutter(packPolygons([[[outer, inner]]]));
        const features = cutter.cut(8, 201, 112);
        expect(features).toHaveLength(1);
        const areas = features[0].paths.map(doubleArea);
        expect(Math.sign(areas[0])).toBe(1);
        expect(Math.sign(areas[1])).toBe(-1);
      }
  });

  it('what covers the whole tile fills it, what lies elsewhere is left out', () => {
    const cutter = new TileCutter(packPolygons([[[square(100, 15, 10)]]]));
    const [{ paths }] = cutter.cut(10, 807, 450);
    expect(Math.abs(doubleArea(paths[0])) / 2).toBeGreaterThan(TILE_EXTENT ** 2);
    expect(cutter.cut(10, 0, 0)).toEqual([]);
  });

  it('parts of one feature come one by one under its number', () => {
    const cutter = new TileCutter(
      packPolygons([[[square(0, 0, 1)]], [[square(104, 21, 0.1)], [square(104.2, 21, 0.1)]]]),
    );
    expect(cutter.cut(6, 50, 28).map((entry) => entry.feature)).toEqual([1, 1]);
  });
});

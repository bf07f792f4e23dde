import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../model/layer.ts';
import { markCoveredPoints } from './covered-points.ts';
import { packPolygons } from '../packed/pack.ts';
import { PointGrid } from './point-grid.ts';
import { featuresAt, pointInFeature } from './point-in-part.ts';
import { pointOnSurface } from '../polygons/point-on-surface.ts';

const square: [number, number][] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const hole: [number, number][] = [
  [1, 1],
  [3, 1],
  [3, 3],
  [1, 3],
  [1, 1],
];
const bowTie: [number, number][] = [
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
];

function covered(geometry: Layer, points: number[]): number[] {
  const grid = new PointGrid(Float64Array.from(points));
  const out = new Uint8Array(points.length / 2);
  markCoveredPoints(geometry, grid, out);
  return [...out];
}

describe('point in coverage', () => {
  it('counts boundary, vertices and hole edges as inside, the hole as outside', () => {
    const geometry = packPolygons([[[square, hole]]]);
    const points = [
      0,
      0,
      2,
      0,
      4,
      4,
      0.5,
      0.5,
      2,
      2,
      1,
      1,
      1,
      2,
      2,
      3,
      5,
      5,
      4,
      2,
      2,
      4,
      -1,
      0,
      5,
      4,
      NaN,
      NaN,
    ];
    expect(covered(geometry, points)).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0]);
  });
  it('covers both lobes of a bow-tie and nothing beside the knot', () => {
    const geometry = packPolygons([[[bowTie]]]);
    expect(covered(geometry, [0.2, 1, 1.8, 1, 1, 0.2, 1, 1.8, 1, 1])).toEqual([1, 1, 0, 0, 1]);
  });
  it('is even-odd in one part and a union over parts', () => {
    const inner: [number, number][] = [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
      [1, 1],
    ];
    expect(covered(packPolygons([[[square, inner]]]), [2, 2])).toEqual([0]);
    expect(covered(packPolygons([[[square], [inner]]]), [2, 2])).toEqual([1]);
    expect(covered(packPolygons([[[square]], [[inner]]]), [2, 2])).toEqual([1]);
  });
  it('says nothing for an empty layer or no point', () => {
    expect(covered(packPolygons([]), [1, 1])).toEqual([0]);
    expect(covered(packPolygons([[[square]]]), [])).toEqual([]);
    expect(covered(packPolygons([[[square]]]), [NaN, NaN])).toEqual([0]);
  });
});

const vertex = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
const ring = fc
  .array(vertex, { minLength: 3, maxLength: 9 })
  .map((open): [number, number][] => [...open, open[0]]);
const layer = fc.array(
  fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
  {
    maxLength: 4,
  },
);

it('equals the question asked point by point, whatever the rings', () => {
  const half = fc.integer({ min: -1, max: 17 }).map((x) => x / 2);
  fc.assert(
    fc.property(layer, fc.array(fc.tuple(half, half), { maxLength: 40 }), (features, points) => {
      const geometry = packPolygons(features);
      const expected = points.map(([x, y]) => (featuresAt(geometry, x, y).length > 0 ? 1 : 0));
      expect(covered(geometry, points.flat())).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it('equals it too where points are so many that cells are told from their edges', () => {
  // Halves and quarters lie on vertices and edges; the uneven step puts others beside borders of cells.
  const grid = Array.from({ length: 40 * 40 }, (_, k) => [-1 + (k % 40) / 4, -1 + Math.floor(k / 40) / 4]);
  const uneven = grid.map(([x, y]) => [x * 0.97 + 0.013, y * 1.03 - 0.007]);
  const points = [...grid, ...uneven];
  fc.assert(
    fc.property(layer, fc.integer({ min: 0, max: 30 }), (features, leftOut) => {
      const geometry = packPolygons(features);
      // Without its westernmost points the grid begins within the polygons.
      const some = points.filter(([x]) => x >= leftOut / 10 - 1);
      const expected = some.map(([x, y]) => (featuresAt(geometry, x, y).length > 0 ? 1 : 0));
      expect(covered(geometry, some.flat())).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

it('finds a point on the surface of everything that has one', () => {
  const geometry = packPolygons([[[square, hole]], [[bowTie]], []]);
  for (const f of [0, 1]) {
    const point = pointOnSurface(geometry, f);
    expect(point && pointInFeature(geometry, f, point[0], point[1])).toBe(true);
  }
  expect(pointOnSurface(geometry, 2)).toBeNull();
});

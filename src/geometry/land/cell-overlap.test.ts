import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellOverlap } from './cell-overlap.ts';
import { CellSolver } from './cell-solver.ts';
import type { EdgeTaker } from './tile-set.ts';

type Ring = readonly (readonly [number, number])[];

/** Mean winding along the left border of the unit cell: heights of the ring's edges left of it, by direction. */
function leftMean(ring: Ring): number {
  let mean = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    // Where y is within the cell and x left of it; x is linear in y.
    let low = Math.max(0, Math.min(ay, by));
    let high = Math.min(1, Math.max(ay, by));
    if (ay === by || low >= high) return;
    const cross = ay - (ax * (by - ay)) / (bx - ax);
    const isLeft = (y: number): boolean => ax + ((y - ay) * (bx - ax)) / (by - ay) < 0;
    if (cross > low && cross < high) {
      if (isLeft(low)) high = cross;
      else low = cross;
    }
    if (isLeft((low + high) / 2)) mean += by > ay ? low - high : high - low;
  });
  return mean;
}

/** Counter-clockwise star-shaped ring about a centre: simple, its inside to the left of its edges. */
function star([x, y]: readonly [number, number], radii: readonly number[]): Ring {
  return radii.map((r, k) => {
    const turn = (2 * Math.PI * k) / radii.length;
    return [x + r * Math.cos(turn), y + r * Math.sin(turn)] as const;
  });
}

function add(taker: EdgeTaker, ring: Ring): void {
  taker.polygon(leftMean(ring));
  const closed = [...ring, ring[0]].flat();
  taker.edges(Float64Array.from(closed), 0, 2 * (ring.length - 1), 1, 0, 0);
}

function common(a: Ring, b: Ring): { overlap: number; solver: number } {
  const overlap = new CellOverlap();
  overlap.begin();
  add(overlap, a);
  add(overlap, b);
  const solver = new CellSolver();
  solver.begin(true);
  add(solver, a);
  add(solver, b);
  return { overlap: overlap.solve(), solver: solver.solve() };
}

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

describe('area common to two polygons in a cell', () => {
  it('is right for boxes that overlap, touch, contain each other, fill the cell or lie outside', () => {
    const of = (a: Ring, b: Ring): number => common(a, b).overlap;
    expect(of(box(0.1, 0.1, 0.6, 0.6), box(0.5, 0.2, 0.9, 0.9))).toBeCloseTo(0.04, 15);
    expect(of(box(0, 0, 0.5, 1), box(0.5, 0, 1, 1))).toBeCloseTo(0, 15);
    expect(of(box(-1, -1, 2, 2), box(0.25, 0.25, 0.75, 0.75))).toBeCloseTo(0.25, 15);
    expect(of(box(-1, -1, 2, 2), box(-3, -3, 4, 4))).toBeCloseTo(1, 15);
    expect(of(box(-1, -1, 0.5, 2), box(-1, -1, 2, 0.5))).toBeCloseTo(0.25, 15);
    expect(of(box(-2, 0, -1, 1), box(0, 0, 1, 1))).toBeCloseTo(0, 15);
    const triangle: Ring = [
      [0, 0],
      [1, 0],
      [0, 1],
    ];
    expect(of(triangle, triangle)).toBeCloseTo(0.5, 15);
    expect(of(triangle, box(0.5, 0, 1, 1))).toBeCloseTo(0.125, 15);
  });

  it('equals the slab by slab solution for any two stars, in part beyond the cell or with a side in common', () => {
    const place = fc.tuple(
      fc.double({ min: -0.3, max: 1.3, noNaN: true }),
      fc.double({ min: -0.3, max: 1.3, noNaN: true }),
    );
    const radii = fc.array(fc.double({ min: 0.05, max: 1.2, noNaN: true }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(place, radii, place, radii, fc.boolean(), (p, r, q, s, shared) => {
        const a = star(p, r);
        // The same centre and radii in part: edges that coincide.
        const b = shared
          ? star(
              p,
              r.map((x, k) => (k % 3 === 0 ? x / 2 : x)),
            )
          : star(q, s);
        const { overlap, solver } = common(a, b);
        expect(Math.abs(overlap - solver)).toBeLessThan(1e-9);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});

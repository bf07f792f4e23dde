import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonArea, commonAreaOfThree, Steps, type StepRange } from './cell-overlap.ts';
import { CellSolver } from './cell-solver.ts';
import type { VisitEdges } from './visit-edges.ts';

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

function add(taker: VisitEdges, ring: Ring): void {
  taker.polygon(leftMean(ring));
  const closed = [...ring, ring[0]].flat();
  taker.edges(Float64Array.from(closed), 0, 2 * (ring.length - 1), 1, 0, 0);
}

function stepsOf(...rings: Ring[]): StepRange[] {
  const steps = new Steps();
  for (const ring of rings) add(steps, ring);
  return steps.takeRanges();
}

/** Slab by slab: what the rings cover together. */
function unionArea(...rings: Ring[]): number {
  const solver = new CellSolver();
  solver.begin();
  for (const ring of rings) add(solver, ring);
  return solver.solve();
}

/** Slab by slab: the part of the zone that the rings cover together. */
const solved = (zone: Ring, ...rings: Ring[]): number =>
  unionArea(zone) + unionArea(...rings) - unionArea(zone, ...rings);

function outlineOf(...rings: Ring[]): StepRange {
  const solver = new CellSolver();
  solver.begin();
  for (const ring of rings) add(solver, ring);
  const steps = new Steps();
  solver.outline(steps);
  return { steps, from: 0, to: steps.count };
}

const common = (a: Ring, b: Ring): number => {
  const [p, q] = stepsOf(a, b);
  return commonArea(p, q);
};

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

describe('area common to two polygons in a cell', () => {
  it('is right for boxes that overlap, touch, contain each other, fill the cell or lie outside', () => {
    const of = common;
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

  const place = fc.tuple(
    fc.double({ min: -0.3, max: 1.3, noNaN: true }),
    fc.double({ min: -0.3, max: 1.3, noNaN: true }),
  );
  const radii = fc.array(fc.double({ min: 0.05, max: 1.2, noNaN: true }), { minLength: 3, maxLength: 12 });
  const anyStar = fc.tuple(place, radii).map(([at, r]) => star(at, r));
  /** The same centre and radii in part: edges that coincide. */
  const twins = fc.tuple(place, radii).map(([at, r]) => [
    star(at, r),
    star(
      at,
      r.map((x, k) => (k % 3 === 0 ? x / 2 : x)),
    ),
  ]);

  it('equals the slab by slab solution for any two stars, in part beyond the cell or with edges in common', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(anyStar, anyStar), twins), ([a, b]) => {
        expect(Math.abs(common(a, b) - solved(a, b))).toBeLessThan(1e-9);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('of three is what the two areas with the first count twice', () => {
    fc.assert(
      fc.property(anyStar, fc.oneof(fc.tuple(anyStar, anyStar), twins), (zone, [a, b]) => {
        const [z, p, q] = stepsOf(zone, a, b);
        const together = commonArea(z, p) + commonArea(z, q) - commonAreaOfThree(z, p, q);
        expect(Math.abs(together - solved(zone, a, b))).toBeLessThan(1e-9);
      }),
      { numRuns: 2000, seed: 8 },
    );
  });

  it('of a zone and the outline of a union is what the union covers of the zone', () => {
    fc.assert(
      fc.property(anyStar, fc.oneof(fc.tuple(anyStar, anyStar, anyStar), twins), (zone, rings) => {
        const outline = outlineOf(...rings);
        expect(Math.abs(commonArea(stepsOf(zone)[0], outline) - solved(zone, ...rings))).toBeLessThan(1e-9);
      }),
      { numRuns: 2000, seed: 9 },
    );
  });

  it('is the sum of what each part of an outline says alone', () => {
    fc.assert(
      fc.property(anyStar, anyStar, fc.array(fc.nat({ max: 11 })), (zone, ring, cuts) => {
        const [polygon] = stepsOf(ring);
        const covered = unionArea(ring);
        const xy = Float64Array.from([...zone, zone[0]].flat());
        const ends = [...new Set([0, ...cuts.map((at) => at % zone.length), zone.length])].sort(
          (a, b) => a - b,
        );
        let area = covered * leftMean(zone);
        for (let k = 1; k < ends.length; k++) {
          const part = new Steps();
          part.begin();
          part.edges(xy, 2 * ends[k - 1], 2 * (ends[k] - 1), 1, 0, 0);
          const { edges, leftMean: beyond } = part.takeEdges();
          area += commonArea(edges, polygon) + covered * beyond;
        }
        expect(Math.abs(area - solved(zone, ring))).toBeLessThan(1e-9);
      }),
      { numRuns: 2000, seed: 10 },
    );
  });

  it('gives up where pairs of edges are too many', () => {
    const [many] = stepsOf(
      star(
        [0.5, 0.5],
        Array.from({ length: 1100 }, (_, k) => 0.3 + 0.1 * (k % 2)),
      ),
    );
    expect(commonArea(many, many)).toBeNaN();
    expect(commonAreaOfThree(many, many, many)).toBeNaN();
  });
});

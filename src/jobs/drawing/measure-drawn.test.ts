import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Position } from '../../model/geometry.ts';
import { crossesItself, drawnAreaSquareMeters, drawnLengthMeters } from './measure-drawn.ts';

it('measures a way along geodesics: one degree of the meridian from the equator, by the ellipsoid', () => {
  // The meridian arc of WGS84 from 0 to 1 degree: 110,574.389 m.
  expect(
    drawnLengthMeters([
      [105, 0],
      [105, 1],
    ]),
  ).toBeCloseTo(110574.389, 2);
  // One degree of the equator: a * pi / 180.
  expect(
    drawnLengthMeters([
      [105, 0],
      [105.5, 0],
      [106, 0],
    ]),
  ).toBeCloseTo((6378137 * Math.PI) / 180, 3);
  expect(drawnLengthMeters([[105, 21]])).toBe(0);
});

it('measures an area on the ellipsoid, either way round', () => {
  // Between two parallels: the integral of M N cos(lat) over WGS84, by the midpoint rule.
  const [a, e2, steps] = [6378137, 0.00669437999014, 20000];
  let strip = 0;
  for (let k = 0; k < steps; k++) {
    const lat = ((k + 0.5) / steps) * (Math.PI / 180);
    strip += Math.cos(lat) / (1 - e2 * Math.sin(lat) ** 2) ** 2;
  }
  const known = ((a * a * (1 - e2) * strip) / steps) * (Math.PI / 180) * (Math.PI / 180);
  const cell = [
    [105, 0],
    [106, 0],
    [106, 1],
    [105, 1],
  ] as const;
  expect(drawnAreaSquareMeters(cell)! / known).toBeCloseTo(1, 8);
  expect(drawnAreaSquareMeters(cell.toReversed())).toBeCloseTo(drawnAreaSquareMeters(cell)!, 0);
});

it('has no area for what is none', () => {
  expect(
    drawnAreaSquareMeters([
      [105, 21],
      [105.1, 21],
    ]),
  ).toBeNull();
  const bow = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
  ] as const;
  expect(drawnAreaSquareMeters(bow)).toBeNull();
  expect(crossesItself(bow)).toBe(true);
  // A corner on another edge is a touch.
  expect(
    crossesItself([
      [0, 0],
      [2, 0],
      [2, 2],
      [1, 0],
      [0, 2],
    ]),
  ).toBe(true);
  // Two edges along one line that do not meet are none.
  expect(
    crossesItself([
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 0],
      [3, 0],
      [3, 3],
      [0, 3],
    ]),
  ).toBe(false);
});

it('a ring crosses itself where two of its edges that share no corner have a point in common', () => {
  /** Whether two closed edges of whole numbers meet, by the parameters of their common point. */
  const meet = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position, [dx, dy]: Position): boolean => {
    const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
    const across = ux * vy - uy * vx;
    const along = (px: number, py: number): boolean =>
      (px - ax) * uy === (py - ay) * ux && (px - ax) * (px - bx) <= 0 && (py - ay) * (py - by) <= 0;
    const onOther = (px: number, py: number): boolean =>
      (px - cx) * vy === (py - cy) * vx && (px - cx) * (px - dx) <= 0 && (py - cy) * (py - dy) <= 0;
    if (across === 0) return along(cx, cy) || along(dx, dy) || onOther(ax, ay) || onOther(bx, by);
    const t = ((cx - ax) * vy - (cy - ay) * vx) / across;
    const s = ((cx - ax) * uy - (cy - ay) * ux) / across;
    return t >= 0 && t <= 1 && s >= 0 && s <= 1;
  };
  const corner = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(fc.uniqueArray(corner, { minLength: 4, maxLength: 7, selector: String }), (ring) => {
      const edges = ring.map((from, k) => [from, ring[(k + 1) % ring.length]!] as const);
      const known = edges.some(([a, b], i) =>
        edges.some(([c, d], j) => j > i + 1 && !(i === 0 && j === edges.length - 1) && meet(a, b, c, d)),
      );
      expect(crossesItself(ring)).toBe(known);
    }),
    { numRuns: 2000 },
  );
});

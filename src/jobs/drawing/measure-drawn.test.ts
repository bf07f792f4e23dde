import { expect, it } from 'vitest';
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

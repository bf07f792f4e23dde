import { describe, expect, test } from 'vitest';
import { labelPoint } from './label-point.ts';
import { provinceOutline } from './province-outline.ts';
import { scaleFor } from './scale.ts';

const ring = (west: number, south: number, east: number, north: number): GeoJSON.Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: GeoJSON.Position[][]): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: rings,
});

describe('outline of the province', () => {
  test('the shared border is inside, the rest is one ring', () => {
    const outline = provinceOutline([polygon(ring(0, 0, 1, 1)), polygon(ring(1, 0, 2, 1))])!;
    expect(outline).toHaveLength(1);
    expect(new Set(outline[0]!.map(String))).toEqual(new Set(['0,0', '1,0', '2,0', '2,1', '1,1', '0,1']));
  });
  test('borders that do not meet give no false outline', () => {
    const crossing = [
      polygon(ring(0, 0, 1, 1)),
      polygon([
        [1, 0],
        [2, 0],
        [2, 1],
        [1, 1],
        [1, 0.5],
        [1, 0],
      ]),
    ];
    expect(provinceOutline(crossing)).toBeNull();
  });
});

test('a name stands inside the largest part, not in its hole', () => {
  const withHole = polygon(ring(0, 0, 10, 4), ring(4, 1, 6, 3));
  const [x, y] = labelPoint({
    type: 'MultiPolygon',
    coordinates: [polygon(ring(20, 20, 21, 21)).coordinates, withHole.coordinates],
  });
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(10);
  expect(x > 4 && x < 6 && y > 1 && y < 3).toBe(false);
});

test('scale bar: round, and as long as it says', () => {
  // At the equator and zoom 8 one pixel is 40075016.686 / 512 / 256 m = 305.75 m.
  const { meters, pixels } = scaleFor(8, 0, 110);
  expect(meters).toBe(20_000);
  expect(pixels).toBeCloseTo(20_000 / 305.75, 1);
});

import { expect, it } from 'vitest';
import { box } from '../../../test/support/datasets.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { BoundingBox } from '../../model/geometry.ts';
import { outlinePath, pointsPath, smallMapFrame } from './small-map.ts';

const near = ([x, y]: readonly [number, number]) => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6];

it('shows what it is of in the middle, north up, with a quarter of room on each side', () => {
  // At the equator a degree is as wide as it is high: 250 pixels hold two degrees and a half of each.
  const wide = smallMapFrame([104, -0.5, 106, 0.5]);
  expect([wide.width, wide.height]).toEqual([250, 125]);
  expect(near(wide.toPixels(105, 0))).toEqual([125, 62.5]);
  expect(near(wide.toPixels(104, 0.5))).toEqual(near([125 - 250 / 3, 62.5 - 125 / 3]));
  // At 60 degrees half as wide as at the equator: as high as wide, as far as heights go.
  const north = smallMapFrame([104, 59.5, 106, 60.5]);
  expect(north.height).toBe(190);
  const [[west], [east]] = [north.toPixels(104, 60), north.toPixels(106, 60)];
  const [[, top], [, foot]] = [north.toPixels(105, 60.5), north.toPixels(105, 59.5)];
  expect(east - west).toBeCloseTo(foot - top, 9);
  expect(foot - top).toBeCloseTo(190 / 1.5, 9);
});

it.each<[string, BoundingBox, number]>([
  ['a strip from west to east', [104, 21, 108, 21.1], 110],
  ['a strip from south to north', [104, 21, 104.1, 25], 190],
  ['a point', [104, 21, 104, 21], 190],
  ['a line from west to east', [104, 21, 106, 21], 110],
  ['a line from south to north', [104, 20, 104, 22], 190],
])('of %s is between its heights and holds it', (_, bounds, height) => {
  const frame = smallMapFrame(bounds);
  expect(frame.height).toBe(height);
  for (const [lon, lat] of [bounds.slice(0, 2), bounds.slice(2)] as [number, number][]) {
    const [x, y] = frame.toPixels(lon, lat);
    expect(x >= 0 && x <= frame.width && y >= 0 && y <= frame.height).toBe(true);
  }
});

/** A frame of which a degree is ten pixels, from the corner of the map. */
const plain = {
  width: 100,
  height: 100,
  toPixels: (lon: number, lat: number) => [10 * lon, 100 - 10 * lat] as const,
};

it('draws rings as they are, without vertices that cannot be told apart', () => {
  const at = (ring: [number, number][]) => outlinePath(packPolygons([[[ring]]]), plain);
  expect(at(box(1, 1, 3, 2))).toBe('M10.0 90.0L30.0 90.0L30.0 80.0L10.0 80.0L10.0 90.0Z');
  // 0.4 pixels off both ways is the same; 0.6 off one way is not.
  expect(
    at([
      [1, 1],
      [1.04, 1.04],
      [3, 1],
      [3, 1.06],
      [1, 2],
      [1, 1],
    ]),
  ).toBe('M10.0 90.0L30.0 90.0L30.0 89.4L10.0 80.0L10.0 90.0Z');
  expect(
    at([
      [1, 1],
      [1.04, 1],
      [1.04, 1.04],
      [1, 1],
    ]),
  ).toBe('');
  const two = outlinePath(packPolygons([[[box(1, 1, 2, 2)]], [[box(4, 4, 5, 5)]]]), plain);
  expect(two.split('Z')).toHaveLength(3);
});

it('draws points within the frame, its edges too, and counts those beyond', () => {
  const xy = Float64Array.of(0, 0, 10, 10, 5, 5, -0.1, 5, 10.1, 5, 5, -0.1, 5, 10.1);
  expect(pointsPath(xy, plain)).toEqual({ path: 'M0.0 100.0h0M100.0 0.0h0M50.0 50.0h0', beyond: 4 });
});

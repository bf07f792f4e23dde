import { expect, test } from 'vitest';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import type { AreaEdit } from '../../model/edits/map-edits.ts';
import { Layer } from '../../model/layer.ts';
import { withoutArea } from './edited-areas.ts';

const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
/** An L, whose box holds more than itself, and a square beside it. */
const layer = () =>
  new Layer(
    packPolygons([
      [
        [
          [
            [104, 21],
            [104.3, 21],
            [104.3, 21.1],
            [104.1, 21.1],
            [104.1, 21.3],
            [104, 21.3],
            [104, 21],
          ],
        ],
      ],
      [[box(105, 21, 105.1, 21.1)]],
    ]),
  );
const takes = (ring: readonly [number, number][]): AreaEdit => ({
  ...{ on: 'coverage', id: 'V1', does: 'takes', ring: ring.slice(0, -1) },
});

test('a layer that an area does not touch stays the one that it is, though their boxes meet', async () => {
  const whole = layer();
  expect(await withoutArea(whole, takes(box(104.2, 21.2, 104.25, 21.25)))).toBe(whole);
  expect(await withoutArea(whole, takes(box(106, 21, 106.1, 21.1)))).toBe(whole);
});

test('what an area takes is gone from the feature that it touches, and from no other', async () => {
  const whole = layer();
  const [before] = [featureAreasSquareMeters(whole)];
  const cut = await withoutArea(whole, takes(box(104.2, 20.9, 104.4, 21.2)));
  const after = featureAreasSquareMeters(cut);
  expect(after).toHaveLength(2);
  expect(after[1]).toBe(before![1]);
  // A fifth of the L: 0.1 of 0.3 by 0.1 and 0.1 by 0.2 degrees.
  expect(after[0]! / before![0]!).toBeCloseTo(4 / 5, 3);
});

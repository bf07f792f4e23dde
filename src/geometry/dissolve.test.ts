import { expect, it } from 'vitest';
import { featureAreasSquareMeters } from './areas.ts';
import { cutByZones, cutStrips, dissolveStrip, joinStrips } from './dissolve.ts';
import { stitchHalves } from './stitch.ts';
import { measureLandShares } from './land-shares.ts';
import { packPolygons } from './pack.ts';
import { repairPolygons } from './repair.ts';
import { randomLayer } from '../../test/support/random-layers.ts';

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

it.each([1, 2, 3, 5])('dissolves in %i strips to the same land as the exact sums', async (count) => {
  const { geometry } = await repairPolygons(randomLayer(5, 60));
  const strips = cutStrips(geometry, count);
  expect(strips).toHaveLength(count);
  const pieces = [];
  for (const strip of strips) pieces.push(await dissolveStrip(geometry, strip));
  for (let k = 1; k < count; k++)
    expect(stitchHalves(pieces[k - 1], pieces[k], strips[k].west)).not.toBeNull();
  const whole = await joinStrips(strips, pieces);
  expect(await repairPolygons(whole)).toMatchObject({ changed: [] });
  const area = featureAreasSquareMeters(whole)[0];
  const sums = measureLandShares({ zones: [], sets: [[geometry]], joined: [], totals: [0] });
  expect(area / sums.totalSquareMeters[0]).toBeCloseTo(1, 8);
  // No more rings than the whole dissolved at once.
  const once = await dissolveStrip(geometry, {
    west: -180,
    east: 180,
    parts: strips.flatMap(({ parts }) => parts),
  });
  expect([whole.parts.length, whole.rings.length]).toEqual([once.parts.length, once.rings.length]);
});

it('dissolves nothing to nothing, and joins by a union what does not match', async () => {
  const empty = packPolygons([]);
  const [strip] = cutStrips(empty, 2);
  expect((await dissolveStrip(empty, strip)).parts).toHaveLength(1);
  const west = packPolygons([[[box(104, 21, 104.5, 21.1)]]]);
  const east = packPolygons([[[box(104.5, 21.05, 105, 21.2)]]]);
  expect(stitchHalves(west, east, 104.5)).toBeNull();
  const strips = [
    { west: -180, east: 104.5, parts: [] },
    { west: 104.5, east: 180, parts: [] },
  ];
  expect((await joinStrips(strips, [west, east])).parts).toHaveLength(2);
});

it('cuts areas along zones', async () => {
  const areas = packPolygons([[[box(104.05, 21, 104.15, 21.1)]], [[box(105, 21, 105.1, 21.1)]]]);
  const zones = packPolygons([[[box(104, 21, 104.1, 21.1)]], [[box(104.1, 21, 104.2, 21.1)]]]);
  const cut = await cutByZones(areas, zones);
  expect([[...cut.area], [...cut.zone]]).toEqual([
    [0, 0],
    [0, 1],
  ]);
  const [west, east] = featureAreasSquareMeters(cut.geometry);
  expect(west / east).toBeCloseTo(1, 9);
  expect(west + east).toBeCloseTo(featureAreasSquareMeters(areas)[0], -2);
});

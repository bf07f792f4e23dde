import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openVillages, siteAt } from '../../../test/support/open-villages.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { nearestSites } from './nearest-site.ts';
import { reachOf, type Option } from './reach.ts';

const option = (lon: number, lat: number, radiusMeters: number): Option => ({
  kind: 'mast',
  id: 'o',
  name: null,
  lon,
  lat,
  radiusMeters,
  costVnd: 1,
  costRange: { low: 1, mid: 1, high: 1 },
  operators: null,
});
const lists = (reaches: readonly Int32Array[]) => reaches.map((reach) => [...reach]);

it('reaches a place on the rim and not one a millimetre beyond, in every direction', () => {
  for (const lat of [8.5, 21, 23.4])
    for (let k = 0; k < 24; k++) {
      const angle = (k * Math.PI) / 12;
      const place = [104 + 0.2 * Math.cos(angle), lat + 0.2 * Math.sin(angle)];
      const distance = geodesicDistanceMeters(104, lat, place[0], place[1]);
      const options = [option(104, lat, distance), option(104, lat, distance - 0.001)];
      expect(lists(reachOf(options, Float64Array.from(place)))).toEqual([[0], []]);
    }
});

it('finds what measuring every pair finds, in order', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 12 }),
      place,
      fc.integer({ min: 0, max: 9 }),
      (places, at, km) => {
        const xy = Float64Array.from(places.flatMap(([x, y]) => [104 + x / 100, 21 + y / 100]));
        const options = [option(104 + at[0] / 100, 21 + at[1] / 100, km * 1000), option(104, 21, 2000)];
        const measured = options.map(({ lon, lat, radiusMeters }) =>
          places.flatMap((_, i) =>
            geodesicDistanceMeters(lon, lat, xy[2 * i], xy[2 * i + 1]) <= radiusMeters! ? [i] : [],
          ),
        );
        expect(lists(reachOf(options, xy))).toEqual(measured);
      },
    ),
    { numRuns: 300 },
  );
});

it('measures to the nearest mast of anybody; unknown without a place or without masts', () => {
  const villages = [
    { at: [104, 21] as const, households: 1 },
    { at: null, households: 1 },
    { at: [104.5, 21.3] as const, households: 1 },
  ];
  const sites = [siteAt('far', 105, 22), siteAt('near', 104.02, 21.01)];
  const distances = nearestSites(openVillages(villages, { sites }), [2, 1, 0]);
  expect(distances[0]).toBeCloseTo(geodesicDistanceMeters(104.5, 21.3, 104.02, 21.01), 2);
  expect(distances[1]).toBeNaN();
  expect(distances[2]).toBeCloseTo(geodesicDistanceMeters(104, 21, 104.02, 21.01), 2);
  expect([...nearestSites(openVillages(villages), [0])]).toEqual([NaN]);
});

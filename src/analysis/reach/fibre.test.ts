import { expect, it } from 'vitest';
import { openVillages } from '../../../test/support/open-villages.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { packLines } from '../../geometry/packed/pack.ts';
import type { LineLayer } from '../../model/dataset.ts';
import type { Village } from '../../model/places.ts';
import { fibreIndex, measureFibre, measureFibreDistances, sumBands } from './fibre.ts';

const line = (id: string, lat: number): LineLayer => ({
  id,
  sourceId: id,
  operator: null,
  asOf: null,
  geometry: packLines([
    [
      [
        [104, lat],
        [105, lat],
      ],
    ],
  ]),
});
const villages = [
  { at: [104.25, 21] as const, households: 1 },
  { at: null, households: 1 },
  { at: [104.75, 22] as const, households: 1 },
];
const north = (meters: number) => 21 + meters / 110_700;

it('puts each village into the first band whose end it does not pass; open and unknown bands last', () => {
  const counts = {
    households: Float64Array.of(1, 2, 4, 8, NaN, 32, 64),
    population: Float64Array.of(10, NaN, 40, 80, 160, 320, 640),
  };
  const distances = Float64Array.of(0, 500, 500.5, 2000, 2000.5, NaN, 9e9);
  expect(sumBands(distances, [500, 2000], counts)).toEqual([
    { upToMeters: 500, unknown: false, villages: 2, households: 3, population: 10 },
    { upToMeters: 2000, unknown: false, villages: 2, households: 12, population: 120 },
    { upToMeters: null, unknown: false, villages: 2, households: 64, population: 800 },
    { upToMeters: null, unknown: true, villages: 1, households: 32, population: 320 },
  ]);
});

it('measures to lines and access points, whichever is nearer', () => {
  const fibre = [line('a', north(3000)), line('b', north(1000))];
  const fibreNodes = Float64Array.of(104.25, north(600), 104.75, 22);
  const metersTo = (lat: number) => geodesicDistanceMeters(104.25, 21, 104.25, lat);
  const lines = measureFibreDistances(openVillages(villages, { fibre }));
  expect(lines[0]).toBeCloseTo(metersTo(north(1000)), 0);
  expect(lines[1]).toBeNaN();
  const points = measureFibreDistances(openVillages(villages, { fibreNodes }));
  expect(points[0]).toBeCloseTo(metersTo(north(600)), 2);
  expect(points[2]).toBeCloseTo(0, 6);
  const both = measureFibreDistances(openVillages(villages, { fibre, fibreNodes }));
  expect(both[0]).toBeCloseTo(metersTo(north(600)), 2);
});

it('knows nothing without a source; an empty one says that there is no fibre anywhere', () => {
  expect(fibreIndex(openVillages(villages))).toBeNull();
  expect([...measureFibreDistances(openVillages(villages))]).toEqual([NaN, NaN, NaN]);
  expect(fibreIndex(openVillages(villages, { fibreNodes: new Float64Array(0) }))).not.toBeNull();
});

it('keeps index and distances with their data, and makes new ones for others', () => {
  const fibre = [line('a', north(1000))];
  const dataset = openVillages(villages, { fibre });
  expect(fibreIndex({ ...dataset })).toBe(fibreIndex(dataset));
  expect(measureFibreDistances({ ...dataset })).toBe(measureFibreDistances(dataset));
  const withNodes = { ...dataset, fibreNodes: Float64Array.of(104.25, north(600)) };
  const near = measureFibreDistances(withNodes)[0];
  expect(near).toBeLessThan(700);
  const moved = { ...dataset.villages, centres: Float64Array.of(104.25, north(900), NaN, NaN, 104, 22) };
  expect(measureFibreDistances({ ...dataset, villages: moved })[0]).toBeLessThan(200);
  expect(measureFibreDistances(dataset)[0]).toBeGreaterThan(900);
});

it('sums what fibre passes and serves where a village says it', () => {
  const saying = (...all: Partial<Village>[]) =>
    openVillages(all.map((facts) => ({ at: [104, 21] as const, households: 1, facts })));
  const counts = { households: Float64Array.of(1, 1, 1), population: Float64Array.of(4, 4, 4) };
  const some = saying({ fibrePassed: 5, fibreSubscribed: 0 }, {}, { fibrePassed: 7 });
  expect(measureFibre(some, [500], counts)).toMatchObject({ passed: 12, subscribed: 0 });
  expect(measureFibre(saying({}, {}, {}), [500], counts)).toMatchObject({ passed: null, subscribed: null });
});

it('shares are of all households counted; none of nobody', () => {
  const saying = (...all: Partial<Village>[]) =>
    openVillages(all.map((facts) => ({ at: [104, 21] as const, households: 1, facts })));
  const some = saying({ fibrePassed: 5, fibreSubscribed: 0 }, {}, { fibrePassed: 7 });
  const people = Float64Array.of(4, 4, 4);
  const of = (...households: number[]) =>
    measureFibre(some, [500], { households: Float64Array.from(households), population: people });
  expect(of(20, NaN, 4)).toMatchObject({ passedShare: 0.5, subscribedShare: 0 });
  expect(of(0, 0, NaN)).toMatchObject({ passed: 12, passedShare: null, subscribedShare: null });
  const silent = measureFibre(saying({}, {}, {}), [500], {
    households: Float64Array.of(1, 1, 1),
    population: people,
  });
  expect(silent).toMatchObject({ passedShare: null, subscribedShare: null });
});

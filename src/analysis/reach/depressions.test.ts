import { expect, it } from 'vitest';
import { box } from '../../../test/support/datasets.ts';
import { openVillages, type OpenVillage } from '../../../test/support/open-villages.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { analyze } from '../analyze.ts';
import { NO, UNKNOWN, YES } from '../findings/findings.ts';
import { gatherPoints, type PointCoverage } from '../service/service.ts';
import { insideCount } from './depressions.ts';

const cluster = (households: number | null) => ({ at: [104, 21] as const, households });
const points = gatherPoints(
  openVillages([
    { at: [104, 21], households: 9, clusters: [cluster(1), cluster(2), cluster(4)] },
    { at: [104, 21], households: 9 },
    { at: [104, 21], households: 9, clusters: [cluster(8)] },
  ]),
  false,
);
const answersOf = (centre: number[], clusters: number[]): PointCoverage => ({
  centre: Uint8Array.from(centre),
  cluster: Uint8Array.from(clusters),
  household: new Uint8Array(0),
});
/** Of village 0 where not said. */
const inside = (
  clusters: number[],
  own: number[] | null,
  { v = 0, count = 100, centre = NO as number } = {},
) =>
  insideCount(
    points,
    answersOf([centre, centre, centre], [...clusters, NO]),
    v,
    count,
    own && Float64Array.from(own),
  );

it('sums the own counts of the clusters inside', () => {
  expect(inside([YES, NO, YES], [10, 20, 40, 80])).toBe(50);
  expect(inside([NO, NO, NO], [10, 20, 40, 80], { centre: YES })).toBe(0);
  expect(inside([YES, UNKNOWN, NO], [10, NaN, 40, 80])).toBe(10);
});

it('takes the village by the share of its clusters where one inside has no count', () => {
  expect(inside([YES, NO, YES], [NaN, 20, 40, 80])).toBe(67);
  expect(inside([YES, UNKNOWN, NO], [NaN, 20, 40, 80])).toBe(50);
  // 2.5 and 3.5: halves to the even number.
  expect(inside([YES, UNKNOWN, NO], [NaN, 20, 40, 80], { count: 5 })).toBe(2);
  expect(inside([YES, UNKNOWN, NO], [NaN, 20, 40, 80], { count: 7 })).toBe(4);
  expect(inside([YES, NO, NO], [10, NaN, 40, 80])).toBe(10);
});

it('goes by the centre where no cluster has an answer', () => {
  const unknown = [UNKNOWN, UNKNOWN, UNKNOWN];
  expect([YES, NO, UNKNOWN].map((centre) => inside(unknown, [1, 2, 4, 8], { centre }))).toEqual([
    100,
    0,
    NaN,
  ]);
  expect(inside([YES, YES, YES], [1, 2, 4, 8], { v: 1, centre: YES })).toBe(100);
  expect(inside([YES, YES, YES], null, { centre: NO })).toBe(0);
  expect(inside([YES, YES, YES], [1, 2, 4, 8], { v: 2, centre: YES })).toBe(0);
  expect(inside([YES, YES, YES], [1, 2, 4, 8], { count: NaN })).toBeNaN();
});

it('counts villages and people inside, unknown apart', async () => {
  const at = (lon: number) => [lon, 21.05] as const;
  const villages: OpenVillage[] = [
    { at: at(104.05), households: 10 },
    { at: at(104.5), households: 20, clusters: [{ at: at(104.05), households: 6, population: 30 }] },
    { at: at(104.5), households: 40, clusters: [{ at: at(104.6), households: 7 }] },
    { at: null, households: 80 },
    { at: null, households: 160, clusters: [{ at: at(104.6), households: 160 }] },
    { at: at(104.05), households: null },
  ];
  const depressions = [
    { sourceId: 'a', asOf: null, geometry: packPolygons([[[box(104.04, 21.04, 104.06, 21.06)]]]) },
    {
      sourceId: 'b',
      asOf: null,
      geometry: packPolygons([[[box(104.045, 21.04, 104.06, 21.06)]], [[box(107, 21, 107.1, 21.1)]]]),
    },
  ];
  const found = await analyze(openVillages(villages, { depressions }), DEFAULT_SETTINGS);
  expect(found.depressions).toMatchObject({ count: 3, villages: 3, households: 16, population: 70 });
  expect([...found.depressions.village]).toEqual([YES, YES, NO, UNKNOWN, NO, YES]);
  expect([...found.depressions.villageHouseholds]).toEqual([10, 6, 0, NaN, 0, NaN]);
  const without = await analyze(openVillages(villages), DEFAULT_SETTINGS);
  expect(without.depressions).toMatchObject({
    count: 0,
    villages: NaN,
    households: NaN,
    population: NaN,
    areaKm2: NaN,
  });
  expect([...without.depressions.communeAreaKm2]).toEqual([NaN]);
  const noLand = await analyze(
    openVillages(villages, { depressions }),
    DEFAULT_SETTINGS,
    {},
    { areaShares: false },
  );
  expect(noLand.depressions).toMatchObject({ villages: 3, areaKm2: NaN });
});

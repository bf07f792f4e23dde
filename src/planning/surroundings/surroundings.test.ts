import { expect, it } from 'vitest';
import { candidate, openVillages, WIDE_COMMUNE } from '../../../test/support/open-villages.ts';
import { analyze } from '../../analysis/analyze.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import type { Restriction, Support } from '../../model/surroundings/surroundings.ts';
import { planWorks } from '../plan.ts';
import { permitsOf } from './permits.ts';

const restriction = (facts: Partial<Restriction>): Restriction => ({
  kind: 'forest',
  kindAsWritten: 'rừng',
  name: null,
  permittedBy: 'Sở',
  months: 6,
  isBarred: false,
  sourceId: 'hc',
  row: 1,
  ...facts,
});
const box = (west: number, south: number, east: number, north: number) => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as [number, number][],
  ],
];
const support = (village: number, until: string | null): Support => ({
  village,
  place: null,
  programme: 'VTCI',
  years: [2023, 2023],
  until,
  sourceId: 'ht',
  row: 1,
});

/*
 * Four villages far apart with a mast each: K1 on free land, K2 where a permit takes 6 months (and, on the overlap, 9),
 * K3 where nobody may build, K4 on the very edge of land of which nobody says who permits.
 */
const villages = [
  { at: [104, 21] as const, households: 10 },
  { at: [104, 21.1] as const, households: 20 },
  { at: [104, 21.2] as const, households: 30 },
  { at: [104, 21.3] as const, households: 40 },
];
const candidates = villages.map(({ at }, k) =>
  candidate(`K${k + 1}`, at[0], at[1], { costVnd: 1, radiusMeters: 1000 }),
);
const records = [
  restriction({}),
  restriction({ kind: 'heritage', months: 9, permittedBy: null }),
  restriction({ permittedBy: null, months: null, isBarred: true }),
  restriction({ permittedBy: null, months: null, isBarred: null }),
];
const dataset: Dataset = openVillages(villages, {
  communes: WIDE_COMMUNE,
  candidates,
  restrictions: [
    {
      sourceId: 'hc',
      asOf: null,
      records,
      geometry: packPolygons([
        box(103.9, 21.05, 104.1, 21.15),
        box(103.99, 21.09, 104.01, 21.11),
        box(103.9, 21.15, 104.1, 21.25),
        box(104, 21.27, 104.1, 21.33),
      ]),
    },
  ],
  supported: [support(0, '2027-12-31'), support(1, null), support(2, '2030-01-01'), support(3, '2026-09-30')],
});

async function planned(budgetVnd: number, lock: readonly string[] = [], years = 1, firstYear = 2027) {
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  const result = await planWorks(dataset, findings, {
    budgetVnd,
    seed: 1,
    weights: DEFAULT_SETTINGS.priorityWeights,
    asOf: '2026-09-30',
    lock,
    years,
    firstYear,
  });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

it('builds on no land where nobody may, or nobody is known to permit, and says which permits it waits for', async () => {
  const plan = await planned(10);
  expect(plan.chosen.map(({ id }) => id).toSorted()).toEqual(['K1', 'K2']);
  expect(
    plan.restricted.map(({ id, isBarred, isChosen, months }) => [id, isBarred, isChosen, months]),
  ).toEqual([
    ['K2', false, true, 9],
    ['K3', true, false, null],
    ['K4', true, false, null],
  ]);
  expect(plan.unserved).toEqual([
    { village: 2, why: 'only-restricted', fromVnd: null },
    { village: 3, why: 'only-restricted', fromVnd: null },
  ]);
  const said = Object.fromEntries(plan.assumptions.map(({ code, context }) => [code, context]));
  expect(said['worksBarred']).toEqual({ count: 2 });
  expect(said['worksDelayed']).toEqual({ count: 1, months: 9 });
  expect(said).not.toHaveProperty('worksDelayedUnknown');
});

it('keeps a decided work on barred land, and says so', async () => {
  const plan = await planned(10, ['K3']);
  expect(plan.chosen.map(({ id }) => id).toSorted()).toEqual(['K1', 'K2', 'K3']);
  const said = Object.fromEntries(plan.assumptions.map(({ code, context }) => [code, context]));
  expect(said['lockedBarred']).toEqual({ count: 1 });
  expect(said['worksBarred']).toEqual({ count: 1 });
});

it('serves no village under running support in silence; support that ends today is over', async () => {
  const plan = await planned(10);
  expect(plan.promised.map(({ village, isRunning, isServed }) => [village, isRunning, isServed])).toEqual([
    [0, true, true],
    [1, null, true],
    [2, true, false],
  ]);
  const said = Object.fromEntries(plan.assumptions.map(({ code, context }) => [code, context]));
  expect(said['servedUnderSupport']).toEqual({ count: 1 });
  expect(said['servedSupportOpen']).toEqual({ count: 1 });
});

it('builds in no year before the permit is there, and leaves out what comes too late', async () => {
  const yearsOf = ({ chosen }: Awaited<ReturnType<typeof planned>>) =>
    Object.fromEntries(chosen.map(({ id, year }) => [id, year]));
  // Asked for on 30/09/2026 the permits for K2, nine months, are there in 2027; K1 needs none.
  expect(yearsOf(await planned(10, [], 2, 2026))).toEqual({ K1: 2026, K2: 2027 });
  const late = await planned(10, [], 2, 2025);
  expect(yearsOf(late)).toEqual({ K1: 2025 });
  expect(late.assumptions).toContainEqual({ code: 'worksTooLate', context: { count: 1 } });
});

it('the permit that takes longest counts, in whatever order they come; one of unknown time makes all unknown', () => {
  const months = (...each: (number | null)[]) => {
    const restrictions = [
      {
        records: each.map((own) => restriction({ months: own })),
        geometry: packPolygons(each.map(() => box(103, 20, 105, 22))),
      },
    ] as unknown as Dataset['restrictions'];
    return permitsOf({ restrictions }, [{ lon: 104, lat: 21 }])[0].months;
  };
  expect([months(6), months(6, 9), months(9, 6), months(9, null, 6), months()]).toEqual([6, 9, 9, null, 0]);
});

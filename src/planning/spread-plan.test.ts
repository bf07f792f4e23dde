import { describe, expect, it } from 'vitest';
import { communeRow, box } from '../../test/support/datasets.ts';
import { candidate, openVillages, type OpenVillage } from '../../test/support/open-villages.ts';
import { analyze } from '../analysis/analyze.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
import { planWorks, type Plan, type PlanRequest } from './plan.ts';

/*
 * Two communes without any signal. P in A reaches both halves of a ridge, 30 and 20 households, and is the shared mast;
 * Q in A only one half again; R in B reaches 6 households, but stands without power unless the tap T is built, which
 * serves nobody. Costs: P 5, Q 2, R 2, T 1.
 */
const villages: OpenVillage[] = [
  { at: [104, 21], households: 30, facts: { electricity: 'grid', extremelyDifficult: true } },
  { at: [104.02, 21], households: 20, facts: { electricity: 'grid', extremelyDifficult: false } },
  {
    at: [104.5, 21],
    households: 6,
    facts: { communeCode: 'B', electricity: 'none', border: true },
  },
];
const work = (id: string, lon: number, costVnd: number, facts = {}) =>
  candidate(id, lon, 21, { costVnd, radiusMeters: 1500, ...facts });
const world = (rest: Partial<Dataset> = {}): Dataset =>
  openVillages(villages, {
    communes: {
      ...communeRow(['A', 'B']),
      geometry: packPolygons([[[box(103, 20, 104.3, 22)]], [[box(104.3, 20, 106, 22)]]]),
    },
    candidates: [
      work('P', 104.01, 5),
      work('Q', 104, 2, { operator: 'viettel' }),
      work('R', 104.5, 2),
      work('T', 104.8, 1),
    ],
    ...rest,
  });
const TAP = { R: ['T'] };

async function ask(request: Partial<PlanRequest>, rest: Partial<Dataset> = {}) {
  const dataset = world(rest);
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  const weights = DEFAULT_SETTINGS.priorityWeights;
  return planWorks(dataset, findings, { budgetVnd: 5, seed: 1, weights, asOf: '2026-09-30', ...request });
}
async function planned(request: Partial<PlanRequest>, rest: Partial<Dataset> = {}): Promise<Plan> {
  const result = await ask(request, rest);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const ids = ({ chosen }: Plan): string[] => chosen.map(({ id }) => id).sort();

describe('a small case by hand', () => {
  it('takes the shared mast, then what its money leaves', async () => {
    expect(ids(await planned({}))).toEqual(['P']);
    // With 7, R alone still fits: 56.
    expect(await planned({ budgetVnd: 7 })).toMatchObject({ newHouseholds: 56, totalCostVnd: 7 });
  });

  it('builds the tap with the work that hangs on it, or neither', async () => {
    const seven = await planned({ budgetVnd: 7, needs: TAP });
    expect([ids(seven), seven.newHouseholds]).toEqual([['P'], 50]);
    const eight = await planned({ budgetVnd: 8, needs: TAP });
    expect([ids(eight), eight.newHouseholds]).toEqual([['P', 'R', 'T'], 56]);
    expect(eight.chosen.find(({ id }) => id === 'R')!.needs).toEqual(['T']);
    expect(eight.chosen.find(({ id }) => id === 'T')).toMatchObject({ newHouseholds: 0, villages: [] });
    expect(eight.proven).toBe(true);
  });

  it('holds a floor before it looks for more, and says what the floor costs at least', async () => {
    // The border commune gets R and T for 3; 2 are left for Q.
    const five = await planned({ needs: TAP, floors: { borderCommune: 1 } });
    expect([ids(five), five.newHouseholds]).toEqual([['Q', 'R', 'T'], 36]);
    expect(five.chosen.find(({ id }) => id === 'R')!.award).toBe('assign');
    expect(await ask({ budgetVnd: 2, needs: TAP, floors: { borderCommune: 1 } })).toMatchObject({
      refusal: { code: 'plan-floors-above-budget', context: { neededVnd: 3, budgetVnd: 2 } },
    });
    // Half of A is 25 households: Q serves 30. Half of B is all of it, for 3.
    const half = await planned({ needs: TAP, floors: { communeShare: 0.5 } });
    expect(ids(half)).toEqual(['Q', 'R', 'T']);
    expect(await ask({ budgetVnd: 50, floors: { communeShare: 1 }, forbid: ['R'] })).toMatchObject({
      refusal: { code: 'plan-floor-beyond-all', context: { count: 1, names: 'Xã B' } },
    });
    const spared = await planned({ floors: { communeShare: 1, except: ['B'] }, forbid: ['R'] });
    expect(ids(spared)).toEqual(['P']);
  });

  it('refuses works that wait for each other, by name', async () => {
    expect(await ask({ needs: { R: ['T'], T: ['R'] } })).toMatchObject({
      refusal: { code: 'plan-needs-circle', context: { ids: 'R → T → R' } },
    });
    expect(await ask({ needs: { R: ['X'] } })).toMatchObject({ refusal: { code: 'plan-unknown-work' } });
  });

  it('refuses decided works that cannot stand', async () => {
    expect(await ask({ needs: TAP, lock: ['R'], forbid: ['T'] })).toMatchObject({
      refusal: { code: 'plan-rules-contradict' },
    });
  });
});

describe('a plan over years', () => {
  it('sums up to the whole, list by list and year by year', async () => {
    const plan = await planned({ budgetVnd: 9, years: 3, norm: 4 });
    expect(
      plan.years.map(({ year, budgetVnd, costVnd, works }) => [year, budgetVnd, costVnd, works]),
    ).toEqual([
      [2027, 3, 0, 0],
      [2028, 3, 5, 1],
      [2029, 3, 2, 1],
    ]);
    const sum = (values: readonly (number | null)[]) =>
      values.reduce((total: number, one) => total + (one ?? 0), 0);
    expect(sum(plan.years.map(({ costVnd }) => costVnd))).toBe(plan.totalCostVnd);
    expect(sum(plan.years.map(({ newHouseholds }) => newHouseholds))).toBe(plan.newHouseholds);
    expect(sum(Object.values(plan.lists).map(({ costVnd }) => costVnd))).toBe(plan.totalCostVnd);
    expect(sum(plan.years.map(({ lists }) => lists.fund.costVnd))).toBe(plan.lists.fund.costVnd);
    expect(plan.chosen.map(({ id, year }) => [id, year])).toEqual([
      ['P', 2028],
      ['R', 2029],
    ]);
  });

  it('says that money left over is carried on, where there is a next year', async () => {
    const codes = async (years: number) =>
      (await planned({ budgetVnd: 9, years })).assumptions.map(({ code }) => code);
    expect([await codes(1), await codes(2)]).toEqual([
      expect.not.arrayContaining(['carriedOver']) as string[],
      expect.arrayContaining(['carriedOver']) as string[],
    ]);
  });

  it('says what it costs that no year undoes the one before', async () => {
    // With 9 P and R, with 6 of them P; of P alone 3 pay nothing, where Q for 30 could have been had.
    const { nestingPrice } = await planned({ budgetVnd: 9, years: 3 });
    expect(nestingPrice.map(({ nested, best, price }) => [nested, best, price])).toEqual([
      [0, 30, 30],
      [50, 50, 0],
      [56, 56, 0],
    ]);
  });

  it('takes the money of every year as it is given, where it adds up', async () => {
    const plan = await planned({ budgetVnd: 9, years: 2, yearBudgets: [6, 3], firstYear: 2028 });
    expect(plan.chosen.map(({ id, year }) => [id, year])).toEqual([
      ['P', 2028],
      ['R', 2029],
    ]);
    expect(await ask({ budgetVnd: 9, years: 2, yearBudgets: [6, 4] })).toMatchObject({
      refusal: { code: 'plan-year-budgets', context: { sumVnd: 10, budgetVnd: 9 } },
    });
  });
});

describe('who pays', () => {
  it('is the list of most of the new households, and the Fund pays up to the norm', async () => {
    const { chosen, lists } = await planned({ budgetVnd: 9, norm: 4 });
    expect(chosen.map(({ id, fund, supportVnd }) => [id, fund, supportVnd])).toEqual([
      ['P', 'fund', 4],
      ['R', 'grid', 0],
    ]);
    expect(lists.fund).toEqual({
      works: 1,
      costVnd: 5,
      newHouseholds: 50,
      newPopulation: 200,
      supportVnd: 4,
    });
    const unset = await planned({ budgetVnd: 9 });
    expect(unset.lists.fund.supportVnd).toBeNull();
    expect(unset.assumptions.map(({ code }) => code)).toContain('noNorm');
  });

  it('is not the Fund where a village is under running support', async () => {
    const support = {
      village: 1,
      place: null,
      programme: 'VTCI',
      years: null,
      until: '2027-12-31',
      sourceId: 's',
      row: 2,
    };
    const { chosen } = await planned({}, { supported: [support] });
    expect(chosen.map(({ id, fund }) => [id, fund])).toEqual([['P', 'operator']]);
    // Over when the first year of the plan begins.
    const later = await planned(
      { years: 1, firstYear: 2028, budgetVnd: 5 },
      { supported: [{ ...support, until: '2026-01-31' }] },
    );
    expect(later.chosen[0].fund).toBe('fund');
  });
});

it('does not take works that are known to do from a later year into an earlier one', async () => {
  // Known is the plan of all the money; years before have what their own money pays of it.
  const plain = await planned({ budgetVnd: 9, years: 3 });
  const known = await planned({ budgetVnd: 9, years: 3, known: ['P', 'R'] });
  expect(known).toEqual(plain);
  const less = await planned({ budgetVnd: 9, years: 3, known: ['Q'] });
  expect(less).toEqual(plain);
});

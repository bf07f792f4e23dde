import { describe, expect, it } from 'vitest';
import { box, communeRow, coverage } from '../../../test/support/datasets.ts';
import { candidate, openVillages } from '../../../test/support/open-villages.ts';
import { analyze } from '../../analysis/analyze.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS, type PlanSettings } from '../../model/project.ts';
import { planWorks, type PlanRequest } from '../plan.ts';
import { PlanTable, type BudgetAnswer, type TooLittle } from './plan-table.ts';

/*
 * The small cases of docs/planning.md in one province: A reaches 20 households of a village whose centre has signal, BC
 * two dark villages of 3 and 2, C one of them; P is a mast shared by 30 and 20 households, Q one half of it, R serves 6 at
 * the border and needs the tap T; U serves a village that nobody counted.
 */
const work = (id: string, lon: number, costVnd: number) =>
  candidate(id, lon, 21, { costVnd, radiusMeters: 1500 });
const border = { communeCode: 'B', border: true };
const dataset = openVillages(
  [
    {
      at: [104, 21],
      households: 40,
      clusters: [
        { at: [104, 21], households: 20 },
        { at: [104.05, 21], households: 20 },
      ],
    },
    { at: [104.2, 21], households: 3 },
    { at: [104.205, 21], households: 2 },
    { at: [104.1, 21], households: 30 },
    { at: [104.12, 21], households: 20 },
    { at: [104.5, 21], households: 6, facts: border },
    { at: [104.7, 21], households: null, facts: border },
  ],
  {
    communes: {
      ...communeRow(['A', 'B']),
      geometry: packPolygons([[[box(103, 20, 104.3, 22)]], [[box(104.3, 20, 106, 22)]]]),
    },
    coverage: [coverage('viettel', packPolygons([[[box(103.99, 20.99, 104.01, 21.01)]]]))],
    candidates: [
      work('A', 104.05, 3),
      work('BC', 104.2025, 2),
      work('C', 104.2175, 1),
      work('P', 104.11, 5),
      work('Q', 104.0975, 2),
      work('R', 104.5, 2),
      work('T', 104.9, 1),
      work('U', 104.7, 4),
    ],
  },
);
const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
const requestOf = (settings: PlanSettings = {}, rest: Partial<PlanRequest> = {}): PlanRequest => ({
  budgetVnd: 5,
  seed: 1,
  weights: DEFAULT_SETTINGS.priorityWeights,
  asOf: '2026-09-30',
  ...settings,
  ...rest,
});
function begin(request: PlanRequest): PlanTable {
  const table = PlanTable.of(dataset, findings, request);
  if (!table.ok) throw new Error(table.refusal.code);
  return table.value;
}
async function built(settings: PlanSettings): Promise<PlanTable> {
  const table = begin(requestOf(settings));
  while (!table.isComplete) await table.step();
  return table;
}
const serves = (answer: BudgetAnswer | TooLittle | null): BudgetAnswer => {
  if (answer?.kind !== 'serves') throw new Error('serves nobody');
  return answer;
};

describe('a table of plans', () => {
  it.each<[string, PlanSettings]>([
    ['most households', {}],
    ['most people', { objective: 'people' }],
    ['by score', { objective: 'score' }],
    ['villages without any signal first', { objective: 'dark-first' }],
    ['with a decided work', { lock: ['C'] }],
    ['with works that are decided in another order', { lock: ['R', 'C'] }],
    ['without a forbidden one, over years', { forbid: ['P'], years: 2 }],
    [
      'with decided and forbidden works, the dark first',
      { objective: 'dark-first', lock: ['A'], forbid: ['BC'] },
    ],
    ['with floors', { needs: { R: ['T'] }, floors: { borderCommune: 1, communeShare: 0.3 } }],
    [
      'with a floor, the dark first, one decided',
      { objective: 'dark-first', floors: { borderCommune: 1 }, lock: ['Q'] },
    ],
  ])('serves what the plan of the same money does: %s', async (_, settings) => {
    const table = await built(settings);
    const refused: [BudgetAnswer | TooLittle | null, number][] = [];
    for (let budgetVnd = 0; budgetVnd <= 22; budgetVnd++) {
      const plan = await planWorks(dataset, findings, requestOf(settings, { budgetVnd }));
      const answer = table.answer(budgetVnd);
      if (!plan.ok) {
        refused.push([answer, budgetVnd]);
        continue;
      }
      for (const [answered, asked] of refused.splice(0))
        expect(answered).toEqual({ kind: 'too-little', budgetVnd: asked, neededVnd: budgetVnd });
      const { levels, works, costVnd, villages, newHouseholds, newPopulation } = serves(answer);
      expect(costVnd).toBeLessThanOrEqual(budgetVnd);
      expect(levels.map(({ name, value }) => [name, value])).toEqual(
        plan.value.levels.map(({ name, value }) => [name, value]),
      );
      for (const [at, { value, upperBound, proven }] of levels.entries()) {
        expect(upperBound).toBeGreaterThanOrEqual(plan.value.levels[at].value);
        expect(proven).toBe(upperBound === value);
      }
      // In the order of the province, the decided works with the others.
      const order = works.map((id) => dataset.candidates.findIndex((one) => one.id === id));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      for (const id of settings.lock ?? []) expect(works).toContain(id);
      for (const id of settings.forbid ?? []) expect(works).not.toContain(id);
      // Works that serve the same may change places.
      if (`${[...works].sort()}` === `${plan.value.chosen.map(({ id }) => id).sort()}`)
        expect({ villages, newHouseholds, newPopulation, costVnd }).toEqual({
          villages: plan.value.villages,
          newHouseholds: plan.value.newHouseholds,
          newPopulation: plan.value.newPopulation,
          costVnd: plan.value.totalCostVnd,
        });
    }
  });

  it('is worked by hand', async () => {
    const table = await built({});
    expect(table.answer(5)).toEqual({
      kind: 'serves',
      budgetVnd: 5,
      levels: [{ name: 'households', value: 50, upperBound: 50, proven: true }],
      works: ['P'],
      costVnd: 5,
      villages: [3, 4],
      newHouseholds: 50,
      newPopulation: 200,
    });
    expect(serves(table.answer(8)).works).toEqual(['A', 'P']);
    expect(table.answer(0)).toEqual({ kind: 'too-little', budgetVnd: 0, neededVnd: 1 });
    const dark = await built({ objective: 'dark-first' });
    expect(serves(dark.answer(3)).levels.map(({ value }) => value)).toEqual([2, 0]);
  });

  it('gives its curve: more money, no fewer households, never above the bound', async () => {
    const curve = (await built({ lock: ['C'] })).curve().answers;
    expect(curve[0]).toMatchObject({ budgetVnd: 1, costVnd: 1, newHouseholds: 2 });
    expect(curve.at(-1)).toMatchObject({ newHouseholds: 20 + 3 + 2 + 50 + 6 });
    // The last row pays for all that there is to be built, the decided work with it.
    const offered = dataset.candidates.reduce((sum, { costVnd }) => sum + costVnd!, 0);
    expect(curve.at(-1)!.budgetVnd).toBeGreaterThanOrEqual(offered);
    curve.forEach(({ levels, budgetVnd }, at) => {
      const before = curve[at - 1];
      if (!before) return;
      expect(budgetVnd).toBeGreaterThanOrEqual(before.budgetVnd);
      expect(Number.isInteger(budgetVnd)).toBe(true);
      expect(levels[0].value).toBeGreaterThanOrEqual(before.levels[0].value);
      expect(levels[0].value).toBeLessThanOrEqual(levels[0].upperBound);
    });
  });

  it('answers from the start where nothing but money binds, and says nothing before it can where rules do', async () => {
    expect(begin(requestOf()).answer(5)).toMatchObject({ kind: 'serves', newHouseholds: 50 });
    const ruled = begin(requestOf({ floors: { borderCommune: 1 } }));
    expect([ruled.answer(5), ruled.curve()]).toEqual([null, { answers: [], isComplete: false }]);
    await ruled.step();
    expect(ruled.answer(5)).toMatchObject({ kind: 'serves' });
    const never = await built({ floors: { communeShare: 0.5 }, forbid: ['R'] });
    expect([never.isComplete, never.answer(50)]).toEqual([true, null]);
  });

  it('is refused where the plan is, whatever the money', () => {
    expect(PlanTable.of(dataset, findings, requestOf({ lock: ['nowhere'] }))).toMatchObject({
      refusal: { code: 'plan-unknown-work' },
    });
  });
});

describe('a table of another question', () => {
  const other = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 100 };
  const scored = requestOf({ objective: 'score' });

  it.each<[string, PlanRequest, PlanRequest]>([
    ['weights of the score', scored, { ...scored, weights: other }],
    ['a lock', requestOf(), requestOf({ lock: ['C'] })],
    ['a lock taken back', requestOf({ lock: ['C'] }), requestOf()],
    ['a work ruled out', requestOf(), requestOf({ forbid: ['C'] })],
    ['a floor', requestOf(), requestOf({ floors: { borderCommune: 1 } })],
    [
      'a commune spared',
      requestOf({ floors: { borderCommune: 1 } }),
      requestOf({ floors: { borderCommune: 1, except: ['B'] } }),
    ],
    ['a need', requestOf(), requestOf({ needs: { R: ['T'] } })],
    ['a purpose', requestOf(), requestOf({ objective: 'people' })],
    ['a second operator', requestOf(), requestOf({ service: 'second' })],
    ['years, which permits wait for', requestOf(), requestOf({ years: 3 })],
    ['costs', requestOf(), requestOf({ costs: { mast: { low: 1, mid: 2, high: 3 } } })],
    ['a seed', requestOf(), { ...requestOf(), seed: 2 }],
    ['the day', requestOf(), { ...requestOf(), asOf: '2027-01-01' }],
  ])('is told by %s', (_, before, after) => {
    const table = begin(before);
    expect([table.isOf(dataset, findings, before), table.isOf(dataset, findings, after)]).toEqual([
      true,
      false,
    ]);
  });

  it('is told by other data and findings', () => {
    const table = begin(requestOf());
    expect(table.isOf({ ...dataset }, findings, requestOf())).toBe(false);
    expect(table.isOf(dataset, { ...findings }, requestOf())).toBe(false);
  });

  it('is not another by the order in which it is put', () => {
    const request = requestOf({ lock: ['C'], years: 2 });
    const turned = Object.fromEntries(Object.entries(request).reverse()) as unknown as PlanRequest;
    expect(begin(request).isOf(dataset, findings, turned)).toBe(true);
  });

  it.each<[string, Partial<PlanRequest>]>([
    ['works that are known to do', { known: ['A'] }],
    ['money', { budgetVnd: 7 }],
    ['money by year', { yearBudgets: [2, 3] }],
    ['weights that only order villages', { weights: other }],
    ['time for a proof', { proof: { solver: () => Promise.resolve(null), seconds: 1 } }],
  ])('is not another by %s', (_, change) => {
    expect(begin(requestOf()).isOf(dataset, findings, { ...requestOf(), ...change })).toBe(true);
  });
});

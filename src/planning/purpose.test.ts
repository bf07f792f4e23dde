import { describe, expect, it } from 'vitest';
import { candidate, openVillages, WIDE_COMMUNE, type OpenVillage } from '../../test/support/open-villages.ts';
import { coverage, box } from '../../test/support/datasets.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import { analyze } from '../analysis/analyze.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS, type PriorityWeights } from '../model/project.ts';
import { solveWithHighs } from './optimise/exact/highs.ts';
import { planWorks, type PlanRequest } from './plan.ts';
import type { Plan } from './plan-types.ts';

const WEIGHTS = DEFAULT_SETTINGS.priorityWeights;
const NONE: PriorityWeights = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 0 };

async function ask(dataset: Dataset, request: Partial<PlanRequest>) {
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  return planWorks(dataset, findings, { budgetVnd: 1, seed: 1, weights: WEIGHTS, ...request });
}
async function planOf(dataset: Dataset, request: Partial<PlanRequest>): Promise<Plan> {
  const result = await ask(dataset, request);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const ids = ({ chosen }: Plan): string[] => chosen.map(({ id }) => id);
const mast = (id: string, lon: number, costVnd = 1, facts = {}) =>
  candidate(id, lon, 21, { costVnd, radiusMeters: 1000, ...facts });
const world = (villages: readonly OpenVillage[], rest: Partial<Dataset>): Dataset =>
  openVillages(villages, { communes: WIDE_COMMUNE, ...rest });

/*
 * A: 40 households around a centre with signal, in one cluster without. B and C: 3 and 2 households without any signal.
 * One mast of three can be paid.
 */
const villages: OpenVillage[] = [
  {
    at: [104, 21],
    households: 40,
    clusters: [
      { at: [104, 21], households: 20 },
      { at: [104.05, 21], households: 20 },
    ],
  },
  { at: [104.2, 21], households: 3, facts: { povertyRate: 0.9, hazard: true } },
  { at: [104.205, 21], households: 2, facts: { povertyRate: 0.9, hazard: true } },
];
const served = coverage('viettel', packPolygons([[[box(103.99, 20.99, 104.01, 21.01)]]]));
const dataset = world(villages, {
  coverage: [served],
  candidates: [mast('A', 104.05), mast('BC', 104.2025), mast('C', 104.2095)],
});

describe('the purpose of a plan', () => {
  it('is most households unless another is named', async () => {
    const plan = await planOf(dataset, {});
    expect([plan.objectiveName, plan.levels]).toEqual([
      'households',
      [{ name: 'households', value: 20, upperBound: 20, proven: true }],
    ]);
    expect(ids(plan)).toEqual(['A']);
    expect(plan.rankServed).toEqual({ first10: 0, first20: 0, first50: 0, dark: 0 });
  });

  it('puts villages without any signal first, then households of partly served ones', async () => {
    const one = await planOf(dataset, { objective: 'dark-first' });
    expect([ids(one), one.levels.map(({ value }) => value)]).toEqual([['BC'], [2, 0]]);
    expect(one.rankServed.dark).toBe(2);
    const two = await planOf(dataset, { objective: 'dark-first', budgetVnd: 2 });
    expect([ids(two).sort(), two.levels.map(({ value, upperBound }) => [value, upperBound])]).toEqual([
      ['A', 'BC'],
      [
        [2, 2],
        [20, 20],
      ],
    ]);
    expect([two.objective, two.upperBound, two.newHouseholds]).toEqual([2, 2, 25]);
  });

  it('counts people where they are asked for', async () => {
    const crowded = world(
      [
        { at: [104, 21], households: 9, population: 30 },
        { at: [104.1, 21], households: 5, population: 60 },
      ],
      { candidates: [mast('homes', 104), mast('people', 104.1)] },
    );
    expect(ids(await planOf(crowded, {}))).toEqual(['homes']);
    expect(ids(await planOf(crowded, { objective: 'people' }))).toEqual(['people']);
  });

  it('follows the weights under the score, and is refused without any', async () => {
    const two = world(
      [
        { at: [104, 21], households: 10, facts: { povertyRate: 0.9, hazard: false } },
        { at: [104.1, 21], households: 10, facts: { povertyRate: 0.1, hazard: true } },
      ],
      { candidates: [mast('poor', 104), mast('hazard', 104.1)] },
    );
    const by = async (weights: Partial<PriorityWeights>) =>
      ids(await planOf(two, { objective: 'score', weights: { ...NONE, ...weights } }));
    expect(await by({ vulnerability: 1 })).toEqual(['poor']);
    expect(await by({ safety: 1 })).toEqual(['hazard']);
    expect(await ask(two, { objective: 'score', weights: NONE })).toEqual({
      ok: false,
      refusal: { code: 'plan-weights-zero' },
    });
    // Households need no weights; there is no ranking.
    expect((await planOf(two, { weights: NONE })).ranking).toEqual([]);
  });

  it('counts a second operator only where one is, and not the same one again', async () => {
    const plan = (operator: string) =>
      planOf(
        world(villages, {
          coverage: [served],
          candidates: [mast('A', 104, 1, { operator }), mast('B', 104.2)],
        }),
        { service: 'second' },
      );
    // What is left is left with one operator: who has none is not asked for here.
    expect(await plan('mobifone')).toMatchObject({
      newHouseholds: 20,
      villages: [0],
      residual: { villages: [], households: 0 },
    });
    expect(await plan('viettel')).toMatchObject({
      chosen: [],
      residual: { villages: [0], households: 20 },
    });
  });
});

describe('what is not known', () => {
  const uncounted = world(
    [
      { at: [104, 21], households: null },
      { at: [104.1, 21], households: 4 },
    ],
    { candidates: [mast('unknown', 104), mast('known', 104.1)] },
  );

  it('is unknown in the plan, never 0', async () => {
    const plan = await planOf(uncounted, { budgetVnd: 2, objective: 'dark-first' });
    const work = plan.chosen.find(({ id }) => id === 'unknown');
    expect(work).toMatchObject({ newHouseholds: null, newPopulation: null, villages: [0] });
    expect(plan).toMatchObject({ newHouseholds: 4, villagesWithoutCount: 1 });
    expect(plan.assumptions).toContainEqual({ code: 'villagesNotCounted', context: { count: 1 } });
  });

  it('is told as the reason why a village waits', async () => {
    expect((await planOf(uncounted, { budgetVnd: 2 })).unserved).toEqual([
      { village: 0, why: 'not-counted', fromVnd: null },
    ]);
    const nobody = world([{ at: [104, 21], households: null }], { candidates: [mast('unknown', 104)] });
    expect(await ask(nobody, {})).toEqual({
      ok: false,
      refusal: { code: 'plan-nothing-counted', context: { villages: 1 } },
    });
  });

  it('of service refuses a plan: nothing unserved is known', async () => {
    const unknown = world([{ at: [104, 21], households: 9 }], {
      candidates: [mast('here', 104)],
      coverage: [],
    });
    expect(await ask(unknown, {})).toEqual({
      ok: false,
      refusal: { code: 'plan-gaps-unknown', context: { unknown: 1, villages: 1 } },
    });
  });

  it('of some does not refuse it where others are known to lie abroad', async () => {
    // What lies abroad is a known gap, though nothing is planned for it.
    const abroad = world(
      [
        { at: [112, 21], households: 9 },
        { at: null, households: 4 },
      ],
      {
        coverage: [coverage('viettel', packPolygons([[[box(110, 22, 110.1, 22.1)]]]))],
      },
    );
    expect(await ask(abroad, {})).toMatchObject({ ok: true, value: { chosen: [], newHouseholds: 0 } });
  });

  it('no village of another country gets a mast', async () => {
    const abroad = world(
      [
        { at: [112, 21], households: 90 },
        { at: [104, 21], households: 1 },
      ],
      { candidates: [mast('abroad', 112), mast('here', 104)], coverage: [served] },
    );
    const moved = {
      ...abroad,
      coverage: [coverage('viettel', packPolygons([[[box(110, 22, 110.1, 22.1)]]]))],
    };
    const plan = await planOf(moved, { budgetVnd: 2 });
    expect(ids(plan)).toEqual(['here']);
    expect(plan.unserved).toEqual([{ village: 0, why: 'outside-province', fromVnd: null }]);
  });
});

describe('decided and forbidden works', () => {
  it('are in the plan and out of it', async () => {
    const locked = await planOf(dataset, { budgetVnd: 2, lock: ['C'] });
    expect(locked.chosen.map(({ id, isLocked }) => [id, isLocked])).toEqual([
      ['C', true],
      ['A', false],
    ]);
    const forbidden = await planOf(dataset, { forbid: ['A'] });
    expect(ids(forbidden)).toEqual(['BC']);
    expect(forbidden.unserved).toContainEqual({ village: 0, why: 'only-forbidden', fromVnd: null });
  });

  it('are refused in words where they contradict each other, the list or the money', async () => {
    const refusal = async (request: Partial<PlanRequest>) => {
      const result = await ask(dataset, request);
      return result.ok ? null : result.refusal;
    };
    expect(await refusal({ lock: ['Z'] })).toEqual({ code: 'plan-unknown-work', context: { id: 'Z' } });
    expect(await refusal({ lock: ['A'], forbid: ['A'] })).toEqual({
      code: 'plan-locked-and-forbidden',
      context: { id: 'A' },
    });
    expect(await refusal({ lock: ['A', 'BC'] })).toEqual({
      code: 'plan-locked-above-budget',
      context: { budgetVnd: 1, lockedVnd: 2 },
    });
    expect(await refusal({ objective: 'dark-first', service: 'second' })).toEqual({
      code: 'plan-dark-second',
    });
  });
});

it('an exact solver proves both levels', async () => {
  const plan = await planOf(dataset, {
    objective: 'dark-first',
    budgetVnd: 2,
    proof: { solver: solveWithHighs, seconds: 10 },
  });
  expect(plan.proven).toBe(true);
  expect(plan.levels.map(({ value, upperBound }) => [value, upperBound])).toEqual([
    [2, 2],
    [20, 20],
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidate,
  openVillages as placeVillages,
  WIDE_COMMUNE,
  type OpenVillage,
} from '../../test/support/open-villages.ts';
import { box, coverage } from '../../test/support/datasets.ts';
import { analyze } from '../analysis/analyze.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import { geodesicDistanceMeters } from '../geometry/measures/ellipsoid.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Candidate } from '../model/network.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
import { planWorks, type Plan, type PlanRequest } from './plan.ts';

const openVillages = (all: readonly OpenVillage[], rest: Partial<Dataset> = {}): Dataset =>
  placeVillages(all, { communes: WIDE_COMMUNE, ...rest });

const plan = async (dataset: Dataset, budgetVnd: number, signal?: AbortSignal) =>
  planWorks(
    dataset,
    await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false }),
    { budgetVnd, seed: 7, weights: DEFAULT_SETTINGS.priorityWeights },
    signal && { signal },
  );
async function accepted(dataset: Dataset, budgetVnd: number): Promise<Plan> {
  const result = await plan(dataset, budgetVnd);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/*
 * On one meridian, 0.01° is 1,107 m: a and b 2.2 km apart, c far north; d without a place.
 * K1 between a and b reaches both, K2 only b, K3 only c, K4 nobody.
 */
const villages: OpenVillage[] = [
  { at: [104, 21], households: 10 },
  { at: [104, 21.02], households: 20 },
  { at: [104, 21.1], households: 5 },
  { at: null, households: 7 },
];
const candidates = [
  candidate('K1', 104, 21.01, { costVnd: 3, radiusMeters: 3000, name: 'Đồi Một' }),
  candidate('K2', 104, 21.02, { costVnd: 1, radiusMeters: 1000 }),
  candidate('K3', 104, 21.1, { costVnd: 1, radiusMeters: 1000 }),
  candidate('K4', 105, 22, { costVnd: 0.5, radiusMeters: 1000 }),
];
const dataset = openVillages(villages, { candidates });

describe('a plan worked by hand', () => {
  it('takes the single best option where the walk by ratio would waste the money', async () => {
    // By ratio K2 (20 for 1), then K3 (5 for 1): 25, and 2 left buy nothing. K1 alone gives 30, and K3 fits beside it.
    const { chosen, objective, upperBound, gap, totalCostVnd } = await accepted(dataset, 4);
    expect(chosen.map(({ id }) => id)).toEqual(['K1', 'K3']);
    expect([objective, upperBound, gap, totalCostVnd]).toEqual([35, 35, 0, 4]);
    expect(chosen[0]).toEqual({
      reachBy: 'disc',
      feed: { by: 'stated', fibreMeters: null, sharedMeters: null, from: null, isEstimated: false },
      award: 'tender',
      // Nobody says whether its villages have electricity.
      fund: null,
      supportVnd: null,
      needs: [],
      permits: [],
      newShare: 1,
      costRange: { low: 2, mid: 3, high: 4 },
      operators: null,
      isLocked: false,
      id: 'K1',
      name: 'Đồi Một',
      lon: 104,
      lat: 21.01,
      heightMeters: null,
      radiusMeters: 3000,
      costVnd: 3,
      kind: 'mast',
      year: null,
      newHouseholds: 30,
      newPopulation: 120,
      villages: [0, 1],
    });
  });

  it('names the single best option wherever it stands in the list', async () => {
    const turned = { ...dataset, candidates: candidates.toReversed() };
    const { chosen, totalCostVnd } = await accepted(turned, 4);
    expect(chosen.map(({ id, newHouseholds }) => [id, newHouseholds])).toEqual([
      ['K1', 30],
      ['K3', 5],
    ]);
    expect(totalCostVnd).toBe(4);
  });

  it('keeps the walk where no single option serves more', async () => {
    const result = await accepted(dataset, 2);
    expect(result.chosen.map(({ id, newHouseholds }) => [id, newHouseholds])).toEqual([
      ['K2', 20],
      ['K3', 5],
    ]);
    // Priced 0, 20 and 5: K2's 20 for 1 and K3's 5 for 1 fill the money, K1's 20 cost 3. Nothing serves more.
    expect([result.objective, result.upperBound, result.gap]).toEqual([25, 25, 0]);
    expect(result).toMatchObject({ budgetVnd: 2, seed: 7, proven: true, totalCostVnd: 2 });
    // Four people a household.
    expect([result.newPopulation, result.villages]).toEqual([100, [1, 2]]);
  });

  it('keeps the walk where the best single option serves as many', async () => {
    const even = openVillages(
      [
        { at: [104, 21], households: 10 },
        { at: [104, 21.1], households: 10 },
      ],
      {
        candidates: [
          candidate('near', 104, 21, { costVnd: 1, radiusMeters: 500 }),
          candidate('far', 104, 21.1, { costVnd: 1, radiusMeters: 500 }),
          candidate('both', 104, 21.05, { costVnd: 4, radiusMeters: 7000 }),
        ],
      },
    );
    expect((await accepted(even, 4)).chosen.map(({ id }) => id)).toEqual(['near', 'far']);
  });

  it('proves by prices where it can', async () => {
    // With 3: K2 and K3 serve 25; K1 alone 30. In fractions: K2, K3 and a third of what K1 adds for 2: 25 + 10 / 2 = 30.
    const { chosen, objective, upperBound } = await accepted(dataset, 3);
    expect(chosen.map(({ id }) => id)).toEqual(['K1']);
    expect([objective, upperBound]).toEqual([30, 30]);
  });

  it('says who is left without service, and whose state is unknown', async () => {
    expect((await accepted(dataset, 2)).residual).toEqual({
      villages: [0],
      households: 10,
      population: 40,
      unknownVillages: 1,
    });
    expect((await accepted(dataset, 4)).residual).toEqual({
      villages: [],
      households: 0,
      population: 0,
      unknownVillages: 1,
    });
  });

  it('counts a village with people but without counted households as left over', async () => {
    const uncounted = openVillages([...villages, { at: [104.5, 21], households: null, population: 12 }], {
      candidates,
    });
    expect((await accepted(uncounted, 4)).residual).toMatchObject({
      villages: [4],
      households: null,
      population: 12,
    });
  });

  it('counts a village whose people nobody counted as left over, unless a work serves it', async () => {
    const unknown = { households: null, population: null };
    const uncounted = openVillages(
      [...villages, { at: [104.5, 21], ...unknown }, { at: [104, 21.1], ...unknown }],
      { candidates },
    );
    const { residual } = await accepted(uncounted, 4);
    expect(residual).toMatchObject({ villages: [4], households: null, population: null });
    // Beside others that are left, what is known of them is so much at least.
    expect((await accepted(uncounted, 2)).residual).toMatchObject({ villages: [0, 4], households: 10 });
  });

  it('draws the curve of the walk without end, and the plan where it beats the walk', async () => {
    const walk = [
      { budgetVnd: 0, works: 0, newHouseholds: 0, newPopulation: 0 },
      { budgetVnd: 1, works: 1, newHouseholds: 20, newPopulation: 80 },
      { budgetVnd: 2, works: 2, newHouseholds: 25, newPopulation: 100 },
    ];
    const all = { newHouseholds: 35, newPopulation: 140 };
    expect((await accepted(dataset, 1)).curve).toMatchObject([...walk, { budgetVnd: 5, works: 3, ...all }]);
    expect((await accepted(dataset, 4)).curve).toMatchObject([...walk, { budgetVnd: 4, works: 2, ...all }]);
  });

  it('names a village once and in order, however many of its clusters an option reaches', async () => {
    const clusters = [
      { at: [104.001, 21] as const, households: 3 },
      { at: [104.002, 21] as const, households: 5 },
    ];
    const clustered = openVillages(
      [
        { at: [104.003, 21], households: 1 },
        { at: [104, 21], households: 8, clusters },
      ],
      { candidates: [candidate('K', 104, 21, { costVnd: 1, radiusMeters: 1000 })] },
    );
    const [site] = (await accepted(clustered, 1)).chosen;
    expect([site.villages, site.newHouseholds, site.newPopulation]).toEqual([[0, 1], 9, 36]);
  });
});

describe('what a plan supposes', () => {
  const support = (village: number | null, until: string | null) => ({
    village,
    place: null,
    programme: null,
    years: null,
    until,
    sourceId: 'supported',
    row: 2,
  });
  const supposed = async (rest: Partial<Dataset>, request: Partial<PlanRequest> = {}) => {
    const given = openVillages(
      [
        ...villages.slice(0, 3),
        { at: [104.1, 21.1], households: null },
        { at: [104.1, 21.101], households: null },
      ],
      { candidates, ...rest },
    );
    const result = await planWorks(given, await analyze(given, DEFAULT_SETTINGS, {}, { areaShares: false }), {
      budgetVnd: 5,
      seed: 7,
      weights: DEFAULT_SETTINGS.priorityWeights,
      ...request,
    });
    if (!result.ok) throw new Error(result.refusal.code);
    return Object.fromEntries(result.value.assumptions.map(({ code, context }) => [code, context]));
  };

  it('is said with what it counts', async () => {
    expect(await supposed({})).toEqual({
      statedRange: { count: 4, low: 0.8, high: 1.3 },
      feedStated: { count: 4 },
      discIgnoresTerrain: {},
      villagesNotCounted: { count: 2 },
      exchangeUndated: { vndPerUsd: 25_000, asOf: '' },
      running: { running: 0.1, discount: 0.05, years: 10 },
      corners: { corners: 9 },
      supportUnknown: {},
      // K1 and K3: nobody says whether their villages have electricity.
      fundUnknown: { count: 2 },
    });
  });

  it('of a radius is said where a work goes by a disc that no file gives', async () => {
    const unsaid = candidates.map((one, k) => (k < 2 ? { ...one, radiusMeters: null } : one));
    expect(await supposed({ candidates: unsaid })).toHaveProperty('discRadius', {
      count: 2,
      radiusMeters: 3000,
    });
    expect(await supposed({})).not.toHaveProperty('discRadius');
  });

  it('of earlier support is that of those lists whose end nobody says', async () => {
    expect(await supposed({ supported: [support(null, null)] })).toHaveProperty('supportOpen', { count: 1 });
    const ended = await supposed({ supported: [support(null, '2020-01-01')] });
    expect(Object.keys(ended).filter((code) => code.startsWith('support'))).toEqual([]);
    const three = [support(0, '2020-01-01'), support(1, null), support(null, null)];
    expect(await supposed({ supported: three })).toMatchObject({ supportOpen: { count: 2 } });
  });

  it('of rates, norms, years and operators is said where it is supposed', async () => {
    const dated = await supposed({}, { exchangeRate: { vndPerUsd: 26_000, asOf: '2026-09-30' }, norm: 5 });
    expect(dated).toMatchObject({ exchangeRate: { vndPerUsd: 26_000, asOf: '2026-09-30' } });
    for (const code of ['exchangeUndated', 'noNorm', 'carriedOver', 'anyOperator'])
      expect(dated).not.toHaveProperty(code);
    expect(await supposed({}, { years: 2, asOf: '2026-09-30' })).toHaveProperty('carriedOver');
    const difficult = openVillages(
      [{ at: [104, 21], households: 3, facts: { electricity: 'grid', extremelyDifficult: true } }],
      { candidates },
    );
    expect(await supposed({ villages: difficult.villages })).toHaveProperty('noNorm');
    expect(await supposed({ villages: difficult.villages }, { norm: 5 })).not.toHaveProperty('noNorm');
    const served = [coverage('viettel', packPolygons([[[box(103, 20, 106, 22)]]]))];
    expect(await supposed({ coverage: served }, { service: 'second' })).toHaveProperty('anyOperator', {
      count: 4,
    });
  });
});

describe('what cannot be planned', () => {
  it('refuses a budget below the cheapest option that reaches somebody', async () => {
    expect(await plan(dataset, 0.9)).toEqual({
      ok: false,
      refusal: { code: 'plan-budget-below-cheapest', context: { budgetVnd: 0.9, cheapestVnd: 1 } },
    });
    expect((await accepted(dataset, 1)).objective).toBe(20);
  });

  it('gives an empty plan where no option reaches anybody', async () => {
    const alone = { ...dataset, candidates: candidates.slice(3) };
    expect(await accepted(alone, 0.1)).toMatchObject({
      chosen: [],
      objective: 0,
      upperBound: 0,
      gap: 0,
      residual: { villages: [0, 1, 2], households: 35 },
    });
  });

  it('looks at the signal before and after choosing', async () => {
    for (const calls of [1, 2]) {
      let seen = 0;
      const signal = Object.assign(new AbortController().signal, {
        throwIfAborted: () => {
          if (++seen === calls) throw new Error('enough');
        },
      });
      await expect(plan(dataset, 4, signal)).rejects.toThrow('enough');
    }
  });
});

/** Households of the villages that the chosen candidates reach, straight from the definition. */
function servedBy(places: readonly OpenVillage[], chosen: readonly Candidate[]): number {
  const reached = places.filter(
    ({ at }) =>
      at &&
      chosen.some(
        ({ lon, lat, radiusMeters }) => geodesicDistanceMeters(lon, lat, at[0], at[1]) <= radiusMeters!,
      ),
  );
  return reached.reduce((sum, { households }) => sum + (households ?? 0), 0);
}

/** The best of every subset within the budget. */
function optimum(places: readonly OpenVillage[], all: readonly Candidate[], budget: number): number {
  let best = 0;
  for (let set = 0; set < 1 << all.length; set++) {
    const chosen = all.filter((_, k) => set & (1 << k));
    if (chosen.reduce((sum, { costVnd }) => sum + costVnd!, 0) <= budget)
      best = Math.max(best, servedBy(places, chosen));
  }
  return best;
}

it('plan <= best of all subsets <= bound, at the budget and along the curve', async () => {
  const lon = fc.integer({ min: 0, max: 8 }).map((k) => 104 + k / 50);
  const instance = fc.record({
    places: fc.array(fc.record({ lon, households: fc.option(fc.nat(40), { nil: null, freq: 8 }) }), {
      minLength: 1,
      maxLength: 7,
    }),
    options: fc.array(
      fc.record({
        lon,
        costVnd: fc.integer({ min: 1, max: 9 }),
        radiusMeters: fc.constantFrom(500, 2500, 4500),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    budget: fc.integer({ min: 1, max: 24 }),
  });
  await fc.assert(
    fc.asyncProperty(instance, async ({ places, options, budget }) => {
      const open = places.map(({ lon: x, households }): OpenVillage => ({ at: [x, 21], households }));
      const all = options.map(({ lon: x, ...facts }, k) => candidate(`K${k}`, x, 21, facts));
      const result = await plan(openVillages(open, { candidates: all }), budget);
      if (!result.ok) return;
      const { chosen, objective, upperBound, totalCostVnd, residual, curve } = result.value;
      const best = optimum(open, all, budget);
      const byId = new Set(chosen.map(({ id }) => id));
      expect(objective).toBe(
        servedBy(
          open,
          all.filter(({ id }) => byId.has(id)),
        ),
      );
      expect(chosen.reduce((sum, { newHouseholds }) => sum + newHouseholds!, 0)).toBe(objective);
      expect(totalCostVnd).toBeLessThanOrEqual(budget);
      expect(objective).toBeLessThanOrEqual(best);
      expect(upperBound).toBeGreaterThanOrEqual(best);
      // Khuller, Moss and Naor: the better of walk and best single one serves at least (1 - 1/e) / 2 of the best.
      expect(objective).toBeGreaterThanOrEqual(((1 - 1 / Math.E) / 2) * best - 1e-9);
      const left = open.reduce((sum, { households }) => sum + (households ?? 0), 0) - objective;
      const isUncounted = residual.villages.some((v) => open[v]!.households === null);
      expect(residual.households).toBe(left === 0 && isUncounted ? null : left);
      for (const point of curve) {
        const bestThere = optimum(open, all, point.budgetVnd);
        expect(point.newHouseholds).toBeLessThanOrEqual(bestThere);
        expect(point.upperBound).toBeGreaterThanOrEqual(bestThere);
      }
    }),
    { numRuns: 150 },
  );
});

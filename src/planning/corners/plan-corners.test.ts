import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidate,
  openVillages,
  WIDE_COMMUNE,
  type OpenVillage,
} from '../../../test/support/open-villages.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { analyze } from '../../analysis/analyze.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Candidate } from '../../model/network.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { planWorks, type Plan, type PlanRequest } from '../plan.ts';
import { InSteps } from './in-steps.ts';
import { stabilityOf } from './plan-corners.ts';

const weights = DEFAULT_SETTINGS.priorityWeights;
const REQUEST: PlanRequest = { budgetVnd: 600, seed: 1, weights, asOf: '2026-09-30' };
const STATED = { low: 0.8, mid: 1, high: 1.3 };
const RADIO = { choices: {}, technologies: ['4G'] } as const;
const go = () => Promise.resolve();

const analysed = (dataset: Dataset) => analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
async function planned(dataset: Dataset, request: PlanRequest): Promise<Plan | null> {
  const plan = await planWorks(dataset, await analysed(dataset), request);
  return plan.ok ? plan.value : null;
}
async function stability(dataset: Dataset, request: PlanRequest, pause = go) {
  const plan = (await planned(dataset, request))!;
  return stabilityOf(dataset, await analysed(dataset), { request, plan, pause });
}

const worldOf = (
  villages: readonly OpenVillage[],
  candidates: readonly Candidate[],
  rest: Partial<Dataset> = {},
) => openVillages(villages, { communes: WIDE_COMMUNE, candidates, ...rest });

describe('a case by hand', () => {
  /** Three villages apart, each with its mast: 95 households for 400, 50 and 40 for 200. */
  const world = worldOf(
    [
      { at: [104, 21], households: 95 },
      { at: [104.5, 21], households: 50 },
      { at: [105, 21], households: 40 },
    ],
    [
      candidate('A', 104, 21, { costVnd: 400, radiusMeters: 1000 }),
      candidate('B', 104.5, 21, { costVnd: 200, radiusMeters: 1000 }),
      candidate('C', 105, 21, { costVnd: 200, radiusMeters: 1000 }),
    ],
  );

  it('counts works and villages over corners of costs, three counts each', async () => {
    // Low: 320 + 160 are A and B, C is 160 more than 600 allow. Middle: A and B. High: 520 is A alone, more than the 90 of B and C.
    const found = await stability(world, REQUEST);
    expect(found).toMatchObject({ corners: 9, without: 0 });
    // Most per đồng first.
    expect(found.chosen).toEqual([
      { id: 'B', corners: 6, mark: 'sometimes' },
      { id: 'A', corners: 9, mark: 'always' },
    ]);
    expect([found.always, found.sometimes, found.never]).toEqual([1, 1, 1]);
    expect(found.villages).toEqual({
      ...{ always: 1, sometimes: 1, never: 1 },
      each: [
        { village: 0, corners: 9, mark: 'always' },
        { village: 1, corners: 6, mark: 'sometimes' },
      ],
    });
  });

  it('leaves decided works alone where they are dearer than all the money', async () => {
    const found = await stability(world, { ...REQUEST, lock: ['A', 'C'] });
    // High: 780 for both. Nothing else fits beside them at 600 either; at low costs B is still 120 too dear.
    expect(found.chosen).toMatchObject([
      { id: 'A', corners: 9 },
      { id: 'C', corners: 9 },
    ]);
    const cheap = await stability(world, {
      ...REQUEST,
      lock: ['A', 'C'],
      costs: { stated: { low: 0.5, high: 1.3 } },
    });
    expect(cheap.near).toEqual([{ id: 'B', corners: 3, mark: 'sometimes' }]);
  });

  it('counts corners in which no works keep the floors', async () => {
    const floors = { communeShare: 0.7 };
    // 130 of 185 households: A and B or C at least, 780 at high costs.
    const found = await stability(world, { ...REQUEST, floors });
    expect(found).toMatchObject({
      corners: 9,
      without: 3,
      chosen: [
        { id: 'B', corners: 6 },
        { id: 'A', corners: 6 },
      ],
    });
  });

  it('lets counts decide where the score weighs them', async () => {
    // Need alone counts, by the logarithm of households up to 200. Of full households KA is worth 196.4, or 197 of more;
    // KB 194.3, or 199.5 where there are a tenth more. At high costs none can be paid.
    const near = (k: number): [number, number] => [104.5 + k / 1000, 21];
    const scored = worldOf(
      [
        { at: [104, 21], households: 197 },
        ...Array.from({ length: 10 }, (_, k) => ({ at: near(k), households: 30 })),
      ],
      [
        candidate('KA', 104, 21, { costVnd: 400, radiusMeters: 1000 }),
        candidate('KB', 104.5, 21, { costVnd: 400, radiusMeters: 2000 }),
      ],
    );
    const need = { need: 100, vulnerability: 0, publicService: 0, safety: 0, ease: 0 };
    const found = await stability(scored, { ...REQUEST, objective: 'score', weights: need, budgetVnd: 400 });
    expect(found.chosen).toEqual([{ id: 'KA', corners: 4, mark: 'sometimes' }]);
    expect(found.near).toEqual([{ id: 'KB', corners: 2, mark: 'sometimes' }]);
  });

  it('goes on piece by piece to the same end, and tells what went wrong', async () => {
    let pieces = 0;
    const work = new InSteps((pause) => stability(world, REQUEST, pause));
    for (; !work.value; pieces++) await work.step();
    expect(pieces).toBeGreaterThan(9);
    expect(work.value).toEqual(await stability(world, REQUEST));
    const broken = new InSteps<never>(async (pause) => {
      await pause();
      throw new Error('broken');
    });
    await broken.step();
    await expect(broken.step()).rejects.toThrow('broken');
  });
});

/** Everything as one corner has it, in the data themselves. */
function turnedOut(dataset: Dataset, cost: number, counts: number): Dataset {
  return {
    ...dataset,
    candidates: dataset.candidates.map((one) => ({ ...one, costVnd: Math.round(one.costVnd! * cost) })),
    villages: {
      ...dataset.villages,
      records: dataset.villages.records.map((one) => ({
        ...one,
        households: one.households! * counts,
        population: one.population! * counts,
      })),
    },
  };
}

/** Each corner planned plainly, from data that are as the corner has them. */
async function plainly(dataset: Dataset, request: PlanRequest, thresholds: readonly number[]) {
  const [works, villages] = [new Map<string, number>(), new Map<number, number>()];
  const count = <T>(counts: Map<T, number>, key: T) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const cost of Object.values(STATED))
    for (const counts of [0.9, 1, 1.1])
      for (const threshold of thresholds) {
        const radio = { ...RADIO, choices: { threshold: -115 + threshold } };
        const asked = request.reach ? { ...request, radio } : request;
        const plan = await planned(turnedOut(dataset, cost, counts), asked);
        for (const { id } of plan?.chosen ?? []) count(works, id);
        for (const village of plan?.villages ?? []) count(villages, village);
      }
  return { works, villages };
}

async function expectPlain(
  dataset: Dataset,
  request: PlanRequest,
  thresholds: readonly number[],
): Promise<void> {
  const plan = await planned(dataset, request);
  // Money that buys nothing is refused: there is no plan to look at.
  if (!plan) return;
  const found = await stabilityOf(dataset, await analysed(dataset), { request, plan, pause: go });
  const { works, villages } = await plainly(dataset, request, thresholds);
  expect(found.corners).toBe(9 * thresholds.length);
  const told = new Map([...found.chosen, ...found.near].map(({ id, corners }) => [id, corners]));
  expect([...told].filter(([, corners]) => corners > 0).sort()).toEqual([...works].sort());
  expect(found.villages.each.map(({ village, corners }) => [village, corners])).toEqual(
    [...villages].sort(([a], [b]) => a - b),
  );
}

const place = (west: number, east: number, south: number, north: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([x, y]): [number, number] => [
      west + ((east - west) * x) / 100,
      south + ((north - south) * y) / 100,
    ]);
/** Tens, so that a tenth more or fewer are whole; odd parts, so that hardly two choices are worth the same. */
const homes = fc.integer({ min: 1, max: 60 }).map((tens) => 10 * tens);

describe('corners planned one by one', () => {
  it('give the same marks, whatever the purpose', async () => {
    const at = place(104, 104.1, 21, 21.1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at, households: homes }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(at, fc.integer({ min: 7, max: 53 }), fc.integer({ min: 1500, max: 5000 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom('households', 'people', 'score', 'dark-first'),
        fc.integer({ min: 20, max: 150 }),
        async (villages, masts, objective, tens) => {
          const candidates = masts.map(([[lon, lat], cost, radiusMeters], j) =>
            candidate(`K${j}`, lon, lat, { costVnd: 10 * cost, radiusMeters }),
          );
          await expectPlain(
            worldOf(villages, candidates),
            { ...REQUEST, objective, budgetVnd: 10 * tens },
            [0],
          );
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  it('give the same marks with thresholds, where places are predicted from terrain', async () => {
    const terrain = { ground: [ridgeTerrain()], canopy: [], surface: [] };
    const at = place(104.0, 104.2, 21, 21.1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at, households: homes }), { minLength: 2, maxLength: 6 }),
        fc.array(fc.tuple(at, fc.integer({ min: 7, max: 53 })), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 20, max: 100 }),
        async (villages, masts, tens) => {
          const candidates = masts.map(([[lon, lat], cost], j) =>
            candidate(`K${j}`, lon, lat, { costVnd: 10 * cost, radiusMeters: 3000, heightMeters: 30 }),
          );
          const request: PlanRequest = { ...REQUEST, reach: 'terrain', radio: RADIO, budgetVnd: 10 * tens };
          await expectPlain(worldOf(villages, candidates, { terrain }), request, [-3, 0, 3]);
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });
});

import { afterEach, expect, it, vi } from 'vitest';
import { candidate, openVillages, WIDE_COMMUNE } from '../../../test/support/open-villages.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { analyze } from '../../analysis/analyze.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import type { PlanRequest } from '../../planning/plan.ts';
import { ReachWork } from './reach-work.ts';

const dataset = openVillages(
  [
    { at: [104.05, 21.05], households: 40 },
    { at: [104.15, 21.05], households: 30 },
  ],
  {
    communes: WIDE_COMMUNE,
    candidates: ['K', 'L'].map((id, j) =>
      candidate(id, 104.05 + 0.1 * j, 21.05, { costVnd: 10, radiusMeters: 3000, heightMeters: 30 }),
    ),
    terrain: { ground: [ridgeTerrain()], canopy: [], surface: [] },
  },
);
const request: PlanRequest = {
  ...{ budgetVnd: 0, seed: 1, weights: DEFAULT_SETTINGS.priorityWeights, asOf: '2026-09-30' },
  ...{ reach: 'terrain', radio: { choices: {}, technologies: ['4G'] } },
};
const analysed = (world = dataset) => analyze(world, DEFAULT_SETTINGS, {}, { areaShares: false });

afterEach(() => void vi.restoreAllMocks());

const fastMachine = (): void => undefined;

/** Each look at the clock takes longer than the longest time between two pauses. */
function slowMachine(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 50;
    return now;
  });
}

it.each([['on a fast machine', fastMachine] as const, ['on a slow one', slowMachine] as const])(
  'tells how many works are predicted, once for each question, and nothing when all are: %s',
  async (_, arrive) => {
    const findings = await analysed();
    arrive();
    const work = new ReachWork(null);
    expect(work.stateOf(dataset, findings, request)).toEqual({ done: 0, total: 2 });
    const kept = work.stateOf(dataset, findings, { ...request, budgetVnd: 77 });
    expect(kept).toEqual({ done: 0, total: 2 });
    await work.ended();
    expect(work.stateOf(dataset, findings, request)).toBeNull();
    expect(work.stateOf(dataset, findings, { ...request, reach: 'disc' })).toBeNull();
  },
);

it('another question ends the work on the one before, which no longer tells its state', async () => {
  const findings = await analysed();
  slowMachine();
  const work = new ReachWork(null);
  expect(work.stateOf(dataset, findings, request)?.total).toBe(2);
  const before = work.ended();
  expect(work.stateOf(dataset, findings, { ...request, reach: 'disc' })).toBeNull();
  await expect(before).rejects.toThrow();
  await work.ended();
});

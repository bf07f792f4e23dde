import { expect, it } from 'vitest';
import { candidate, openVillages, WIDE_COMMUNE } from '../../../test/support/open-villages.ts';
import { analyze } from '../../analysis/analyze.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { planWorks, type PlanRequest } from '../plan.ts';
import { compareScenarios } from './compare-scenarios.ts';

/** P reaches villages 0 and 1, Q only 0, R only 2. */
const dataset = openVillages(
  [
    { at: [104, 21], households: 30 },
    { at: [104.02, 21], households: 20 },
    { at: [104.5, 21], households: 6 },
  ],
  {
    communes: WIDE_COMMUNE,
    candidates: [
      candidate('P', 104.01, 21, { costVnd: 5, radiusMeters: 1500, name: 'Đồi' }),
      candidate('Q', 104, 21, { costVnd: 2, radiusMeters: 1500 }),
      candidate('R', 104.5, 21, { costVnd: 2, radiusMeters: 1500 }),
    ],
  },
);
const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
const request: PlanRequest = { budgetVnd: 7, seed: 1, weights: DEFAULT_SETTINGS.priorityWeights };
const compare = async (first: string[], second: string[], more: Partial<PlanRequest> = {}) => {
  const asked = { ...request, ...more };
  const kept = (works: string[]) => ({ request: asked, works });
  const found = await compareScenarios(dataset, findings, [kept(first), kept(second)]);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
};
const ids = (works: readonly { id: string }[]) => works.map(({ id }) => id);

it('tells works and villages of one side, of the other and of both', async () => {
  const { works, villages, gone } = await compare(['P', 'R'], ['Q', 'R']);
  expect([ids(works.first), ids(works.second), ids(works.both)]).toEqual([['P'], ['Q'], ['R']]);
  expect(works.first[0]).toEqual({ id: 'P', name: 'Đồi', lon: 104.01, lat: 21 });
  // Village 0 is served on either side, by different works.
  expect(villages).toEqual({ first: [1], second: [], both: [0, 2] });
  expect(gone).toEqual({ first: [], second: [] });
});

it('names works that there are no longer, whatever the plan was asked to keep', async () => {
  const kept = { lock: ['X'], forbid: ['P'], budgetVnd: 1, floors: { communeShare: 1 } };
  const { works, villages, gone } = await compare(['X', 'P'], ['P'], kept);
  expect([ids(works.first), ids(works.both)]).toEqual([[], ['P']]);
  expect(villages.both).toEqual([0, 1]);
  expect(gone).toEqual({ first: ['X'], second: [] });
});

it('serves by a kept plan whom the plan itself served', async () => {
  const plan = await planWorks(dataset, findings, request);
  if (!plan.ok) throw new Error(plan.refusal.code);
  const { villages } = await compare(ids(plan.value.chosen), []);
  expect(villages.first).toEqual(plan.value.villages);
});

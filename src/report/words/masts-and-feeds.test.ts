import { beforeAll, expect, it } from 'vitest';
import { candidate, openVillages } from '../../../test/support/open-villages.ts';
import { analyze } from '../../analysis/analyze.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { planWorks, type Plan, type PlannedSite } from '../../planning/plan.ts';
import type { ReportInput } from '../report-input.ts';
import { decisionsOf } from '../scenes/decisions.ts';
import { gainTable } from '../scenes/plan-parts.ts';
import { communeSentences } from './commune-sentences.ts';
import { feedList, workRows } from './listed-rows.ts';

/** A plan of one mast in commune A, and the same with a trench to it in that commune. */
let input: ReportInput;
let withTrench: Plan;
beforeAll(async () => {
  const dataset = openVillages([{ at: [104.02, 21.05], households: 40 }], {
    candidates: [candidate('K', 104.02, 21.05, { costVnd: 10, radiusMeters: 3000 })],
  });
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  const made = await planWorks(dataset, findings, {
    ...{ budgetVnd: 100, seed: 1, weights: DEFAULT_SETTINGS.priorityWeights, asOf: '2026-09-30' },
  });
  if (!made.ok) throw new Error(made.refusal.code);
  const plan = made.value;
  const [mast] = plan.chosen as [PlannedSite];
  const trench: PlannedSite = {
    ...mast,
    kind: 'fibre',
    id: 'CQ-001',
    villages: [],
    fibreMeters: 700,
    usedBy: [mast.id],
  };
  withTrench = { ...plan, chosen: [mast, trench] };
  input = { dataset, findings, plan: withTrench } as unknown as ReportInput;
});

it('a trench is no mast: in the decisions, in the gain of a scene, in the sentences of a commune', () => {
  const view = { input, language: 'vi' } as Parameters<typeof gainTable>[0];
  const [, works] = gainTable(view, withTrench).rows.find(([name]) => name === 'Trạm mới')!;
  expect(works).toMatch(/^1 · /);
  const { findings } = input;
  const facts = { findings, priority: null, plan: withTrench, contested: 0, language: 'vi' };
  expect(decisionsOf(facts as unknown as Parameters<typeof decisionsOf>[0]).join()).toContain('cho 1 trạm');
  expect(workRows(input, withTrench, [0, 0], 'vi').map(([letter]) => letter)).toEqual(['A']);
  const sentences = communeSentences(input, 0, [0, 0], 'vi').join(' ');
  expect(sentences).toMatch(/\bA\b/);
  expect(sentences).not.toMatch(/A, B/);
});

it('trenches are listed with length, masts and cost, and told of their commune, but where no place is', () => {
  expect(feedList(input, withTrench, 'vi')).toEqual([
    ['CQ-001', '700 m', 'A', expect.stringMatching(/10 đồng/)],
  ]);
  expect(communeSentences(input, 0, [0, 0], 'vi').join(' ')).toContain('CQ-001 (700 m, cho trạm A)');
  const scoped = { ...input, workCommunes: [0, 0] };
  expect(feedList(scoped, withTrench, 'vi')).toEqual([]);
  expect(communeSentences(scoped, 0, [0, 0], 'vi').join(' ')).not.toContain('CQ-001');
});

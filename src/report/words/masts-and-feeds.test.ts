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
import { builtText, planDistance, planMoney } from './plan-words.ts';

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
  const [, works] = gainTable(view, withTrench).rows.find(([name]) => name === 'Công trình')!;
  expect(works).toBe('1 trạm và 1 đoạn cáp');
  const { findings } = input;
  const facts = { findings, priority: null, plan: withTrench, contested: 0, language: 'vi' };
  expect(decisionsOf(facts as unknown as Parameters<typeof decisionsOf>[0]).join()).toContain(
    'cho 1 trạm và 1 đoạn cáp,',
  );
  expect(workRows(input, withTrench, [0, 0], 'vi').map(([letter]) => letter)).toEqual(['A']);
  const sentences = communeSentences(input, 0, [0, 0], 'vi').join(' ');
  expect(sentences).toMatch(/\bA\b/);
  expect(sentences).not.toMatch(/A, B/);
});

it('trenches are listed with length, masts and cost, and told of their commune, but where no place is', () => {
  expect(feedList(input, withTrench, 'vi')).toEqual([
    ['CQ1', '700 m', 'A', expect.stringMatching(/10 đồng/)],
  ]);
  expect(communeSentences(input, 0, [0, 0], 'vi').join(' ')).toContain('CQ1 (700 m, cho trạm A)');
  const scoped = { ...input, workCommunes: [0, 0] };
  expect(feedList(scoped, withTrench, 'vi')).toEqual([]);
  expect(communeSentences(scoped, 0, [0, 0], 'vi').join(' ')).not.toContain('CQ1');
});

it('masts, trenches and hops are counted apart, in both languages', () => {
  const works = (...kinds: string[]) =>
    ({ chosen: kinds.map((kind) => ({ kind })) }) as unknown as Pick<Plan, 'chosen'>;
  expect(builtText(works('mast', 'join'), 'vi')).toBe('2 trạm');
  const all = works('mast', 'mast', 'fibre', 'hop', 'fibre', 'fibre');
  expect(builtText(all, 'vi')).toBe('2 trạm, 3 đoạn cáp và 1 chặng viba');
  expect(builtText(all, 'en')).toBe('2 masts, 3 fibre sections and 1 microwave link');
});

it('what is told by bands is told as about so much, in whole kilometres', () => {
  expect(planDistance(15_040, { isAbout: true }, 'vi').replace('\u00a0', ' ')).toBe('khoảng 15 km');
  expect(planDistance(15_040, {}, 'vi')).toBe('15,0 km');
  expect(planMoney(19.9e9, { isAbout: true }, 'en')).toBe('about 19.9 billion VND');
  expect(planMoney(19.9e9, {}, 'vi')).toBe('19,9 tỷ đồng');
});

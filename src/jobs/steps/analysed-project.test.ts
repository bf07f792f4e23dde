import { expect, it } from 'vitest';
import { openIn, type Files } from '../../../test/support/memory-project.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { DEFAULT_REACHES } from '../../analysis/resilience/resilience.ts';
import { analyze } from '../../analysis/analyze.ts';
import { AnalysisMemory } from '../../analysis/memory.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import { applySettings } from '../../project/edits.ts';
import {
  checkInput,
  openAndAnalyse,
  planFor,
  rankAgain,
  reportInput,
  resilienceOf,
  withProject,
} from './analysed-project.ts';

const folderOf = (files: Files = TWO_COMMUNES) => ({
  project: files['project.json'] as ProjectFile,
  open: openIn(files),
});
const EASE = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 100 };
const opened = await openAndAnalyse(folderOf(), {});
const changed = (changes: Partial<Settings>) =>
  withProject(opened, applySettings(opened.folder.project, changes));

it('other weights order the same findings anew', async () => {
  const session = await changed({ priorityWeights: EASE });
  expect(session.findings).toBe(opened.findings);
  expect(session.settings.priorityWeights).toEqual(EASE);
  expect(session.priority).toEqual(rankAgain(opened, EASE));
  expect(session.priority).not.toEqual(opened.priority);
  expect(session.contradictions).toBe(opened.contradictions);
  expect(session.loaded).toBe(opened.loaded);
});

it.each<[string, Partial<Settings>]>([
  ['technologies', { technologies: ['3G'] }],
  ['operators', { operators: ['vinaphone'] }],
  ['evidence', { evidence: ['estimated'] }],
  ['a rule', { rule: 'anyCluster' }],
  ['shares of villages', { villageShare: 'centre' }],
  ['bands of fibre', { fibreBandsMeters: [100] }],
])('other %s: findings as if analysed alone; what was read stays', async (_, changes) => {
  const session = await changed(changes);
  expect(session.findings).not.toBe(opened.findings);
  expect(session.findings).toEqual(await analyze(opened.loaded.dataset, session.settings));
  expect(session.loaded).toBe(opened.loaded);
});

it('remembered work changes no findings', async () => {
  const memory = new AnalysisMemory();
  const first = await openAndAnalyse(folderOf(), {}, {}, { memory });
  expect(first.findings).toEqual(opened.findings);
  const project = applySettings(first.folder.project, { technologies: ['3G'] });
  const second = await withProject(first, project, {}, { memory });
  expect(second.findings).toEqual((await changed({ technologies: ['3G'] })).findings);
});

it('answers given beside the project are kept in it', async () => {
  const { folder } = await openAndAnalyse(folderOf(), { 'a/question': 'yes' });
  expect(folder.project.answers).toEqual({ 'a/question': 'yes' });
  expect(opened.folder.project.answers ?? {}).toEqual({});
});

it('a list of candidates of which nothing could be read is said, never passed over', async () => {
  const project = TWO_COMMUNES['project.json'] as ProjectFile;
  const others = project.sources.filter(({ role }) => role !== 'candidates');
  const unread = await openAndAnalyse(
    folderOf({
      ...TWO_COMMUNES,
      'project.json': { ...project, sources: [...others, { id: 'dk', role: 'candidates', path: 'dk.csv' }] },
      'dk.csv': 'Mã vị trí,Tên vị trí,Kinh độ,Vĩ độ\nd1,Đồi A,,\nd2,Đồi B,,\n',
    }),
    {},
  );
  expect(await planFor(unread, 5e9)).toMatchObject({
    ok: false,
    refusal: { code: 'plan-candidates-unread', context: { files: 'dk.csv' } },
  });
});

it('report and check say what the session holds', async () => {
  const plan = await planFor(opened, 5e9, { seed: 9 });
  if (!plan.ok) throw new Error(plan.refusal.code);
  expect(plan.value).toMatchObject({ budgetVnd: 5e9, seed: 9, objective: 55 });
  const report = reportInput(opened, plan.value);
  expect(report).toMatchObject({ plan: plan.value, findings: opened.findings, priority: opened.priority });
  expect(report.dataset).toBe(opened.loaded.dataset);
  expect(reportInput(opened, null).plan).toBeNull();
  const check = checkInput(opened);
  expect(check.contradictions).toBe(opened.contradictions);
  expect(check.gate).toBeTruthy();
  expect(check.issues).toBe(opened.loaded.issues);
});

it('villages whose word speaks against a claim are told once each, as they come', () => {
  const against = [3, 1, 3].map((village) => ({ village })) as unknown as typeof opened.contradictions;
  const { contested } = reportInput({ ...opened, contradictions: against }, null);
  expect(contested).toEqual({ count: 2, villages: [3, 1] });
  expect(reportInput(opened, null).contested).toEqual({ count: 0, villages: [] });
});

it('what communes hang on is worked out once for the same figures and reaches', () => {
  const first = resilienceOf(opened)!;
  expect(first.reaches).toEqual(DEFAULT_REACHES);
  expect(resilienceOf({ ...opened })).toBe(first);
  for (const reaches of [{ feedMeters: 10 }, { mastMeters: 10 }]) {
    const settings = { ...opened.settings, resilience: reaches };
    const other = resilienceOf({ ...opened, settings })!;
    expect(other.reaches).toEqual({ ...DEFAULT_REACHES, ...reaches });
    expect(resilienceOf({ ...opened, settings })).toBe(other);
  }
  const withheld = { ...opened.folder, project: { ...opened.folder.project, withheld: true as const } };
  expect(resilienceOf({ ...opened, folder: withheld })).toBeNull();
  expect(reportInput(opened, null).resilience).toBeNull();
});

it('a project that was made for others is not planned', async () => {
  const withheld = { ...opened.folder, project: { ...opened.folder.project, withheld: true as const } };
  expect(await planFor({ ...opened, folder: withheld }, 5e9)).toMatchObject({
    refusal: { code: 'withheld-no-plan' },
  });
});

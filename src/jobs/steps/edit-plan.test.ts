import { describe, expect, it } from 'vitest';
import { openIn } from '../../../test/support/memory-project.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import { openAndAnalyse, planFor, planRequest, type AnalysedProject } from './analysed-project.ts';
import { editedPlans, planBase, type PlanAction, type PlannedBy } from './edit-plan.ts';

const project = TWO_COMMUNES['project.json'] as ProjectFile;
const opened = await openAndAnalyse({ project, open: openIn(TWO_COMMUNES) }, {});
const result = await planFor(opened, 5e9);
if (!result.ok) throw new Error(result.refusal.code);
const planned: PlannedBy = {
  plan: result.value,
  settings: opened.settings,
  request: planRequest(opened, 5e9),
};
const NOTE = { at: '2026-09-30T08:00:00', who: 'Lan', why: 'vì dân' } as never;

const withProject = (rest: Partial<ProjectFile>): AnalysedProject => ({
  ...opened,
  folder: { ...opened.folder, project: { ...opened.folder.project, ...rest } },
});
const withSettings = (rest: Partial<Settings>): AnalysedProject => ({
  ...opened,
  settings: { ...opened.settings, ...rest },
});
const withInput = (rest: object): AnalysedProject => ({
  ...opened,
  loaded: {
    ...opened.loaded,
    inputs: opened.loaded.inputs.map((one, k) => (k === 1 ? { ...one, ...rest } : one)),
  },
});

describe('what the figures of a plan hang on', () => {
  it.each<[string, AnalysedProject]>([
    ['one letter of a file', withInput({ sha256: `${opened.loaded.inputs[1]!.sha256.slice(0, -1)}z` })],
    ['what a file is', withInput({ role: 'clusters' })],
    ['a file of another source', withInput({ id: 'other' })],
    [
      'a file that is gone',
      { ...opened, loaded: { ...opened.loaded, inputs: opened.loaded.inputs.slice(1) } },
    ],
    ['how service counts', withSettings({ rule: 'anyCluster' })],
    ['the day', withProject({ asOf: '2026-10-01' })],
    ['an answer', withProject({ answers: { q: 'a' } })],
    ['an edit of the map', withProject({ mapEdits: [] })],
  ])('is another with %s', (_, other) => {
    expect(planBase(other)).not.toBe(planBase(opened));
    expect(planBase(other)).toMatch(/^[0-9a-f]{8}$/);
  });

  it('is the same under other weights, another plan or title', () => {
    for (const other of [
      withSettings({ priorityWeights: { need: 1, vulnerability: 0, publicService: 0, safety: 0, ease: 0 } }),
      withSettings({ plan: { objective: 'people' } }),
      withProject({ title: 'Tên khác' }),
      { ...opened },
    ])
      expect(planBase(other)).toBe(planBase(opened));
  });

  it('tells many files apart', () => {
    const bases = Array.from({ length: 300 }, (_, k) => planBase(withInput({ sha256: `${k}` })));
    expect(new Set(bases).size).toBe(300);
  });
});

describe('what somebody does about plans', () => {
  const done = (action: PlanAction, by: PlannedBy | null = planned): ProjectFile => {
    const edited = editedPlans(opened, action, NOTE, by);
    if (!edited.ok) throw new Error(edited.refusal.code);
    return edited.value;
  };

  it('keeps a plan with its figures and what it was made by', () => {
    const { plan } = planned;
    const [scenario] = done({ kind: 'keep', name: '  Phương án 1 ' }).scenarios!;
    expect(scenario).toMatchObject({
      ...{ name: 'Phương án 1', budgetVnd: 5e9, works: ['C1'], base: planBase(opened) },
      weights: opened.settings.priorityWeights,
      outcome: {
        ...{ costVnd: 1.8e9, households: plan.newHouseholds, population: plan.newPopulation, villages: 2 },
        ...{ certificate: 1, newShare: plan.newShare },
        left: {
          villages: plan.residual.villages.length,
          households: plan.residual.households,
          population: plan.residual.population,
          unknownVillages: plan.residual.unknownVillages,
        },
      },
    });
    // a2 and b1 had no signal at all: each is the last one of its commune.
    expect(scenario!.outcome).toMatchObject({ darkVillages: 2, communesLifted: 2 });
    const half = { ...planned, plan: { ...plan, objective: 27.5, upperBound: 55 } };
    expect(done({ kind: 'keep', name: 'x' }, half).scenarios![0]!.outcome.certificate).toBe(0.5);
    const nothing = { ...planned, plan: { ...plan, objective: 0, upperBound: 0 } };
    expect(done({ kind: 'keep', name: 'x' }, nothing).scenarios![0]!.outcome.certificate).toBe(1);
  });

  it('keeps none without a name, and none that is not there', () => {
    expect(editedPlans(opened, { kind: 'keep', name: ' ' }, NOTE, planned)).toMatchObject({
      refusal: { code: 'scenario-without-name' },
    });
    expect(editedPlans(opened, { kind: 'keep', name: 'x' }, NOTE, null)).toMatchObject({
      refusal: { code: 'no-plan-to-keep' },
    });
  });

  it('decides works and writes it down', () => {
    const after = done({ kind: 'decide', work: 'C1', to: 'forbid' });
    expect(after.settings?.plan?.forbid).toEqual(['C1']);
    expect(after.decisions).toHaveLength(1);
    expect(done({ kind: 'note' }).decisions).toHaveLength(1);
  });
});

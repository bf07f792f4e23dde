import { findResilience } from '../../src/analysis/resilience/resilience.ts';
import { analyze } from '../../src/analysis/analyze.ts';
import type { InputCount, Issue } from '../../src/model/issue.ts';
import { settingsOf, type ProjectFile } from '../../src/model/project.ts';
import { planWorks } from '../../src/planning/plan.ts';
import { rankVillages } from '../../src/planning/priority.ts';
import type { ReportInput } from '../../src/report/report-input.ts';
import { tinyProvince, type TinyOptions } from './tiny-province.ts';

const ISSUES: readonly Issue[] = [
  {
    code: 'coordinate-missing',
    severity: 'warning',
    did: 'kept',
    file: 'villages.csv',
    row: 7,
    field: 'lon',
    village: '90001-003',
  },
];

/** The tiny province analysed, ranked and planned: what every report is made from. */
export async function tinyReport(
  options: TinyOptions & { readonly budgetVnd?: number; readonly project?: Partial<ProjectFile> } = {},
): Promise<ReportInput> {
  const tiny = tinyProvince(options);
  const project: ProjectFile = { ...tiny.project, ...options.project };
  const { dataset } = tiny;
  const settings = settingsOf(project);
  const findings = await analyze(dataset, settings);
  const priority = rankVillages(dataset, findings, settings.priorityWeights);
  const planned = options.budgetVnd
    ? await planWorks(dataset, findings, {
        budgetVnd: options.budgetVnd,
        seed: 1,
        weights: settings.priorityWeights,
      })
    : null;
  if (planned && !planned.ok) throw new Error(planned.refusal.code);
  const inputs = project.sources.map((source, i): InputCount => ({
    id: source.id,
    role: source.role,
    path: source.path,
    sha256: String(i).repeat(64).slice(0, 64),
    read: 100 + i,
    kept: 99 + i,
    changed: 1,
    account: { kept: 99 + i, merged: 0, filtered: 0, totals: 0, notes: 0, empty: 0, rejected: 1, asked: 0 },
    controlTotals: [],
    rejected: 1,
  }));
  return {
    project,
    settings,
    dataset,
    findings,
    priority,
    plan: planned?.value ?? null,
    resilience: planned && findResilience(dataset, findings),
    issues: ISSUES,
    recognised: [],
    tables: [],
    repairs: [],
    coordinateDecisions: [],
    questions: [],
    inputs,
    duplicates: [],
    discrepancies: [],
    contested: { count: 0, villages: [] },
    scope: 'internal',
  };
}

import { checkReport, returnSheets } from '../../src/jobs/leaving/check-report.ts';
import { leavingOf, type Leaving } from '../../src/jobs/leaving/leaving-input.ts';
import type { AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import type { Scope } from '../../src/model/scope.ts';
import { writeResult } from '../../src/report/results/results.ts';
import { CHECK_FILES } from '../../src/report/scope/registry.ts';

export function leavingIn(opened: AnalysedProject, scope: Scope = 'internal'): Leaving {
  const leaving = leavingOf(opened, null, scope);
  if (!leaving.ok) throw new Error(leaving.refusal.code);
  return leaving.value;
}

/** Every file of `check --out DIR`, as the command writes them for the people of the project. */
export async function checkReports(
  opened: AnalysedProject,
  language: 'vi' | 'en',
): Promise<ReadonlyMap<string, Uint8Array>> {
  const leaving = leavingIn(opened);
  const files = new Map<string, Uint8Array>([
    ['report.json', writeResult('report.json', leaving.input, language)],
  ]);
  for (const file of CHECK_FILES) files.set(file, await checkReport(leaving, file, language));
  for (const [name, bytes] of await returnSheets(leaving, language)) files.set(name, bytes);
  return files;
}

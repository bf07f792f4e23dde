import type { Language } from '../../i18n/number.ts';
import { gateReportOf, writeGateWorkbook } from '../../report/gate/gate-report.ts';
import { writeClaimsCsv, writeClaimsWorkbook } from '../../report/gate/claims-to-check.ts';
import { writeReturnSheets } from '../../report/gate/return-sheets.ts';
import { writeResult } from '../../report/results/results.ts';
import { checkInput, reportInput, type AnalysedProject } from './analysed-project.ts';

/** What `check --out` writes; the app offers the same files one by one. */
const CHECK_FILES = ['gate.xlsx', 'gate.json', 'claims-to-check.xlsx', 'claims-to-check.csv'] as const;
export type CheckFile = (typeof CHECK_FILES)[number];

export const isCheckFile = (name: string): name is CheckFile =>
  (CHECK_FILES as readonly string[]).includes(name);

/** One file of the report of the data gate. Same session, same bytes. */
export async function checkReport(
  opened: AnalysedProject,
  file: CheckFile,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const input = checkInput(opened);
  switch (file) {
    case 'gate.xlsx':
      return writeGateWorkbook(input, language);
    case 'gate.json':
      return new TextEncoder().encode(`${JSON.stringify(gateReportOf(input, language), null, 2)}\n`);
    case 'claims-to-check.xlsx':
      return writeClaimsWorkbook(input, language);
    case 'claims-to-check.csv':
      return new Uint8Array(writeClaimsCsv(input, language));
  }
}

/** Every file of `check --out DIR`: the report of the gate, the findings as `report.json` has them, what goes back. */
export async function checkReports(
  opened: AnalysedProject,
  language: Language,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>([
    ['report.json', writeResult('report.json', reportInput(opened, null), language)],
  ]);
  for (const file of CHECK_FILES) files.set(file, await checkReport(opened, file, language));
  for (const [name, bytes] of await writeReturnSheets(checkInput(opened), language)) files.set(name, bytes);
  return files;
}

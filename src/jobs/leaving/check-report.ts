import { writeZip } from '../../formats/zip/write-archive.ts';
import type { Language } from '../../i18n/number.ts';
import { gateReportOf, writeGateWorkbook } from '../../report/gate/gate-report.ts';
import { writeClaimsCsv, writeClaimsWorkbook } from '../../report/gate/claims-to-check.ts';
import { writeReturnSheets } from '../../report/gate/return-sheets.ts';
import type { CheckFile } from '../../report/scope/registry.ts';
import type { Leaving } from './leaving-input.ts';

/** One file of the report of the data gate. Same session, same bytes. */
export async function checkReport(
  leaving: Leaving,
  file: CheckFile,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const input = leaving.check();
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

/** The sheets that go back to communes, by name; none where no commune is asked anything. */
export const returnSheets = (
  leaving: Leaving,
  language: Language,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> => writeReturnSheets(leaving.check(), language);

/** The same in one archive; null where there are none. */
export async function returnArchive(
  leaving: Leaving,
  language: Language,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const sheets = await returnSheets(leaving, language);
  return sheets.size ? writeZip(sheets) : null;
}

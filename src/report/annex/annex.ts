import { communeSheet } from './commune-sheet.ts';
import type { AnnexOptions } from './cover.ts';
import { indicatorSheet } from './indicator-sheet.ts';
import { operatorSheet } from './operator-sheet.ts';
import { planSheet } from './plan-sheet.ts';
import { decisionSheet, scenarioSheet } from './record-sheets.ts';
import { methodSheet, siteSheet, sourceSheet } from './source-sheets.ts';
import { summarySheet } from './summary-sheet.ts';
import { villageSheet } from './village-sheet.ts';
import { writeWorkbook } from './workbook.ts';
import type { ReportInput } from '../report-input.ts';

/**
 * The annex as XLSX: four rates, what an operator lacks where it is for one, communes, ranked villages, the plan if there is one, scenarios
 * and decisions if there are any, sources, method. Numbers are
 * numbers. The public annex has no coordinates of masts or works and no contacts. Same input, same bytes.
 */
export function writeAnnex(input: ReportInput, options: AnnexOptions): Promise<Uint8Array<ArrayBuffer>> {
  return writeWorkbook([
    summarySheet(input, options),
    ...(input.gaps ? [operatorSheet(input, input.gaps, options)] : []),
    communeSheet(input, options),
    villageSheet(input, options),
    ...(input.plan ? [planSheet(input, input.plan, options)] : []),
    ...[scenarioSheet(input, options), decisionSheet(input, options)].filter((sheet) => sheet !== null),
    ...(options.scope !== 'public' ? [siteSheet(input, options)] : []),
    indicatorSheet(input, options),
    sourceSheet(input, options),
    methodSheet(input, options),
  ]);
}

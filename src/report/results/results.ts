import { writeCsv } from '../../formats/csv/csv-writer.ts';
import { communeRows } from './commune-rows.ts';
import { fieldCheckColumns, fieldCheckRows } from './field-checks.ts';
import { gapsOf } from './gaps.ts';
import { importReportOf } from './import-report.ts';
import { curveCsv, planCsv, planOf } from './plan-files.ts';
import { resilienceCsv } from './resilience-file.ts';
import type { ReportInput } from '../report-input.ts';
import { summaryOf } from './summary.ts';
import { communeColumns, villageColumns, type ResultColumn } from './table-columns.ts';
import { villageRows } from './village-rows.ts';

/** What `analyze` writes. */
export const ANALYSIS_FILES = [
  'summary.json',
  'villages.csv',
  'communes.csv',
  'gaps.geojson',
  'report.json',
] as const;
/** What `plan` writes; they need a plan. */
export const PLAN_FILES = ['plan.json', 'plan.csv', 'curve.csv', 'resilience.csv'] as const;
/** Villages to be looked at on site; for the people of the project, where there is any. */
export const FIELD_CHECKS_FILE = 'field-checks.csv';
export type ResultFile =
  (typeof ANALYSIS_FILES)[number] | (typeof PLAN_FILES)[number] | typeof FIELD_CHECKS_FILE;

/** Decimal sign and separator of CSV: `vi` is comma and semicolon. JSON never depends on it. */
export type CsvLocale = 'vi' | 'en';

const jsonBytes = (content: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);

function tableBytes<Row>(
  columns: readonly ResultColumn<Row>[],
  rows: readonly Row[],
  locale: CsvLocale,
): Uint8Array {
  return writeCsv(
    columns,
    rows.map((row) => columns.map((column) => column.of(row))),
    { locale },
  );
}

function planFile(file: (typeof PLAN_FILES)[number], input: ReportInput, locale: CsvLocale): Uint8Array {
  if (!input.plan) throw new Error(`${file} without a plan`);
  if (file === 'plan.json') return jsonBytes(planOf(input, input.plan));
  if (file === 'resilience.csv') return resilienceCsv(input, locale);
  return file === 'plan.csv' ? planCsv(input, input.plan, locale) : curveCsv(input, input.plan, locale);
}

function contentOf(file: ResultFile, input: ReportInput, locale: CsvLocale): Uint8Array {
  switch (file) {
    case 'summary.json':
      return jsonBytes(summaryOf(input));
    case 'villages.csv':
      return tableBytes(villageColumns(input), villageRows(input), locale);
    case 'communes.csv':
      return tableBytes(communeColumns(input), communeRows(input), locale);
    case 'gaps.geojson':
      return jsonBytes(gapsOf(input, villageRows(input)));
    case 'report.json':
      return jsonBytes(importReportOf(input, locale));
    case FIELD_CHECKS_FILE:
      return tableBytes(fieldCheckColumns, fieldCheckRows(input), locale);
    default:
      return planFile(file, input, locale);
  }
}

/** The bytes of one result file. The same input gives the same bytes on every machine; throws for a plan file without a plan. */
export const writeResult = (
  file: ResultFile,
  input: ReportInput,
  locale: CsvLocale,
): Uint8Array<ArrayBuffer> => new Uint8Array(contentOf(file, input, locale));

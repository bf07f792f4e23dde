import type { Contradiction } from '../../analysis/explain/contradictions.ts';
import { writeCsv } from '../../formats/csv/csv-writer.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, type Language } from '../../i18n/number.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { Village } from '../../model/places.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import type { AnnexSheet } from '../annex/cells.ts';
import { writeWorkbook } from '../annex/workbook.ts';
import type { CheckInput } from '../check-input.ts';
import { count, ordinal, tableSheet, words } from './table.ts';
import { operatorLabel } from '../words/method.ts';
import { placeNamesOf } from '../words/place-names.ts';

/** A contradiction with the names that a reader needs. */
interface ClaimRow extends Contradiction {
  readonly place: Village;
  readonly commune: string | null;
  readonly technologies: readonly Technology[];
  readonly claimFiles: readonly string[];
  /** Newest date of the claim, null where it carries none. */
  readonly claimAsOf: string | null;
}

function rowsOf({ dataset, project, contradictions }: CheckInput): ClaimRow[] {
  const names = placeNamesOf(dataset);
  const pathOf = new Map(project.sources.map(({ id, path }) => [id, path]));
  return contradictions.map((one) => {
    const place = dataset.villages.records[one.village]!;
    const dates = one.claims.flatMap(({ asOf }) => asOf ?? []).sort(compareCodes);
    return {
      ...one,
      place,
      commune: names.commune(place.communeCode),
      technologies: [...new Set(one.claims.map(({ technology }) => technology))].sort(compareCodes),
      claimFiles: [...new Set(one.claims.map(({ sourceId }) => pathOf.get(sourceId) ?? sourceId))],
      claimAsOf: dates.at(-1) ?? null,
    };
  });
}

/** Which of the two words the rates count: those of the classes of evidence in the settings. */
const countedOf = ({ settings }: CheckInput, language: Language): string =>
  settings.evidence.map((evidence) => messagesIn(language).common.evidence[evidence]).join(', ');

function claimSheet(
  input: CheckInput,
  operator: OperatorId,
  rows: readonly ClaimRow[],
  language: Language,
): AnnexSheet {
  const { gateReport } = messagesIn(language);
  const { column, said } = gateReport;
  const date = (iso: string | null) => (iso ? formatDate(iso, language) : null);
  const counted = countedOf(input, language);
  return tableSheet<ClaimRow>(
    operator === 'any' ? gateReport.nobody : operatorLabel(operator, language),
    input.project,
    language,
    [
      ordinal(column.number),
      words(column.villageCode, 16, ({ place }) => place.code),
      words(column.village, 22, ({ place }) => place.name),
      words(column.communeCode, 9, ({ place }) => place.communeCode),
      words(column.commune, 20, ({ commune }) => commune),
      words(column.technology, 12, ({ technologies }) => technologies.join(', ')),
      words(column.claim, 14, ({ claimed }) => said[claimed ? 'covered' : 'uncovered']),
      words(column.claimSource, 26, ({ claimFiles }) => claimFiles.join('; '), true),
      words(column.claimAsOf, 12, ({ claimAsOf }) => date(claimAsOf)),
      words(column.report, 14, ({ report }) => said[report.covered ? 'covered' : 'uncovered']),
      words(column.reportSource, 30, ({ report }) => report.file, true),
      words(column.sheet, 14, ({ report }) => report.sheet),
      count(column.row, ({ report }) => report.row, 8),
      words(column.reportAsOf, 12, ({ report }) => date(report.asOf)),
      words(column.counted, 22, () => counted),
      words(column.status, 24, () => gateReport.checkOnSite),
    ],
    rows,
  );
}

/** Operators in the order of their ids; what nobody claims comes last. */
const operatorsOf = (rows: readonly ClaimRow[]): OperatorId[] => {
  const ids = [...new Set(rows.map(({ operator }) => operator))].sort(compareCodes);
  return [...ids.filter((id) => id !== 'any'), ...ids.filter((id) => id === 'any')];
};

/** One sheet for each operator, to be sent to it. No contacts, no masts: fit for the public scope. */
export function writeClaimsWorkbook(input: CheckInput, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const rows = rowsOf(input);
  const operators = operatorsOf(rows);
  const sheets = operators.map((operator) =>
    claimSheet(
      input,
      operator,
      rows.filter((row) => row.operator === operator),
      language,
    ),
  );
  const { sheet } = messagesIn(language).gateReport;
  return writeWorkbook(
    sheets.length ? sheets : [{ ...claimSheet(input, 'any', [], language), name: sheet.claims }],
  );
}

const CSV_COLUMNS = [
  'operator',
  'village_code',
  'village',
  'commune_code',
  'commune',
  'technologies',
  'operator_claim',
  'claim_sources',
  'claim_as_of',
  'report',
  'report_file',
  'report_sheet',
  'report_row',
  'report_as_of',
  'counted',
  'status',
].map((name) => ({ name, ...(name === 'report_row' && { digits: 0 }) }));

/** The same list as one table, operator by operator. */
export function writeClaimsCsv(input: CheckInput, language: Language): Uint8Array {
  const { said, checkOnSite } = messagesIn(language).gateReport;
  const counted = countedOf(input, language);
  const rows = rowsOf(input);
  const ordered = operatorsOf(rows).flatMap((operator) => rows.filter((row) => row.operator === operator));
  return writeCsv(
    CSV_COLUMNS,
    ordered.map((row) => [
      row.operator,
      row.place.code,
      row.place.name,
      row.place.communeCode,
      row.commune,
      row.technologies.join(' '),
      said[row.claimed ? 'covered' : 'uncovered'],
      row.claimFiles.join('; '),
      row.claimAsOf,
      said[row.report.covered ? 'covered' : 'uncovered'],
      row.report.file,
      row.report.sheet ?? null,
      row.report.row,
      row.report.asOf,
      counted,
      checkOnSite,
    ]),
    { locale: language },
  );
}

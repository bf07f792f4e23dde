import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import { ColumnJudge } from '../columns/column-judge.ts';
import { columnsFor } from '../columns/recognise-columns.ts';
import { partOfTitle } from '../columns/weighing/part-titles.ts';
import { LIST_COLUMNS } from '../columns/headings/role-columns.ts';
import type { Finding } from '../findings/source-log.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { SourceTable, TotalRow } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import { isHead, readBody, type BodyRow } from './body-rows.ts';
import { saidTexts } from './cells/said-texts.ts';
import { isEmpty, mergeIndex, type MergesByCell } from './cells/cells.ts';
import { fillBlocks, repeatDittos } from './fill-down.ts';
import { apartFromDissolved } from './apart/dissolved-sections.ts';
import { givenHeadings } from './headings/given-headings.ts';
import { withMissingHead } from './layouts/missing-head.ts';
import { groupedHeadings } from './headings/grouped-headings.ts';
import { isUnitRow } from './row-words.ts';
import { findHeader, type HeaderBlock, type NamedColumns } from './header-block.ts';
import { countColumns, mergedCountFindings, sharesCount } from './merged-counts.ts';
import { nameFindings, structureFindings, type SheetFinding } from './sheet-findings.ts';
import { markFindings, marksOf, struckCells } from './apart/cell-marks.ts';
import { mendColumns } from './shared-cells.ts';
import { formsOf } from './layouts/form-sheet.ts';
import { indicatorRecords } from './layouts/indicator-sheet.ts';
import { isMergedBelow, stacked, tablesBeside } from './layouts/tables-beside.ts';
import { isTurned, turned } from './layouts/turned-sheet.ts';
import { periodColumn, periodRows } from './apart/periods.ts';
import { firstWords, withColumn, withoutRecords } from './together/changed-table.ts';
import { withGroups } from './together/group-column.ts';
import { registerOfHouseholds, type RegisterOfHouseholds } from './together/household-register.ts';
import { findStatistics, namedAsStatistics } from './apart/statistic-rows.ts';
import { arithmeticTotals, summableColumns, withTotals } from './table-totals.ts';
import { readTitle } from './headings/title-block.ts';

/** A sheet understood as a table: its records, and an account of all other rows. */
export interface SheetTable {
  readonly table: SourceTable | null;
  readonly findings: readonly SheetFinding[];
  /** Total rows: read, and left out. */
  readonly totals: number;
  /** Rows that are no record: titles, the head itself, headings, numberings and notes. */
  readonly notes: number;
  /** Rows below the head in which nothing stands. */
  readonly empty: number;
}

/** Reads a sheet with all that surrounds a table in practice: letterhead, headings, totals, signatures. */
export function readSheet(
  sheet: Sheet,
  file: string,
  known?: NamedColumns,
  judge = new ColumnJudge(),
): SheetTable {
  const forms = formsOf(sheet);
  const indicators = forms ? null : indicatorRecords(sheet, file);
  // Cells have moved: marks are told, and belong to none of them.
  const told = ({ marks = [], ...other }: Sheet, finding: SheetFinding): SheetTable => {
    const read = readUpright(other, file, known, judge);
    return { ...read, findings: [finding, ...markFindings(marks), ...read.findings] };
  };
  const changed = (code: 'sheet-of-indicators' | 'sheet-of-forms', count: number): SheetFinding => ({
    code,
    did: 'changed',
    severity: 'warning',
    context: { count },
  });
  if (indicators) return told(indicators.sheet, changed('sheet-of-indicators', indicators.count));
  if (isTurned(sheet)) return told(turned(sheet), { code: 'sheet-turned', did: 'kept', severity: 'warning' });
  if (forms) return told(forms.sheet, changed('sheet-of-forms', forms.count));
  const given = givenHeadings(sheet);
  if (!given) {
    const head = findHeader(sheet, mergeIndex(sheet), known);
    const beside = besideEachOther(sheet, head);
    const headless = head ? null : withMissingHead(sheet, (column) => `Cột ${column}`);
    if (headless) return readHeadless(headless, file, judge);
    if (!beside) return readUpright(sheet, file, known, judge, head);
    return told(beside, { code: 'tables-stacked', did: 'kept', severity: 'warning' });
  }
  const read = readUpright(withHead(sheet, given), file, known, judge);
  // The head is no row of the file.
  return { ...read, notes: read.notes - 1 };
}

/** A sheet whose first row is a record: what its columns hold is asked, and said to be. */
function readHeadless(
  { sheet, at, paths }: NonNullable<ReturnType<typeof withMissingHead>>,
  file: string,
  judge: ColumnJudge,
): SheetTable {
  const head = { top: at, bottom: at, paths, score: 0 };
  const { table, notes, findings, ...rest } = readUpright(sheet, file, undefined, judge, head);
  return {
    ...rest,
    table: table && { ...table, about: { ...table.about!, isHeadless: true } },
    // The head is no row of the file.
    notes: notes - 1,
    findings: [{ code: 'sheet-without-head', did: 'kept', severity: 'warning' }, ...findings],
  };
}

/** The sheet with tables that stand side by side below each other; null where it holds one, or cannot be parted. */
function besideEachOther(sheet: Sheet, head: HeaderBlock | null): Sheet | null {
  const blocks = head && tablesBeside(head);
  return blocks && !isMergedBelow(sheet.merges, head) ? stacked(sheet, head, blocks) : null;
}

function withHead(sheet: Sheet, head: readonly string[]): Sheet {
  return {
    ...sheet,
    rows: [head, ...sheet.rows],
    rowNumbers: Int32Array.from([0, ...sheet.rowNumbers]),
    fonts: null,
    hiddenRows: sheet.hiddenRows.map((row) => row + 1),
  };
}

function readUpright(
  sheet: Sheet,
  file: string,
  known: NamedColumns | undefined,
  judge: ColumnJudge,
  found?: HeaderBlock | null,
): SheetTable {
  const merges = mergeIndex(sheet);
  const header = found === undefined ? findHeader(sheet, merges, known) : found;
  if (!header)
    return {
      table: null,
      totals: 0,
      empty: 0,
      notes: sheet.rows.length,
      findings: [
        {
          code: 'sheet-without-table',
          did: 'kept',
          severity: 'warning',
          context: { rows: sheet.rows.length },
        },
      ],
    };
  const title = readTitle(sheet, header.top);
  const periods = periodRows(sheet, header, (row) => isHead(sheet, row, saidTexts(sheet, row), header));
  const { body, dissolved } = apartFromDissolved(sheet, readBody(sheet, merges, header, periods));
  const records = body.filter(({ kind }) => kind === 'record');
  const findings: SheetFinding[] = structureFindings(sheet, header, body);
  findings.push(...markFindings(sheet.marks ?? []));
  const about = sheet.rows.slice(0, header.top).flatMap((row) => row.map(textOf).filter(Boolean));
  const times = periodColumn(sheet, header, periods, records);
  const raw = repeatDittos(withColumn(tableOf(sheet, file, merges, header, body), times), findings);
  let table = mendColumns(raw, about, findings);
  const ofPart = partOfTitle([...about, sheet.name, file.replace(/^.*\//, '')], table.columns);
  if (ofPart) findings.push({ code: 'title-of-part', did: 'kept', severity: 'warning', value: ofPart.line });
  let fields = columnsFor(table, LIST_COLUMNS, judge);
  const register = fields.has('village')
    ? null
    : registerOf(table, records, [sheet.name, ...about, file.replace(/^.*\/|\.[^.]*$/g, '')]);
  if (register) {
    findings.push({ code: 'register-of-households', did: 'changed', severity: 'warning' });
    table = register.table;
    fields = columnsFor(table, LIST_COLUMNS, judge);
  }
  findings.push(...nameFindings(table, records, merges, header, fields.get('village')));
  const nameAt = columnAt(table, header, fields.get('village'));
  findings.push(...mergedCountFindings(sheet, header, countColumns(header), nameAt));
  const filled = fillBlocks(table, findings, fields);
  table = register?.byHeadings ? filled : withGroups(filled, records, fields.get('commune'));
  if (dissolved.size) table = { ...table, dissolved };
  const marks = marksOf(sheet, header, records);
  if (marks.length) table = { ...table, marks };
  findings.push(...struckCells(marks, findings));
  const { totals, statistics, doubtful } = sumsOf({ ...table, about: title }, fields, judge);
  const tell = (records: readonly number[], finding: Finding): void => {
    for (const i of records)
      findings.push({ ...finding, row: integerAt(table.numbers, i), value: firstWords(table, i) });
  };
  const isSum = { did: 'rejected', fate: 'totals', severity: 'info' } as const;
  tell(totals, { code: 'total-by-arithmetic', ...isSum });
  tell(statistics, { code: 'row-statistic', ...isSum });
  tell(doubtful, { code: 'row-statistic-doubtful', did: 'kept', severity: 'warning' });
  const left = [...totals, ...statistics];
  const words = body.filter(({ kind }) => kind === 'total');
  return {
    table: {
      ...withoutRecords(withTotals(table, totals), left),
      about: { ...title, ...(ofPart && { part: ofPart.part }) },
    },
    findings: findings.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    totals: words.length + left.length,
    notes: header.bottom + 1 + body.filter(({ kind }) => !COUNTED_APART.includes(kind)).length,
    empty: body.filter(({ kind }) => kind === 'empty').length,
  };
}

/** Records that are none: sums by arithmetic, and the largest, smallest or mean of the list by words and arithmetic. */
function sumsOf(
  table: SourceTable,
  fields: ReadonlyMap<FieldKey, number>,
  judge: ColumnJudge,
): Readonly<Record<'totals' | 'statistics' | 'doubtful', readonly number[]>> {
  const named = namedAsStatistics(table);
  const isGone = (record: number): boolean => table.dissolved?.has(integerAt(table.numbers, record)) ?? false;
  const records = Array.from(table.numbers.keys());
  const others = records.filter((record) => !named.has(record) && !isGone(record));
  const counted = withoutRecords(
    table,
    records.filter((record) => named.has(record) || isGone(record)),
  );
  const totals = arithmeticTotals(counted, fields, judge).map((at) => elementAt(others, at));
  const villages = others.filter((record) => !totals.includes(record));
  const statistics = findStatistics(table, summableColumns(counted, fields, judge), named, villages);
  return { totals, statistics, doubtful: [...named.keys()].filter((record) => !statistics.includes(record)) };
}

/** Where a column of the table stands in the sheet; below 0 where nowhere. */
const columnAt = ({ columns }: SourceTable, { paths }: HeaderBlock, index: number | undefined): number =>
  index === undefined ? -1 : paths.findIndex((path) => path.join(' / ') === elementAt(columns, index).name);

const COUNTED_APART: readonly BodyRow['kind'][] = ['record', 'total', 'empty'];

function tableOf(
  sheet: Sheet,
  file: string,
  merges: MergesByCell,
  header: HeaderBlock,
  body: readonly BodyRow[],
): SourceTable {
  const records = body.filter(({ kind }) => kind === 'record');
  const counts = countColumns(header);
  const units = body.find(({ row, kind }) => kind === 'numbering' && isUnitRow(elementAt(sheet.rows, row)));
  const pathOf = (path: readonly string[], column: number): readonly string[] => {
    const unit = textOf((units && sheet.rows[units.row]?.[column]) ?? null).replace(/^\(|\)$/g, '');
    // A unit only says again what is counted, unless it counts thousands.
    return /\d|ngh|ngàn|trăm|chục|vạn|triệu|thousand|hundred/i.test(unit)
      ? [...path.slice(0, -1), `${path.at(-1) ?? ''} (${unit})`]
      : path;
  };
  const cellAt = ({ row, columns }: BodyRow, at: number): Cell => {
    const column = columns ? columns.get(at) : at;
    if (column === undefined) return null;
    const own = elementAt(sheet.rows, row)[column] ?? null;
    if (!isEmpty(own)) return own;
    const merge = merges.get(`${row}/${column}`);
    // Below the header only cells merged downwards stand for all their rows.
    const spans = merge && merge.left === column && merge.top > header.bottom;
    if (spans && sharesCount(sheet, merge, counts)) return null;
    return spans ? (sheet.rows[merge.top]?.[column] ?? null) : own;
  };
  const paths = header.paths.map(pathOf);
  const levels = groupedHeadings(paths);
  const columns = paths
    .map((path, column) => ({
      name: path.join(' / '),
      path: elementAt(levels, column),
      at: column,
      cells: records.map((record) => cellAt(record, column)),
    }))
    .filter(({ name, cells }) => name !== '' || cells.some((cell) => !isEmpty(cell)));
  const totalRows = body.flatMap(({ row, kind }): TotalRow[] =>
    kind === 'total' || kind === 'group'
      ? [
          {
            row: integerAt(sheet.rowNumbers, row),
            kind: kind === 'total' ? 'total' : 'heading',
            cells: columns.map(({ at }) => elementAt(sheet.rows, row)[at] ?? null),
          },
        ]
      : [],
  );
  return {
    file,
    ...(sheet.name && { sheet: sheet.name }),
    counts: 'row',
    numbers: Int32Array.from(records, ({ row }) => integerAt(sheet.rowNumbers, row)),
    columns: columns.map(({ name, path, cells }) => ({ name, path, cells })),
    ...(totalRows.length > 0 && { totalRows }),
    geometry: null,
    crs: null,
    ...(sheet.encoding && { encoding: sheet.encoding }),
  };
}

const registerOf = (
  table: SourceTable,
  records: readonly BodyRow[],
  lines: readonly string[],
): RegisterOfHouseholds | null =>
  registerOfHouseholds(
    table,
    records.map(({ group }) => group),
    lines,
  );

import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { ColumnJudge } from '../columns/column-judge.ts';
import { columnsFor } from '../columns/recognise-columns.ts';
import { LIST_COLUMNS } from '../columns/headings/role-columns.ts';
import type { Finding } from '../findings/source-log.ts';
import type { SourceTable } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import { numbersOf } from '../text/column-numbers.ts';
import { mayCount } from '../columns/weighing/count-columns.ts';
import { findArithmeticTotals } from './arithmetic-totals.ts';
import { readBody, type BodyRow } from './body-rows.ts';
import { isEmpty, mergeIndex, type MergesByCell } from './cells.ts';
import { fillDown, isBlockColumn, sameGaps } from './fill-down.ts';
import { findHeader, type HeaderBlock, type NamedColumns } from './header-block.ts';
import { readTitle } from './title-block.ts';

/** A row that is no record, or a remark about the sheet. `row` counts as in the original. */
interface SheetFinding extends Finding {
  readonly row?: number;
}

/** A sheet understood as a table: its records, and an account of all other rows. */
export interface SheetTable {
  readonly table: SourceTable | null;
  readonly findings: readonly SheetFinding[];
  /** Total rows: read, and left out. */
  readonly totals: number;
  /** Rows that are no record: titles, the head itself, headings, numberings and notes. */
  readonly notes: number;
}

/** Columns that a list names once for a block of rows. */
const BLOCK_FIELDS: readonly FieldKey[] = ['commune', 'commune_old', 'district_old', 'province'];
const CODE_OF: Partial<Record<FieldKey, FieldKey>> = {
  commune: 'commune_code',
  district_old: 'district_code_old',
  province: 'province_code',
};

/** Reads a sheet with all that surrounds a table in practice: letterhead, headings, totals, signatures. */
export function readSheet(
  sheet: Sheet,
  file: string,
  known?: NamedColumns,
  judge = new ColumnJudge(),
): SheetTable {
  const merges = mergeIndex(sheet);
  const header = findHeader(sheet, merges, known);
  if (!header)
    return {
      table: null,
      totals: 0,
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
  const body = readBody(sheet, merges, header);
  const records = body.filter(({ kind }) => kind === 'record');
  let table = tableOf(sheet, file, merges, header, records);
  const findings: SheetFinding[] = structureFindings(sheet, header, body);
  const filled = fillBlocks(table, findings, judge);
  table = withGroups(filled, records, judge);
  const arithmetic = arithmeticTotals(table, judge);
  for (const i of arithmetic)
    findings.push({
      code: 'total-by-arithmetic',
      did: 'rejected',
      fate: 'totals',
      severity: 'info',
      row: integerAt(table.numbers, i),
      value: firstWords(table, i),
    });
  const words = body.filter(({ kind }) => kind === 'total');
  return {
    table: { ...withoutRecords(table, arithmetic), about: title },
    findings: findings.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    totals: words.length + arithmetic.length,
    notes: header.bottom + 1 + body.filter(({ kind }) => kind !== 'record' && kind !== 'total').length,
  };
}

function tableOf(
  sheet: Sheet,
  file: string,
  merges: MergesByCell,
  header: HeaderBlock,
  records: readonly BodyRow[],
): SourceTable {
  const cellAt = (row: number, column: number): Cell => {
    const own = elementAt(sheet.rows, row)[column] ?? null;
    if (!isEmpty(own)) return own;
    const merge = merges.get(`${row}/${column}`);
    // Below the header only cells merged downwards stand for all their rows.
    const spans = merge && merge.left === column && merge.top > header.bottom;
    return spans ? (sheet.rows[merge.top]?.[column] ?? null) : own;
  };
  const columns = header.paths
    .map((path, column) => ({
      name: path.join(' / '),
      path,
      cells: records.map(({ row }) => cellAt(row, column)),
    }))
    .filter(({ name, cells }) => name !== '' || cells.some((cell) => !isEmpty(cell)));
  return {
    file,
    ...(sheet.name && { sheet: sheet.name }),
    counts: 'row',
    numbers: Int32Array.from(records, ({ row }) => integerAt(sheet.rowNumbers, row)),
    columns,
    geometry: null,
    crs: null,
    ...(sheet.encoding && { encoding: sheet.encoding }),
  };
}

const STRUCTURE = {
  group: 'rows-headings',
  numbering: 'rows-headings',
  header: 'rows-headings',
  footer: 'rows-notes',
} as const;

function structureFindings(sheet: Sheet, header: HeaderBlock, body: readonly BodyRow[]): SheetFinding[] {
  const findings: SheetFinding[] = [];
  const numbersOf = (rows: readonly BodyRow[]): string =>
    rows.map(({ row }) => sheet.rowNumbers[row]).join(', ');
  if (header.top > 0)
    findings.push({
      code: 'rows-title',
      did: 'kept',
      severity: 'info',
      context: { from: integerAt(sheet.rowNumbers, 0), to: integerAt(sheet.rowNumbers, header.top - 1) },
    });
  for (const code of ['rows-headings', 'rows-notes'] as const) {
    const rows = body.filter(
      ({ kind }) => kind in STRUCTURE && STRUCTURE[kind as keyof typeof STRUCTURE] === code,
    );
    if (rows.length)
      findings.push({
        code,
        did: 'kept',
        severity: 'info',
        value: numbersOf(rows),
        context: { count: rows.length },
      });
  }
  for (const { row, kind } of body)
    if (kind === 'total')
      findings.push({
        code: 'total-by-word',
        did: 'rejected',
        fate: 'totals',
        severity: 'info',
        row: integerAt(sheet.rowNumbers, row),
        value: textOf(elementAt(sheet.rows, row).find((cell) => !isEmpty(cell)) ?? null),
      });
  if (sheet.hiddenRows.length)
    findings.push({
      code: 'rows-hidden',
      did: 'kept',
      severity: 'info',
      context: { count: sheet.hiddenRows.length },
    });
  return findings;
}

/** Fills the gaps of columns that name their value once for a block. */
function fillBlocks(table: SourceTable, findings: SheetFinding[], judge: ColumnJudge): SourceTable {
  const fields = columnsFor(table, LIST_COLUMNS, judge);
  const columns = [...table.columns];
  for (const key of BLOCK_FIELDS) {
    const at = fields.get(key);
    if (at === undefined || !isBlockColumn(elementAt(columns, at).cells)) continue;
    const codeKey = CODE_OF[key];
    const codeAt = codeKey === undefined ? undefined : fields.get(codeKey);
    const both = [
      at,
      ...(codeAt !== undefined && sameGaps(elementAt(columns, at).cells, elementAt(columns, codeAt).cells)
        ? [codeAt]
        : []),
    ];
    for (const index of both) {
      const { cells, filled } = fillDown(elementAt(columns, index).cells);
      columns[index] = { ...elementAt(columns, index), cells };
      findings.push({
        code: 'cells-filled-down',
        did: 'kept',
        severity: 'info',
        value: columns[index].name,
        context: { count: filled.length },
      });
    }
  }
  return { ...table, columns };
}

/** Headings over blocks of rows become the commune of those rows, where the table has no commune column of its own. */
function withGroups(table: SourceTable, records: readonly BodyRow[], judge: ColumnJudge): SourceTable {
  if (!records.some(({ group }) => group)) return table;
  const at = columnsFor(table, LIST_COLUMNS, judge).get('commune');
  const groups: Cell[] = records.map(({ group }) => group || null);
  if (at === undefined)
    return { ...table, columns: [...table.columns, { name: 'Xã', path: ['Xã'], cells: groups }] };
  const columns = table.columns.map((column, index) =>
    index === at
      ? { ...column, cells: column.cells.map((cell, i) => (isEmpty(cell) ? elementAt(groups, i) : cell)) }
      : column,
  );
  return { ...table, columns };
}

const PLACE_FIELDS = [
  'row_no',
  'lon',
  'lat',
  'vn2000_x',
  'vn2000_y',
  'village_code',
  'commune_code',
] as const;

/** Columns of counts, whatever they are called: what a total row sums. */
function arithmeticTotals(table: SourceTable, judge: ColumnJudge): number[] {
  if (table.numbers.length < 3) return [];
  const fields = columnsFor(table, LIST_COLUMNS, judge);
  const places = new Set(PLACE_FIELDS.flatMap((key) => fields.get(key) ?? []));
  const columns = table.columns.flatMap((column, index) =>
    !places.has(index) && mayCount(judge.profile(column)) ? [numbersOf(column.cells)] : [],
  );
  return columns.length ? findArithmeticTotals(columns, doubtfulRecords(table, fields)) : [];
}

/**
 * Records that may be totals: those that lack what nearly all others have (a number, a place, a code, a
 * name). Where the table has none of these columns, only its first and last record.
 */
function doubtfulRecords(
  table: SourceTable,
  columns: ReadonlyMap<FieldKey, number>,
): (record: number) => boolean {
  const count = table.numbers.length;
  const marks = (['row_no', 'lon', 'lat', 'coord_pair', 'vn2000_x', 'village_code', 'village'] as const)
    .flatMap((key) => columns.get(key) ?? [])
    .map((index) => elementAt(table.columns, index).cells)
    .filter((cells) => cells.filter((cell) => !isEmpty(cell)).length >= 0.8 * count - 1);
  if (!marks.length) return (record) => record === 0 || record === count - 1;
  return (record) => marks.some((cells) => isEmpty(elementAt(cells, record)));
}

const firstWords = (table: SourceTable, record: number): string =>
  textOf(
    table.columns
      .map(({ cells }) => elementAt(cells, record))
      .find((cell) => typeof cell === 'string' && /\p{L}/u.test(cell)) ?? null,
  );

function withoutRecords(table: SourceTable, left: readonly number[]): SourceTable {
  if (!left.length) return table;
  const out = new Set(left);
  const stays = (_: unknown, i: number): boolean => !out.has(i);
  return {
    ...table,
    numbers: table.numbers.filter(stays),
    columns: table.columns.map((column) => ({ ...column, cells: column.cells.filter(stays) })),
  };
}

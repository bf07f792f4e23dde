import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { ColumnJudge } from '../columns/column-judge.ts';
import { columnsFor } from '../columns/recognise-columns.ts';
import { LIST_COLUMNS } from '../columns/headings/role-columns.ts';
import type { SourceTable, TotalRow } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import { readAside } from '../text/aside-words.ts';
import { numbersOf } from '../text/column-numbers.ts';
import { mayCount } from '../columns/weighing/count-columns.ts';
import { findArithmeticTotals } from './arithmetic-totals.ts';
import { readBody, type BodyRow } from './body-rows.ts';
import { isEmpty, mergeIndex, type MergesByCell } from './cells.ts';
import { fillDown, isBlockColumn, sameGaps } from './fill-down.ts';
import { findHeader, type HeaderBlock, type NamedColumns } from './header-block.ts';
import { nameFindings, structureFindings, type SheetFinding } from './sheet-findings.ts';
import { takeApart } from './shared-cells.ts';
import { isTurned, turned } from './turned-sheet.ts';
import { readTitle } from './title-block.ts';

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
  if (isTurned(sheet)) {
    const read = readUpright(turned(sheet), file, known, judge);
    return {
      ...read,
      findings: [{ code: 'sheet-turned', did: 'kept', severity: 'warning' }, ...read.findings],
    };
  }
  return readUpright(sheet, file, known, judge);
}

function readUpright(
  sheet: Sheet,
  file: string,
  known: NamedColumns | undefined,
  judge: ColumnJudge,
): SheetTable {
  const merges = mergeIndex(sheet);
  const header = findHeader(sheet, merges, known);
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
  const body = readBody(sheet, merges, header);
  const records = body.filter(({ kind }) => kind === 'record');
  const findings: SheetFinding[] = structureFindings(sheet, header, body);
  let table = withoutSharedCells(tableOf(sheet, file, merges, header, body), findings);
  const fields = columnsFor(table, LIST_COLUMNS, judge);
  findings.push(...nameFindings(table, records, merges, header, fields.get('village')));
  table = withGroups(fillBlocks(table, findings, fields), records, fields.get('commune'));
  const arithmetic = arithmeticTotals(table, fields, judge);
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
    table: { ...withoutRecords(withTotals(table, arithmetic), arithmetic), about: title },
    findings: findings.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    totals: words.length + arithmetic.length,
    notes: header.bottom + 1 + body.filter(({ kind }) => !COUNTED_APART.includes(kind)).length,
    empty: body.filter(({ kind }) => kind === 'empty').length,
  };
}

const COUNTED_APART: readonly BodyRow['kind'][] = ['record', 'total', 'empty'];

function tableOf(
  sheet: Sheet,
  file: string,
  merges: MergesByCell,
  header: HeaderBlock,
  body: readonly BodyRow[],
): SourceTable {
  const records = body.filter(({ kind }) => kind === 'record');
  const cellAt = ({ row, columns }: BodyRow, at: number): Cell => {
    const column = columns ? columns.get(at) : at;
    if (column === undefined) return null;
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

/** Cells that hold two counts, or a count with its unit, taken apart; in total rows as in records. */
function withoutSharedCells(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const { columns, taken, splitRow } = takeApart(table.columns);
  for (const { code, column, unit } of taken)
    findings.push({
      code,
      did: 'changed',
      severity: 'info',
      value: column,
      ...(unit !== undefined && { context: { unit } }),
    });
  const { totalRows } = table;
  return {
    ...table,
    columns,
    ...(totalRows && {
      totalRows: totalRows.map((total) => ({ ...total, cells: splitRow(total.cells) })),
    }),
  };
}

/** Fills the gaps of columns that name their value once for a block. */
function fillBlocks(
  table: SourceTable,
  findings: SheetFinding[],
  fields: ReadonlyMap<FieldKey, number>,
): SourceTable {
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
function withGroups(table: SourceTable, records: readonly BodyRow[], at: number | undefined): SourceTable {
  if (!records.some(({ group }) => group)) return table;
  const groups: Cell[] = records.map(({ group }) => group || null);
  const said = [...new Set(records.flatMap(({ group }) => (group ? [group] : [])))];
  // Headings that speak of a state (*Trạm dự kiến 2027*) name no commune.
  const isState = said.every((group) => readAside(group, '0000-01-01', true) !== null);
  if (at === undefined || isState) {
    const name = isState ? 'Mục' : 'Xã';
    return { ...table, columns: [...table.columns, { name, path: [name], cells: groups }] };
  }
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
function arithmeticTotals(
  table: SourceTable,
  fields: ReadonlyMap<FieldKey, number>,
  judge: ColumnJudge,
): number[] {
  if (table.numbers.length < 3) return [];
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

/** The totals that arithmetic found beside those that words gave away. */
function withTotals(table: SourceTable, found: readonly number[]): SourceTable {
  if (!found.length) return table;
  const rows = found.map((i): TotalRow => ({
    row: integerAt(table.numbers, i),
    kind: 'total',
    cells: table.columns.map(({ cells }) => elementAt(cells, i)),
  }));
  return { ...table, totalRows: [...(table.totalRows ?? []), ...rows].toSorted((a, b) => a.row - b.row) };
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

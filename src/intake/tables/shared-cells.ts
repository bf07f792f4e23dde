import { elementAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../i18n/text.ts';
import { readCountWords } from '../columns/weighing/count-words.ts';
import { nameColumnsToJoin } from '../columns/weighing/name-columns.ts';
import { summedColumns } from '../columns/weighing/summed-columns.ts';
import { inPlainCounts } from '../columns/weighing/multiples.ts';
import type { SourceColumn, SourceTable } from '../files/source-table.ts';
import { isEmpty } from './cells/cells.ts';
import { partedByLabels, partedFromName, type Made } from './counts-in-text.ts';
import type { SheetFinding } from './sheet-findings.ts';
import { joinDegrees } from './together/degree-columns.ts';
import { withColumn } from './together/changed-table.ts';
import { withoutFalseDates } from './together/dates-of-counts.ts';
import { withPlainMetres } from './together/grid-metres.ts';
import { withPointedDegrees } from './together/pointless-degrees.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import { readAngle } from '../text/angles.ts';
import { stripCell, stripCount, stripNumber } from '../text/numbers.ts';

/** What was taken apart, for the report. */
interface TakenApart {
  readonly code: 'column-parted' | 'units-in-cells';
  readonly column: string;
  readonly unit?: string;
}

/** Of the cells that say something, those that must be written alike. */
const NEARLY_ALL = 0.8;
const LEAST_CELLS = 3;

/** `45/213`, `45 - 213`, `45; 213`; a comma parts only before a space, or it may be a decimal. */
const TWO_COUNTS = /^\s*(\d[\d.]*)\s*(?:[/;–-]|,\s)\s*(\d[\d.]*)\s*$/;
const NUMBER_AND_WORDS = /^([^\p{L}]*\d[\d.,\s]*?)\s*(\p{L}{2}[\p{L}\s.]*)$/u;

function isMost({ cells }: SourceColumn, test: (cell: Cell) => boolean): boolean {
  let said = 0;
  let fit = 0;
  for (const [row, cell] of cells.entries()) {
    if (saysNothing(cell)) continue;
    said++;
    const left = cells.length - row - 1;
    if (test(cell)) fit++;
    // Even if all cells still to come did fit, they would be too few.
    else if (fit + left < NEARLY_ALL * (said + left)) return false;
  }
  return said >= LEAST_CELLS && fit >= NEARLY_ALL * said;
}

/** The two halves of a heading that names households and people together; null where it does not. */
function twoCounts(path: readonly string[]): readonly [string, string] | null {
  const leaf = path.at(-1) ?? '';
  const [first, second, more] = leaf.split(/[/,;&+–-]|(?<!\p{L})và(?!\p{L})/u).map(tidy);
  if (!first || !second || more !== undefined) return null;
  const kinds = [first, second].map((half) => readCountWords([half]).counts);
  return kinds[0] && kinds[1] && kinds[0] !== kinds[1] ? [first, second] : null;
}

function parted(column: SourceColumn): Made | null {
  const halves = twoCounts(column.path);
  if (!halves || !isMost(column, (cell) => TWO_COUNTS.test(textOf(cell)))) return null;
  const halfOf = (cell: Cell, i: number): Cell => TWO_COUNTS.exec(textOf(cell))?.[i + 1] ?? cell;
  return {
    columns: halves.map((half, i): SourceColumn => {
      const path = [...column.path.slice(0, -1), half];
      return { name: path.join(' / '), path, cells: column.cells.map((cell) => halfOf(cell, i)) };
    }),
    split: (cell) => halves.map((_, i) => halfOf(cell, i)),
  };
}

/** `50 hộ, 200 khẩu` in nearly all cells: the units say what is counted, whatever the heading. */
function partedByUnits(column: SourceColumn): Made | null {
  const holdsBoth = (cell: Cell): boolean =>
    stripCell(cell) === null && UNITS.every((key) => stripCount(cell, key) !== null);
  if (!isMost(column, holdsBoth)) return null;
  const halfOf = (cell: Cell, key: (typeof UNITS)[number]): Cell =>
    holdsBoth(cell) ? stripCount(cell, key)!.digits : cell;
  return {
    columns: UNITS.map((key): SourceColumn => ({
      name: `${column.name} (${NAMES[key]})`,
      path: [NAMES[key]],
      cells: column.cells.map((cell) => halfOf(cell, key)),
    })),
    split: (cell) => UNITS.map((key) => halfOf(cell, key)),
  };
}
const partedByText = (column: SourceColumn): Made | null => partedFromName(column) ?? partedByLabels(column);

const UNITS = ['households', 'population'] as const;
const NAMES = { households: 'Số hộ', population: 'Số khẩu' };

/** The word behind the number of a cell that cannot be read as one with it; null where there is none, or it is a place. */
function unitOf(cell: Cell): { readonly number: string; readonly unit: string } | null {
  if (typeof cell !== 'string' || !/\d/.test(cell)) return null;
  const text = textOf(cell);
  const [, number, unit] = NUMBER_AND_WORDS.exec(text) ?? [];
  if (!number || !unit || stripNumber(text) || !stripNumber(number) || readAngle(text)) return null;
  return { number, unit: tidy(unit).replace(/\.$/, '') };
}

/** A unit that all cells of a column repeat belongs to its heading. */
function withoutUnits(column: SourceColumn): (Made & { readonly unit: string }) | null {
  const first = column.cells.find((cell) => unitOf(cell) !== null);
  const unit = first === undefined ? undefined : unitOf(first)?.unit;
  if (unit === undefined) return null;
  const hasUnit = (cell: Cell): boolean => fold(unitOf(cell)?.unit ?? '') === fold(unit);
  if (!isMost(column, hasUnit)) return null;
  const path = [...column.path.slice(0, -1), `${column.path.at(-1) ?? ''} (${unit})`.trim()];
  const bare = (cell: Cell): Cell => (hasUnit(cell) ? unitOf(cell)!.number : cell);
  return {
    columns: [{ name: path.join(' / '), path, cells: column.cells.map(bare) }],
    split: (cell) => [bare(cell)],
    unit,
  };
}

/**
 * Columns whose cells hold two counts, or repeat the unit of a count, as columns of numbers.
 * @returns also how the cells of any other row of the table fall into the columns made
 */
function takeApart(columns: readonly SourceColumn[]): {
  readonly columns: readonly SourceColumn[];
  readonly taken: readonly TakenApart[];
  readonly splitRow: (cells: readonly Cell[]) => readonly Cell[];
} {
  const taken: TakenApart[] = [];
  // A remark that counts some of them speaks beside a column that counts them all.
  const lacksCounts = !columns.some((column) => {
    const { counts, isPart } = readCountWords(column.path);
    return counts !== null && !isPart && isMost(column, (cell) => /^\s*\d/.test(textOf(cell)));
  });
  const made = columns.map((column): Made => {
    const halves = parted(column) ?? partedByUnits(column) ?? (lacksCounts ? partedByText(column) : null);
    if (halves) {
      taken.push({ code: 'column-parted', column: column.name });
      return halves;
    }
    const bare = withoutUnits(column);
    if (bare) taken.push({ code: 'units-in-cells', column: column.name, unit: bare.unit });
    return bare ?? { columns: [column], split: (cell) => [cell] };
  });
  return {
    columns: made.flatMap((one) => one.columns),
    taken,
    splitRow: (cells) => made.flatMap(({ split }, at) => split(cells[at] ?? null)),
  };
}

/**
 * The columns of a table as plain columns of one thing each: cells taken apart, counts in hundreds or thousands multiplied, halves summed and
 * names brought together; each is told.
 * @param about lines above the table
 */
export function mendColumns(
  table: SourceTable,
  about: readonly string[],
  findings: SheetFinding[],
): SourceTable {
  const numbers = withNumbers(table, findings);
  const joined = withMetres(withPoints(withJoinedDegrees(numbers, findings), findings));
  const apart = withoutSharedCells(joined, findings);
  return withJoinedNames(withSums(withPlainCounts(apart, about, findings), findings), findings);
}

/** Numbers that are shown as dates of long ago become numbers. */
function withNumbers(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const { columns, changed } = withoutFalseDates(table.columns);
  for (const { column, count, first } of changed)
    findings.push({
      code: 'dates-as-numbers',
      did: 'changed',
      severity: 'warning',
      value: column,
      context: { count, first },
    });
  return changed.length ? { ...table, columns } : table;
}

/** Degrees, minutes and seconds in columns of their own become one angle. */
function withJoinedDegrees(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const { columns, joined, row } = joinDegrees(table.columns);
  for (const of of joined)
    findings.push({ code: 'degrees-joined', did: 'changed', severity: 'info', value: of.join('” + “') });
  if (!joined.length) return table;
  const totalRows = table.totalRows?.map((total) => ({ ...total, cells: row(total.cells) }));
  return { ...table, columns, ...(totalRows && { totalRows }) };
}

/** Degrees that lost their point get it back. */
function withPoints(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const { columns, pointed } = withPointedDegrees(table.columns);
  for (const { column, first } of pointed)
    findings.push({
      code: 'degrees-pointed',
      did: 'changed',
      severity: 'warning',
      value: column,
      context: { first },
    });
  return pointed.length ? { ...table, columns } : table;
}

/** Metres behind a zone or with letters become plain numbers. */
function withMetres(table: SourceTable): SourceTable {
  const { columns, added } = withPlainMetres(table.columns);
  return withColumn({ ...table, columns }, added);
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

/** Counts given in tens, hundreds or thousands become plain ones; in total rows as in records. */
function withPlainCounts(
  table: SourceTable,
  about: readonly string[],
  findings: SheetFinding[],
): SourceTable {
  const { columns, scaled, multiplied, row } = inPlainCounts(table.columns, about);
  for (const { column, times } of scaled)
    findings.push({
      code: 'column-multiplied',
      did: 'changed',
      severity: 'warning',
      value: column,
      context: { times },
    });
  for (const { column, count, first } of multiplied)
    findings.push({
      code: 'cells-multiplied',
      did: 'changed',
      severity: 'warning',
      value: column,
      context: { count, first },
    });
  if (!scaled.length && !multiplied.length) return table;
  const totalRows = table.totalRows?.map((total) => ({ ...total, cells: row(total.cells) }));
  return { ...table, columns, ...(totalRows && { totalRows }) };
}

/** Names that stand in a column of their own for each kind of village come into the first of these. */
function withJoinedNames(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const [first, ...others] = nameColumnsToJoin(table.columns);
  if (first === undefined) return table;
  const names = others.map((index) => elementAt(table.columns, index));
  findings.push({
    code: 'names-joined',
    did: 'changed',
    severity: 'warning',
    value: [elementAt(table.columns, first), ...names].map(({ name }) => name).join('”, “'),
  });
  const columns = table.columns.map((column, index) => {
    if (others.includes(index)) return { ...column, cells: column.cells.map(() => null) };
    if (index !== first) return column;
    const nameAt = (row: number): Cell =>
      names.find(({ cells }) => !isEmpty(cells[row] ?? null))?.cells[row] ?? null;
    return { ...column, cells: column.cells.map((cell, row) => (isEmpty(cell) ? nameAt(row) : cell)) };
  });
  return { ...table, columns };
}

/** Counts that only two halves give get a column of their own, behind the others. */
function withSums(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const sums = summedColumns(table.columns);
  for (const { of, column } of sums)
    if (!column.isOffered)
      findings.push({ code: 'columns-summed', did: 'changed', severity: 'warning', value: of.join('” + “') });
  if (!sums.length) return table;
  const totalRows = table.totalRows?.map((total) => ({
    ...total,
    cells: [...total.cells, ...sums.map(({ cellOf }) => cellOf(total.cells))],
  }));
  const columns = [...table.columns, ...sums.map(({ column }) => column)];
  return { ...table, columns, ...(totalRows && { totalRows }) };
}

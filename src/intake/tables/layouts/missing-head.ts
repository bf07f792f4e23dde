import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import { numberOf, textOf } from '../../text/cell.ts';
import { stripCell } from '../../text/numbers.ts';
import { isEmpty, widthOf } from '../cells/cells.ts';
import { firstWideRow } from '../cells/header-shape.ts';

/** A table without a head: of so many rows, most of the sheet, with a name and two numbers in nearly each. */
const LEAST_ROWS = 3;
const LEAST_CELLS = 3;
const LEAST_NUMBERS = 2;
const NEARLY_ALL = 0.8;
const MOST_OF_SHEET = 0.6;

const isNumber = (cell: Cell): boolean => numberOf(cell) !== null || stripCell(cell) !== null;
const isWords = (cell: Cell): boolean => !isEmpty(cell) && !isNumber(cell) && /\p{L}/u.test(textOf(cell));

/** 1, 2, 3 down the rows. */
const countsRows = (cells: readonly Cell[]): boolean =>
  cells.every((cell, i) => i === 0 || Number(textOf(cell)) === Number(textOf(cells[i - 1] ?? null)) + 1);

/** A sheet with a head of numbered columns over its first record. */
interface WithHead {
  readonly sheet: Sheet;
  /** Row of the head. */
  readonly at: number;
  readonly paths: readonly (readonly string[])[];
}

/** The row where the records of a sheet without a head begin; null for any other sheet. */
function firstRecord(sheet: Sheet): number | null {
  const start = firstWideRow(sheet);
  if (start < 0) return null;
  const filled = sheet.rows.slice(start).filter((row) => row.some((cell) => !isEmpty(cell)));
  const rows = filled.filter((row) => row.filter((cell) => !isEmpty(cell)).length >= LEAST_CELLS);
  if (rows.length < LEAST_ROWS || rows.length < MOST_OF_SHEET * filled.length) return null;
  const columns = Array.from({ length: widthOf(sheet) }, (_, at) => rows.map((row) => row[at] ?? null));
  const most = (cells: readonly Cell[], test: (cell: Cell) => boolean): boolean =>
    test(cells[0] ?? null) && cells.filter(test).length >= NEARLY_ALL * rows.length;
  const names = columns.filter(
    (cells) =>
      most(cells, isWords) &&
      new Set(cells.map((cell) => fold(textOf(cell)))).size >= NEARLY_ALL * cells.length,
  );
  const numbers = columns.filter((cells) => most(cells, isNumber) && !countsRows(cells));
  return names.length && numbers.length >= LEAST_NUMBERS ? sheet.rows.indexOf(elementAt(rows, 0)) : null;
}

/**
 * A sheet whose first row is a record already, with a head that numbers its columns: they are known by their values and by
 * what a person says of them, and no row is lost. Null for any other sheet.
 * @param nameOf what the column of this number is called, from 1
 */
export function withMissingHead(sheet: Sheet, nameOf: (column: number) => string): WithHead | null {
  const at = firstRecord(sheet);
  if (at === null) return null;
  const head = Array.from({ length: widthOf(sheet) }, (_, column) => nameOf(column + 1));
  const moved = (row: number): number => (row >= at ? row + 1 : row);
  return {
    at,
    paths: head.map((name) => [name]),
    sheet: {
      ...sheet,
      rows: sheet.rows.toSpliced(at, 0, head),
      rowNumbers: Int32Array.from([...sheet.rowNumbers].toSpliced(at, 0, 0)),
      merges: sheet.merges.map((one) => ({ ...one, top: moved(one.top), bottom: moved(one.bottom) })),
      fonts: null,
      hiddenRows: sheet.hiddenRows.map(moved),
    },
  };
}

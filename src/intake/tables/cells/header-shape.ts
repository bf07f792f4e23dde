import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../../formats/reading/parsed-file.ts';
import { readDate } from '../../text/dates.ts';
import { numberOf, saysNothing, textOf } from '../../text/cell.ts';
import { stripCell } from '../../text/numbers.ts';
import { readFlag } from '../../text/vocabulary.ts';
import { foldedText, isEmpty } from './cells.ts';

/** Rows below a head that are compared with it. */
const LOOKED_AT = 40;
/** A head that no word names needs a table of this size under it. */
const LEAST_COLUMNS = 3;
const LEAST_ROWS = 2;

/** What the place of a row and the rows below it say for its being a head, whatever its words are. */
export interface HeaderShape {
  /** 0 where the row cannot be one; about 1 for a plain head; more over a row that numbers the columns. */
  readonly score: number;
  /** True where that alone is enough: the first wide row of a table of some size. */
  readonly standsAlone: boolean;
}

const NONE: HeaderShape = { score: 0, standsAlone: false };

const isValue = (cell: Cell): boolean =>
  typeof cell === 'boolean' ||
  numberOf(cell) !== null ||
  (typeof cell === 'object' && cell !== null) ||
  stripCell(cell) !== null ||
  readFlag(textOf(cell)) !== undefined ||
  readDate(textOf(cell)) !== null;

/** Values, and what begins with a figure: degrees with their marks, a count with its unit. */
const holdsFigures = (cell: Cell): boolean => isValue(cell) || /^\s*\d/.test(textOf(cell));

const filledIn = (row: readonly Cell[]): number => row.filter((cell) => !isEmpty(cell)).length;

/**
 * The row that most of a table's rows are as wide as: rows before it are titles and letterheads.
 * @returns index of the first such row
 */
export function firstWideRow(sheet: Sheet): number {
  const widths = sheet.rows.map(filledIn);
  const sorted = widths.filter((width) => width > 0).toSorted((a, b) => a - b);
  const usual = sorted[Math.floor(0.6 * sorted.length)] ?? 0;
  return widths.findIndex((width) => width >= Math.max(2, 0.6 * usual));
}

/** The head again, at the top of a further page. */
const repeats = (
  row: readonly Cell[],
  head: readonly { readonly cell: Cell; readonly column: number }[],
): boolean =>
  head.filter(({ cell, column }) => foldedText(row[column] ?? null) === foldedText(cell)).length >=
  0.8 * head.length;

/** Rows as wide as the table with numbers in most cells: a head stands above them, not below. */
export const recordsAbove = (sheet: Sheet, row: number, first: number): number =>
  first < 0
    ? 0
    : sheet.rows
        .slice(first, row)
        .filter(
          (cells) =>
            filledIn(cells) >= filledIn(elementAt(sheet.rows, row)) && 2 * valued(cells) >= filledIn(cells),
        ).length;

const valued = (row: readonly Cell[]): number => row.filter((cell) => !isEmpty(cell) && isValue(cell)).length;

/**
 * Compares the lowest row of a head with the rows under it.
 * @param paths levels of the head by column, none where it names none
 */
export function shapeOf(
  sheet: Sheet,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  first: number,
  isNumbered: boolean,
  paths: readonly (readonly string[])[],
): HeaderShape {
  const head = elementAt(sheet.rows, bottom).flatMap((cell, column) =>
    isEmpty(cell) ? [] : [{ cell, column }],
  );
  // The lowest of several levels may name a single column, as a group of one or the rest of a heading that was broken.
  if (head.length < (bottom > top ? 1 : 2)) return NONE;
  const words = head.filter(({ cell }) => !isValue(cell)).length;
  if (words < 0.8 * head.length) return NONE;
  const body = sheet.rows
    .slice(bottom + (isNumbered ? 2 : 1), bottom + 2 + LOOKED_AT)
    .filter((row) => filledIn(row) >= 0.4 * head.length && !repeats(row, head));
  if (!body.length) return NONE;
  const below = head.map(({ column }) =>
    body.flatMap((row) => (saysNothing(row[column] ?? null) ? [] : [elementAt(row, column)])),
  );
  const share = (test: (index: number) => boolean): number =>
    head.filter((_, index) => test(index)).length / head.length;
  const repeated = share((index) =>
    elementAt(below, index).some((cell) => foldedText(cell) === foldedText(elementAt(head, index).cell)),
  );
  const contrast = share((index) => {
    const values = elementAt(below, index);
    return values.length > 0 && values.filter(holdsFigures).length >= 0.6 * values.length;
  });
  // A head names every column that has something to say; the lowest row of several names only its own.
  const filled = paths.map((_, column) => body.some((row) => !saysNothing(row[column] ?? null)));
  const all = filled.filter(Boolean).length;
  const covered = all
    ? filled.filter((said, column) => said && elementAt(paths, column).length > 0).length / all
    : 0;
  const isFirst = (top <= first && first <= bottom) || (bottom > first && bottom <= first + 2 && isNumbered);
  const score = Math.max(
    0,
    0.4 + 0.6 * contrast + (isNumbered ? 1 : 0) + (isFirst ? 0.5 : 0) + covered - 2 * repeated,
  );
  const named = paths.filter((path) => path.length > 0).length;
  const isTable = named >= LEAST_COLUMNS && body.length >= LEAST_ROWS && contrast > 0;
  return { score, standsAlone: isTable && (isFirst || isNumbered) && score >= 1 + covered };
}

/**
 * True where a row without values stands under group headings that reach to the right (cells with nothing beside
 * them), or in gaps of the row above, and what lies below it in these columns are mostly values: a further level of
 * the head in a file that has no merged cells.
 */
export function isFurtherLevel(sheet: Sheet, row: number): boolean {
  const cells = elementAt(sheet.rows, row);
  const above = elementAt(sheet.rows, row - 1);
  const filled = cells.flatMap((cell, column) => (isEmpty(cell) ? [] : [{ cell, column }]));
  const isUnder = ({ cell, column }: (typeof filled)[number]): boolean =>
    !isValue(cell) && (isEmpty(above[column] ?? null) || isEmpty(above[column + 1] ?? null));
  if (!filled.length || !filled.every(isUnder)) return false;
  const below = sheet.rows.slice(row + 1, row + 2 + LOOKED_AT);
  const overValues = filled.filter(({ column }) => {
    const said = below.flatMap((other) =>
      saysNothing(other[column] ?? null) ? [] : [elementAt(other, column)],
    );
    return said.length > 0 && said.filter(holdsFigures).length >= 0.5 * said.length;
  });
  return overValues.length >= 0.5 * filled.length;
}

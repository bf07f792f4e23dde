import { elementAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import { foldHeader } from '../columns/headings/header-field.ts';
import { scoreHeader } from '../columns/headings/header-score.ts';
import { numberOf, textOf } from '../text/cell.ts';
import { stripCell } from '../text/numbers.ts';
import { isEmpty } from './cells/cells.ts';
import type { HeaderBlock } from './header-block.ts';

const NAMES_A_FIELD = 0.9;
const LEAST_FIELDS = 3;

/** Where the cells of the rows below a further head stand: column of that row by column of the first head; none: nowhere. */
export type ColumnsBelow = ReadonlyMap<number, number>;

const isNumeric = (cell: Cell): boolean => numberOf(cell) !== null || stripCell(cell) !== null;
const fieldOf = (path: readonly string[]): string | null => {
  const best = path.length ? scoreHeader(path)[0] : undefined;
  return best && best.score >= NAMES_A_FIELD ? best.key : null;
};

/**
 * Reads a row below the head as a head of its own: words that name fields, in other words than the first or in another
 * order. Null where it is none.
 * @returns the columns of the rows below it, by those of the first head
 */
export function readFurtherHead(sheet: Sheet, row: number, { paths }: HeaderBlock): ColumnsBelow | null {
  const cells = elementAt(sheet.rows, row).flatMap((cell, column) =>
    isEmpty(cell) ? [] : [{ column, cell }],
  );
  // Nearly every record has a number: no word of it needs to be looked up.
  if (cells.length < LEAST_FIELDS || cells.some(({ cell }) => isNumeric(cell))) return null;
  const said = cells.map((one) => ({ ...one, field: fieldOf([textOf(one.cell)]) }));
  const fields = said.flatMap(({ field }) => field ?? []);
  if (new Set(fields).size < LEAST_FIELDS || fields.length < 0.6 * said.length) return null;
  const columns = new Map<number, number>();
  paths.forEach((path, column) => {
    const field = fieldOf(path);
    const own = said.find((one) => one.column === column);
    const same =
      field === null
        ? // A column that no word is known for stays where nothing else is said of it.
          !own || foldHeader(textOf(own.cell)) === foldHeader(path.at(-1) ?? '')
          ? column
          : undefined
        : said.find((one) => one.field === field)?.column;
    if (same !== undefined) columns.set(column, same);
  });
  return columns;
}

/** True where the rows below stand as those above do. */
export const isSameOrder = (columns: ColumnsBelow, { paths }: HeaderBlock): boolean =>
  paths.every((path, column) => !path.length || columns.get(column) === column);

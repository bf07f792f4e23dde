import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { textOf } from '../../text/cell.ts';

/** Day 0 of spreadsheets; up to the day 60 they count a 29 February 1900 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const FALSE_LEAP_DAY = Date.UTC(1900, 2, 1);
/** No list of villages is of a day before: 10,000 days, as many people as a cell of one may count. */
const FIRST_YEAR = 1928;

/** The number that a cell was before somebody gave it the format of dates; null where it is a date. */
function countOf(cell: Cell): number | null {
  if (typeof cell !== 'object' || cell?.kind !== 'date' || !/^\d{4}-\d{2}-\d{2}$/.test(cell.iso)) return null;
  if (Number(cell.iso.slice(0, 4)) >= FIRST_YEAR) return null;
  if (cell.iso === '1900-02-29') return 60;
  const time = Date.parse(`${cell.iso}T00:00:00Z`);
  return Math.round((time - DAY_ZERO) / DAY) - (time < FALSE_LEAP_DAY ? 1 : 0);
}

/**
 * Numbers that a spreadsheet shows as days of long ago, since their cells have the format of dates, as numbers again;
 * only where no cell of the column is a date of today.
 * @returns also the columns that are changed, with how many cells and the first of them
 */
export function withoutFalseDates(columns: readonly SourceColumn[]): {
  readonly columns: readonly SourceColumn[];
  readonly changed: readonly { readonly column: string; readonly count: number; readonly first: string }[];
} {
  const changed: { column: string; count: number; first: string }[] = [];
  const made = columns.map((column) => {
    const dates = column.cells.filter((cell) => typeof cell === 'object' && cell?.kind === 'date');
    if (!dates.length || dates.some((cell) => countOf(cell) === null)) return column;
    changed.push({ column: column.name, count: dates.length, first: textOf(dates[0]!) });
    return { ...column, cells: column.cells.map((cell) => countOf(cell) ?? cell) };
  });
  return { columns: changed.length ? made : columns, changed };
}

import { elementAt } from '../../model/basics/elements.ts';
import type { Cell } from '../reading/parsed-file.ts';

/** Cells by which rows may exceed their head: as many numbers with a comma. */
const MOST_MORE = 4;
const LEAST_ROWS = 2;
/** Of the fractions, those that must have the length of degrees: their last noughts are left out. */
const MOST = 0.6;

const isWhole = (cell: Cell | undefined): boolean => typeof cell === 'string' && /^\s*-?\d{1,3}$/.test(cell);
const isFraction = (cell: Cell | undefined, least: number): boolean =>
  typeof cell === 'string' && /^\d+\s*$/.test(cell) && cell.trim().length >= least;

/** What is known of rows that hold more cells than their head. */
export interface LongRows {
  /** Cells that rows should have. */
  readonly width: number;
  /** Rows that were put right. */
  readonly joined: number;
}

/**
 * Rows of a table parted by commas that all hold more cells than their head, because numbers in them have a decimal comma
 * and no quotation marks: `104,03791` under one heading is two cells. These are put together again, in place, where the
 * degrees that need it are as many as the cells that are too many; else nobody can tell what stands under which heading.
 * @param usual cells of most rows
 * @returns null where the rows are no longer than their head, or hold words beyond it
 */
export function joinDecimalCommas(rows: Cell[][], usual: number): LongRows | null {
  const first = rows.findIndex(({ length }) => length === usual);
  const head = rows[first - 1];
  const body = rows.slice(first).filter(({ length }) => length === usual);
  const more = head ? usual - head.length : 0;
  if (!head || more < 1 || more > MOST_MORE || body.length < LEAST_ROWS) return null;
  if (head.length < 2 || !head.every((cell) => typeof cell === 'string' && /\p{L}/u.test(cell))) return null;
  if (!body.every((row) => row.slice(head.length).every(isNumber))) return null;
  const starts = startsOfPairs(body, usual);
  if (starts.length !== more) return { width: head.length, joined: 0 };
  // A row without a place has no cell too many.
  const long = rows.slice(first).filter((row) => starts.every((at) => holdsPair(row, at)));
  for (const row of long)
    for (const at of starts.toReversed())
      row.splice(at, 2, `${String(elementAt(row, at)).trim()},${String(elementAt(row, at + 1)).trim()}`);
  return { width: head.length, joined: long.length };
}

const isNumber = (cell: Cell): boolean => typeof cell === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(cell);
const holdsPair = (row: readonly Cell[], at: number): boolean =>
  isWhole(row[at]) && isFraction(row[at + 1], 2);

/** Where a number of up to three digits stands before one that has the length of a fraction of degrees, in every row. */
function startsOfPairs(body: readonly Cell[][], width: number): readonly number[] {
  const isPair = (at: number): boolean =>
    body.every((row) => holdsPair(row, at)) &&
    body.filter((row) => isFraction(row[at + 1], 4)).length >= MOST * body.length;
  const starts: number[] = [];
  for (let at = 0; at + 1 < width; at++) if (isPair(at)) starts.push(at++);
  return starts;
}

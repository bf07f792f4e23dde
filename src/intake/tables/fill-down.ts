import { elementAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { isEmpty } from './cells.ts';

/**
 * True where a column names its value once at the head of each block: it starts filled, at least half of it
 * is empty, and no two neighbours repeat each other, as they would in a list that names it in every row.
 */
export function isBlockColumn(cells: readonly Cell[]): boolean {
  if (cells.length < 3 || isEmpty(elementAt(cells, 0))) return false;
  const empty = cells.filter(isEmpty).length;
  if (2 * empty < cells.length) return false;
  return cells.every((cell, i) => i === 0 || isEmpty(cell) || cell !== cells[i - 1]);
}

/** The same cells with every gap filled from above; `filled` are the indexes of the gaps. */
export function fillDown(cells: readonly Cell[]): { readonly cells: Cell[]; readonly filled: number[] } {
  const filled: number[] = [];
  let last: Cell = null;
  const full = cells.map((cell, i) => {
    if (!isEmpty(cell)) return (last = cell);
    if (!isEmpty(last)) filled.push(i);
    return last;
  });
  return { cells: full, filled };
}

/** True where both columns are empty in exactly the same rows: a code beside its name. */
export const sameGaps = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, i) => isEmpty(cell) === isEmpty(elementAt(b, i)));

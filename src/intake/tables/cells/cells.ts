import type { Cell, Merge, Sheet } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import { textOf } from '../../text/cell.ts';

export const isEmpty = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

export const foldedText = (cell: Cell): string => (isEmpty(cell) ? '' : fold(textOf(cell)));

/** The sheet as a full rectangle; `null` where a row is shorter. */
export const widthOf = (sheet: Sheet): number =>
  sheet.rows.reduce((width, row) => Math.max(width, row.length), 0);

/** Merges that start at a cell, by `row/column`. */
export type MergesByCell = ReadonlyMap<string, Merge>;

/** Every cell that a merge covers, with the merge. */
export function mergeIndex(sheet: Sheet): MergesByCell {
  const index = new Map<string, Merge>();
  for (const merge of sheet.merges) {
    // Merges do not overlap in a workbook that a program wrote.
    if (index.has(`${merge.top}/${merge.left}`)) continue;
    // A merge over a whole empty sheet is no reason to fill memory.
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1);
    const right = Math.min(merge.right, merge.left + 500);
    for (let row = merge.top; row <= bottom; row++)
      for (let column = merge.left; column <= right; column++) index.set(`${row}/${column}`, merge);
  }
  return index;
}

/** Value of a cell, taken from the head of its merge where it lies in one. */
export function mergedCell(sheet: Sheet, merges: MergesByCell, row: number, column: number): Cell {
  const own = sheet.rows[row]?.[column] ?? null;
  if (!isEmpty(own)) return own;
  const merge = merges.get(`${row}/${column}`);
  return merge ? (sheet.rows[merge.top]?.[merge.left] ?? null) : null;
}

import type { Cell } from '../../formats/reading/parsed-file.ts';
import { numberOf } from './cell.ts';
import { findColumnStyle, readInColumn, stripCount } from './numbers.ts';

/**
 * The numbers of a column in the style that its written numbers prove, NaN where a cell holds none or its
 * style stays open. For finding out what a column is; its values are read field by field later.
 */
export function numbersOf(cells: readonly Cell[]): Float64Array {
  const digits = cells.map((cell) => (typeof cell === 'string' ? (stripCount(cell)?.digits ?? '') : ''));
  const style = findColumnStyle(digits.filter(Boolean), { whole: true });
  return Float64Array.from(cells, (cell, i) => {
    const value = numberOf(cell) ?? (digits[i] ? readInColumn(digits[i], style) : null);
    return typeof value === 'number' ? value : NaN;
  });
}

import { doubleAt, elementAt } from '../../model/basics/elements.ts';
/** Numbers below this sum up by chance too often to show a total. */
const LEAST_TELLING = 20;

/**
 * Totals that no word gives away. `columns[c][i]` is the number of record i in column c, NaN where none.
 * A record is a total where, in at least two columns (or the only one), its number equals the sum of
 * the records that follow it or precede it, two of them at least, up to the next total or the end. Columns that
 * count no part of the whole, or lack a number somewhere, do not sum and do not speak against it.
 * @returns ascending indexes of the totals
 */
export function findArithmeticTotals(
  columns: readonly Float64Array[],
  mayBeTotal: (record: number) => boolean,
): number[] {
  const count = columns[0]?.length ?? 0;
  const totals: number[] = [];
  for (let i = 0; i < count; i++) {
    if (!mayBeTotal(i)) continue;
    if (
      sumsUp(columns, i, 1, count, totals) ||
      sumsUp(columns, i, -1, count, totals) ||
      carries(columns, i, totals)
    )
      totals.push(i);
  }
  return totals;
}

/** True where every count of a record is the sum of all records above it: what one page hands on to the next. */
function carries(columns: readonly Float64Array[], at: number, totals: readonly number[]): boolean {
  const known = new Set(totals);
  const above = Array.from({ length: at }, (_, i) => i).filter((i) => !known.has(i));
  const used = columns.filter((column) => doubleAt(column, at) > 0);
  const sumOf = (column: Float64Array): number =>
    above.reduce((sum, i) => sum + (doubleAt(column, i) || 0), 0);
  return (
    above.length >= 2 &&
    used.length >= 2 &&
    used.every((column) => same(sumOf(column), doubleAt(column, at))) &&
    used.some((column) => doubleAt(column, at) >= LEAST_TELLING)
  );
}

/** Sums of counts stay exact; a column of shares may be off by its last digit. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

function sumsUp(
  columns: readonly Float64Array[],
  at: number,
  step: 1 | -1,
  count: number,
  totals: readonly number[],
): boolean {
  const used = columns.filter((column) => doubleAt(column, at) > 0);
  if (!used.length || (used.length === 1 && columns.length > 1)) return false;
  const sums = new Float64Array(used.length);
  const known = new Set(totals);
  for (let i = at + step, records = 1; i >= 0 && i < count && !known.has(i); i += step, records++) {
    used.forEach((column, c) => (sums[c] = doubleAt(sums, c) + (doubleAt(column, i) || 0)));
    if (sums.every((sum, c) => sum > doubleAt(elementAt(used, c), at) * (1 + 1e-9))) return false;
    const agreeing = used.filter((column, c) => same(doubleAt(sums, c), doubleAt(column, at)));
    const telling = agreeing.filter((column) => doubleAt(column, at) >= LEAST_TELLING).length;
    // One column alone may agree by chance: then the block must run to the end of the list.
    const atEnd = i + step < 0 || i + step >= count || known.has(i + step);
    if (records >= 2 && (telling >= 2 || (agreeing.length === used.length && used.length >= 2))) return true;
    if (agreeing.length === 1 && used.length === 1 && atEnd && records >= 3) return true;
  }
  return false;
}

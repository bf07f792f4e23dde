import { doubleAt, elementAt } from '../../model/basics/elements.ts';
/** Numbers below this sum up by chance too often to show a total. */
const LEAST_TELLING = 20;

/**
 * Totals that no word gives away. `columns[c][i]` is the number of record i in column c, NaN where none.
 * A record is a total where, in at least two columns (or the only one), its number equals the sum of
 * the records that follow it or precede it, two of them at least, up to the next total or the end. Columns that
 * count no part of the whole, or lack a number somewhere, do not sum and do not speak against it.
 * @param ofAll true where nothing but its place speaks for a total: then it sums the whole list, not two of its neighbours
 * @returns ascending indexes of the totals
 */
export function findArithmeticTotals(
  columns: readonly Float64Array[],
  mayBeTotal: (record: number) => boolean,
  ofAll = false,
): number[] {
  const count = columns[0]?.length ?? 0;
  const totals: number[] = [];
  for (let i = 0; i < count; i++) {
    if (!mayBeTotal(i)) continue;
    const sums = [1, -1].some((step) => sumsUp(columns, i, { step, count, totals, ofAll }));
    if (sums || (!ofAll && carries(columns, i, totals))) totals.push(i);
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

/** Where the records lie that a total may sum. */
interface Block {
  readonly step: number;
  readonly count: number;
  readonly totals: readonly number[];
  readonly ofAll: boolean;
}

function sumsUp(
  columns: readonly Float64Array[],
  at: number,
  { step, count, totals, ofAll }: Block,
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
    if (ofAll && !atEnd) continue;
    if (records >= 2 && (telling >= 2 || (agreeing.length === used.length && used.length >= 2))) return true;
    if (agreeing.length === 1 && used.length === 1 && atEnd && records >= 3) return true;
  }
  return false;
}

/** How much more than the mean of the others each record without a number may hold. */
const MOST_OF_MEAN = 3;

/**
 * The first or last record where its numbers are the sums of all others as far as these are known: for each that is
 * missing the sum may lack something, and nothing may be over. Of at least two columns.
 */
export function findNearTotal(
  columns: readonly Float64Array[],
  mayBeTotal: (record: number) => boolean,
): number | null {
  const count = columns[0]?.length ?? 0;
  const ends = [0, count - 1].filter((record) => count > 3 && mayBeTotal(record));
  return ends.find((record) => nearlySumsUp(columns, record)) ?? null;
}

function nearlySumsUp(columns: readonly Float64Array[], at: number): boolean {
  const used = columns.filter((column) => doubleAt(column, at) >= LEAST_TELLING);
  return (
    used.length >= 2 &&
    used.every((column) => {
      const others = [...column].filter((value, i) => i !== at && !Number.isNaN(value));
      const sum = others.reduce((all, value) => all + value, 0);
      const missing = column.length - 1 - others.length;
      const lacking = doubleAt(column, at) - sum;
      return (
        others.length >= 2 && lacking >= -1e-9 && lacking <= (missing * MOST_OF_MEAN * sum) / others.length
      );
    })
  );
}

/** A sum made by hand is off by no more than this share. */
const MOST_OFF = 0.02;

/**
 * The first or last record where each of its numbers, two at least, is that of all others together but for a slip: as
 * many people as the whole list has no village of it.
 */
export function findCloseTotal(
  columns: readonly Float64Array[],
  mayBeTotal: (record: number) => boolean,
): number | null {
  const count = columns[0]?.length ?? 0;
  const isClose = (at: number): boolean => {
    const used = columns.filter((column) => doubleAt(column, at) >= LEAST_TELLING);
    return (
      used.length >= 2 &&
      used.every((column) => {
        const sum = column.reduce((all, value, i) => all + (i === at ? 0 : value || 0), 0);
        return Math.abs(doubleAt(column, at) - sum) <= MOST_OFF * sum;
      })
    );
  };
  return [0, count - 1].find((record) => count > 3 && mayBeTotal(record) && isClose(record)) ?? null;
}

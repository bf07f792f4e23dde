import { doubleAt } from '../../../model/basics/elements.ts';
import type { CountColumn } from './count-columns.ts';

const LEAST_ROWS = 3;
const MOST_ADDENDS = 8;
/** Sums of smaller numbers come about by chance. */
const LEAST_TELLING = 20;

/**
 * Columns of which another, just before or behind them under the same heading, is the sum in every row: *Thường trú* and
 * *Tạm trú* beside *Cộng*. They are parts of what that one counts, whatever they are called.
 */
export function addendsOf(columns: readonly CountColumn[]): ReadonlySet<CountColumn> {
  const byIndex = new Map(columns.map((column) => [column.index, column]));
  const parts = columns.flatMap((whole) =>
    [1, -1].flatMap((step): readonly CountColumn[] => {
      const run: CountColumn[] = [];
      for (let at = whole.index + step; run.length < MOST_ADDENDS; at += step) {
        const next = byIndex.get(at);
        if (!next || next.group !== whole.group || next.isOther) break;
        run.push(next);
        if (run.length > 1 && isSumOf(whole, run)) return run;
      }
      return [];
    }),
  );
  return new Set(parts);
}

function isSumOf({ profile: { numbers } }: CountColumn, parts: readonly CountColumn[]): boolean {
  const known = [...numbers.keys()].filter((row) => doubleAt(numbers, row) > 0);
  return (
    known.length >= LEAST_ROWS &&
    known.some((row) => doubleAt(numbers, row) >= LEAST_TELLING) &&
    parts.every(({ profile }) => known.some((row) => doubleAt(profile.numbers, row) > 0)) &&
    known.every((row) => {
      const sum = parts.reduce((all, { profile }) => all + (doubleAt(profile.numbers, row) || 0), 0);
      return sum === doubleAt(numbers, row);
    })
  );
}

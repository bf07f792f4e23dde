import { elementAt } from '../../model/basics/elements.ts';
import type { SuspectRow, Suspicion } from '../../model/returned/returns.ts';
import type { CountedRow } from './summed-rows.ts';

/** So many rows of each kind are named: more explain nothing. */
const MOST_OF_A_KIND = 5;

const suspect = ({ row, name, value }: CountedRow, why: Suspicion): SuspectRow => ({
  row,
  why,
  ...(name !== null && { name }),
  ...(value !== null && { value }),
});

/** The numbers that two neighbouring digits the other way round make of a whole number. */
function swapped(value: number): number[] {
  const digits = String(value);
  return Array.from({ length: digits.length - 1 }, (_, i) =>
    Number(digits.slice(0, i) + digits.charAt(i + 1) + digits.charAt(i) + digits.slice(i + 2)),
  );
}

/** Rows at an end of the list, two at least, that together make up the difference. */
function endOf(rows: readonly CountedRow[], difference: number): readonly CountedRow[] {
  let sum = 0;
  for (let i = 0; i < rows.length - 1; i++) {
    sum += elementAt(rows, i).value ?? 0;
    if (sum > difference) return [];
    if (sum === difference && i > 0) return rows.slice(0, i + 1);
  }
  return [];
}

/**
 * Rows that may explain why a stated total and the sum of the rows differ, the likeliest first.
 * @param difference stated - summed, not 0
 */
export function findSuspects(rows: readonly CountedRow[], difference: number): readonly SuspectRow[] {
  const having = (test: (value: number) => boolean): readonly CountedRow[] =>
    rows.filter(({ value }) => value !== null && value > 0 && test(value));
  const found = {
    equal: having((value) => value === Math.abs(difference)),
    missing: difference > 0 ? rows.filter(({ value }) => value === null) : [],
    unsummed:
      difference < 0
        ? ([rows, rows.toReversed()].map((from) => endOf(from, -difference)).find(({ length }) => length) ??
          [])
        : [],
    swapped: having((value) => swapped(value).some((meant) => meant - value === difference)),
    tenfold: having((value) => [10 * value, value / 10].some((meant) => meant - value === difference)),
  } satisfies Partial<Record<Suspicion, readonly CountedRow[]>>;
  return (['equal', 'missing', 'unsummed', 'swapped', 'tenfold'] as const).flatMap((why) =>
    found[why].slice(0, MOST_OF_A_KIND).map((row) => suspect(row, why)),
  );
}

/** Villages of one list alone, and those of both whose count changed most. */
export function findChanges(
  onlyHere: readonly CountedRow[],
  onlyThere: readonly CountedRow[],
  both: readonly (readonly [newer: CountedRow, older: CountedRow])[],
): readonly SuspectRow[] {
  const change = ([newer, older]: readonly [CountedRow, CountedRow]): number =>
    newer.value === null || older.value === null ? 0 : Math.abs(newer.value - older.value);
  const missing = both.filter(([newer, older]) => newer.value === null && older.value !== null);
  const changed = both.filter((pair) => change(pair) > 0).toSorted((a, b) => change(b) - change(a));
  const few = (rows: readonly CountedRow[], why: Suspicion) =>
    rows.slice(0, MOST_OF_A_KIND).map((row) => suspect(row, why));
  return [
    ...few(onlyHere, 'only-here'),
    ...few(onlyThere, 'only-there'),
    ...few(
      missing.map(([newer]) => newer),
      'missing',
    ),
    ...few(
      changed.map(([newer]) => newer),
      'changed',
    ),
  ];
}

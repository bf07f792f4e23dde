import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import type { SourceTable } from '../../files/source-table.ts';
import { numberOf, textOf } from '../../text/cell.ts';
import { numbersOf } from '../../text/column-numbers.ts';

/** Statistics of a list by their words, folded. */
const WORDS = {
  most: /\b(?:lon|cao|nhieu|dong) nhat\b|\btoi da\b|^max(?:imum)?\b/,
  least: /\b(?:nho|thap|it) nhat\b|\btoi thieu\b|^min(?:imum)?\b/,
  mean: /\btrung binh\b|\bbinh quan\b|^(?:average|avg|mean)\b/,
  median: /\btrung vi\b|^median\b/,
} as const;
/** What any of them holds, as written. */
const MAY_NAME = /nh[aấ]t|t[oố]i|trung|b[iì]nh|max|min|mean|median|avg|average/iu;
type Statistic = keyof typeof WORDS;
const STATISTICS = Object.keys(WORDS) as readonly Statistic[];

const VALUES: Readonly<Record<Statistic, (sorted: readonly number[]) => number>> = {
  most: (sorted) => elementAt(sorted, sorted.length - 1),
  least: (sorted) => elementAt(sorted, 0),
  mean: (sorted) => sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  median: (sorted) =>
    (elementAt(sorted, (sorted.length - 1) >> 1) + elementAt(sorted, sorted.length >> 1)) / 2,
};
/** Means are written whole. */
const ROUNDED: Readonly<Record<Statistic, number>> = { most: 0, least: 0, mean: 1, median: 0.5 };
const LEAST_OTHERS = 2;
/** A short list may end with so many. */
const MOST_AT_END = 3;

/** Records whose first words speak of the largest, the smallest or the mean, each with what it may be. */
export function namedAsStatistics({ columns, numbers }: SourceTable): ReadonlyMap<number, Statistic> {
  const firstText = (record: number): string => {
    for (const { cells } of columns) {
      const text = textOf(elementAt(cells, record));
      if (/\p{L}/u.test(text)) return text;
    }
    return '';
  };
  const named = Array.from(numbers.keys()).flatMap((record): (readonly [number, Statistic])[] => {
    const text = firstText(record);
    const words = MAY_NAME.test(text) ? fold(text) : '';
    const statistic = STATISTICS.find((one) => WORDS[one].test(words));
    return statistic ? [[record, statistic]] : [];
  });
  // Where most rows begin so, the column grades them.
  return new Map(2 * named.length > numbers.length + MOST_AT_END ? [] : named);
}

/** What a cell may say: a mean has decimals where the column has none. */
function valuesOf(cell: Cell, inColumn: number): readonly number[] {
  const written =
    numberOf(cell) ?? (/^\d+[.,]\d{1,2}$/.test(textOf(cell)) ? textOf(cell).replace(',', '.') : NaN);
  return [inColumn, Number(written)].filter((value) => !Number.isNaN(value));
}

/**
 * Of the records that their words call so those whose every count, one at least, is that statistic of the other records
 * of the list, or of those above up to such a row.
 * @param counts indexes of the columns of counts
 * @param others records that are villages
 */
export function findStatistics(
  { columns }: SourceTable,
  counts: readonly number[],
  named: ReadonlyMap<number, Statistic>,
  others: readonly number[],
): number[] {
  const lists = counts.map((index) => {
    const { cells } = elementAt(columns, index);
    return { cells, numbers: numbersOf(cells) };
  });
  return [...named].flatMap(([record, statistic]) => {
    const before = Math.max(
      -1,
      ...[...named.keys()].filter((other) => other < record && !named.has(other + 1)),
    );
    const above = others.filter((other) => other < record && other > before);
    const isOf = (of: readonly number[]): boolean => {
      const agreeing = lists.flatMap(({ cells, numbers }) => {
        const own = valuesOf(elementAt(cells, record), doubleAt(numbers, record));
        const known = of.map((other) => doubleAt(numbers, other)).filter((value) => !Number.isNaN(value));
        if (!own.length || known.length < LEAST_OTHERS) return [];
        const value = VALUES[statistic](known.toSorted((a, b) => a - b));
        return [own.some((one) => Math.abs(one - value) <= ROUNDED[statistic])];
      });
      return agreeing.length > 0 && agreeing.every(Boolean);
    };
    return isOf(others) || isOf(above) ? [record] : [];
  });
}

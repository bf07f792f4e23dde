import type { Search, SearchText } from '../../../i18n/search.ts';

/** Rows that pass, and how well each meets the search: 0 best. */
export interface FoundRows<Row> {
  readonly rows: readonly Row[];
  /** By index of the row; null where nothing is looked for. */
  readonly ranks: ReadonlyMap<number, number> | null;
}

/** The rows that a search meets, each with how well; `texts` by index of the row. */
export function foundBy<Row extends { readonly index: number }>(
  rows: readonly Row[],
  search: Search,
  texts: readonly SearchText[],
): FoundRows<Row> {
  const met = rows.flatMap((row) => {
    const rank = search.rank(texts[row.index]!);
    return rank === null ? [] : [{ row, rank }];
  });
  return { rows: met.map(({ row }) => row), ranks: new Map(met.map(({ row, rank }) => [row.index, rank])) };
}

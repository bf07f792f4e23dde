import type { CommuneRow } from './rows.ts';

export interface WorstCommune {
  readonly index: number;
  readonly name: string;
  readonly value: number;
  /** 0..1 of the worst. */
  readonly part: number;
}

/** The `count` communes with the highest value, worst first; those at 0 or without a figure are left out. */
export function worstCommunes(
  rows: readonly CommuneRow[],
  measure: (row: CommuneRow) => number | null,
  count: number,
): readonly WorstCommune[] {
  const ranked = rows
    .flatMap(({ index, name, code }, at) => {
      const value = measure(rows[at]!);
      return value === null || value === 0 ? [] : [{ index, name, code, value }];
    })
    .sort((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1))
    .slice(0, count);
  return ranked.map(({ index, name, value }) => ({ index, name, value, part: value / ranked[0]!.value }));
}

import { compareCodes, compareNames } from '../../../i18n/text.ts';

/** What a cell shows: text, or a number that was formatted; `key` decides the order. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly align: 'start' | 'end';
  /** Part of the width that is shared; a column never gets narrower than `minPixels`. */
  readonly width: number;
  readonly minPixels: number;
  text(row: Row): string;
  /** Number or text by which rows are ordered; null: no figure, always last. */
  key(row: Row): number | string | null;
}

/** A column of words: shown and ordered by the same text. */
export const textColumn = <Row>(
  id: string,
  label: string,
  width: number,
  minPixels: number,
  read: (row: Row) => string,
): GridColumn<Row> => ({
  id,
  label,
  align: 'start',
  width,
  minPixels,
  text: read,
  key: read,
});

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/**
 * Rows in the order of one column: names as a Vietnamese reader expects, rows without a figure last in both
 * directions, ties by `code`. The order of the input does not matter.
 */
export function sortRows<Row extends { readonly code: string }>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  order: Order,
): readonly Row[] {
  const column = columns.find(({ id }) => id === order.column);
  if (!column) return rows;
  const keyed = rows.map((row) => ({ row, key: column.key(row) }));
  const sign = order.descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return a.key === b.key ? compareCodes(a.row.code, b.row.code) : a.key === null ? 1 : -1;
    const ordered =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : compareNames(String(a.key), String(b.key));
    return sign * ordered || compareCodes(a.row.code, b.row.code);
  });
  return keyed.map(({ row }) => row);
}

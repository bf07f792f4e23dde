import { shortPaths } from './short-paths.ts';

/** What a cell shows: text, or a number that was formatted; `key` decides the order. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly align: 'start' | 'end';
  /** Part of the width that is shared; a column never gets narrower than `minPixels`. */
  readonly width: number;
  readonly minPixels: number;
  /** Never narrower than its longest text: no value is cut off. */
  readonly whole?: true;
  /** Where the text is too long its end is shown: paths of one folder begin alike. */
  readonly keepsEnd?: true;
  /** Left out where the table is narrower than all of them; the row itself tells it when it is chosen. */
  readonly spare?: true;
  /** What a pointer that rests on the cell is told. */
  title?(row: Row): string;
  text(row: Row): string;
  /** Rows of one key show one text. */
  readonly keyTellsText?: boolean;
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

/** Paths of files, without the folders that tell none of them from another; the whole path is the title of the cell. */
export function pathColumn<Row>(
  id: string,
  label: string,
  width: number,
  minPixels: number,
  rows: readonly Row[],
  read: (row: Row) => string,
): GridColumn<Row> {
  const short = shortPaths(rows.map(read));
  const column = textColumn(id, label, width, minPixels, read);
  return {
    ...column,
    text: (row) => short.get(read(row)) ?? read(row),
    title: read,
    whole: true,
    keepsEnd: true,
  };
}

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

import type { CellObject, Row, SheetData } from 'write-excel-file/universal';
import type { Formulas, TableRows } from './formulas.ts';
import { INK, PAPER } from '../../cartography/tokens.ts';

/** A sheet of the annex: its rows, widths in characters, and the rows that repeat on every printed page. */
export interface AnnexSheet {
  readonly name: string;
  readonly data: SheetData;
  readonly widths: readonly number[];
  /** 1-based first and last row of the table head. */
  readonly headRows: readonly [number, number];
  /** Columns that stay in view. */
  readonly stickyColumns?: number;
  /** Rows of the table under the head, from 1, and its columns: a filter is offered for them. */
  readonly filter?: TableRows & { readonly columns: number };
  readonly formulas?: Formulas;
  /** Columns from the left that are printed; all where nothing is said. */
  readonly printedColumns?: number;
}

const BORDER = { borderStyle: 'thin', borderColor: INK.cellLine } as const;
const MIDDLE = { alignVertical: 'center' } as const;
export const FORMAT = {
  whole: '#,##0',
  one: '#,##0.0',
  share: '0.00%',
  degrees: '0.000000',
  date: 'dd/mm/yyyy',
} as const;

/** More characters than this and Excel calls the workbook damaged. */
const MOST_CHARACTERS = 32_767;
/**
 * Text for the library, which looks each up in a plain object: one that every object has (`constructor`) comes out
 * as that function. A blank behind it, which no reader keeps, makes it a text like others.
 */
const ownText = (text: string): string => (text in Object.prototype ? `${text} ` : text);
const fitting = (text: string): string => ownText(text.slice(0, MOST_CHARACTERS));

export const headCell = (text: string): CellObject => ({
  value: fitting(text),
  type: String,
  fontWeight: 'bold',
  align: 'center',
  wrap: true,
  backgroundColor: PAPER.cellHead,
  ...MIDDLE,
  ...BORDER,
});
/** Text is always text: a cell of type string is never run as a formula. */
export const textCell = (text: string | null, wrap = false): CellObject => ({
  ...(text ? { value: fitting(text), type: String } : {}),
  wrap,
  ...MIDDLE,
  ...BORDER,
});
export const centredCell = (text: string): CellObject => ({ ...textCell(text), align: 'center' });
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** A day as spreadsheets count it, shown as Vietnamese write it; a month or a year alone stays text. */
export const dateCell = (iso: string | null): CellObject => {
  if (iso === null || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return textCell(iso);
  const value = Math.round((Date.parse(`${iso}T00:00:00Z`) - DAY_ZERO) / DAY);
  return { ...numberCell(value, FORMAT.date), align: 'center' };
};
/** A true number; NaN and null stay an empty cell. */
export const numberCell = (
  value: number | null,
  format: string = FORMAT.whole,
  bold = false,
): CellObject => ({
  ...(value === null || Number.isNaN(value) ? {} : { value, type: Number, format }),
  ...(bold ? { fontWeight: 'bold' as const } : {}),
  align: 'right',
  ...MIDDLE,
  ...BORDER,
});
/** The running number of a row: a number, so that a table that was sorted can be put back. */
export const ordinalCell = (at: number): CellObject => ({ ...numberCell(at, '0'), align: 'center' });
export const boldCell = (text: string): CellObject => ({ ...textCell(text), fontWeight: 'bold' });

/** A line of text across the table, without borders. */
export function lineRow(text: string, columns: number, style: Partial<CellObject> = {}): Row {
  return [
    { value: fitting(text), type: String, columnSpan: columns, wrap: true, ...MIDDLE, ...style },
    ...Array.from({ length: columns - 1 }, () => null),
  ];
}

import { guardFormula } from './formula-guard.ts';

export type CsvCell = string | number | boolean | null;

export interface CsvColumn {
  readonly name: string;
  /** Decimals of numbers; without it numbers are written in full. */
  readonly digits?: number;
}

export interface CsvStyle {
  /** `vi`: semicolon and decimal comma, as a Vietnamese spreadsheet reads them. Default comma and point. */
  readonly locale?: 'vi' | 'en';
}

/**
 * Text that any spreadsheet might part, whatever sign its own locale parts cells by: a part could begin with a sign of a
 * formula. A guarded text is quoted with its guard.
 */
const QUOTED = /[,;\t"\r\n]|^\s|\s$|^'/;

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as CSV: UTF-8 with mark, RFC 4180, CRLF. `null` and NaN are empty cells; texts that a spreadsheet
 * would run as formulas are guarded by a leading `'`, which `csv.read` strips again.
 */
export function writeCsv(
  columns: readonly CsvColumn[],
  rows: Iterable<readonly CsvCell[]>,
  style: CsvStyle = {},
): Uint8Array {
  const vietnamese = style.locale === 'vi';
  const delimiter = vietnamese ? ';' : ',';
  const text = (value: string): string => {
    const guarded = guardFormula(value);
    return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  const number = (value: number, digits: number | undefined): string => {
    if (!Number.isFinite(value)) return '';
    const plain = digits === undefined ? String(value) : unsignedZero(value.toFixed(digits));
    return vietnamese ? plain.replace('.', ',') : plain;
  };
  const lines = [columns.map((column) => text(column.name)).join(delimiter)];
  for (const row of rows) {
    const cells = columns.map((column, i) => {
      const cell = row[i] ?? null;
      if (cell === null) return '';
      return typeof cell === 'number' ? number(cell, column.digits) : text(String(cell));
    });
    lines.push(cells.join(delimiter));
  }
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

const unsignedZero = (text: string): string => (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);

import { elementAt } from '../../model/basics/elements.ts';
import type { Sheet } from '../../formats/reading/parsed-file.ts';
import type { BodyRow } from './body-rows.ts';
import { foldedText } from './cells/cells.ts';
import { saidTexts, type Said } from './cells/said-texts.ts';

/** Signatures and notes under a table. */
const FOOT =
  /^(nguoi lap|nguoi lap bieu|thu ky|ke toan|thu truong|chu tich|tm\.|kt\.|noi nhan|ghi chu\s*:|\(?ky,? (ghi ro|ten)|ngay .* thang .* nam|.*, ngay .* thang .* nam|xac nhan cua|lap bieu)/;

/** True for a signature or a note: few cells, of which the first words say so. */
export const beginsFoot = (said: readonly Said[]): boolean =>
  said.length <= 3 && FOOT.test(said.find(({ numeric }) => !numeric)?.text ?? '');

/** Columns that at least half of the records so far fill, with numbers and with words. */
function filledColumns(sheet: Sheet, above: readonly BodyRow[]): readonly (readonly [number, boolean])[] {
  const records = above.filter(({ kind }) => kind === 'record').map(({ row }) => saidTexts(sheet, row));
  const counts = new Map<string, number>();
  for (const { column, numeric } of records.flat())
    counts.set(`${column}/${numeric}`, (counts.get(`${column}/${numeric}`) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => 2 * count >= records.length)
    .map(([key]) => key.split('/'))
    .map(([column, numeric]) => [Number(column), numeric === 'true']);
}

/** Number of a record in the list; null where it has none. */
function serialOf(sheet: Sheet, row: number, serial: number): number | null {
  const cell = elementAt(sheet.rows, row)[serial] ?? null;
  return /^\d+$/.test(foldedText(cell)) ? Number(foldedText(cell)) : null;
}

/**
 * True where a row below a note or a signature goes on with the list: words and numbers stand where its records have
 * them, and it has the next number where these are numbered.
 */
export function goesOn(sheet: Sheet, above: readonly BodyRow[], row: number, serial: number): boolean {
  const records = above.filter(({ kind }) => kind === 'record');
  const last = records.findLast(({ row }) => serialOf(sheet, row, serial) !== null);
  if (last && serialOf(sheet, row, serial) !== serialOf(sheet, last.row, serial)! + 1) return false;
  const filled = filledColumns(sheet, above);
  const here = new Set(saidTexts(sheet, row).map(({ column, numeric }) => `${column}/${numeric}`));
  return [true, false].every((ofNumbers) => {
    const usual = filled.filter(([column, numeric]) => numeric === ofNumbers && column !== serial);
    const met = usual.filter(([column, numeric]) => here.has(`${column}/${numeric}`));
    return met.length > 0 && 2 * met.length >= usual.length;
  });
}

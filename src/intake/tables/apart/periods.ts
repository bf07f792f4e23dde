import { elementAt } from '../../../model/basics/elements.ts';
import type { Sheet } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { textOf } from '../../text/cell.ts';
import { periodOf } from '../../text/name-dates.ts';
import { timeOf } from '../../columns/headings/part-headings.ts';

/** Where the head of a sheet lies. */
interface Head {
  readonly top: number;
  readonly bottom: number;
}

/** Between a line with a time and the head below it: units, an empty row. */
const NEAR = 3;

/** Nothing but a time, with a number of its own before it: *Năm 2024*, *II. Số liệu quý III/2025*. */
const TIME_ALONE =
  /^(?:[ivx\d]{1,4}[.)/]\s*|[-–+*]\s*)?(?:(?:so lieu|thoi diem|tinh den|den|ky|cuoi|dau) )*(?:nam|quy|thang|\d+ thang)\b[\s\div./-]*(?:(?:dau|cuoi|nam|quy|thang)\b[\s\div./-]*)*:?$/;

const OWN_NUMBER = /^(?:[ivx\d]{1,4}[.)/]\s*|[-–+*]\s*)/i;

/**
 * Lines of one text that give a time to what stands below them, by row: a table with its head (*II. Số liệu năm 2025*), or
 * rows alone, where the line says nothing else.
 */
export function periodRows(
  sheet: Sheet,
  block: Head,
  isHead: (row: number) => boolean,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (let row = block.bottom + 1; row < sheet.rows.length - 1; row++) {
    const filled = elementAt(sheet.rows, row).map(textOf).filter(Boolean);
    const line = new Set(filled).size === 1 ? elementAt(filled, 0) : '';
    const isAlone = TIME_ALONE.test(fold(line));
    const period = periodOf(line) ?? (isAlone ? timeOf(line.replace(OWN_NUMBER, '')) : null);
    if (period === null) continue;
    const below = Array.from({ length: NEAR }, (_, i) => row + 1 + i).filter((at) => at < sheet.rows.length);
    if (isAlone || below.some(isHead)) found.set(row, period);
  }
  return found;
}

/** The time that the lines above the first head give it: the nearest that gives one. */
function firstPeriod(sheet: Sheet, { top }: Head): string | null {
  for (let row = top - 1; row >= 0; row--)
    for (const cell of elementAt(sheet.rows, row)) {
      const period = periodOf(textOf(cell));
      if (period !== null) return period;
    }
  return null;
}

/**
 * The times of records of several tables below one another, each under a line that gives its time, as a column; null
 * where there is one table, or the time of one is not said.
 * @param records rows of the sheet
 */
export function periodColumn(
  sheet: Sheet,
  block: Head,
  further: ReadonlyMap<number, string>,
  records: readonly { readonly row: number }[],
): SourceColumn | null {
  if (!further.size) return null;
  const rows = [...further.keys()].toSorted((a, b) => a - b);
  const first = firstPeriod(sheet, block);
  const cells = records.map(({ row }) => {
    const under = rows.findLast((at) => at < row);
    return under === undefined ? first : further.get(under)!;
  });
  const name = 'Thời điểm';
  return new Set(cells).size > 1 && !cells.includes(null) ? { name, path: [name], cells } : null;
}

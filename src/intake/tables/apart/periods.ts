import { elementAt } from '../../../model/basics/elements.ts';
import type { Sheet } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { textOf } from '../../text/cell.ts';
import { dateInName } from '../../text/name-dates.ts';
import { saidTexts } from '../cells/said-texts.ts';
import { readFurtherHead } from '../further-heads.ts';
import type { HeaderBlock } from '../header-block.ts';

/** What a letter or a decision is of is its own day, not that of the figures. */
const OF_A_LETTER =
  /\b(?:kem theo|cong van|quyet dinh|nghi quyet|ke hoach so|thong tu|ban hanh|so:? ?\d+)\b|,\s*ngay\b/;
/** Between a line with a time and the head below it: units, an empty row. */
const NEAR = 3;

/** The time that a line over a table gives to its figures, as a cell of a column of times would; null for none, or several. */
export function periodOf(line: string): string | null {
  const text = fold(line);
  if (OF_A_LETTER.test(text)) return null;
  const date = dateInName(line);
  if (date) return date;
  const years = new Set(text.match(/(?<![\d/.-])(?:19|20)\d{2}(?![\d/.-]*\d)/g));
  return years.size === 1 ? [...years][0]! : null;
}

const isHead = (sheet: Sheet, row: number, block: HeaderBlock): boolean => {
  const said = saidTexts(sheet, row);
  const repeats =
    said.length >= 2 &&
    said.every(({ column, text }) => (block.paths[column] ?? []).some((level) => fold(level) === text));
  return repeats || readFurtherHead(sheet, row, block) !== null;
};

/** Lines of one text that give a time to the table whose head stands below them, by row: *II. Số liệu năm 2025*. */
export function periodRows(sheet: Sheet, block: HeaderBlock): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (let row = block.bottom + 1; row < sheet.rows.length - 1; row++) {
    const filled = elementAt(sheet.rows, row).map(textOf).filter(Boolean);
    const period = new Set(filled).size === 1 ? periodOf(elementAt(filled, 0)) : null;
    if (period === null) continue;
    const below = Array.from({ length: NEAR }, (_, i) => row + 1 + i).filter((at) => at < sheet.rows.length);
    if (below.some((at) => isHead(sheet, at, block))) found.set(row, period);
  }
  return found;
}

/** The time that the lines above the first head give it: the nearest that gives one. */
function firstPeriod(sheet: Sheet, { top }: HeaderBlock): string | null {
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
  block: HeaderBlock,
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

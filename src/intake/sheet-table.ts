import type { Cell, Sheet } from '../formats/reading.ts';
import { scoreHeader } from './header-score.ts';
import type { SourceTable } from './source-table.ts';
import { numberOf, textOf } from './values/cell.ts';

/** Rows among which a header is looked for. */
const HEADER_WITHIN = 30;

/** How many cells of a row name a field well; the header is the row with most of them. */
function headerScore(row: readonly Cell[]): number {
  let score = 0;
  for (const cell of row) {
    if (typeof cell !== 'string' || numberOf(cell) !== null) continue;
    const best = scoreHeader([textOf(cell)])[0]?.score ?? 0;
    if (best >= 0.8) score += best;
  }
  return score;
}

function findHeaderRow(rows: readonly (readonly Cell[])[]): number {
  let best = 0;
  let bestScore = 0;
  for (let i = 0; i < Math.min(rows.length, HEADER_WITHIN); i++) {
    const score = headerScore(rows[i]!);
    if (score > bestScore) [best, bestScore] = [i, score];
  }
  return best;
}

/** The records under the header of a sheet; null where the sheet holds none. */
export function tableOfSheet(sheet: Sheet, file: string): SourceTable | null {
  if (sheet.rows.length < 2) return null;
  const header = findHeaderRow(sheet.rows);
  const records = sheet.rows.slice(header + 1);
  const width = Math.max(0, ...sheet.rows.slice(header).map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => {
    const name = textOf(sheet.rows[header]![column] ?? null);
    return { name, path: [name], cells: records.map((row) => row[column] ?? null) };
  }).filter(({ name, cells }) => name !== '' || cells.some((cell) => cell !== null));
  return {
    file,
    ...(sheet.name && { sheet: sheet.name }),
    counts: 'row',
    numbers: sheet.rowNumbers.slice(header + 1),
    columns,
    geometry: null,
    crs: null,
  };
}

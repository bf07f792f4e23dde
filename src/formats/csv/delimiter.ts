import { RowSplitter } from './row-splitter.ts';

/** Order of preference where two explain the text alike: a comma is also a decimal comma. */
const DELIMITERS = ['\t', ';', '|', ','] as const;
const ROWS_TRIED = 200;

/** Share of rows that have the most frequent number of cells, where that is at least two. */
function agreement(sample: string, delimiter: string): number {
  const frequency = new Map<number, number>();
  let rows = 0;
  for (const row of new RowSplitter(delimiter).feed(sample, true)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    frequency.set(row.cells.length, (frequency.get(row.cells.length) ?? 0) + 1);
    if (++rows === ROWS_TRIED) break;
  }
  let best = 0;
  for (const [cells, count] of frequency) if (cells > 1) best = Math.max(best, count);
  return rows === 0 ? 0 : best / rows;
}

/**
 * The delimiter of a text table: the one with which most rows have the same number of cells.
 * Title rows above the table, decimal commas and addresses with commas do not mislead it.
 */
export function findDelimiter(text: string): string {
  const sample = text.slice(0, 65_536);
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (declared) return declared;
  let best: string = ',';
  let bestAgreement = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    // Comma text may use a rarer mark in many cells as well: it must explain the rows clearly better.
    const share = agreement(sample, delimiter) * (delimiter === ',' ? 0.9 : 1);
    if (share > bestAgreement) {
      best = delimiter;
      bestAgreement = share;
    }
  }
  return best;
}

/** Whether text has rows of equal length under some delimiter: at least two, and most of those at its beginning. */
export function looksLikeTable(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
  return lines > 1 && DELIMITERS.some((delimiter) => agreement(sample, delimiter) > 0.5);
}

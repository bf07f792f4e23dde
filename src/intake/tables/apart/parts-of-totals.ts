import { elementAt } from '../../../model/basics/elements.ts';
import type { Sheet } from '../../../formats/reading/parsed-file.ts';
import { saidTexts } from '../cells/said-texts.ts';
import { numberOf, textOf } from '../../text/cell.ts';

/** Where rows of parts say nothing: the numbers of rows, the places of villages. */
interface EmptyColumns {
  readonly serial: number;
  readonly villages: ReadonlySet<number>;
}

interface Row {
  readonly row: number;
  readonly kind: string;
}

type Counts = ReadonlyMap<number, number>;

/**
 * Rows directly under or over a total that count some of those whom it counts: `Trong đó: hộ nghèo`, `- Hộ nghèo`. They
 * have no number and no place of their own, and count nowhere more than the total. Rows that are needed to make it up are
 * villages, whatever they are called.
 * @param partOfTotal whether words name a part, by themselves or by a mark before them that a village may have as well
 */
export function partsOfTotals<R extends Row>(
  sheet: Sheet,
  body: readonly R[],
  columns: EmptyColumns,
  partOfTotal: (words: string) => 'said' | 'marked' | null,
): ReadonlySet<R> {
  const parts = new Set<R>();
  const toldBy = (row: R) => partOfTotal(wordsOf(sheet, row)[0] ?? '');
  const rows = body.filter(({ kind }) => kind !== 'empty');
  rows.forEach((total, at) => {
    if (total.kind !== 'total') return;
    const whole = countsOf(sheet, total, columns);
    const run = (candidates: readonly R[]): readonly R[] => {
      const end = candidates.findIndex(
        (row) => !(mayBePart(sheet, row, whole, columns) && toldBy(row) !== null),
      );
      return end < 0 ? candidates : candidates.slice(0, end);
    };
    const beside = [...run(rows.slice(at + 1)), ...run(rows.slice(0, at).toReversed())];
    const others = rows.filter((row) => row.kind === 'record' && !beside.includes(row));
    const makesUp = isSum(sheet, whole, others, columns);
    const isNeeded = !makesUp && isSum(sheet, whole, [...others, ...beside], columns);
    for (const row of beside) if (!isNeeded && (makesUp || toldBy(row) === 'said')) parts.add(row);
  });
  return parts;
}

const wordsOf = (sheet: Sheet, { row }: Row): readonly string[] =>
  saidTexts(sheet, row).flatMap(({ numeric, column }) =>
    numeric ? [] : [textOf(elementAt(elementAt(sheet.rows, row), column))],
  );

function mayBePart(sheet: Sheet, row: Row, whole: Counts, columns: EmptyColumns): boolean {
  if (row.kind !== 'record') return false;
  const said = saidTexts(sheet, row.row);
  if (wordsOf(sheet, row).length !== 1) return false;
  if (said.some(({ column }) => column === columns.serial || columns.villages.has(column))) return false;
  const shared = [...countsOf(sheet, row, columns)].filter(([column]) => whole.has(column));
  return shared.length > 0 && shared.every(([column, count]) => count <= whole.get(column)!);
}

/** Whole numbers of a row by column. */
function countsOf(sheet: Sheet, { row }: Row, { serial, villages }: EmptyColumns): Counts {
  return new Map(
    saidTexts(sheet, row).flatMap(({ numeric, column, text }): readonly (readonly [number, number])[] => {
      if (!numeric || column === serial || villages.has(column)) return [];
      const count =
        numberOf(elementAt(elementAt(sheet.rows, row), column)) ??
        Number(text.replace(/[.,](?=\d{3}\b)/g, ''));
      return Number.isInteger(count) ? [[column, count]] : [];
    }),
  );
}

/** True where the rows make up the total in a column. */
function isSum(sheet: Sheet, whole: Counts, rows: readonly Row[], columns: EmptyColumns): boolean {
  const counts = rows.map((row) => countsOf(sheet, row, columns));
  return [...whole].some(
    ([column, total]) => total > 0 && counts.reduce((sum, own) => sum + (own.get(column) ?? 0), 0) === total,
  );
}

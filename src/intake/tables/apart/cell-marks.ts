import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import { fontAt, type CellMark, type Sheet } from '../../../formats/reading/parsed-file.ts';
import type { RecordMark } from '../../files/source-table.ts';
import type { Finding } from '../../findings/source-log.ts';
import { textOf } from '../../text/cell.ts';

type MarkFinding = Finding & { readonly row?: number };

/** Comments, and texts of which a part is crossed out, wherever they stand in a sheet. */
export const markFindings = (marks: readonly CellMark[]): MarkFinding[] =>
  marks.map(({ row, column, kind, text }) => ({
    code: kind === 'comment' ? 'cell-comment' : 'cell-struck-part',
    did: 'kept',
    severity: 'warning',
    row,
    value: text,
    context: { cell: `${lettersOf(column)}${row}` },
  }));

const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** The marks of the records of a table, and their cells that are crossed out. */
export function marksOf(
  sheet: Sheet,
  { paths }: { readonly paths: readonly (readonly string[])[] },
  records: readonly { readonly row: number }[],
): readonly RecordMark[] {
  const nameOf = (column: number): string => (paths[column] ?? []).join(' / ');
  const numbers = new Set(records.map(({ row }) => integerAt(sheet.rowNumbers, row)));
  const marks = (sheet.marks ?? []).flatMap(({ row, column, kind, text }): RecordMark[] =>
    numbers.has(row)
      ? [{ row, column: nameOf(column), kind: kind === 'comment' ? 'comment' : 'struck-part', text }]
      : [],
  );
  if (!sheet.fonts?.fonts.some(({ struck }) => struck)) return marks;
  const struck = records.flatMap(({ row }) =>
    elementAt(sheet.rows, row).flatMap((cell, column): RecordMark[] => {
      const text = textOf(cell);
      if (text === '' || !fontAt(sheet, row, column)?.struck) return [];
      return [{ row: integerAt(sheet.rowNumbers, row), column: nameOf(column), kind: 'struck', text }];
    }),
  );
  return [...marks, ...struck];
}

/** Cells that are crossed out in rows that are not so as a whole. */
export function struckCells(marks: readonly RecordMark[], told: readonly MarkFinding[]): MarkFinding[] {
  const whole = new Set(told.flatMap(({ code, row }) => (code === 'row-struck' ? [row] : [])));
  return marks.flatMap(({ row, column, kind, text }): MarkFinding[] =>
    kind === 'struck' && !whole.has(row)
      ? [{ code: 'cell-struck', did: 'kept', severity: 'warning', row, value: text, context: { column } }]
      : [],
  );
}

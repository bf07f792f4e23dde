import { textOf } from '../../text/cell.ts';
import { elementAt } from '../../../model/basics/elements.ts';
import type { SourceColumn, SourceTable } from '../../files/source-table.ts';

/** The table with a column more, where there is one; total rows say nothing in it. */
export const withColumn = (table: SourceTable, column: SourceColumn | null): SourceTable =>
  column
    ? {
        ...table,
        columns: [...table.columns, column],
        ...(table.totalRows && {
          totalRows: table.totalRows.map((total) => ({ ...total, cells: [...total.cells, null] })),
        }),
      }
    : table;

/** The first words that a record says. */
export const firstWords = (table: SourceTable, record: number): string =>
  textOf(
    table.columns
      .map(({ cells }) => elementAt(cells, record))
      .find((cell) => typeof cell === 'string' && /\p{L}/u.test(cell)) ?? null,
  );

/** The table without some of its records. */
export function withoutRecords(table: SourceTable, left: readonly number[]): SourceTable {
  if (!left.length) return table;
  const out = new Set(left);
  const stays = (_: unknown, i: number): boolean => !out.has(i);
  return {
    ...table,
    numbers: table.numbers.filter(stays),
    columns: table.columns.map((column) => ({ ...column, cells: column.cells.filter(stays) })),
  };
}

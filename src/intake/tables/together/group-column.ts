import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceTable } from '../../files/source-table.ts';
import { readAside } from '../../text/standing/aside-words.ts';
import { isEmpty } from '../cells/cells.ts';

/** Headings over blocks of rows become the commune of those rows, where the table has no commune column of its own. */
export function withGroups(
  table: SourceTable,
  records: readonly { readonly group: string }[],
  at: number | undefined,
): SourceTable {
  if (!records.some(({ group }) => group)) return table;
  const groups: Cell[] = records.map(({ group }) => group || null);
  const said = [...new Set(records.flatMap(({ group }) => (group ? [group] : [])))];
  // Headings that speak of a state (*Trạm dự kiến 2027*) name no commune.
  const isState = said.every((group) => readAside(group, '0000-01-01', true) !== null);
  if (at === undefined || isState) {
    const name = isState ? 'Mục' : 'Xã';
    return { ...table, columns: [...table.columns, { name, path: [name], cells: groups }] };
  }
  const columns = table.columns.map((column, index) =>
    index === at
      ? { ...column, cells: column.cells.map((cell, i) => (isEmpty(cell) ? elementAt(groups, i) : cell)) }
      : column,
  );
  return { ...table, columns };
}

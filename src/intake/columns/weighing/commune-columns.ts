import { tidy } from '../../../i18n/text.ts';
import type { SourceColumn, SourceTable } from '../../files/source-table.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import type { FieldKey } from '../headings/header-dictionary.ts';
import type { RoleColumns } from '../headings/role-columns.ts';

/** Of the cells that say something, those that must name a commune of the list. */
const NEARLY_ALL = 0.9;
const LEAST_ROWS = 2;

/** The name of a commune with its tones, without the word for its kind. */
export const communeName = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/^(xã|phường|thị trấn|đặc khu|x\.|p\.)\s*(?=\p{L})/u, '');

/** The one column, whatever it is called, whose cells name communes of the list; null where none does or several do. */
function findCommuneColumn(
  columns: readonly { readonly index: number; readonly column: SourceColumn }[],
  known: ReadonlySet<string>,
): number | null {
  const naming = columns.filter(({ column }) => {
    const said = column.cells.filter((cell) => !saysNothing(cell));
    const named = said.filter((cell) => typeof cell === 'string' && known.has(communeName(textOf(cell))));
    return said.length >= LEAST_ROWS && named.length >= NEARLY_ALL * said.length;
  });
  return naming.length === 1 ? naming[0]!.index : null;
}

/**
 * The column that names communes of the project, where no heading says which it is: one that has no field, or one that
 * such a file is not read for (*Đơn vị* is an operator's in a list of masts).
 */
export function communeByValues(
  table: SourceTable,
  role: RoleColumns,
  taken: ReadonlyMap<FieldKey, number>,
  unused: ReadonlySet<number>,
  communes: ReadonlySet<string>,
): number | null {
  const isSaid = (['commune', 'commune_code', 'commune_old'] as const).some((key) => taken.has(key));
  // Without names of villages beside it, such a column is what the list itself is of.
  if (role.name === 'village' && !taken.has('village')) return null;
  if (isSaid || role.name === 'commune' || !communes.size || !role.fields.includes('commune')) return null;
  const needed = new Set(role.fields.flatMap((key) => taken.get(key) ?? []));
  return findCommuneColumn(
    table.columns.flatMap((column, index) =>
      needed.has(index) || unused.has(index) ? [] : [{ index, column }],
    ),
    communes,
  );
}

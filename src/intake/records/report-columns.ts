import { elementAt } from '../../model/basics/elements.ts';
import type { RoleColumns } from '../columns/headings/role-columns.ts';
import type { Recognition } from '../columns/recognise-columns.ts';
import type { RepeatedColumn } from '../columns/weighing/candidates.ts';
import { unreadCounts } from '../columns/unread-counts.ts';
import { unreadPositions } from '../columns/unread-positions.ts';
import type { SourceLog } from '../findings/source-log.ts';
import type { SourceTable } from '../files/source-table.ts';

/** Tells what becomes of the columns of a table beside those that are read as their headings say. */
export function reportColumns(
  recognition: Recognition,
  table: SourceTable,
  role: RoleColumns,
  keepContacts: boolean,
  log: SourceLog,
): void {
  for (const { field, column } of recognition.absent)
    log.atFile({ code: 'column-absent', did: 'kept', field, value: column }, table.sheet);
  reportPersonal(recognition, table, keepContacts, log);
  reportReadByValues(recognition, table, log);
  reportBeside('column-repeated', recognition.repeated, recognition, table, log);
  reportBeside('column-of-register', recognition.registered, recognition, table, log);
  if (role.fields.includes('population')) reportUnreadCounts(recognition, table, log);
  const unread = role.fields.includes('lon') ? unreadPositions(recognition, table) : [];
  if (unread.length)
    log.atFile(
      { code: 'positions-unread', did: 'kept', severity: 'warning', value: unread.join('”, “') },
      table.sheet,
    );
}

/** Cells about people are dropped unless the project keeps them; either is said. */
function reportPersonal(
  { personal }: Recognition,
  table: SourceTable,
  keepContacts: boolean,
  log: SourceLog,
): void {
  if (!personal.length) return;
  const columns = personal.map((index) => elementAt(table.columns, index).name).join(', ');
  const code = keepContacts ? 'contacts-kept' : 'contacts-dropped';
  log.atFile(
    {
      code,
      did: 'kept',
      severity: 'info',
      value: columns,
      context: { count: personal.length },
    },
    table.sheet,
  );
}

/** Fields that figures rest on; positions are tested against the land. */
const WEIGHTY = ['village', 'commune', 'households', 'population'];

/** A column that its numbers alone gave a meaning is used, and said to be. */
function reportReadByValues({ understood }: Recognition, { sheet }: SourceTable, log: SourceLog): void {
  for (const { column, field, used, by } of understood)
    if (used && by === 'values' && field !== null && WEIGHTY.includes(field))
      log.atFile(
        { code: 'column-by-values', did: 'kept', severity: 'warning', field, context: { column } },
        sheet,
      );
}

/** A column that another was used instead of is left aside, and said to be. */
function reportBeside(
  code: 'column-repeated' | 'column-of-register',
  left: readonly RepeatedColumn[],
  { columns }: Recognition,
  table: SourceTable,
  log: SourceLog,
): void {
  const used = new Set(columns.values());
  for (const { column, first } of left)
    if (used.has(first))
      log.atFile(
        {
          code,
          did: 'kept',
          severity: code === 'column-repeated' ? 'info' : 'warning',
          value: elementAt(table.columns, column).name,
          context: { first: elementAt(table.columns, first).name },
        },
        table.sheet,
      );
}

/** Figures that are not read for households or people, where the list has no column for these, are named. */
function reportUnreadCounts(recognition: Recognition, table: SourceTable, log: SourceLog): void {
  const unread = unreadCounts(recognition, table);
  if (unread.length)
    log.atFile(
      { code: 'counts-unread', did: 'kept', severity: 'warning', value: unread.join('”, “') },
      table.sheet,
    );
}

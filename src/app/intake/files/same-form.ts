import { fold } from '../../../i18n/text.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';

/** What sources of one role with the same columns have in common; null where nothing of a source is a table. */
function formOfSource(id: string, { sources, tables }: Snapshot): string | null {
  const own = tables.filter(({ sourceId }) => sourceId === id);
  if (own.length === 0) return null;
  const role = sources.find(({ source }) => source.id === id)?.role;
  const headings = own.map(({ columns }) => columns.map(({ column }) => fold(column)).join('|'));
  return `${role}\n${[...new Set(headings)].sort().join('\n')}`;
}

/** Ids of the sources of the same form, this one first. */
export function sameForm(id: string, snapshot: Snapshot): readonly string[] {
  const form = formOfSource(id, snapshot);
  const others = snapshot.sources
    .map(({ source }) => source.id)
    .filter((other) => other !== id && form !== null && formOfSource(other, snapshot) === form);
  return [id, ...others];
}

import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { DuplicateGroup } from '../../../model/returned/collation.ts';
import { foldVillageName } from '../communes/place-names.ts';
import type { Gathered } from './merge-villages.ts';
import { fromOtherCommunes, metersBetween } from '../lists/repeated-lists.ts';
import { grouped } from '../lists/village-drafts.ts';

const codeOf = ({ statements }: Gathered): string => elementAt(statements, 0).village.code;
const sourceOf = ({ draft }: Gathered) => draft.record.source;

/**
 * Tells of villages of one commune and name that one source lists at places far apart, of which nobody has been asked:
 * two villages, or one of them has a wrong name or place.
 * @param asked groups of villages that a question is open about, or was answered
 */
export function reportNamesakes(villages: readonly Gathered[], asked: readonly DuplicateGroup[]): void {
  const settled = new Set(asked.flatMap(({ members }) => members.map(({ code }) => code)));
  const free = villages.filter((village) => village.location && !settled.has(codeOf(village)));
  const byName = grouped(free, ({ draft }) =>
    draft.communeCode === null ? null : `${draft.communeCode}/${foldVillageName(draft.name)}`,
  );
  for (const own of byName.values()) {
    const [first, ...others] = own.toSorted((a, b) => a.order - b.order);
    for (const other of others) {
      if (sourceOf(other) !== sourceOf(first!) || fromOtherCommunes(first!.draft, other.draft)) continue;
      const { reader, row } = other.draft.record;
      const { record } = first!.draft;
      reader.log.atRow(reader.table, row, {
        code: 'village-name-again',
        did: 'kept',
        severity: 'warning',
        value: other.draft.name,
        village: codeOf(other),
        context: {
          first: integerAt(record.reader.table.numbers, record.row),
          firstFile: record.reader.table.file,
          distanceMeters: metersBetween(first!.draft, other.draft)!,
        },
      });
    }
  }
}

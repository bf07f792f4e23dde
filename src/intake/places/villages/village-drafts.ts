import { compareCodes, fold } from '../../../i18n/text.ts';
import type { CommunePlacer, Placement } from '../communes/commune-placement.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { findLocation } from '../../records/locations.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { hasGeometry } from '../../records/record-geometry.ts';

/** A village on its way into the layer: its record, and its code where the file gives one. */
export interface Draft {
  readonly record: RecordAt;
  readonly name: string;
  readonly given: string | null;
  readonly communeCode: string | null;
  readonly asGiven: Placement['asGiven'];
  readonly location: readonly [number, number] | null;
}

/** What a record of a source of villages is about; null and reported where it names no village. */
export function draftOf(record: RecordAt, placer: CommunePlacer): Draft | null {
  const { reader, row } = record;
  const given = reader.code('village_code', row);
  const name = reader.text('village', row) ?? given;
  if (name === null) {
    reader.log.atRow(reader.table, row, { code: 'village-without-name', did: 'rejected' });
    return null;
  }
  const found = findLocation(reader, row);
  if (!found && !hasGeometry(reader, row))
    reader.log.atRow(reader.table, row, { code: 'village-without-location', did: 'kept', village: name });
  const { code: communeCode, asGiven, location } = placer.place(record, found);
  return { record, name, given, communeCode, asGiven, location };
}

const slug = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'khong-ten';

/** Order that the file's own order does not touch: by place, so that generated codes stay when rows move. */
const byPlace = (a: Draft, b: Draft): number => {
  const [lonA, latA] = a.location ?? [Infinity, Infinity];
  const [lonB, latB] = b.location ?? [Infinity, Infinity];
  // Infinity - Infinity is NaN, which `||` passes over.
  return lonA - lonB || latA - latB || compareCodes(a.name, b.name);
};

/** Codes for villages without one: commune, folded name, and the ordinal among those of the same name there. */
export function generateCodes(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const codes = new Map<Draft, string>();
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.given !== null) continue;
    const key = `${draft.communeCode ?? 'outside'}-${slug(foldVillageName(draft.name))}`;
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  const taken = new Set(drafts.flatMap(({ given }) => (given === null ? [] : [given])));
  for (const [key, group] of groups) {
    let ordinal = 0;
    for (const draft of group.toSorted(byPlace)) {
      do ordinal++;
      while (taken.has(`${key}-${ordinal}`));
      codes.set(draft, `${key}-${ordinal}`);
    }
  }
  return codes;
}

/** Says once per file how many villages got a code of their own. */
export function reportGenerated(drafts: ReadonlyMap<Draft, string>): void {
  const perLog = new Map<RecordAt['reader'], number>();
  for (const { record } of drafts.keys()) perLog.set(record.reader, (perLog.get(record.reader) ?? 0) + 1);
  for (const [{ log, table }, count] of perLog)
    log.atFile(
      { code: 'village-code-generated', did: 'kept', severity: 'info', context: { count } },
      table.sheet,
    );
}

/** A village with all that the sources say about it, the project's first source first. */
export interface Group {
  readonly draft: Draft;
  readonly others: Draft[];
}

/**
 * Rows of one code: within a source the first stays and the others are duplicates; another source that
 * speaks of the same village adds its word.
 */
export function groupByCode(drafts: readonly Draft[]): Group[] {
  const seen = new Map<string, Group>();
  const groups: Group[] = [];
  for (const draft of drafts) {
    const known = draft.given === null ? undefined : seen.get(draft.given);
    if (!known) {
      const group = { draft, others: [] };
      groups.push(group);
      if (draft.given !== null) seen.set(draft.given, group);
    } else {
      const same = [known.draft, ...known.others].find(({ record }) => record.source === draft.record.source);
      if (same) reportDuplicate(draft, same);
      else known.others.push(draft);
    }
  }
  return groups;
}

function reportDuplicate({ record, given }: Draft, first: Draft): void {
  const { table, log } = record.reader;
  const { table: firstTable } = first.record.reader;
  log.atRow(table, record.row, {
    code: 'village-code-duplicate',
    did: 'rejected',
    value: given!,
    village: given!,
    context: { first: firstTable.numbers[first.record.row]!, firstFile: firstTable.file },
  });
}

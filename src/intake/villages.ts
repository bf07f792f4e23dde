import { GeometryBuilder } from '../geometry/pack.ts';
import { compareCodes, fold } from '../i18n/text.ts';
import type { VillageLayer } from '../model/dataset.ts';
import type { Village } from '../model/places.ts';
import type { CommunePlacer, Placement } from './commune-placement.ts';
import { findNearDuplicates } from './duplicates.ts';
import { recordsOf, type LoadedSource, type RecordAt } from './loaded-source.ts';
import { findLocation } from './locations.ts';
import { foldVillageName } from './place-names.ts';
import { reconcile, type Discrepancy, type Statement } from './reconcile.ts';
import { hasGeometry, inDegrees } from './record-geometry.ts';
import { readVillage } from './village-record.ts';

/** A village on its way into the layer: its record, and its code where the file gives one. */
interface Draft {
  readonly record: RecordAt;
  readonly name: string;
  readonly given: string | null;
  readonly communeCode: string | null;
  readonly asGiven: Placement['asGiven'];
  readonly location: readonly [number, number] | null;
}

function draftOf(record: RecordAt, placer: CommunePlacer): Draft | null {
  const { reader, row } = record;
  const given = reader.code('village_code', row);
  const name = reader.text('village', row) ?? given;
  if (name === null) {
    reader.log.atRow(reader.table, row, { code: 'village-without-name', did: 'rejected' });
    return null;
  }
  const location = findLocation(reader, row);
  if (!location && !hasGeometry(reader, row))
    reader.log.atRow(reader.table, row, { code: 'village-without-location', did: 'kept', village: name });
  const { code: communeCode, asGiven } = placer.place(record, location);
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
function generateCodes(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const codes = new Map<Draft, string>();
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.given !== null) continue;
    const key = `${draft.communeCode ?? 'outside'}-${slug(foldVillageName(draft.name))}`;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
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

function reportGenerated(drafts: ReadonlyMap<Draft, string>): void {
  const perLog = new Map<RecordAt['reader'], number>();
  for (const { record } of drafts.keys()) perLog.set(record.reader, (perLog.get(record.reader) ?? 0) + 1);
  for (const [{ log, table }, count] of perLog)
    log.atFile(
      { code: 'village-code-generated', did: 'kept', severity: 'info', context: { count } },
      table.sheet,
    );
}

/** A village with all that the sources say about it, the project's first source first. */
interface Group {
  readonly draft: Draft;
  readonly others: Draft[];
}

/**
 * Rows of one code: within a source the first stays and the others are duplicates; another source that
 * speaks of the same village adds its word.
 */
function groupByCode(drafts: readonly Draft[]): Group[] {
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

function reportDuplicate({ record, given, name }: Draft, first: Draft): void {
  const { table, log } = record.reader;
  const { table: firstTable } = first.record.reader;
  log.atRow(table, record.row, {
    code: 'village-code-duplicate',
    did: 'rejected',
    value: given!,
    village: name,
    context: { first: firstTable.numbers[first.record.row]!, firstFile: firstTable.file },
  });
}

const byCommuneAndCode = (a: Village, b: Village): number => {
  if (a.communeCode !== b.communeCode) {
    if (a.communeCode === null) return 1;
    if (b.communeCode === null) return -1;
    return compareCodes(a.communeCode, b.communeCode);
  }
  return compareCodes(a.code, b.code);
};

/** The village layer, and where sources disagree about a village. */
export interface VillagesBuilt {
  readonly layer: VillageLayer;
  readonly discrepancies: readonly Discrepancy[];
}

/** Villages by commune code, then village code; those of no commune last. */
export function buildVillages(
  sources: readonly LoadedSource[],
  placer: CommunePlacer,
  answers: Readonly<Record<string, string>> = {},
): VillagesBuilt {
  const all = [...recordsOf(sources)].flatMap((record) => draftOf(record, placer) ?? []);
  const groups = groupByCode(all);
  const generated = generateCodes(groups.map(({ draft }) => draft));
  reportGenerated(generated);
  const discrepancies: Discrepancy[] = [];
  const entries = groups
    .flatMap(({ draft, others }) => {
      const code = draft.given ?? generated.get(draft)!;
      const statements = [draft, ...others].flatMap((one) => statementOf(one, code, draft, placer) ?? []);
      if (!statements.length) return [];
      const found = reconcile(statements, answers);
      discrepancies.push(...found.discrepancies);
      const located = [draft, ...others].find(({ location }) => location !== null) ?? draft;
      return [{ draft, location: located.location, village: found.village }];
    })
    .sort((a, b) => byCommuneAndCode(a.village, b.village));
  const centres = new Float64Array(2 * entries.length).fill(NaN);
  entries.forEach(({ location }, i) => location && centres.set(location, 2 * i));
  const records = entries.map(({ draft }) => draft.record);
  const layer: VillageLayer = {
    records: entries.map(({ village }) => village),
    centres,
    polygons: polygonsOf(records),
  };
  reportNearDuplicates(layer, records);
  return { layer, discrepancies };
}

/** What a row says; null where an open question has rejected it while its cells were read. */
function statementOf(draft: Draft, code: string, first: Draft, placer: CommunePlacer): Statement | null {
  const { record, asGiven } = draft;
  const village: Village = {
    ...readVillage(record, code, first.name, first.communeCode),
    ...(placer.hasTwoLists && asGiven && { communeAsGiven: asGiven }),
  };
  if (record.reader.log.isRejected(record.reader.table, record.row)) return null;
  const asOf =
    record.reader.date('as_of', record.row) ?? record.reader.table.about?.asOf ?? record.source.asOf ?? null;
  return { village, file: record.reader.table.file, asOf };
}

function reportNearDuplicates(layer: VillageLayer, records: readonly RecordAt[]): void {
  for (const { villages, distanceMeters } of findNearDuplicates(layer)) {
    const [first, ...others] = villages;
    for (const other of others) {
      const { reader, row } = records[other]!;
      const village = layer.records[other]!;
      reader.log.atRow(reader.table, row, {
        code: 'village-near-duplicate',
        did: 'kept',
        value: village.name,
        village: village.code,
        context: { other: layer.records[first!]!.name, first: layer.records[first!]!.row, distanceMeters },
      });
    }
  }
}

function polygonsOf(records: readonly RecordAt[]): VillageLayer['polygons'] {
  const isPolygon = ({ reader, row }: RecordAt): boolean =>
    reader.table.geometry?.kind === 'polygon' &&
    hasGeometry(reader, row) &&
    inDegrees(reader.table.geometry, row);
  if (!records.some(isPolygon)) return null;
  const builder = new GeometryBuilder('polygon');
  for (const record of records) {
    if (isPolygon(record)) builder.copyFeature(record.reader.table.geometry!, record.row);
    else builder.endFeature();
  }
  return builder.finish();
}

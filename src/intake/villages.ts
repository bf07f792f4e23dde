import { GeometryBuilder } from '../geometry/pack.ts';
import { compareCodes, fold } from '../i18n/text.ts';
import type { VillageLayer } from '../model/dataset.ts';
import type { Village } from '../model/places.ts';
import type { CommunePlacer, Placement } from './commune-placement.ts';
import { findNearDuplicates } from './duplicates.ts';
import { recordsOf, type LoadedSource, type RecordAt } from './loaded-source.ts';
import { findLocation } from './locations.ts';
import { foldVillageName } from './place-names.ts';
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

function withoutDuplicates(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, Draft>();
  return drafts.filter((draft) => {
    const { given, record } = draft;
    if (given === null) return true;
    const first = seen.get(given);
    if (!first) {
      seen.set(given, draft);
      return true;
    }
    const { table, log } = record.reader;
    log.atRow(table, record.row, {
      code: 'village-code-duplicate',
      did: 'rejected',
      value: given,
      village: draft.name,
      context: {
        first: first.record.reader.table.numbers[first.record.row]!,
        firstFile: first.record.reader.table.file,
      },
    });
    return false;
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

/** Villages by commune code, then village code; those of no commune last. */
export function buildVillages(sources: readonly LoadedSource[], placer: CommunePlacer): VillageLayer {
  const all = [...recordsOf(sources)].flatMap((record) => draftOf(record, placer) ?? []);
  const drafts = withoutDuplicates(all);
  const generated = generateCodes(drafts);
  reportGenerated(generated);
  const entries = drafts
    .map((draft) => ({
      draft,
      village: {
        ...readVillage(draft.record, draft.given ?? generated.get(draft)!, draft.name, draft.communeCode),
        ...(placer.hasTwoLists && draft.asGiven && { communeAsGiven: draft.asGiven }),
      },
    }))
    // An open question may have rejected the row while its cells were read.
    .filter(({ draft: { record } }) => !record.reader.log.isRejected(record.reader.table, record.row))
    .sort((a, b) => byCommuneAndCode(a.village, b.village));
  const centres = new Float64Array(2 * entries.length).fill(NaN);
  entries.forEach(({ draft }, i) => draft.location && centres.set(draft.location, 2 * i));
  const layer: VillageLayer = {
    records: entries.map(({ village }) => village),
    centres,
    polygons: polygonsOf(entries.map(({ draft }) => draft.record)),
  };
  reportNearDuplicates(
    layer,
    entries.map(({ draft }) => draft.record),
  );
  return layer;
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

import { elementAt } from '../../../model/basics/elements.ts';
import { compareCodes, fold, tidy } from '../../../i18n/text.ts';
import type { CommuneMatcher, CommuneMatch } from '../communes/commune-match.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { findLocation } from '../../records/locations.ts';
import { foldVillageName, withoutCommune } from '../communes/place-names.ts';
import { VILLAGE_KINDS } from '../../text/village-kinds.ts';
import { saysNothing } from '../../text/cell.ts';
import { placeName } from '../../text/place-case.ts';
import { hasGeometry } from '../../records/record-geometry.ts';

/** A village on its way into the layer: its record, and its code where the file gives one. */
export interface Draft {
  readonly record: RecordAt;
  readonly name: string;
  /** Its name as the file has it. */
  readonly written: string;
  readonly given: string | null;
  /** True where the code is only the number of the row: it needs the name beside it. */
  readonly countsRows?: true;
  readonly communeCode: string | null;
  readonly asGiven: CommuneMatch['asGiven'];
  readonly location: readonly [number, number] | null;
}

/** *Bản ...*, *Thôn ____*: a form as it was sent out. */
const NOT_FILLED_IN = new RegExp(
  String.raw`^(?:(?:${VILLAGE_KINDS})\.?\s*)?[.…_]{2,}$|^(?:${VILLAGE_KINDS})\s*…$`,
);

/** Signs inside of words that only text read by the wrong table has: `báº£n pá»ng`. */
const UNREADABLE = /\p{L}[\u0080-\u009f¡-¿\ufffd]|[\u0080-\u009f\ufffd]/u;

/** What a record of a source of villages is about; null and reported where it names no village. */
export function draftOf(record: RecordAt, placer: CommuneMatcher): Draft | null {
  const { reader, row } = record;
  if (reader.table.geometry?.kind === 'line') {
    // A border or a road between villages is none of them.
    const value = reader.text('village', row) ?? '';
    reader.log.atRow(reader.table, row, {
      code: 'village-is-line',
      did: 'rejected',
      severity: 'warning',
      value,
    });
    return null;
  }
  const given = reader.code('village_code', row);
  const written = reader.text('village', row) ?? given;
  if (written === null || NOT_FILLED_IN.test(fold(written))) {
    reader.log.atRow(reader.table, row, { code: 'village-without-name', did: 'rejected' });
    return null;
  }
  const cell = reader.cell('village', row);
  if (typeof cell === 'object' && cell?.kind === 'date')
    reader.log.atRow(reader.table, row, { code: 'name-is-date', did: 'kept', value: written });
  if (UNREADABLE.test(written))
    reader.log.atRow(reader.table, row, { code: 'name-unreadable', did: 'kept', value: written });
  const full = written === given ? given : placeName(written);
  const found = findLocation(reader, row);
  if (!found && !hasGeometry(reader, row))
    reader.log.atRow(reader.table, row, { code: 'village-without-location', did: 'kept', village: full });
  const { code: communeCode, asGiven, location } = placer.place(record, found);
  const name = withoutCommune(full, (text) => placer.isNameOf(communeCode, text));
  return { record, name, written, given, communeCode, asGiven, location };
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

/** True where the row gives nothing but a code. */
export const isNameless = ({ name, given }: Draft): boolean => name === given;

/** Items by a key, in their order. */
export function grouped<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** How a village is called where its code stands for others as well: with its commune before it. */
const codeInCommune = ({ communeCode }: Draft, code: string): string => `${communeCode ?? 'outside'}-${code}`;

interface Codes {
  /** Of every village; no two are the same. */
  readonly of: ReadonlyMap<Draft, string>;
  /** Villages without a code of their own. */
  readonly generated: readonly Draft[];
}

/**
 * A code of its own for each village: the given one where no other commune has it too, else with the commune before it;
 * without one commune, folded name, and the ordinal among those of the same name there.
 */
export function codesOf(drafts: readonly Draft[]): Codes {
  const of = new Map<Draft, string>();
  const generated = drafts.filter(({ given }) => given === null);
  const byGiven = grouped(
    drafts.filter(({ given }) => given !== null),
    ({ given }) => given!,
  );
  const taken = new Set(byGiven.keys());
  const shared: Draft[] = [];
  for (const [given, own] of byGiven)
    if (new Set(own.map(({ communeCode }) => communeCode)).size > 1) shared.push(...own);
    else {
      // Of one commune only: a slip of the pen, and the first keeps the code.
      of.set(elementAt(own, 0), given);
      shared.push(...own.slice(1));
    }
  const number = (key: string, own: readonly Draft[], first: string): void => {
    let ordinal = 1;
    let code = first;
    for (const draft of own.toSorted(byPlace)) {
      while (taken.has(code)) code = `${key}-${++ordinal}`;
      taken.add(code);
      of.set(draft, code);
    }
  };
  for (const [key, own] of grouped(shared, (draft) => codeInCommune(draft, draft.given!)))
    number(key, own, key);
  const nameKey = (draft: Draft): string => codeInCommune(draft, slug(foldVillageName(draft.name)));
  for (const [key, own] of grouped(generated, nameKey)) number(key, own, `${key}-1`);
  return { of, generated };
}

/** Says once per file how many names are shown otherwise than the file writes them, with one of them. */
export function reportRewritten(drafts: readonly Draft[]): void {
  const rewritten = drafts.filter(({ name, written }) => name !== tidy(written));
  for (const [{ log, table }, own] of grouped(rewritten, ({ record }) => record.reader)) {
    const { written, name } = elementAt(own, 0);
    log.atFile(
      {
        code: 'village-name-rewritten',
        did: 'changed',
        severity: 'info',
        field: 'village',
        value: written,
        context: { count: own.length, name },
      },
      table.sheet,
    );
  }
}

/** Says once per file how many villages got a code of their own. */
export function reportGenerated(drafts: readonly Draft[]): void {
  for (const [{ log, table }, own] of grouped(drafts, ({ record }) => record.reader))
    log.atFile(
      { code: 'village-code-generated', did: 'kept', severity: 'info', context: { count: own.length } },
      table.sheet,
    );
}

/** So many villages at one point are no chance: it is that of an office, or a cell copied down. */
const LEAST_AT_ONE = 3;
/** Degrees of one or two decimal places: steps of eleven kilometres, or of one. */
const COARSE = [
  { steps: 10, least: 2 },
  { steps: 100, least: 5 },
];

/** Of the rows of a list, those that begin with the word for a village and that count somebody. */
const MOST = 0.6;
const LEAST_ROWS = 4;
const BEGINS_WITH_KIND = new RegExp(String.raw`^(?:${VILLAGE_KINDS})\b`);
const COUNTED = ['households', 'population'] as const;

/**
 * Tells of rows that are perhaps no village: without the word for one and without a count, in a list whose other rows
 * have both (*Điểm trường Nà Lo*, *Trạm y tế*).
 */
export function reportPerhapsNone(drafts: readonly Draft[]): void {
  for (const own of grouped(drafts, ({ record }) => record.reader).values()) {
    const fits = ({ record: { reader, row }, written }: Draft): boolean =>
      BEGINS_WITH_KIND.test(fold(written)) || COUNTED.some((key) => !saysNothing(reader.cell(key, row)));
    const whole = own.filter(
      ({ record: { reader, row }, written }) =>
        BEGINS_WITH_KIND.test(fold(written)) && COUNTED.some((key) => !saysNothing(reader.cell(key, row))),
    );
    if (own.length < LEAST_ROWS || whole.length < MOST * own.length) continue;
    for (const { record, name } of own.filter((draft) => !fits(draft)))
      record.reader.log.atRow(record.reader.table, record.row, {
        code: 'perhaps-no-village',
        did: 'kept',
        value: name,
        village: name,
      });
  }
}

/** Tells of places that cannot be those of villages: many at one point, or rounded to tenths or hundredths of a degree. */
export function reportDoubtfulPlaces(drafts: readonly Draft[]): void {
  for (const own of grouped(drafts, ({ record }) => record.reader).values()) {
    const placed = own.filter(({ location }) => location !== null);
    const atOne = grouped(placed, ({ location }) => location!.join(' '));
    for (const same of atOne.values()) {
      const names = new Set(same.map(({ name }) => foldVillageName(name)));
      if (names.size >= LEAST_AT_ONE) reportPlaces(same, 'place-shared');
    }
    const areAll = (steps: number): boolean =>
      placed.every(({ location }) =>
        location!.every((degrees) => Math.abs(degrees * steps - Math.round(degrees * steps)) < 1e-9),
      );
    if (COARSE.some(({ steps, least }) => placed.length >= least && areAll(steps)))
      reportPlaces(placed, 'place-coarse');
  }
}

function reportPlaces(drafts: readonly Draft[], code: 'place-shared' | 'place-coarse'): void {
  for (const { record, name } of drafts)
    record.reader.log.atRow(record.reader.table, record.row, {
      code,
      did: 'kept',
      value: name,
      village: name,
      context: { count: drafts.length },
    });
}

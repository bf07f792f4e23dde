import { elementAt } from '../../../model/basics/elements.ts';
import { geodesicDistanceMeters } from '../../../geometry/measures/ellipsoid.ts';
import { fold } from '../../../i18n/text.ts';
import type { FieldKey } from '../../columns/headings/header-dictionary.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { numberOf, saysNothing, textOf } from '../../text/cell.ts';
import { dateInName } from '../../text/name-dates.ts';
import { finalityOf } from '../../text/revision-words.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { grouped, isNameless, type Draft } from './village-drafts.ts';

/** What one table says about the villages of one commune; a commune's return is one, a province's list is many. */
export interface CommuneList {
  readonly reader: FieldReader;
  readonly commune: string;
  readonly drafts: readonly Draft[];
  /** ISO date as exact as it is known: `2025`, `2026-09`, `2026-09-30`; null where nothing tells it. */
  readonly date: string | null;
  /** Whether the list itself says it; else it is that of its source. */
  readonly isStated: boolean;
  /** What it is called says: below 0 a draft, above 0 one that is settled. */
  readonly finality: number;
}

/** Two lists of one commune that name the same villages. */
export interface ListOverlap {
  readonly a: CommuneList;
  readonly b: CommuneList;
  readonly pairs: readonly (readonly [Draft, Draft])[];
  /** True where the two say something different of a village. */
  readonly differs: boolean;
}

/** Counts by which two rows are seen to speak of one state of one village. */
export const COUNTS = ['households', 'population'] as const satisfies readonly FieldKey[];
const FACTS = [
  ...COUNTS,
  'poor_households',
  'poverty_rate',
  'ethnic_minority_pct',
  'electricity',
  'road',
  'schools',
  'health',
  'culture_house',
  'office',
  'hazard',
  'signal_status',
  'hh_fibre',
  'hh_fibre_passed',
  'op_viettel',
  'op_vinaphone',
  'op_mobifone',
  'op_vietnamobile',
] as const satisfies readonly FieldKey[];

/** Names that both have, as a share of the smaller list and of the larger one: a list is not a few rows of another. */
const LEAST_SHARED = 0.6;
const LEAST_OF_LARGER = 0.4;
/** Of the shared rows, those that agree in what they count. */
const LEAST_AGREEING = 0.3;
/** A place written twice; further off it is another place. */
const SAME_METERS = 100;
const OTHER_METERS = 300;

/** What a cell says, whatever the marks between its digits; null where it says nothing. */
export function said({ record: { reader, row } }: Draft, key: FieldKey): string | null {
  const cell = reader.has(key) ? reader.cell(key, row) : null;
  if (saysNothing(cell)) return null;
  return numberOf(cell)?.toString() ?? fold(textOf(cell)).replace(/[^a-z0-9]/g, '');
}

export const metersBetween = (a: Draft, b: Draft): number | null =>
  a.location && b.location ? geodesicDistanceMeters(...a.location, ...b.location) : null;

/** True where two rows give a count that is the same, and none that is not. */
export function countsAgree(a: Draft, b: Draft): boolean {
  const both = COUNTS.flatMap((key) => {
    const [one, other] = [said(a, key), said(b, key)];
    return one === null || other === null ? [] : [one === other];
  });
  return both.length > 0 && both.every(Boolean);
}

/** True where two rows give the same counts, and one gives none that the other leaves out. */
export function countsEqual(a: Draft, b: Draft): boolean {
  const both = COUNTS.map((key) => [said(a, key), said(b, key)]);
  return both.every(([one, other]) => one === other) && both.some(([one]) => one !== null);
}

/** True where both rows say something of a fact, and not the same. */
export const contradict = (a: Draft, b: Draft): boolean =>
  (metersBetween(a, b) ?? 0) > OTHER_METERS ||
  FACTS.some((key) => {
    const [one, other] = [said(a, key), said(b, key)];
    return one !== null && other !== null && one !== other;
  });

/** True where one row says a fact that the other leaves out. */
export const saysMore = (a: Draft, b: Draft): boolean =>
  (a.location === null) !== (b.location === null) ||
  FACTS.some((key) => (said(a, key) === null) !== (said(b, key) === null));

/** Two old communes of one new one have villages of one name each. */
export function fromOtherCommunes(a: Draft, b: Draft): boolean {
  const [one, other] = [a, b].map(({ asGiven }) =>
    asGiven && asGiven.list !== 'current' ? fold(asGiven.name ?? asGiven.code ?? '') : null,
  );
  return !!one && !!other && one !== other;
}

/** `Tổ 1`, `Bản 2`: every list has them, so that the name alone says nothing. */
export const isOnlyNumbered = (name: string): boolean =>
  /^\D*\d+$/.test(foldVillageName(name)) &&
  /^(?:to|khu|ban|thon|xom|khoi|tieu khu|khu pho|tk|doi|cum)? ?\d+$/.test(foldVillageName(name));

const agree = (a: Draft, b: Draft): boolean =>
  countsAgree(a, b) || (metersBetween(a, b) ?? Infinity) <= SAME_METERS;

/** Rows of two lists that name one village, the first with the first where a name comes more than once. */
function pairsOf(a: CommuneList, b: CommuneList): [Draft, Draft][] {
  const byName = grouped(b.drafts, ({ name }) => foldVillageName(name));
  return a.drafts.flatMap((draft): [Draft, Draft][] => {
    if (isNameless(draft)) return [];
    const own = byName.get(foldVillageName(draft.name)) ?? [];
    const at = own.findIndex((other) => !fromOtherCommunes(draft, other));
    return at < 0 ? [] : [[draft, elementAt(own.splice(at, 1), 0)]];
  });
}

/** Code lists of two sources speak of the same villages on purpose: fact by fact the newest counts. */
const isCodedInBoth = (a: CommuneList, b: CommuneList): boolean =>
  elementAt(a.drafts, 0).record.source !== elementAt(b.drafts, 0).record.source &&
  [a, b].every(({ drafts }) => drafts.every(({ given }) => given !== null));

function overlapOf(a: CommuneList, b: CommuneList): ListOverlap | null {
  if (isCodedInBoth(a, b)) return null;
  const pairs = pairsOf(a, b);
  const [smaller, larger] = [a.drafts.length, b.drafts.length].sort((one, other) => one - other);
  if (!pairs.length || pairs.length < Math.max(LEAST_SHARED * smaller!, LEAST_OF_LARGER * larger!))
    return null;
  const agreeing = pairs.filter(([one, other]) => agree(one, other)).length;
  const named = pairs.filter(([one]) => !isOnlyNumbered(one.name)).length;
  const sameFile = a.reader.table.file === b.reader.table.file;
  // Sheets of one workbook are parts of it, unless they agree or are of two times.
  const told = sameFile
    ? areApart(a.date, b.date) || a.finality !== b.finality
    : pairs.length > 1 && named >= pairs.length / 2;
  if (agreeing < LEAST_AGREEING * pairs.length && !told) return null;
  if (agreeing === 0 && pairs.length < 2) return null;
  return { a, b, pairs, differs: pairs.some(([one, other]) => contradict(one, other)) };
}

/** The last year that a name of a file or sheet says. */
function yearIn(name: string | undefined): string | null {
  const found = name?.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g);
  return found?.at(-1) ?? null;
}

/** The date of a name as exact as it says it; a quarter or month without a year is one of the year given beside it. */
function dateOfName(name: string, year: string | null): string | null {
  const plain = name.replace(/\//g, '.');
  return dateInName(plain) ?? yearIn(name) ?? (year === null ? null : dateInName(`${plain} ${year}`));
}

/** What the list itself says, in its rows, sheet, title or file name. */
export function statedDateOf(reader: FieldReader, drafts: readonly Draft[]): string | null {
  const { sheet, file, about } = reader.table;
  const rows = drafts
    .map(({ record }) => reader.cell('as_of', record.row))
    .flatMap((cell) => (typeof cell === 'object' && cell?.kind === 'date' ? [cell.iso.slice(0, 10)] : []));
  const called = file.replace(/^.*\//, '');
  const asOf = about?.asOf ?? drafts[0]?.record.source.asOf ?? null;
  const year = yearIn(called) ?? asOf?.slice(0, 4) ?? null;
  const ofSheet = sheet === undefined ? null : dateOfName(sheet, year);
  return rows.sort().at(-1) ?? ofSheet ?? about?.asOf ?? dateOfName(called, asOf?.slice(0, 4) ?? null);
}

/**
 * Below 0: the first is older. By the dates as far as both are known, that of a source to its year beside one that the
 * list says itself; else a draft is older than a list that is called settled. 0 where neither tells.
 *
 * @param projectYear the year of a list without a date
 */
export function compareLists(a: CommuneList, b: CommuneList, projectYear: string): number {
  const exact = a.isStated === b.isStated ? Math.min(a.date?.length ?? 4, b.date?.length ?? 4) : 4;
  // A list without a date is of this year; one of an earlier year is older.
  const [one, other] = [a, b].map(({ date }) => date?.slice(0, exact) ?? null) as [
    string | null,
    string | null,
  ];
  const isEarlier = (date: string | null): boolean => date !== null && date < projectYear;
  if (one === null || other === null) {
    const byYear = Number(isEarlier(other)) - Number(isEarlier(one));
    if (byYear !== 0) return byYear;
  } else if (one !== other) return one < other ? -1 : 1;
  return Math.sign(a.finality) === Math.sign(b.finality) ? 0 : a.finality - b.finality;
}

/** True where two dates are of other times: 2026 may be any day of it. */
const areApart = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one !== other : !one.startsWith(other) && !other.startsWith(one);

/** What each table says of the villages of one commune. */
const listsOf = (commune: string, drafts: readonly Draft[]): readonly CommuneList[] =>
  [...grouped(drafts, ({ record }) => record.reader)].map(([reader, rows]): CommuneList => {
    const said = statedDateOf(reader, rows);
    const { file, sheet = '' } = reader.table;
    return {
      reader,
      commune,
      drafts: rows,
      date: said ?? rows[0]?.record.source.asOf ?? null,
      isStated: said !== null,
      finality: finalityOf(sheet) || finalityOf(file.replace(/^.*\//, '')),
    };
  });

/** How a list is called in questions: by its file, and its sheet where it has a name. */
export const nameOf = ({ table: { file, sheet } }: FieldReader): string =>
  sheet === undefined ? file : `${file}#${sheet}`;

/** The lists of all communes. */
export const allLists = (drafts: readonly Draft[]): readonly CommuneList[] =>
  [
    ...grouped(
      drafts.filter(({ communeCode }) => communeCode !== null),
      ({ communeCode }) => communeCode!,
    ),
  ].flatMap(([commune, own]) => listsOf(commune, own));

function* pairsOfLists(drafts: readonly Draft[]): Generator<readonly [CommuneList, CommuneList]> {
  for (const [commune, own] of grouped(drafts, ({ communeCode }) => communeCode ?? '')) {
    const lists = listsOf(commune, own);
    for (const [i, a] of lists.entries()) for (const b of lists.slice(i + 1)) yield [a, b];
  }
}

/** Pairs of lists that name the same villages of a commune, in the order of the files. */
export const findOverlaps = (drafts: readonly Draft[]): ListOverlap[] =>
  [...pairsOfLists(drafts)].flatMap(([a, b]) => overlapOf(a, b) ?? []);

/** Lists of two sources that go by one list of codes, with the rows of one code. */
export function findCodedPairs(drafts: readonly Draft[]): readonly Omit<ListOverlap, 'differs'>[] {
  return [...pairsOfLists(drafts)].flatMap(([a, b]) => {
    if (!isCodedInBoth(a, b)) return [];
    const byCode = new Map(b.drafts.map((draft) => [draft.given, draft]));
    const pairs = a.drafts.flatMap((draft) => {
      const other = byCode.get(draft.given);
      return other ? [[draft, other] as const] : [];
    });
    return pairs.length ? [{ a, b, pairs }] : [];
  });
}

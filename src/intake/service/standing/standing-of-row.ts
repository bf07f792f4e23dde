import { elementAt } from '../../../model/basics/elements.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { textOf } from '../../text/cell.ts';
import { readDate } from '../../text/dates.ts';
import { isMeasured, leastOf, readLevels } from '../../text/signal-levels.ts';
import { yearsIn, type ReadStanding, type Standing } from '../../text/standing/standing-words.ts';
import type { TellingColumn } from './telling-columns.ts';

/** Columns of words that say whether there is service. */
const WORD_FIELDS = ['signal_status', 'status', 'fibre'] as const;
type WordField = (typeof WORD_FIELDS)[number];
/** A field of the dictionary, or the name of a column that is none of them. */
export type StandingField = WordField | 'rsrp' | 'date_on_air' | 'year' | { readonly column: string };

/**
 * 3GPP TS 36.133 reports levels from -140 dBm: at and below it nothing is received. From -105 dBm on every
 * threshold in use counts as service; between them only a person can say.
 */
export const NO_SIGNAL_DBM = -140;
const SURE_SIGNAL_DBM = -105;

/** What one record says for itself of its standing on the day of the project. */
export type StandingVerdict =
  | {
      readonly kind: 'standing';
      readonly standing: Standing;
      readonly field?: StandingField;
      readonly word?: string;
    }
  /** Words that a person must read. */
  | { readonly kind: 'doubt'; readonly field: StandingField; readonly word: string }
  /** A level, in dBm, that a threshold decides. */
  | { readonly kind: 'level'; readonly dbm: number; readonly word: string }
  /** No column says anything. */
  | { readonly kind: 'silent' };

/** The day that standings are of. */
export interface Day {
  /** ISO date of the project. */
  readonly asOf: string;
  /** What words say on that day. */
  readonly read: (text: string) => ReadStanding;
}

interface Said {
  readonly field: StandingField;
  readonly word: string;
  readonly meaning: Exclude<ReadStanding, null>;
}

interface Level {
  readonly dbm: number;
  readonly word: string;
}

/** What the columns that no field knows say: surely, beside other things, and as a level. */
interface Asides {
  readonly sure: readonly Said[];
  readonly vague: readonly Said[];
  /** The first that says nothing understood where it tells of other records. */
  readonly gap: Pick<Said, 'field' | 'word'> | null;
  readonly level: Level | null;
}

/** Longest text that a question or a finding repeats. */
const LONGEST_WORD = 120;

function asidesOf({ reader, row }: RecordAt, columns: readonly TellingColumn[]): Asides {
  const sure: Said[] = [];
  const vague: Said[] = [];
  let level: Level | null = null;
  let gap: Asides['gap'] = null;
  for (const { name, index, tell } of columns) {
    const found = tell(row);
    if (!found) continue;
    const word =
      textOf(elementAt(reader.table.columns, index).cells[row] ?? null).slice(0, LONGEST_WORD) || '–';
    if ('gap' in found) gap ??= { field: { column: name }, word };
    else if ('dbm' in found) level ??= { dbm: found.dbm, word };
    else (found.isSure ? sure : vague).push({ field: { column: name }, word, meaning: found.meaning });
  }
  return { sure, vague, gap, level };
}

function wordsOf({ reader, row }: RecordAt, { read }: Day): Said[] {
  return WORD_FIELDS.flatMap((field): Said[] => {
    const word = reader.text(field, row);
    if (word === null || readLevels(word)) return [];
    const meaning = read(word);
    return meaning === null ? [] : [{ field, word, meaning }];
  });
}

/** A day, month or year that begins after the day of the project. */
const isAhead = (date: string, asOf: string): boolean => date > asOf.slice(0, date.length);

/** What stands where a date should: words, years that have begun, or a day that no calendar has, which is a doubt. */
function ofNoDate(text: string, { asOf, read }: Day): ReadStanding {
  const meaning = read(text);
  if (meaning !== undefined) return meaning;
  const years = yearsIn(text);
  const isPast = years.length > 0 && years.every((year) => year <= Number(asOf.slice(0, 4)));
  return isPast && !/\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text)
    ? null
    : undefined;
}

/** A date or year to come is a plan; one that has passed says nothing of today. */
function datesOf({ reader, row }: RecordAt, day: Day): Said[] {
  const { asOf, read } = day;
  const said: Said[] = [];
  const cell = reader.cell('date_on_air', row);
  const onAir = reader.text('date_on_air', row);
  if (onAir !== null) {
    const date = typeof cell === 'object' && cell?.kind === 'date' ? cell.iso.slice(0, 10) : readDate(onAir);
    const meaning = date === null ? ofNoDate(onAir, day) : isAhead(date, asOf) ? 'planned' : null;
    if (meaning === 'planned' || meaning === undefined)
      said.push({ field: 'date_on_air', word: onAir, meaning });
  }
  const year = reader.text('year', row);
  const years = (year?.match(/\b20\d{2}\b/g) ?? []).map(Number);
  // *Under construction* stands in columns of phases as well.
  const phase = year !== null && !years.length ? read(year) : null;
  if (phase === 'planned' || phase === 'none') said.push({ field: 'year', word: year!, meaning: phase });
  if (years.length && years.every((one) => one > Number(asOf.slice(0, 4))))
    said.push({ field: 'year', word: year!, meaning: 'planned' });
  return said;
}

/** Lowest level that the record names, in dBm: a class counts only where all of it does. */
function levelOf({ reader, row }: RecordAt): Level | null {
  for (const field of ['rsrp', 'signal_status'] as const) {
    const word = textOf(reader.cell(field, row));
    const levels = readLevels(word);
    if (!isMeasured(levels)) continue;
    return { dbm: leastOf(levels), word };
  }
  return null;
}

/** Words, dates and levels of a record together; what contradicts itself is a doubt. */
export function standingOfRow(
  record: RecordAt,
  day: Day,
  columns: readonly TellingColumn[] = [],
): StandingVerdict {
  const asides = asidesOf(record, columns);
  const dates = datesOf(record, day);
  const words = [
    ...wordsOf(record, day),
    ...asides.sure,
    ...dates.filter(({ meaning }) => meaning === 'none' || meaning === undefined),
  ];
  const plan = [...words, ...dates].find(({ meaning }) => meaning === 'planned');
  const inService = words.find(({ field, meaning }) => field === 'status' && meaning === 'service');
  if (plan && inService)
    return { kind: 'doubt', field: inService.field, word: `${inService.word} · ${plan.word}` };
  if (plan) return { kind: 'standing', standing: 'planned', field: plan.field, word: plan.word };
  const none = words.find(({ meaning }) => meaning === 'none');
  if (none && inService && asides.sure.includes(none))
    return { kind: 'doubt', field: inService.field, word: `${inService.word} · ${none.word}` };
  if (none) return { kind: 'standing', standing: 'none', field: none.field, word: none.word };
  const weak = words.find(({ meaning }) => meaning === 'weak');
  if (words.some(({ meaning }) => meaning === undefined))
    return doubtOf(words.filter(({ meaning }) => meaning === undefined || meaning === 'weak'));
  const good = words.find(({ meaning }) => meaning === 'service');
  const aside = good ? undefined : asides.vague[0];
  if (aside) return { kind: 'doubt', field: aside.field, word: aside.word };
  const verdict = byLevel(levelOf(record) ?? asides.level, weak, good);
  return verdict.kind === 'silent' && asides.gap ? { kind: 'doubt', ...asides.gap } : verdict;
}

/** All that leaves a doubt, as one: a *yes* of one column is no answer to the *no* of another. */
function doubtOf(unclear: readonly Said[]): StandingVerdict {
  const { field } = elementAt(unclear, 0);
  const columns = unclear.flatMap((said) => (typeof said.field === 'string' ? [] : [said.field.column]));
  return {
    kind: 'doubt',
    field: columns.length === unclear.length ? { column: columns.join(' · ') } : field,
    word: unclear.map(({ word }) => word).join(' · '),
  };
}

function byLevel(
  level: ReturnType<typeof levelOf>,
  weak: Said | undefined,
  good: Said | undefined,
): StandingVerdict {
  if (!level)
    return weak
      ? { kind: 'doubt', field: weak.field, word: weak.word }
      : good
        ? { kind: 'standing', standing: 'service' }
        : { kind: 'silent' };
  if (good && !weak)
    return level.dbm > NO_SIGNAL_DBM
      ? { kind: 'standing', standing: 'service' }
      : { kind: 'doubt', field: good.field, word: `${good.word} · ${level.word}` };
  if (level.dbm <= NO_SIGNAL_DBM)
    return { kind: 'standing', standing: 'none', field: 'rsrp', word: level.word };
  return level.dbm >= SURE_SIGNAL_DBM && !weak
    ? { kind: 'standing', standing: 'service' }
    : { kind: 'level', dbm: level.dbm, word: level.word };
}

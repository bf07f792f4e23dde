import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import { addendsOf } from './addends.ts';
import type { ColumnProfile } from './column-profile.ts';
import { readCountWords, type CountMeaning } from './count-words.ts';
import { residencesOf } from './residence.ts';

/** A column that may hold a count of households or people. */
export interface CountColumn {
  readonly index: number;
  readonly profile: ColumnProfile;
  readonly meaning: CountMeaning;
  /** Levels of its heading. */
  readonly path: readonly string[];
  /** Outer levels of its heading, '' where it has none. */
  readonly group: string;
  /** True where its heading is the whole spelling of the field, or a person said so. */
  readonly named: 'households' | 'population' | null;
  /** The count that it holds whatever the others say; null where nobody said so. */
  readonly settled: 'households' | 'population' | null;
  /** True where its heading clearly names another field of the dictionary. */
  readonly isOther: boolean;
}

/** What the columns of a table say together about its households and people. */
export interface CountFinding {
  readonly households: number | null;
  readonly population: number | null;
  /** Columns that may be meant where no single reading stands out; a person is asked. */
  readonly doubtful: readonly number[];
  /** Columns that count those in the register, beside one of those who live there. */
  readonly registered: readonly number[];
}

/** Persons per household: nearly every village lies within, and the middle of any list well within. */
const PER_HOUSEHOLD = { least: 1.2, most: 14, medianLeast: 2, medianMost: 9 };
const MOST_COUNT = 100_000;
/** How much better a reading must be than the next. */
const MARGIN = 0.2;
const LEAST = 0.75;

/** True where the values may count households or people: whole, no serial numbers, no codes, no years. */
export function mayCount({ said, whole, isSerial, codes, numbers, distinct }: ColumnProfile): boolean {
  if (said < 1 || whole < 0.7 || isSerial || codes > 0.3) return false;
  // A map sheet or a zone: the same few numbers again and again.
  if (said >= 8 && distinct < 0.25 && distinct * said <= 4) return false;
  const known = [...numbers].filter((value) => value > 0);
  const tooLarge = known.filter((value) => value > MOST_COUNT).length;
  const years = known.filter((value) => value >= 1900 && value <= 2100).length;
  // A list of nothing but noughts and ones is of marks.
  const marks = known.every((value) => value <= 1);
  return known.length > 0 && !marks && tooLarge <= 0.1 * known.length && years < 0.9 * known.length;
}

/** How well two columns go together as households and people: 0 not at all, 1 as a list of villages does. */
function pairFit(households: Float64Array, people: Float64Array): number {
  const ratios: number[] = [];
  for (let i = 0; i < households.length; i++)
    if (doubleAt(households, i) > 0 && doubleAt(people, i) > 0)
      ratios.push(doubleAt(people, i) / doubleAt(households, i));
  if (ratios.length < 2) return 0;
  const within = ratios.filter((r) => r >= PER_HOUSEHOLD.least && r <= PER_HOUSEHOLD.most).length;
  const median = elementAt(
    ratios.toSorted((a, b) => a - b),
    ratios.length >> 1,
  );
  if (within < 0.85 * ratios.length) return 0;
  if (median < PER_HOUSEHOLD.medianLeast || median > PER_HOUSEHOLD.medianMost) return 0;
  // Households of one place are alike in size: the ratio of true pairs spreads by a fifth or so.
  const logs = ratios.map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  return Math.max(0.2, 1 - spread);
}

type Counted = 'households' | 'population';
const SENSE: Readonly<Record<Counted, CountMeaning['counts']>> = {
  households: 'households',
  population: 'people',
};

/**
 * True where a column counts another time: before the latest that any has, or before the year of the list. One beyond
 * that year is a forecast.
 * @param latest of the years up to that of the list
 */
function isOfAnotherYear(column: CountColumn, latest: number, listYear: number | null): boolean {
  const own = yearOf(column);
  if (own === null) return false;
  return own < latest || (listYear !== null && (own < listYear - 1 || own > listYear));
}

const yearOf = ({ meaning }: CountColumn): number | null =>
  meaning.years.length ? Math.max(...meaning.years) : null;

/** Columns of an earlier quarter, month or day than another that counts the same in the same year. */
function ofEarlierMonths(columns: readonly CountColumn[]): ReadonlySet<CountColumn> {
  return new Set(
    columns.filter((column) => {
      const { month, counts } = column.meaning;
      const isLater = ({ meaning }: CountColumn): boolean =>
        meaning.counts === counts && !meaning.isPart && (meaning.month ?? 0) > (month ?? Infinity);
      return counts !== null && columns.some((other) => yearOf(other) === yearOf(column) && isLater(other));
    }),
  );
}

const asPart = (column: CountColumn): CountColumn => ({
  ...column,
  meaning: { ...column.meaning, isPart: true },
});

/** 0..1: how far the words of a heading speak for the field; 0 where they speak for something else. */
function wordScore(column: CountColumn, field: Counted, latest: number, listYear: number | null): number {
  const { meaning, named, isOther } = column;
  if (named !== null && named !== field) return 0;
  if (meaning.isPart || isOfAnotherYear(column, latest, listYear)) return 0;
  if (named === field) return 1;
  if (isOther) return 0;
  if (meaning.counts === null) return 0.2;
  if (meaning.counts !== SENSE[field]) return 0;
  return meaning.unexplained === 0 ? 0.9 : meaning.unexplained <= 2 ? 0.6 : 0.4;
}

/**
 * True where columns of one group (*Thái*, *Mông* under *Số hộ*) have names that say nothing of what is counted: each may
 * be a share of the whole that the group names. Households and people may stand so beside each other.
 */
function isAmongAlike(column: CountColumn, partner: CountColumn, usable: readonly CountColumn[]): boolean {
  const isUnknown = ({ group, isOther, meaning }: CountColumn): boolean =>
    group === column.group && !isOther && !meaning.isPart && meaning.unexplained > 0;
  return (
    column.group !== partner.group &&
    readCountWords([column.group]).counts !== null &&
    isUnknown(column) &&
    usable.filter(isUnknown).length > 1
  );
}

interface Reading {
  readonly households: CountColumn;
  readonly population: CountColumn;
  readonly score: number;
  readonly fit: number;
}

/** Lists name households first and people beside them. */
function orderBonus(households: number, population: number): number {
  const apart = Math.abs(population - households) - 1;
  return (population > households ? 0.1 : 0) - 0.05 * Math.min(4, apart);
}

/** Households and people that stand side by side under a heading of their own belong together. */
const groupBonus = (households: CountColumn, population: CountColumn): number =>
  households.group !== '' && households.group === population.group ? 0.25 : 0;

const differs = (a: Reading, b: Reading): boolean =>
  a.households !== b.households || a.population !== b.population;

/**
 * The households and people of a table, by the words of its headings, by what the values of two columns say
 * together, and by their places. A reading stands only where it leads the next by a margin.
 * @param listYear year of the list where known: a column of an older year counts another time
 */
export function findCounts(columns: readonly CountColumn[], listYear: number | null): CountFinding {
  const addends = addendsOf(columns);
  // A quarter that has not come yet stands empty in the form.
  const earlier = ofEarlierMonths(columns.filter(({ profile }) => profile.said > 0));
  const parts = (column: CountColumn): CountColumn =>
    addends.has(column) || earlier.has(column) ? asPart(column) : column;
  const counting = columns
    .filter(({ profile, named }) => mayCount(profile) || (named !== null && profile.written >= 0.2))
    .map(parts);
  const { registered, unsaid } = residencesOf(counting);
  const usable = counting.map((column) => (registered.has(column) ? asPart(column) : column));
  const years = usable.flatMap(({ meaning }) => meaning.years);
  const latest = Math.max(...years.filter((year) => year <= (listYear ?? Infinity)), -Infinity);
  const settled = new Set(usable.map((column) => column.settled));
  const score = (column: CountColumn, field: Counted): number => {
    if (column.settled !== null || settled.has(field)) return column.settled === field ? 1 : 0;
    return wordScore(column, field, latest, listYear);
  };
  const readings = readingsOf(usable, score);
  const [best, ...others] = readings;
  const rivals = best ? others.filter((other) => differs(best, other)) : [];
  const isUnsettled = (field: Counted): boolean =>
    [...unsaid].some(({ meaning }) => meaning.counts === SENSE[field]);
  const stands = (field: Counted): boolean => {
    if (!best) return false;
    const own = best[field];
    if (isUnsettled(field)) return false;
    if (isAmongAlike(own, best[field === 'households' ? 'population' : 'households'], usable)) return false;
    const against = rivals.filter((other) => other[field] !== own);
    const leads = against.every((other) => best.score - other.score >= MARGIN);
    return leads && (score(own, field) + best.fit >= LEAST || against.length === 0);
  };
  const choose = (field: Counted): CountColumn | null =>
    stands(field) ? best![field] : isUnsettled(field) ? null : alone(usable, field, score);
  const chosen = { households: choose('households'), population: choose('population') };
  return { ...withDoubts(chosen, usable, score), registered: [...registered].map(({ index }) => index) };
}

function readingsOf(
  usable: readonly CountColumn[],
  score: (column: CountColumn, field: Counted) => number,
): Reading[] {
  return usable
    .flatMap((households) =>
      usable.flatMap((population) => {
        if (population === households) return [];
        const words = [score(households, 'households'), score(population, 'population')];
        const fit = pairFit(households.profile.numbers, population.profile.numbers);
        if (words.includes(0) || fit === 0) return [];
        const total =
          elementAt(words, 0) +
          elementAt(words, 1) +
          fit +
          orderBonus(households.index, population.index) +
          groupBonus(households, population);
        return [{ households, population, fit, score: total }];
      }),
    )
    .toSorted((a, b) => b.score - a.score);
}

/** A column that its words alone name, where no other is named as well. */
function alone(
  usable: readonly CountColumn[],
  field: Counted,
  score: (column: CountColumn, field: Counted) => number,
): CountColumn | null {
  const ranked = usable.toSorted((a, b) => score(b, field) - score(a, field));
  const [first, second] = ranked;
  if (!first || score(first, field) < 0.9) return null;
  if (!second || score(first, field) - score(second, field) >= MARGIN) return first;
  // `Số hộ` beside `Tổng số hộ hiện có`: the whole spelling is the better name.
  return score(first, field) === 1 && score(second, field) < 1 ? first : null;
}

function withDoubts(
  chosen: Readonly<Record<Counted, CountColumn | null>>,
  usable: readonly CountColumn[],
  score: (column: CountColumn, field: Counted) => number,
): Omit<CountFinding, 'registered'> {
  const { households, population } = contradicts(chosen) ? { households: null, population: null } : chosen;
  const taken = [households, population];
  const doubtful = new Set<number>();
  for (const [field, own] of [
    ['households', households],
    ['population', population],
  ] as const) {
    if (own) continue;
    const open = usable.filter((column) => !taken.includes(column));
    const partner = field === 'households' ? population : households;
    const likely = open.filter((column) => score(column, field) > 0 || pairsWith(column, partner, field));
    // A list without such a count while numbers lie unused: whoever knows it says what they are.
    const unsaid = open.filter(
      ({ isOther, meaning }) => !isOther && (meaning.counts === null || meaning.counts === SENSE[field]),
    );
    // A part of the whole, such as women, or households with a telephone, is never the whole.
    const whole = unsaid.filter(({ meaning }) => !meaning.isPart);
    for (const { index } of likely.length ? likely : whole) doubtful.add(index);
  }
  return {
    households: households?.index ?? null,
    population: population?.index ?? null,
    doubtful: [...doubtful].toSorted((a, b) => a - b),
  };
}

/** True where the values of a column that counts a whole go with the other count, whatever its words say. */
function pairsWith(column: CountColumn, partner: CountColumn | null, field: Counted): boolean {
  if (!partner || column.isOther || column.meaning.isPart || column.named !== null) return false;
  const [own, other] = [column.profile.numbers, partner.profile.numbers];
  return (field === 'households' ? pairFit(own, other) : pairFit(other, own)) > 0;
}

/** Named the wrong way round: in most rows there are fewer people than households. */
function contradicts({ households, population }: Readonly<Record<Counted, CountColumn | null>>): boolean {
  if (!households || !population) return false;
  let both = 0;
  let fewer = 0;
  households.profile.numbers.forEach((count, i) => {
    const people = doubleAt(population.profile.numbers, i);
    if (!(count > 0 && people > 0)) return;
    both++;
    if (people < count) fewer++;
  });
  return both >= 3 && fewer > both / 2;
}

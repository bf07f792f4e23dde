import { writeCsv, type CsvCell, type CsvColumn } from '../../formats/csv/csv-writer.ts';
import { operatorOf, type Scope } from '../../model/scope.ts';
import type { ReportInput } from '../../report/report-input.ts';
import type { CsvLocale } from '../../report/results/results.ts';
import { OUTSIDE } from '../../report/results/village-rows.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import { villagesCsv } from './prediction-files.ts';
import type { Prediction, Served, VillagePrediction } from './prediction.ts';

/** Files of a prediction that are written for others too; those that show where masts stand are not. */
export const TOLD_PREDICTION_FILES = ['villages-predicted.csv', 'communes-predicted.csv'] as const;

/** What any of the operators does for a village; null: not known, for one of which nothing is known could serve it. */
interface AnyOperator {
  readonly village: number;
  readonly technology: PredictedTechnology;
  readonly served: Served | null;
  /** Of the operator that serves it most likely; null where `served` is. */
  readonly probability: number | null;
}

const BETTER: Readonly<Record<Served, number>> = { neither: 0, 'bare-only': 1, both: 2 };

function bestOf(rows: readonly VillagePrediction[]): Pick<AnyOperator, 'served' | 'probability'> {
  const known = rows.flatMap(({ served }) => (served === null ? [] : [served]));
  const best = known.reduce<Served | null>(
    (one, other) => (one === null || BETTER[other] > BETTER[one] ? other : one),
    null,
  );
  // Whoever is not known could do better than the best that is.
  if (best === null || (best !== 'both' && known.length < rows.length))
    return { served: null, probability: null };
  return { served: best, probability: Math.max(...rows.map(({ probability }) => probability ?? 0)) };
}

/**
 * Every village and technology under any operator, by village and technology.
 * @internal
 */
export function byAnyOperator(villages: readonly VillagePrediction[]): AnyOperator[] {
  const rows = new Map<string, VillagePrediction[]>();
  for (const row of villages) {
    const key = `${row.village} ${row.technology}`;
    const own = rows.get(key);
    if (own) own.push(row);
    else rows.set(key, [row]);
  }
  return [...rows.values()]
    .map((own) => ({ village: own[0]!.village, technology: own[0]!.technology, ...bestOf(own) }))
    .sort((a, b) => a.village - b.village || (a.technology < b.technology ? -1 : 1));
}

const ANY_COLUMNS: readonly CsvColumn[] = [
  ...['village_code', 'technology', 'served'].map((name) => ({ name })),
  { name: 'probability', digits: 3 },
];

/** Of an operator its own rows; for everybody whether any operator serves a village, by nobody's name or level. */
function villagesTold(
  prediction: Prediction,
  input: ReportInput,
  scope: Scope,
  locale: CsvLocale,
): Uint8Array {
  if (scope === 'internal') return villagesCsv(prediction, input.dataset, locale);
  const operator = operatorOf(scope);
  if (operator !== null) {
    const own = prediction.villages.filter((row) => row.operator === operator);
    return villagesCsv({ villages: own }, input.dataset, locale);
  }
  const rows = byAnyOperator(prediction.villages).map((row): CsvCell[] => [
    input.dataset.villages.records[row.village].code,
    row.technology,
    row.served,
    row.probability,
  ]);
  return writeCsv(ANY_COLUMNS, rows, { locale });
}

const CLASSES = ['both', 'bare-only', 'neither', 'unknown'] as const;
type ServedClass = (typeof CLASSES)[number];

/** Villages and people of a commune by what a technology does for them. */
interface PredictedCommune {
  readonly commune: number | null;
  readonly technology: PredictedTechnology;
  readonly villages: Record<ServedClass, number>;
  /** Of counted villages; null where none of a class is counted. */
  readonly people: Record<ServedClass, number | null>;
  /** Villages whose people nobody counted. */
  readonly uncounted: number;
}

/**
 * The classes of a commune add up to its villages, those of people to the counted ones.
 * @internal
 */
export function communesPredicted(
  rows: readonly AnyOperator[],
  communeOf: (village: number) => number | null,
  population: ArrayLike<number>,
): PredictedCommune[] {
  const made = new Map<string, PredictedCommune & { uncounted: number }>();
  for (const { village, technology, served } of rows) {
    const commune = communeOf(village);
    const key = `${commune ?? ''} ${technology}`;
    let row = made.get(key);
    if (!row) {
      const none = <T>(value: T) =>
        Object.fromEntries(CLASSES.map((one) => [one, value])) as Record<ServedClass, T>;
      row = {
        ...{ commune, technology, uncounted: 0 },
        ...{ villages: none(0), people: none<number | null>(null) },
      };
      made.set(key, row);
    }
    const of = served ?? 'unknown';
    row.villages[of]++;
    const people = population[village]!;
    if (Number.isNaN(people)) row.uncounted++;
    else row.people[of] = (row.people[of] ?? 0) + people;
  }
  // A class without villages has no people; one with uncounted ones alone has nobody knows how many.
  for (const row of made.values()) for (const of of CLASSES) if (row.villages[of] === 0) row.people[of] = 0;
  return [...made.values()];
}

const COMMUNE_COLUMNS: readonly CsvColumn[] = [
  ...['commune_code', 'commune', 'technology'].map((name) => ({ name })),
  ...['villages', 'villages_both', 'villages_bare_only', 'villages_neither', 'villages_unknown'].map(
    (name) => ({ name, digits: 0 }),
  ),
  ...['people_both', 'people_bare_only', 'people_neither', 'people_unknown', 'villages_uncounted'].map(
    (name) => ({ name, digits: 0 }),
  ),
  ...['share_both', 'share_bare'].map((name) => ({ name, digits: 4 })),
];

/** Served part of the people of whom a prediction says anything; null where it says nothing of anybody counted. */
function sharesOf({
  people,
  villages,
  uncounted,
}: PredictedCommune): [both: number | null, bare: number | null] {
  const { both, 'bare-only': bareOnly, neither } = people;
  const known = (both ?? 0) + (bareOnly ?? 0) + (neither ?? 0);
  const all = CLASSES.reduce((sum, of) => sum + villages[of], 0);
  if (!(known > 0) || uncounted === all) return [null, null];
  return [(both ?? 0) / known, ((both ?? 0) + (bareOnly ?? 0)) / known];
}

function communesCsv({ villages }: Prediction, input: ReportInput, locale: CsvLocale): Uint8Array {
  const { dataset, findings } = input;
  const { records } = dataset.communes;
  const communeOf = (village: number): number | null => {
    const commune = findings.villageCommune[village];
    return commune < 0 ? null : commune;
  };
  const rows = communesPredicted(byAnyOperator(villages), communeOf, findings.counts.population)
    .sort(
      (a, b) =>
        (a.commune ?? records.length) - (b.commune ?? records.length) ||
        (a.technology < b.technology ? -1 : 1),
    )
    .map((row): CsvCell[] => [
      row.commune === null ? OUTSIDE : records[row.commune].code,
      row.commune === null ? '' : records[row.commune].name,
      row.technology,
      CLASSES.reduce((sum, of) => sum + row.villages[of], 0),
      ...CLASSES.map((of) => row.villages[of]),
      ...CLASSES.map((of) => row.people[of]),
      row.uncounted,
      ...sharesOf(row),
    ]);
  return writeCsv(COMMUNE_COLUMNS, rows, { locale });
}

/** One of the files that are written for others too, as the scope may have it. */
export function toldPrediction(
  kind: (typeof TOLD_PREDICTION_FILES)[number],
  prediction: Prediction,
  input: ReportInput,
  scope: Scope,
  locale: CsvLocale,
): Uint8Array {
  return kind === 'villages-predicted.csv'
    ? villagesTold(prediction, input, scope, locale)
    : communesCsv(prediction, input, locale);
}

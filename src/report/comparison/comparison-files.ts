import type { Comparison, EarlierProject, OperatorComparison } from '../../analysis/compare/comparison.ts';
import { writeCsv, type CsvCell } from '../../formats/csv/csv-writer.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import { bilingual } from '../words/method.ts';
import {
  hasFallenDark,
  hasLeftDark,
  placeRows,
  villageRowsOf,
  type TodaysPlaces,
} from './comparison-rows.ts';
import { comparisonNotes, darkOf, shownComparison } from './comparison-words.ts';

export const COMPARISON_FILES = [
  'comparison.json',
  'comparison-communes.csv',
  'comparison-villages.csv',
] as const;
export type ComparisonFile = (typeof COMPARISON_FILES)[number];

const todaysPlaces = ({ dataset, findings }: ReportInput): TodaysPlaces => ({
  communes: dataset.communes.records,
  villages: dataset.villages.records,
  villageCommune: findings.villageCommune,
});

/** A table of one value per column; numbers are whole, unknown is empty. */
const table = (
  columns: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  locale: 'vi' | 'en',
): Uint8Array =>
  writeCsv(
    columns.map((name) => ({ name })),
    rows,
    { locale },
  );

const COMMUNE_COLUMNS = [
  'commune_code',
  'commune',
  'commune_before',
  'villages_before',
  'villages_now',
  'trang_song_before',
  'trang_song_now',
  'left_trang_song',
  'entered_trang_song',
  'uncovered_population_before',
  'uncovered_population_now',
  'gained_population',
  'lost_population',
] as const;

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

function communesCsv(input: ReportInput, earlier: EarlierProject, locale: 'vi' | 'en'): Uint8Array {
  const [any] = shownComparison(earlier).byOperator;
  const rows = placeRows(earlier, todaysPlaces(input), any).sort(byCode);
  return table(
    COMMUNE_COLUMNS,
    rows.map(({ code, name, nameBefore, figures }) => [
      code,
      name,
      nameBefore,
      figures.villages.before,
      figures.villages.now,
      figures.dark.before,
      figures.dark.now,
      figures.left,
      figures.entered,
      figures.uncoveredPopulation.before,
      figures.uncoveredPopulation.now,
      figures.gained,
      figures.lost,
    ]),
    locale,
  );
}

const MATCH = { code: 'code', name: 'name', onlyBefore: 'only_before', onlyNow: 'only_now' } as const;

function villagesCsv(input: ReportInput, earlier: EarlierProject, locale: 'vi' | 'en'): Uint8Array {
  const [any] = shownComparison(earlier).byOperator;
  const rows = villageRowsOf(earlier, todaysPlaces(input), any);
  return table(
    [
      'village_code',
      'village',
      'commune',
      'village_code_before',
      'village_before',
      'match',
      'status_before',
      'status_now',
      'change',
    ],
    rows.map((row) => {
      const old = row.before < 0 ? null : earlier.villages[row.before];
      return [
        row.now < 0 ? null : row.code,
        row.now < 0 ? null : row.name,
        row.commune,
        old?.code ?? null,
        old?.name ?? null,
        MATCH[row.match],
        row.statusBefore,
        row.statusNow,
        hasLeftDark(row) ? 'left' : hasFallenDark(row) ? 'entered' : null,
      ];
    }),
    locale,
  );
}

const byState = (counts: readonly number[]) =>
  Object.fromEntries(SERVICE_STATES.map((state, s) => [state, counts[s]]));

const operatorOf = (one: OperatorComparison) => ({
  operator: one.operator,
  rates: one.rates,
  trangSong: darkOf(one),
  states: Object.fromEntries(SERVICE_STATES.map((state, s) => [state, byState(one.states[s])])),
  onlyBefore: byState(one.onlyBefore),
  onlyNow: byState(one.onlyNow),
  left: one.left.length,
  entered: one.entered.length,
  population: one.population,
  households: one.households,
});

const comparisonOf = ({ matches, differences, byOperator, ...operators }: Comparison) => ({
  matched: {
    villages: matches.now.length,
    byName: matches.byName.reduce((sum, one) => sum + one, 0),
    onlyBefore: matches.onlyBefore.length,
    onlyNow: matches.onlyNow.length,
    codesReused: matches.codesReused,
  },
  differences,
  operatorsOnlyBefore: operators.operatorsOnlyBefore,
  operatorsOnlyNow: operators.operatorsOnlyNow,
  operators: byOperator.map(operatorOf),
});

function comparisonJson(input: ReportInput, earlier: EarlierProject) {
  const { project, settings } = input;
  const { rule, technologies, evidence, villageShare } = settings;
  const view = { earlier, project, settings, operator: 'any' } as const;
  return {
    format: 'song-ban-comparison',
    version: 1,
    before: {
      ...earlier.project,
      settings: earlier.settings,
      damaged: earlier.damaged,
      unread: earlier.unread,
    },
    now: {
      title: project.title,
      asOf: project.asOf,
      province: project.province,
      synthetic: project.synthetic,
      settings: { rule, technologies, evidence, villageShare },
    },
    notes: bilingual((language) => comparisonNotes({ ...view, language }).join(' ')),
    ...comparisonOf(earlier.comparison),
    // The earlier data counted by the settings of today.
    sameRule: earlier.sameRule && comparisonOf(earlier.sameRule),
  };
}

/** The bytes of one file of a comparison. Throws without an earlier project: a bug of the caller. */
export function writeComparison(file: ComparisonFile, input: ReportInput, locale: 'vi' | 'en'): Uint8Array {
  const { earlier } = input;
  if (!earlier) throw new Error(`${file} without an earlier project`);
  if (file === 'comparison-communes.csv') return communesCsv(input, earlier, locale);
  if (file === 'comparison-villages.csv') return villagesCsv(input, earlier, locale);
  return new TextEncoder().encode(`${JSON.stringify(comparisonJson(input, earlier), null, 2)}\n`);
}

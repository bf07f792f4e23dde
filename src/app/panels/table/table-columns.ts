import { formatKilometers, formatNumber, formatShareInColumn, type Language } from '../../../i18n/number.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { CoverageRule } from '../../../model/project.ts';
import { shortCount } from '../../parts/words/describe.ts';
import { textColumn, type GridColumn } from '../../parts/table/columns.ts';
import { operatorGap, type OperatorGap } from '../../../report/results/operator-gaps.ts';
import type { OperatorGaps } from '../../../analysis/operator/operator-gaps.ts';
import type { CommuneItem, VillageItem } from '../../session/rows.ts';

/** What a column of the table of villages is called in its filter, with the unit of its numbers. */
export function villageColumnLabel(id: string, { app: { table } }: Messages): string {
  const label = table.column[id as Exclude<keyof typeof table.column, 'uncoveredVillages'>];
  return id === 'fibre' ? `${label} (km)` : label;
}

export function communeColumnLabel(id: string, rule: CoverageRule, { app: { table } }: Messages): string {
  if (id === 'uncoveredVillages') return table.column.uncoveredVillages[rule];
  const label = table.column[id as Exclude<keyof typeof table.column, 'uncoveredVillages'>];
  return id === 'areaShare' ? `${label} (%)` : label;
}

/** A state that villages are filtered by. */
export function villageStateWord(id: string, state: string, { app, common }: Messages): string {
  const words: Readonly<Record<string, string>> =
    id === 'status' ? common.status : id === 'electricity' ? app.electricity : app.yesNo;
  return words[state] ?? state;
}

const text = <Row>(...given: Parameters<typeof textColumn<Row>>): GridColumn<Row> => ({
  ...textColumn(...given),
  whole: true,
  keyTellsText: true,
});

const figure = <Row>(
  id: string,
  label: string,
  minPixels: number,
  key: (row: Row) => number | null,
  show: (row: Row) => string,
): GridColumn<Row> => ({
  id,
  label,
  align: 'end',
  width: 0.4,
  minPixels,
  whole: true,
  text: show,
  keyTellsText: true,
  key,
});

/** Severity first, for the order by status. */
const SEVERITY = { uncovered: 0, partial: 1, unknown: 2, covered: 3 } as const;

function villageFacts(words: Messages, language: Language) {
  const label = words.app.table.column;
  const count = (value: number | null) => shortCount(value, language);
  return {
    village: text<VillageItem>('village', label.village, 1.6, 110, (row) => row.name),
    commune: text<VillageItem>(
      'commune',
      label.commune,
      1.2,
      92,
      (row) => row.commune ?? words.common.outside,
    ),
    status: {
      ...text<VillageItem>('status', label.status, 0.5, 46, (row) => words.app.table.shortStatus[row.status]),
      key: (row: VillageItem) => SEVERITY[row.status],
    },
    households: figure<VillageItem>(
      'households',
      label.households,
      46,
      (row) => row.households,
      (row) => count(row.households),
    ),
    population: figure<VillageItem>(
      'population',
      label.population,
      44,
      (row) => row.population,
      (row) => count(row.population),
    ),
    uncoveredHouseholds: figure<VillageItem>(
      'uncoveredHouseholds',
      label.uncoveredHouseholds,
      58,
      (row) => row.uncoveredHouseholds,
      (row) => count(row.uncoveredHouseholds),
    ),
    uncoveredPopulation: figure<VillageItem>(
      'uncoveredPopulation',
      label.uncoveredPopulation,
      62,
      (row) => row.uncoveredPopulation,
      (row) => count(row.uncoveredPopulation),
    ),
    fibre: figure<VillageItem>(
      'fibre',
      label.fibreShort,
      52,
      (row) => row.fibreMeters,
      (row) => (row.fibreMeters === null ? '–' : formatKilometers(row.fibreMeters, language)),
    ),
    electricity: text<VillageItem>(
      'electricity',
      label.electricity,
      0.5,
      46,
      (row) => words.app.table.shortElectricity[row.electricity ?? 'unknown'],
    ),
    schools: {
      ...figure<VillageItem>(
        'schools',
        label.schools,
        52,
        (row) => row.schools,
        (row) => count(row.schools),
      ),
      spare: true as const,
    },
    inDepression: {
      ...text<VillageItem>('inDepression', label.inDepression, 0.5, 62, ({ inDepression }) =>
        inDepression === null ? '–' : words.app.yesNo[inDepression ? 'yes' : 'no'],
      ),
      key: ({ inDepression }: VillageItem) => (inDepression === null ? null : Number(!inDepression)),
    },
    rank: figure<VillageItem>(
      'rank',
      label.rank,
      40,
      (row) => row.rank,
      (row) => count(row.rank),
    ),
    score: {
      ...figure<VillageItem>(
        'score',
        label.score,
        46,
        (row) => row.score,
        (row) =>
          row.score === null
            ? '–'
            : formatNumber(row.score, language, 1) + (row.missingGroups > 0 ? '*' : ''),
      ),
      title: (row: VillageItem) => (row.missingGroups > 0 ? words.app.table.starNote : ''),
      // The star is not of the figure.
      keyTellsText: false,
    },
  };
}

/** Villages without service, in the order of priority. */
export function gapColumns(words: Messages, language: Language): readonly GridColumn<VillageItem>[] {
  const facts = villageFacts(words, language);
  return [
    facts.rank,
    facts.village,
    facts.commune,
    facts.uncoveredHouseholds,
    facts.population,
    facts.fibre,
    facts.electricity,
    facts.schools,
    facts.score,
  ];
}

/** Villages as one operator looks at them: whether its claim is disputed, and what it would build from. */
export function operatorGapColumns(
  gaps: OperatorGaps,
  words: Messages,
  language: Language,
): readonly GridColumn<VillageItem>[] {
  const facts = villageFacts(words, language);
  const own = words.app.operatorGlance;
  const distance = (id: string, label: string, of: (gap: OperatorGap) => number | null) =>
    figure<VillageItem>(
      id,
      `${label} (km)`,
      72,
      ({ index }) => of(operatorGap(gaps, index)),
      ({ index }) => {
        const meters = of(operatorGap(gaps, index));
        return meters === null ? '–' : formatKilometers(meters, language);
      },
    );
  return [
    facts.village,
    facts.commune,
    text<VillageItem>(
      'contested',
      own.column.contested,
      0.6,
      70,
      ({ index }) => own.contested[operatorGap(gaps, index).contested],
    ),
    facts.households,
    facts.electricity,
    text<VillageItem>('road', own.column.road, 0.6, 70, ({ road }) =>
      road === null ? '–' : words.app.road[road],
    ),
    distance('ownFibre', own.column.ownFibre, ({ ownFibreMeters }) => ownFibreMeters),
    distance('anySite', own.column.anySite, ({ anySiteMeters }) => anySiteMeters),
  ];
}

export function villageGridColumns(words: Messages, language: Language): readonly GridColumn<VillageItem>[] {
  const facts = villageFacts(words, language);
  return [
    facts.village,
    facts.commune,
    facts.status,
    facts.inDepression,
    facts.households,
    facts.population,
    facts.uncoveredPopulation,
    facts.fibre,
    facts.electricity,
    facts.schools,
  ];
}

export function communeGridColumns(
  rule: CoverageRule,
  words: Messages,
  language: Language,
): readonly GridColumn<CommuneItem>[] {
  const label = words.app.table.column;
  const count = (value: number | null) => shortCount(value, language);
  const share = (value: number | null) => (value === null ? '–' : formatShareInColumn(value, language));
  return [
    text('commune', label.commune, 1.4, 100, (row) => row.name),
    figure(
      'villages',
      label.villages,
      50,
      (row) => row.villages,
      (row) => count(row.villages),
    ),
    figure(
      'population',
      label.population,
      54,
      (row) => row.population,
      (row) => count(row.population),
    ),
    figure(
      'uncoveredVillages',
      label.uncoveredVillages[rule],
      62,
      (row) => row.uncoveredVillages,
      (row) => count(row.uncoveredVillages),
    ),
    figure(
      'trangSong',
      label.trangSong,
      56,
      (row) => row.trangSong,
      (row) => count(row.trangSong),
    ),
    figure(
      'lomSong',
      label.lomSong,
      52,
      (row) => row.lomSong,
      (row) => count(row.lomSong),
    ),
    figure(
      'uncoveredPopulation',
      label.uncoveredPopulation,
      62,
      (row) => row.uncoveredPopulation,
      (row) => count(row.uncoveredPopulation),
    ),
    figure(
      'uncoveredShare',
      label.uncoveredShare,
      66,
      (row) => row.uncoveredShare,
      (row) => share(row.uncoveredShare),
    ),
    figure(
      'areaShare',
      label.areaShare,
      58,
      (row) => row.areaShare,
      (row) => share(row.areaShare),
    ),
  ];
}

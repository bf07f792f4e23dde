import type { OperatorComparison } from '../../analysis/compare/comparison.ts';
import { explainVillage } from '../../analysis/explain/explain.ts';
import { findingsOf } from '../../analysis/findings/findings.ts';
import { measureName } from '../../i18n/measure-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, formatDistance, formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import type { RateMeasure } from '../../model/figure.ts';
import { mayTell, operatorOf } from '../../model/scope.ts';
import { SERVICE_STATES, type OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import { worstCommuneList } from '../results/worst-communes.ts';
import { comparisonTable, type ComparisonView } from '../comparison/comparison-words.ts';
import { operatorLabel } from '../words/method.ts';
import type { SceneBars, SceneTable } from './scene-content.ts';

export interface SceneView {
  readonly input: ReportInput;
  readonly operator: OperatorId | 'any';
  readonly language: Language;
}

const MEASURES: readonly RateMeasure[] = ['communes', 'villages', 'households', 'population'];

/** The four rates, with what they are of and what is unknown. */
export function ratesTable({ input, operator, language }: SceneView): SceneTable {
  const words = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const { findings } = input;
  return {
    name: words.slides.ratesTable,
    head: [words.slides.measure, words.slides.share, words.slides.covered, words.slides.unknown],
    rows: MEASURES.map((measure) => {
      const rate = findings.rates.find((one) => one.measure === measure && one.operator === operator);
      const name = measureName(measure, findings.rule, words);
      if (!rate || rate.share === null)
        return [name, words.common.noData, '–', rate ? number(rate.unknown) : words.common.noData];
      const of = words.app.rates.of(number(rate.covered), number(rate.covered + rate.uncovered));
      return [name, formatShare(rate.share, language), of, number(rate.unknown)];
    }),
    align: ['left', 'right', 'right', 'right'],
    widths: [32, 14, 38, 16],
  };
}

/** What the four rates leave out: villages without a count. */
export function missingLines({
  input,
  operator,
  language,
}: Omit<SceneView, 'input'> & { readonly input: Pick<ReportInput, 'findings'> }): string[] {
  const words = messagesIn(language);
  return input.findings.rates
    .filter((rate) => rate.operator === operator && rate.missing > 0)
    .map(
      (rate) =>
        `${measureName(rate.measure, input.findings.rule, words)}: ${words.app.rates.missing(formatNumber(rate.missing, language))}.`,
    );
}

/** Rates then and now, and what is left over. */
export function thenAndNowTable(view: ComparisonView, one: OperatorComparison): SceneTable {
  const { head, rows } = comparisonTable(view, one);
  return {
    name: messagesIn(view.language).comparison.tableName,
    head,
    rows,
    align: ['left', 'right', 'right'],
    widths: [50, 25, 25],
  };
}

const STATE_CLASS = {
  covered: 'villageCovered',
  partial: 'villagePartial',
  uncovered: 'villageUncovered',
  unknown: 'villageUnknown',
} as const;

/** Villages by state: the classes of the map, and they sum to all villages. */
export function statesBars({ input, operator, language }: SceneView): SceneBars {
  const words = messagesIn(language);
  const { states } = findingsOf(input.findings, operator);
  const nothing = states.unknown === states.total;
  return {
    form: 'bars',
    title: words.slides.states,
    series: words.slides.statesSeries,
    kind: 'count',
    bars: SERVICE_STATES.map((state) => ({
      name: words.common.status[state],
      value: nothing && state !== 'unknown' ? null : states[state],
      colour: STATE_CLASS[state],
    })),
    note: null,
  };
}

const SHOWN_WORST = 5;

/** Worst communes by count and by rate, side by side; ties that are not shown are told. */
export function worstBars({ input, operator, language }: SceneView): readonly [SceneBars, SceneBars] {
  const words = messagesIn(language);
  const { worst } = findingsOf(input.findings, operator);
  const { records } = input.dataset.communes;
  const bars = (order: typeof worst.villages, title: string, kind: SceneBars['kind']): SceneBars => {
    const { first, tied } = worstCommuneList(order, SHOWN_WORST);
    return {
      form: 'bars',
      title,
      series: title,
      kind,
      bars: first.map(({ commune, value }) => ({ name: records[commune]?.name ?? '', value })),
      note: tied > 0 ? words.slides.worstTied(formatNumber(tied, language)) : null,
    };
  };
  return [
    bars(worst.villages, words.common.uncoveredVillages[input.findings.rule], 'count'),
    bars(worst.people, words.app.meeting.byShare, 'share'),
  ];
}

/** Communes that the two lists name. */
export function worstCommunes({ input, operator }: SceneView): number[] {
  const { worst } = findingsOf(input.findings, operator);
  const all = [worst.villages, worst.people].flatMap((order) => worstCommuneList(order, SHOWN_WORST).first);
  return [...new Set(all.map(({ commune }) => commune))];
}

/** What a village counts; what nobody counted is said. */
export function sceneVillageTable({ input, operator, language }: SceneView, village: number): SceneTable {
  const words = messagesIn(language);
  const labels = words.annex.village;
  const { findings } = input;
  const fibre = findings.fibre.distanceMeters[village];
  const count = (value: number) =>
    Number.isNaN(value) ? words.common.noData : formatNumber(value, language);
  return {
    name: labels.name,
    head: null,
    rows: [
      [labels.households, count(findings.counts.households[village])],
      [labels.population, count(findings.counts.population[village])],
      [labels.uncoveredHouseholds, count(findingsOf(findings, operator).uncoveredHouseholds[village])],
      [words.slides.fibre, Number.isNaN(fibre) ? words.common.noData : formatDistance(fibre, language)],
    ],
    align: ['left', 'right'],
    widths: [60, 40],
  };
}

/** Who claims what of a village and since when: only what the scope may tell, the others together. */
export function claimsTable({ input, language }: SceneView, village: number): SceneTable {
  const words = messagesIn(language);
  const own = words.app.meeting;
  const { statements, clusters } = explainVillage(input.dataset, input.findings, input.settings, village);
  const counted = statements.filter((one) => one.counted);
  const says = (centre: boolean, covered: number): string => {
    const where = [
      ...(centre ? [own.atCentre] : []),
      ...(covered > 0
        ? [own.atClusters(formatNumber(covered, language), formatNumber(clusters, language))]
        : []),
    ];
    return where.length ? own.says(where.join(', ')) : own.saysNot;
  };
  const told = counted.filter(({ operator }) => mayTell('claims', input.scope, operator));
  const others = counted.filter((one) => !told.includes(one));
  const rows = new Map<string, { who: string; technologies: string[]; what: string; when: string }>();
  for (const { operator, technology, asOf, centre, clustersCovered } of told) {
    const who = operatorLabel(operator, language);
    const what = says(centre, clustersCovered);
    const when = asOf ? formatDate(asOf, language) : words.app.layers.noDate;
    const key = [who, what, when].join('|');
    const row = rows.get(key) ?? { who, technologies: [], what, when };
    if (!row.technologies.includes(technology)) row.technologies.push(technology);
    rows.set(key, row);
  }
  const all = [...rows.values()].map(({ who, technologies, what, when }) => [
    `${who} ${technologies.join(', ')}`,
    what,
    when,
  ]);
  if (others.length) {
    const who = operatorOf(input.scope) === null ? words.slides.anyOperator : words.slides.otherOperators;
    const most = Math.max(...others.map(({ clustersCovered }) => clustersCovered));
    all.push([
      who,
      says(
        others.some(({ centre }) => centre),
        most,
      ),
      '–',
    ]);
  }
  return {
    name: own.claims,
    head: [words.slides.who, words.slides.what, words.slides.when],
    rows: all.length ? all : [[words.common.noData, '–', '–']],
    align: ['left', 'left', 'right'],
    widths: [36, 34, 30],
  };
}

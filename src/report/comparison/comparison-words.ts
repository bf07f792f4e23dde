import type { ClaimedService } from '../../analysis/compare/claims.ts';
import type {
  Comparison,
  Difference,
  EarlierProject,
  OperatorComparison,
} from '../../analysis/compare/comparison.ts';
import { measureName } from '../../i18n/measure-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import type { Rate, RateMeasure } from '../../model/figure.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import { SERVICE_STATES, type OperatorId } from '../../model/service.ts';
import { operatorLabel } from '../words/method.ts';

/** What a comparison is told from, on the screen and in files alike. */
export interface ComparisonView {
  readonly earlier: EarlierProject;
  readonly project: Pick<ProjectFile, 'asOf' | 'province'>;
  readonly settings: Pick<Settings, 'rule' | 'technologies' | 'evidence'>;
  readonly operator: OperatorId | 'any';
  readonly language: Language;
}

/** Both days by one rule where that can be told; else each by its own. */
export const shownComparison = ({ sameRule, comparison }: EarlierProject): Comparison =>
  sameRule ?? comparison;

/** Figures under one operator; null where one of the days has none. */
export const shownOperator = (
  comparison: Comparison,
  operator: OperatorId | 'any',
): OperatorComparison | null => comparison.byOperator.find((one) => one.operator === operator) ?? null;

const rateOf = (rates: readonly Rate[], measure: RateMeasure): Rate | undefined =>
  rates.find((rate) => rate.measure === measure);

const DARK = SERVICE_STATES.indexOf('uncovered');
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Villages without any signal on both days, those without a partner included. */
export const darkOf = ({ states, onlyBefore, onlyNow }: OperatorComparison) => ({
  before: sum(states[DARK]) + onlyBefore[DARK],
  now: sum(states.map((row) => row[DARK])) + onlyNow[DARK],
});

/** What has changed, in one line with both dates. */
export function comparisonTitle({ earlier, operator, language }: ComparisonView): string {
  const { comparison: own } = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const comparison = shownComparison(earlier);
  const one = shownOperator(comparison, operator);
  const found = (one: OperatorComparison): string => {
    if (comparison.matches.now.length === 0) return own.nobody;
    const parts = [
      ...(one.left.length ? [own.left(number(one.left.length))] : []),
      ...(one.entered.length ? [own.entered(number(one.entered.length))] : []),
    ];
    return parts.join(', ') || own.noneMoved;
  };
  return one
    ? own.title(found(one), formatDate(earlier.project.asOf, language))
    : own.notOfOperator(operatorLabel(operator, language));
}

const MEASURES: readonly RateMeasure[] = ['communes', 'villages', 'households', 'population'];

interface ComparisonTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rates and what is left over, then and now, under both dates. */
export function comparisonTable(view: ComparisonView, one: OperatorComparison): ComparisonTable {
  const { earlier, project, settings, language } = view;
  const words = messagesIn(language);
  const own = words.comparison;
  const number = (value: number) => formatNumber(value, language);
  const { before, now } = one.rates;
  const share = (rate: Rate | undefined): string =>
    rate && rate.share !== null ? formatShare(rate.share, language) : words.common.noData;
  const people = (rate: Rate | undefined): string =>
    rate && rate.covered + rate.uncovered > 0 ? number(rate.uncovered) : words.common.noData;
  const dark = darkOf(one);
  return {
    head: [own.measure, formatDate(earlier.project.asOf, language), formatDate(project.asOf, language)],
    rows: [
      ...MEASURES.map((measure) => [
        measureName(measure, settings.rule, words),
        share(rateOf(before, measure)),
        share(rateOf(now, measure)),
      ]),
      [own.dark, number(dark.before), number(dark.now)],
      [own.uncoveredPeople, people(rateOf(before, 'population')), people(rateOf(now, 'population'))],
    ],
  };
}

/** Who gained and lost service, and how many villages could be told to be one. */
export function comparisonLines(
  { earlier, language }: ComparisonView,
  { population, households }: OperatorComparison,
): string[] {
  const { comparison: own } = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const amount = (value: number | null) => (value === null ? own.unknownNumber : number(value));
  const { matches } = shownComparison(earlier);
  const byName = sum([...matches.byName]);
  const unmatched = [
    ...(matches.onlyBefore.length ? [own.onlyBefore(number(matches.onlyBefore.length))] : []),
    ...(matches.onlyNow.length ? [own.onlyNow(number(matches.onlyNow.length))] : []),
  ];
  return [
    own.gained(amount(population.gained), amount(households.gained)),
    ...(population.lost !== 0 || households.lost !== 0
      ? [own.lost(amount(population.lost), amount(households.lost))]
      : []),
    ...(population.unknownVillages ? [own.unknownPeople(number(population.unknownVillages))] : []),
    ...(households.unknownVillages ? [own.unknownHouseholds(number(households.unknownVillages))] : []),
    [
      own.matched(number(matches.now.length), byName ? number(byName) : null),
      ...(unmatched.length ? [own.unmatched(unmatched.join(', '))] : []),
      ...(matches.codesReused ? [own.codesReused(number(matches.codesReused))] : []),
    ].join(' '),
  ];
}

/** How one day counts, as far as the other counts otherwise. */
function countingText(
  { technologies, rule, evidence }: ComparisonView['settings'],
  differences: readonly Difference[],
  language: Language,
): string {
  const words = messagesIn(language);
  return [
    ...(differences.includes('technologies') ? [technologies.join('/')] : []),
    ...(differences.includes('rule') ? [words.comparison.quoted(words.common.coveredVillages[rule])] : []),
    ...(differences.includes('evidence')
      ? [evidence.map((one) => words.common.evidence[one]).join(', ')]
      : []),
  ].join('; ');
}

/** What the earlier file lacks: villages and service that are missing in it look like a change. */
function lossNotes({ damaged, unread }: EarlierProject, language: Language): string[] {
  const { comparison: own } = messagesIn(language);
  return [
    ...(damaged ? [own.damaged] : []),
    ...(unread.length ? [own.unread(formatNumber(unread.length, language), unread[0])] : []),
  ];
}

/** Areas that one of the days has alone: a file that was not sent looks like signal that came or went. */
function claimNotes({ claims }: EarlierProject, language: Language): string[] {
  const { comparison: own } = messagesIn(language);
  const names = (only: readonly ClaimedService[]) =>
    only.map(({ operator, technology }) => `${operatorLabel(operator, language)} ${technology}`).join(', ');
  return [
    ...(claims?.onlyBefore.length ? [own.onlyBeforeClaims(names(claims.onlyBefore))] : []),
    ...(claims?.onlyNow.length ? [own.onlyNowClaims(names(claims.onlyNow))] : []),
  ];
}

/** What the earlier file lacks, and what is not of one definition on the two days. */
export function comparisonNotes({ earlier, project, settings, language }: ComparisonView): string[] {
  const { comparison: own, common } = messagesIn(language);
  const { differences, byOperator, operatorsOnlyBefore, operatorsOnlyNow } = earlier.comparison;
  const names = (operators: readonly OperatorId[]) =>
    operators.map((one) => operatorLabel(one, language)).join(', ');
  const counting = differences.some((one) => one === 'rule' || one === 'technologies' || one === 'evidence');
  const villages = rateOf(byOperator[0].rates.before, 'villages');
  const definition = (): string => {
    const before = countingText(earlier.settings, differences, language);
    return earlier.sameRule
      ? own.recounted(
          before,
          villages && villages.share !== null ? formatShare(villages.share, language) : common.noData,
        )
      : own.notRecounted(before, countingText(settings, differences, language));
  };
  const has = (one: (typeof differences)[number]) => differences.includes(one);
  return [
    ...lossNotes(earlier, language),
    ...claimNotes(earlier, language),
    ...(has('province')
      ? [own.difference.province(earlier.project.province.name, project.province.name)]
      : []),
    ...(has('order') ? [own.difference.order(formatDate(earlier.project.asOf, language))] : []),
    ...(has('synthetic') ? [own.difference.synthetic] : []),
    ...(counting ? [definition()] : []),
    ...(has('villageShare') && !earlier.sameRule ? [own.difference.villageShare] : []),
    ...(has('operators')
      ? [
          [
            ...(operatorsOnlyBefore.length + operatorsOnlyNow.length ? [] : [own.difference.operators]),
            ...(operatorsOnlyBefore.length ? [own.onlyBeforeOperators(names(operatorsOnlyBefore))] : []),
            ...(operatorsOnlyNow.length ? [own.onlyNowOperators(names(operatorsOnlyNow))] : []),
          ].join(' '),
        ]
      : []),
  ];
}

import type { PlanObjective, PlanService } from '../model/project.ts';
import { messagesIn } from './messages.ts';
import {
  formatDate,
  formatDistance,
  formatMoney,
  formatNumber,
  formatShare,
  type Language,
} from './number.ts';

interface Supposed {
  readonly code: string;
  readonly context: Readonly<Record<string, number | string>>;
}

/** A count, or that nobody counted: never 0 for what is not known. */
export const countText = (value: number | null, language: Language): string =>
  value === null ? messagesIn(language).common.noData : formatNumber(value, language);

/** A count before its unit, within a sentence. */
export const leftText = (value: number | null, language: Language): string =>
  value === null ? messagesIn(language).plan.uncounted : formatNumber(value, language);

/** Whom a second way keeps from losing all signal. */
export const protectsText = (
  { households }: { readonly households: number | null },
  language: Language,
): string => messagesIn(language).plan.feed.secondWay(leftText(households, language));

/** A mast, a fibre section, a power line. */
export const elementText = (kind: string, language: Language): string =>
  (messagesIn(language).plan.element as Readonly<Record<string, string>>)[kind] ?? kind;

/** One sentence for something that the plan supposes. An unknown code is shown as it is. */
export function assumptionText({ code, context }: Supposed, language: Language): string {
  const words = messagesIn(language).plan.assumption;
  const number = (key: string) => formatNumber(Number(context[key]), language);
  const meters = (key: string) => formatDistance(Number(context[key]), language);
  const percent = (key: string) => formatShare(Number(context[key]), language);
  const money = (key: string) => formatMoney(Number(context[key]), language);
  switch (code) {
    case 'discRadius':
      return words.discRadius(number('count'), meters('radiusMeters'));
    case 'assumedCost':
      return words.assumedCost(number('count'), money('costVnd'));
    case 'highPoints':
    case 'gapPoints':
      return words[code](meters('searchMeters'), meters('radiusMeters'), money('costVnd'));
    case 'statedRange':
      return words.statedRange(number('count'), percent('low'), percent('high'));
    case 'exchangeRate':
    case 'benchmarkRate':
      return words[code](number('vndPerUsd'), formatDate(String(context['asOf']), language));
    case 'exchangeUndated':
    case 'benchmarkUndated':
      return words[code](number('vndPerUsd'));
    case 'running':
      return words.running(percent('running'), percent('discount'), number('years'));
    case 'joinDisc':
      return words.joinDisc(number('count'), meters('radiusMeters'), money('costVnd'));
    case 'corners':
    case 'cornersThreshold':
      return words[code](number('corners'));
    case 'feedCounted':
      return words.feedCounted(number('count'), money('fibreVnd'), money('hopVnd'));
    case 'feedRoads':
      return Number(context['count']) > 0
        ? words.feedRoadsOff(number('count'), formatNumber(Number(context['factor']), language, 1))
        : words.feedRoads(formatNumber(Number(context['factor']), language, 1));
    case 'feedLand':
      return Number(context['count']) > 0
        ? words.feedLandOff(meters('meters'), number('count'))
        : words.feedLand(meters('meters'));
    case 'feedBands':
      return words.feedBands(meters('meters'));
    case 'feedStraight':
      return words.feedStraight(formatNumber(Number(context['factor']), language, 1));
    case 'feedHops':
      return words.feedHops(
        meters('meters'),
        number('fed'),
        number('others'),
        meters('feedMeters'),
        number('count'),
      );
    case 'reachPredicted':
      return words.reachPredicted(number('count'), meters('meters'));
    case 'highPlaces':
      return words.highPlaces(meters('searchMeters'), money('costVnd'));
    case 'zeroCost':
    case 'feedStated':
    case 'feedUnknown':
    case 'reachPartly':
    case 'reachEstimated':
    case 'fundUnknown':
    case 'supportOpen':
    case 'villagesNotCounted':
    case 'villagesOutside':
    case 'anyOperator':
    case 'worksBarred':
    case 'lockedBarred':
    case 'worksDelayedUnknown':
    case 'worksTooLate':
    case 'servedUnderSupport':
    case 'servedSupportOpen':
      return words[code](number('count'));
    case 'lossParts':
      return words.lossParts(meters('mastMeters'));
    case 'secondWays':
      return words.secondWays(
        number('count'),
        formatNumber(Number(context['factor']), language, 1),
        meters('meters'),
      );
    case 'lossFeeds':
      return words.lossFeeds(meters('feedMeters'));
    case 'lossMissing':
      return words.lossMissing(elementText(String(context['kind']), language));
    case 'lossUnfed':
      return words.lossUnfed(
        elementText(String(context['kind']), language),
        number('count'),
        meters('feedMeters'),
      );
    case 'lossOpen':
      return words.lossOpen(number('count'));
    case 'worksDelayed':
      return words.worksDelayed(number('count'), number('months'));
    case 'supportUnknown':
    case 'feedTapNodes':
    case 'feedTapAnywhere':
    case 'feedNoSight':
    case 'noNorm':
    case 'carriedOver':
    case 'discIgnoresTerrain':
      return words[code];
    default:
      return code;
  }
}

/** What feeds a mast, as the plan has it. */
interface Feed {
  readonly by: 'fibre' | 'hop' | 'stated' | 'unknown';
  readonly fibreMeters: number | null;
  readonly sharedMeters: number | null;
  readonly from: string | null;
  readonly isEstimated: boolean;
}

/** "cáp quang mới 1,2 km (300 m dùng chung, ước lượng)", "viba từ LC0123". */
export function feedText(feed: Feed, language: Language): string {
  const words = messagesIn(language).plan.feed;
  if (feed.by === 'hop') return words.hop(feed.from);
  if (feed.by !== 'fibre') return words[feed.by];
  if (feed.fibreMeters === null) return words.withheld;
  if (!feed.fibreMeters) return words.atHand;
  const beside = [
    ...(feed.sharedMeters ? [words.shared(formatDistance(feed.sharedMeters, language))] : []),
    ...(feed.isEstimated ? [words.estimated] : []),
  ];
  const own = words.fibre(formatDistance(feed.fibreMeters, language), feed.from);
  return beside.length ? `${own} (${beside.join(', ')})` : own;
}

/** "Đạt ít nhất 99,1% mức tốt nhất có thể": value over bound, rounded down; at the bound it is the best. */
export function boundText(objective: number, upperBound: number, language: Language): string {
  const words = messagesIn(language).plan;
  if (objective >= upperBound) return words.boundReached;
  return words.boundNote(formatShare(Math.floor((objective / upperBound) * 1000) / 1000, language, 1));
}

/** What households a plan of most households gains, and what no plan of its money gains more of: both are whole. */
export function householdsBoundText(households: number, upperBound: number, language: Language): string {
  const own = messagesIn(language).app.plan;
  const bound = Math.floor(upperBound);
  return households >= bound
    ? own.boundReached(formatNumber(households, language))
    : own.boundExplain(formatNumber(households, language), formatNumber(bound, language));
}

/** Reference ranges of the score, as `planning/` fixes them. */
interface ScoreReference {
  readonly householdsFull: number;
  readonly povertyFull: number;
  readonly extremelyDifficult: number;
  readonly minorityFull: number;
  readonly publicService: Readonly<Record<'school' | 'healthStation' | 'office' | 'cultureHouse', number>>;
  readonly safety: Readonly<Record<'hazard' | 'border', number>>;
  readonly fibreFarMeters: number;
  readonly siteFarMeters: number;
}

export type ScoreGroup = 'need' | 'vulnerability' | 'publicService' | 'safety' | 'ease';

/** Formula of one group of the score with its reference range, for people to check. */
export function formulaText(group: ScoreGroup, reference: ScoreReference, language: Language): string {
  const { formula } = messagesIn(language).plan;
  const decimal = (value: number) => formatNumber(value, language, 1);
  const { publicService, safety } = reference;
  switch (group) {
    case 'need':
      return formula.need(formatNumber(reference.householdsFull, language));
    case 'vulnerability':
      return formula.vulnerability(
        formatShare(reference.povertyFull, language),
        decimal(reference.extremelyDifficult),
        decimal(reference.minorityFull),
      );
    case 'publicService':
      return formula.publicService(
        decimal(publicService.school),
        decimal(publicService.healthStation),
        decimal(publicService.office),
        decimal(publicService.cultureHouse),
      );
    case 'safety':
      return formula.safety(decimal(safety.hazard), decimal(safety.border));
    case 'ease':
      return formula.ease(
        formatDistance(reference.fibreFarMeters, language),
        formatDistance(reference.siteFarMeters, language),
      );
  }
}

interface Decided {
  readonly what: keyof ReturnType<typeof messagesIn>['plan']['decision'];
  readonly of: string;
}

/** "Chốt DX012": what was decided, without who and why. */
export const decisionText = ({ what, of }: Decided, language: Language): string =>
  messagesIn(language).plan.decision[what](of);

/**
 * Why a mast that hands a feed on is there, or whom a trench or a hop is for; null: nobody's feed leads over it.
 * @param masts letters of those whose feed it is
 */
export function usedByText(
  { kind, villages }: { readonly kind: string; readonly villages: readonly number[] },
  masts: readonly string[],
  language: Language,
): string | null {
  if (!masts.length) return null;
  const words = messagesIn(language).plan.feed;
  const names = masts.join(', ');
  if (kind !== 'mast') return words.usedBy(names);
  return villages.length ? words.handsOn(names) : words.relays(names);
}

/** What a plan makes as large as can be, in words, and of one with two levels what each reaches and at most could. */
export function purposeTexts(
  {
    objectiveName,
    service,
    levels,
  }: {
    readonly objectiveName: PlanObjective;
    readonly service: PlanService;
    readonly levels: readonly {
      readonly name: string;
      readonly value: number;
      readonly upperBound: number;
      readonly proven: boolean;
    }[];
  },
  language: Language,
): string[] {
  const { plan } = messagesIn(language);
  const purpose =
    service === 'second' && objectiveName !== 'dark-first'
      ? plan.purposeSecond[objectiveName]
      : plan.purpose[objectiveName];
  const number = (value: number) => formatNumber(value, language);
  const reached = levels.flatMap(({ name, value, upperBound, proven }) => {
    const say =
      name === 'dark-villages'
        ? plan.levelDark
        : name === 'partly-served-households'
          ? plan.levelPartly
          : null;
    if (!say) return [];
    const own = say(number(value));
    return [proven ? plan.levelBest(own) : plan.levelOpen(own, number(Math.floor(upperBound)))];
  });
  return [purpose, ...reached.map((text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1))];
}

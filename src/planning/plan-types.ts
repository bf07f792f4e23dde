import type { CostRange, PlanObjective, PlanService, PriorityWeights } from '../model/project.ts';
import type { Restriction } from '../model/surroundings/surroundings.ts';
import type { PlanLevel } from './choose/levels.ts';
import type { CheckLine, CostTable } from './costs/cost-table.ts';
import type { Finance } from './costs/finance.ts';
import type { Award, FundName } from './funds/funds.ts';
import type { Assumption } from './offer/assumption.ts';
import type { WorkFeed } from './backhaul/feed-of.ts';
import type { Option } from './offer/reach.ts';
import type { RestrictedWork } from './surroundings/permits.ts';
import type { EarlierPromise } from './surroundings/promises.ts';

/** One thing to build. `year` null: this plan does not spread works over years. */
export interface PlannedSite extends Option {
  readonly year: number | null;
  /** In the order of the plan; null: nobody counted those whom it serves. */
  readonly newPopulation: number | null;
  readonly newHouseholds: number | null;
  /** Indices of the villages that gain people, in village order. */
  readonly villages: readonly number[];
  readonly isLocked: boolean;
  /** Who pays; null: the electricity of most of those whom it serves, or how difficult their villages are, is not known. */
  readonly fund: FundName | null;
  readonly award: Award;
  /** What the Fund pays, whole đồng; null: no norm is given. */
  readonly supportVnd: number | null;
  /** Ids of the works without which it cannot stand. */
  readonly needs: readonly string[];
  /** Left out: feeds are not asked about, or it has none of its own. */
  readonly feed?: WorkFeed;
  /** Ids of the masts whose feed leads over it; left out: of none. */
  readonly usedBy?: readonly string[];
  /** Of the counted households that it reaches, the part 0..1 that has no signal today; null: none is counted. */
  readonly newShare: number | null;
  /** Restricted land on which it stands and for which somebody gives a permit. */
  readonly permits: readonly Restriction[];
}

/** Why a work is not in the plan, the first reason that holds; words in `i18n` under `plan.whyWork`. */
export type WhyLeft =
  'forbidden' | 'restricted' | 'serves-nobody' | 'above-budget' | 'serves-the-same' | 'less-per-dong';

/** Trenches and hops of a plan together. */
export interface FeedSums {
  readonly trenches: number;
  readonly fibreMeters: number;
  readonly hops: number;
  readonly costVnd: number;
}

/** A work that could be done and is not in the plan. */
export interface LeftWork extends Option {
  readonly why: WhyLeft;
  /** Villages that it would reach, in village order. */
  readonly villages: readonly number[];
}

/** Works of one list or year together. */
export interface WorkSums {
  readonly works: number;
  readonly costVnd: number;
  readonly newHouseholds: number | null;
  readonly newPopulation: number | null;
  readonly supportVnd: number | null;
}

/** `unknown`: nobody can say who pays. */
export type PlanLists = Readonly<Record<FundName | 'unknown', WorkSums>>;

export interface PlanYear extends WorkSums {
  readonly year: number;
  /** Money of the year itself; what earlier years left is spent too. */
  readonly budgetVnd: number;
  readonly lists: PlanLists;
  /** A year of running all that stands when the year is over. */
  readonly runningVnd: number;
}

/** What it costs that no year may undo the one before: value of the first level, until the end of each year. */
export interface NestingPrice {
  readonly year: number;
  readonly budgetVnd: number;
  readonly nested: number;
  readonly best: number;
  readonly upperBound: number;
  readonly price: number;
}

/** In how many corners something is in the plan, and whether these are all. */
export interface InCorners {
  readonly corners: number;
  readonly mark: 'always' | 'sometimes' | 'never';
}

interface WorkCorners extends InCorners {
  readonly id: string;
}

/** Works of the plan serve it. */
interface VillageCorners extends InCorners {
  readonly village: number;
}

/** How many are in the plan in all corners, in some, in none. */
export interface CornerSums {
  readonly always: number;
  readonly sometimes: number;
  readonly never: number;
}

/** What of a plan stays where costs, counts and thresholds turn out otherwise. */
export interface Stability extends CornerSums {
  readonly corners: number;
  /** Corners in which no works obey the rules. */
  readonly without: number;
  /** Those of the plan, in its order. */
  readonly chosen: readonly WorkCorners[];
  /** Those that only other corners take. */
  readonly near: readonly WorkCorners[];
  /** Of the villages that wait for service; those in no corner are left out of `each`. */
  readonly villages: CornerSums & { readonly each: readonly VillageCorners[] };
}

/** Whether some works have a disc to be drawn; what is predicted from terrain has no outline. */
export const hasDiscs = (plan: Plan | null): plan is Plan =>
  plan?.chosen.some(({ radiusMeters }) => radiusMeters !== null) ?? false;

/** A village that no work of the plan's kind reaches: a satellite kit would, which is no 4G. */
interface SatelliteVillage {
  readonly village: number;
  /** null: nobody said what a kit costs. */
  readonly costRange: CostRange | null;
}

/** Money against people: after the first `works` works. */
export interface CurvePoint {
  readonly budgetVnd: number;
  readonly works: number;
  readonly newHouseholds: number;
  readonly newPopulation: number;
  /** No plan of this money under its rules serves more households, whatever its purpose. */
  readonly upperBound: number;
  /** The money with trenches by the middle of their bands; left out: no trench is on offer. */
  readonly bandedVnd?: number;
  /** What no plan of that money exceeds. */
  readonly bandedBound?: number;
}

/** Why a village waits; words in `i18n` under `plan.why`. */
export type WhyUnserved =
  | 'outside-province'
  | 'no-position'
  | 'no-candidate'
  | 'only-forbidden'
  | 'only-restricted'
  | 'above-budget'
  | 'in-part'
  | 'not-counted'
  | 'less-per-dong';

interface Unserved {
  readonly village: number;
  readonly why: WhyUnserved;
  /** Money from which on it is served where works are taken by most value per đồng; null: no money does. */
  readonly fromVnd: number | null;
  /** The same with trenches by the middle of their bands; left out: no trench is on offer. */
  readonly fromBandedVnd?: number | null;
}

export interface Plan {
  /** By discs for now: what terrain lets through is being worked out. Such a plan is shown and never leaves. */
  readonly isEstimate?: boolean;
  readonly budgetVnd: number;
  readonly seed: number;
  readonly objectiveName: PlanObjective;
  readonly service: PlanService;
  readonly levels: readonly PlanLevel[];
  readonly weights: PriorityWeights;
  readonly chosen: readonly PlannedSite[];
  /** All other works that there are, in their order. */
  readonly left: readonly LeftWork[];
  /** Value of the first level. */
  readonly objective: number;
  /** Additional households and people served by all works; null: nobody counted them. */
  readonly newHouseholds: number | null;
  readonly newPopulation: number | null;
  /** Of the counted households that the works reach, the part 0..1 without signal today; null: none is counted. */
  readonly newShare: number | null;
  /** Indices of the villages that gain people by any of the works, in village order. */
  readonly villages: readonly number[];
  /** Those of them whose households nobody counted. */
  readonly villagesWithoutCount: number;
  /** No plan within the budget has a higher value at the first level. */
  readonly upperBound: number;
  /** In what leaves for others under a purpose of scores: values and bounds of the first level are multiples of it. */
  readonly valueStep?: number;
  /** (upperBound - objective) / upperBound; 0 where the bound is 0. */
  readonly gap: number;
  readonly proven: boolean;
  readonly totalCostVnd: number;
  /** Money and lengths are of bands of trenches: told as about so much. Left out: exact. */
  readonly isAbout?: boolean;
  readonly ranking: readonly RankedVillage[];
  readonly rankServed: RankServed;
  readonly unserved: readonly Unserved[];
  /** null: not looked at yet. */
  readonly stability: Stability | null;
  readonly satellite: readonly SatelliteVillage[];
  /** null: the plan builds no feed. */
  readonly feeds: FeedSums | null;
  /** By who pays. */
  readonly lists: PlanLists;
  /** Empty: the plan is not spread over years. */
  readonly years: readonly PlanYear[];
  readonly nestingPrice: readonly NestingPrice[];
  readonly finance: Finance;
  readonly costs: Omit<CostTable, 'hop'> & Partial<Pick<CostTable, 'hop'>>;
  readonly checkLine: CheckLine;
  readonly residual: {
    /** Villages with people left without service, and those of unknown state apart. */
    readonly villages: readonly number[];
    /** null: nobody counted those that are left. */
    readonly households: number | null;
    readonly population: number | null;
    readonly unknownVillages: number;
  };
  /** Works on restricted land: barred ones that would serve somebody, and chosen ones that wait for a permit. */
  readonly restricted: readonly RestrictedWork[];
  /** Villages in need of service that an earlier list has. */
  readonly promised: readonly EarlierPromise[];
  readonly assumptions: readonly Assumption[];
  readonly curve: readonly CurvePoint[];
}

/** Rank under the weights, and the best and worst under any weights up to a fifth away from them. */
export interface RankedVillage {
  readonly village: number;
  readonly rank: number;
  readonly best: number;
  readonly worst: number;
}

/** How many of the villages ranked first, and of those without any signal, the plan serves. */
export interface RankServed {
  readonly first10: number;
  readonly first20: number;
  readonly first50: number;
  readonly dark: number;
}

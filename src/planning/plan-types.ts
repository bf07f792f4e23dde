import type { PlanObjective, PlanService, PriorityWeights } from '../model/project.ts';
import type { Option } from './reach.ts';
import type { RestrictedWork } from './surroundings/permits.ts';
import type { EarlierPromise } from './surroundings/promises.ts';

/** One thing to build. `year` null: this plan does not spread works over years. */
export interface PlannedSite extends Option {
  readonly kind: 'mast';
  readonly year: number | null;
  /** In the order of the plan; null: nobody counted those whom it serves. */
  readonly newPopulation: number | null;
  readonly newHouseholds: number | null;
  /** Indices of the villages that gain people, in village order. */
  readonly villages: readonly number[];
  /** In the plan whatever low, middle or high costs come, or for some of them only. */
  readonly stability: 'always' | 'sometimes';
  readonly isLocked: boolean;
}

/** Money against people: after the first `works` works. */
export interface CurvePoint {
  readonly budgetVnd: number;
  readonly works: number;
  readonly newHouseholds: number;
  readonly newPopulation: number;
  /** No plan of this money serves more households. */
  readonly upperBound: number;
}

/** Something the plan supposes; words in `i18n` under `plan.assumption`. */
export interface Assumption {
  readonly code: string;
  readonly context: Readonly<Record<string, number | string>>;
}

export type LevelName = 'households' | 'people' | 'score' | 'dark-villages' | 'partly-served-households';

/** One purpose of the plan; the second level is bounded at the first one's value. */
export interface PlanLevel {
  readonly name: LevelName;
  readonly value: number;
  readonly upperBound: number;
  readonly proven: boolean;
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

export interface Plan {
  readonly budgetVnd: number;
  readonly seed: number;
  readonly objectiveName: PlanObjective;
  readonly service: PlanService;
  readonly levels: readonly PlanLevel[];
  readonly weights: PriorityWeights;
  readonly chosen: readonly PlannedSite[];
  /** Value of the first level. */
  readonly objective: number;
  /** Additional households and people served by all works; null: nobody counted them. */
  readonly newHouseholds: number | null;
  readonly newPopulation: number | null;
  /** Indices of the villages that gain people by any of the works, in village order. */
  readonly villages: readonly number[];
  /** Those of them whose households nobody counted. */
  readonly villagesWithoutCount: number;
  /** No plan within the budget has a higher value at the first level. */
  readonly upperBound: number;
  /** (upperBound - objective) / upperBound; 0 where the bound is 0. */
  readonly gap: number;
  readonly proven: boolean;
  readonly totalCostVnd: number;
  readonly ranking: readonly RankedVillage[];
  readonly rankServed: RankServed;
  readonly unserved: readonly { readonly village: number; readonly why: WhyUnserved }[];
  readonly residual: {
    /** Villages with people left without service, and those of unknown state apart. */
    readonly villages: readonly number[];
    readonly households: number;
    readonly population: number;
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

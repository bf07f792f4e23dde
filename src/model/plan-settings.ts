import type { PriorityWeights } from './project.ts';

export const PLAN_OBJECTIVES = ['households', 'people', 'score', 'dark-first'] as const;
/** What a plan makes as large as it can: households or people served, the same by score, or villages out of the dark first. */
export type PlanObjective = (typeof PLAN_OBJECTIVES)[number];

export const PLAN_SERVICES = ['any', 'second'] as const;
/** Signal where there is none, or a second operator where there is one. */
export type PlanService = (typeof PLAN_SERVICES)[number];

/** Whole đồng. */
interface PlanCostRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** `settings.plan` of a project; options of a command override it. */
export interface PlanSettings {
  readonly objective?: PlanObjective;
  readonly service?: PlanService;
  /** Only for the plan; else those of the project. */
  readonly weights?: PriorityWeights;
  /** Ids of works that are decided, and of those that are out of the question. */
  readonly lock?: readonly string[];
  readonly forbid?: readonly string[];
  readonly costs?: PlanCosts;
}

/** What the plan supposes of money; every blank keeps its default. */
export interface PlanCosts {
  /** A mast whose own cost nobody states. */
  readonly mast?: PlanCostRange;
  /** Low and high of a cost that is stated, as factors of it. */
  readonly stated?: { readonly low: number; readonly high: number };
}

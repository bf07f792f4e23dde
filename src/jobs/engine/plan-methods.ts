import type { ScenarioDifference } from '../../planning/compare/compare-scenarios.ts';
import type { Plan } from '../../planning/plan.ts';
import type { ReachState } from '../plans/reach-work.ts';
import type { CornersState } from './plan-host.ts';
import type { BudgetAnswer, BudgetCurve, TooLittle } from '../../planning/table/plan-table.ts';
import type { Subject, Turning, WeightTurn } from '../../planning/turning.ts';
import type { DecisionNote } from '../../project/plan-record.ts';
import type { Snapshot } from '../protocol.ts';
import type { PlanAction } from '../steps/edit-plan.ts';
import { method } from './method.ts';

/** Plans and what they hang on; a part of the table of methods. */
export const PLAN_METHODS = {
  plan: method<[budgetVnd: number], Plan>()({ takesFiles: false, takes: 1, changes: false, long: true }),
  /**
   * The last plan again with an exact solver, for so many seconds at most: proved the best, a better one, or a closer bound.
   * Null without a plan.
   */
  provePlan: method<[seconds: number], Plan | null>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: true,
  }),
  /** What some money serves, at once; null while nobody can tell. */
  budgetAnswer: method<[budgetVnd: number], BudgetAnswer | TooLittle | null>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  /** The answers from little money to much; null where there is nothing to answer from. */
  budgetCurve: method<[], BudgetCurve | null>()({
    takesFiles: false,
    takes: 0,
    changes: false,
    long: false,
  }),
  /** How far predictions of what new masts reach are, which begin when it is asked; null: nothing is left to predict. */
  planReach: method<[], ReachState | null>()({ takesFiles: false, takes: 0, changes: false, long: false }),
  /** What of the last plan stays in corners of costs, counts and thresholds; null without a plan. */
  planStability: method<[], CornersState | null>()({
    takesFiles: false,
    takes: 0,
    changes: false,
    long: false,
  }),
  /** Where two kept scenarios differ, in the data as they are now. */
  compareScenarios: method<[first: string, second: string], ScenarioDifference>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: true,
  }),
  /** Decides about works, keeps and chooses scenarios, with a line in the log of decisions. */
  editPlans: method<[action: PlanAction, note: DecisionNote], Snapshot>()({
    takesFiles: false,
    takes: 2,
    changes: true,
    long: true,
  }),
  /** On what it hangs that the plan of the last budget has a work or serves a village; null without such a plan. */
  turning: method<[subject: Subject], Turning | null>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: true,
  }),
  /** Nobody asks any longer what plans hang on: what is under way answers null, or with what it has. */
  stopTurning: method<[], void>()({ takesFiles: false, takes: 0, changes: false, long: false }),
  /** The weights of the score on which it hangs; empty under other purposes. */
  weightTurns: method<[subject: Subject], readonly WeightTurn[]>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: true,
  }),
};

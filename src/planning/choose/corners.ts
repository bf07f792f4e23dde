import type { CostRange } from '../../model/project.ts';
import { choose } from './choose.ts';
import type { PlanProblem } from './choose-works.ts';
import type { WorkRules } from './rules.ts';

/**
 * Corners of what nobody knows exactly: costs low, middle, high by counts a tenth fewer, as they are, a tenth more. The
 * counts scale all values alike and move no work, so every cost stands for three corners. Thresholds are corners only
 * where a terrain model predicts what a work serves; discs do not know them.
 */
const CORNERS = { costs: 3, counts: 3, thresholds: 1 } as const;
export const CORNER_COUNT = CORNERS.costs * CORNERS.counts * CORNERS.thresholds;

export interface Corners {
  /** By work: in how many corners it is in the plan; works in none are left out. */
  readonly inPlan: ReadonlyMap<number, number>;
  /** Corners in which no works obey the rules. */
  readonly without: number;
}

/** @param sites the works at middle costs */
export async function cornersOf(
  question: PlanProblem,
  rules: WorkRules,
  ranges: readonly CostRange[],
  sites: readonly number[],
): Promise<Corners> {
  const inPlan = new Map<number, number>();
  let without = 0;
  const count = (works: readonly number[]): void => {
    for (const j of works) inPlan.set(j, (inPlan.get(j) ?? 0) + CORNERS.counts);
  };
  count(sites);
  for (const end of ['low', 'high'] as const) {
    const cost = Float64Array.from(ranges, (range) => range[end]);
    const levels = question.levels.map(({ name, problem }) => ({ name, problem: { ...problem, cost } }));
    const spent = question.locked.reduce((sum, j) => sum + cost[j], 0);
    if (spent > question.budgetVnd) {
      // Decided works that are dearer than thought leave nothing for others.
      count(question.locked);
      continue;
    }
    const chosen = await choose({ ...question, levels, isBounded: false }, rules);
    if (chosen.ok) count(chosen.value.sites);
    else without += CORNERS.counts;
  }
  return { inPlan, without };
}

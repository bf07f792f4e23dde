import { chooseWorks, type Question } from './choose-works.ts';
import type { Option } from './reach.ts';

/**
 * Which works stay whatever their costs turn out to be: the plan is made again with all costs low and all high. Counts
 * a tenth more or fewer for everybody move no work: they scale all values alike. Thresholds are corners only where a
 * terrain model predicts.
 */
export async function stabilityOf(
  question: Question,
  options: readonly Option[],
  sites: readonly number[],
): Promise<ReadonlyMap<number, 'always' | 'sometimes'>> {
  const others: Set<number>[] = [];
  for (const end of ['low', 'high'] as const) {
    const cost = Float64Array.from(options, ({ costRange }) => costRange[end]);
    const levels = question.levels.map(({ name, problem }) => ({ name, problem: { ...problem, cost } }));
    const spent = question.locked.reduce((sum, j) => sum + cost[j], 0);
    // Decided works that are dearer than thought leave nothing for others.
    const chosen =
      spent > question.budgetVnd
        ? question.locked
        : (await chooseWorks({ ...question, levels, isBounded: false })).sites;
    others.push(new Set(chosen));
  }
  return new Map(sites.map((j) => [j, others.every((plan) => plan.has(j)) ? 'always' : 'sometimes']));
}

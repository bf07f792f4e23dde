import type { CoverProblem } from '../optimise/cover/cover-problem.ts';
import { CoverState } from '../optimise/cover/cover-state.ts';
import { FeedWays, type Feeds } from './feeds.ts';

/**
 * Fills a budget with works that are fed: again and again the one that adds most for its own money and that of the feed
 * that it still lacks.
 * @param start works that stand already, fed @param open works that may be added
 * @returns those that were added, what feeds a mast before it
 */
export function fillFed(
  problem: CoverProblem,
  feeds: Feeds,
  budgetVnd: number,
  start: readonly number[],
  open: readonly number[],
): number[] {
  const state = new CoverState(problem);
  for (const j of start) state.add(j);
  const may = new Set(open);
  const ways = new FeedWays(feeds, problem.cost, (work) => may.has(work));
  const added: number[] = [];
  for (;;) {
    ways.from(new Set(state.sites()));
    let [best, ratio] = [-1, 0];
    for (const j of open) {
      if (state.chosen[j] || !(state.gain[j] > 0)) continue;
      const costVnd = ways.costTo(j);
      if (!(state.cost + costVnd <= budgetVnd)) continue;
      const own = state.gain[j] / Math.max(costVnd, Number.MIN_VALUE);
      if (own > ratio) [best, ratio] = [j, own];
    }
    if (best < 0) return added;
    const own = ways.to(best)!.works.filter((work) => work !== best);
    for (const work of [...own, best]) {
      if (state.chosen[work]) continue;
      state.add(work);
      added.push(work);
    }
  }
}

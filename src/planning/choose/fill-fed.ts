import type { CoverProblem } from '../optimise/cover/cover-problem.ts';
import { CoverState } from '../optimise/cover/cover-state.ts';
import { FeedWays, type FeedWay, type Feeds } from './feeds.ts';

/**
 * Fills a budget with works that are fed: again and again the one that adds most for its own money and that of the feed
 * that it still lacks. Where the exact solver starts from.
 * @param start works that stand already, fed
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
  for (;;) {
    ways.from(new Set(state.sites()));
    let [best, ratio]: [FeedWay | null, number] = [null, 0];
    for (const j of open) {
      if (state.chosen[j] || !(state.gain[j] > 0)) continue;
      const way = ways.to(j);
      if (!way || state.cost + way.costVnd > budgetVnd) continue;
      const own = state.gain[j] / Math.max(way.costVnd, Number.MIN_VALUE);
      if (own > ratio) [best, ratio] = [way, own];
    }
    if (!best) return state.sites();
    for (const work of best.works) if (!state.chosen[work]) state.add(work);
  }
}

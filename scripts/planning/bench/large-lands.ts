import type { CoverProblem } from '../../../src/planning/optimise/cover/cover-problem.ts';
import { greedyCover } from '../../../src/planning/optimise/cover/greedy.ts';
import { certificateOf, solveCover } from '../../../src/planning/optimise/cover/solve-cover.ts';
import { makeInstance, meanReach, totalCost } from './made-instances.ts';
import { percentile, processorTime, rounded, tell } from './measure.ts';

/** `seconds`: of search, each from the beginning. */
const LANDS = [
  { name: 'region', sites: 3000, villages: 25_000, reach: 36, seconds: [1.5, 10, 60] },
  { name: 'nation', sites: 30_000, villages: 90_000, reach: 28, seconds: [10] },
] as const;
const SHARES = [0.05, 0.15, 0.4] as const;

/** Many more candidates than one province has. */
export function measureLargeLands(): void {
  for (const { name, seconds, ...size } of LANDS) {
    const problem = makeInstance({ ...size, seed: 1 });
    for (const share of SHARES) {
      const budget = totalCost(problem) * share;
      const gaps = Object.fromEntries(seconds.map((one) => [`gapIn${one}s`, gapIn(problem, budget, one)]));
      tell({ name, reach: meanReach(problem), share, greedyMs: greedyTime(problem, budget), ...gaps });
    }
  }
}

/** Median of five, the first of a cold process among them. */
function greedyTime(problem: CoverProblem, budget: number): number {
  const times = Array.from({ length: 5 }, () => {
    const started = processorTime();
    greedyCover(problem, budget);
    return processorTime() - started;
  });
  return rounded(percentile(times, 0.5), 0);
}

function gapIn(problem: CoverProblem, budget: number, seconds: number): number {
  const end = processorTime() + seconds * 1000;
  const effort = { seed: 1, turns: 1e6, iterations: 1000, stop: () => processorTime() > end };
  return rounded(1 / certificateOf(solveCover(problem, budget, effort)) - 1, 4);
}

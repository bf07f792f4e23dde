import { BudgetTable } from '../../src/planning/optimise/cover/budget-table.ts';
import { greedyCover } from '../../src/planning/optimise/cover/greedy.ts';
import { certificateOf, solveCover } from '../../src/planning/optimise/cover/solve-cover.ts';
import { makeInstance } from './made-instances.ts';

/**
 * `bench:planning`: how near the best possible plans are, and how long they take, on made-up provinces of the densities
 * that docs/planning.md names. Gaps are bound / value - 1; times are of this machine.
 */
const PROVINCES = [
  { name: 'province, standard', sites: 300, villages: 2500, reach: 21 },
  { name: 'province, dense', sites: 300, villages: 2500, reach: 50 },
] as const;
const BUDGETS = 400;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

for (const { name, ...size } of PROVINCES)
  for (const seed of [1, 2]) {
    const problem = makeInstance({ ...size, seed });
    const total = problem.cost.reduce((sum, cost) => sum + cost, 0);
    const built = performance.now();
    const table = new BudgetTable(problem, { seed, turns: 300, iterations: 250 }).build();
    const tableSeconds = (performance.now() - built) / 1000;
    const [gaps, times, resting]: number[][] = [[], [], []];
    for (let k = 0; k < BUDGETS; k++) {
      const budget = total * (0.02 + (0.75 * k) / (BUDGETS - 1));
      const started = performance.now();
      const answer = table.answer(budget);
      times.push(performance.now() - started);
      gaps.push(1 / certificateOf(answer) - 1);
      if (k % 40 === 0) {
        const end = performance.now() + 300;
        const rest = {
          seed,
          turns: 1e5,
          iterations: 600,
          start: answer.sites,
          stop: () => performance.now() > end,
        };
        resting.push(1 / certificateOf(solveCover(problem, budget, rest)) - 1);
      }
    }
    console.log(
      JSON.stringify({
        name,
        seed,
        reach: Number((problem.siteDemand.length / problem.cost.length).toFixed(1)),
        tableSeconds: Number(tableSeconds.toFixed(2)),
        movingP50ms: Number(percentile(times, 0.5).toFixed(2)),
        movingP95ms: Number(percentile(times, 0.95).toFixed(2)),
        movingGapP95: Number(percentile(gaps, 0.95).toFixed(4)),
        restingGapP95: Number(percentile(resting, 0.95).toFixed(4)),
      }),
    );
  }

for (const [name, size] of [
  ['region', { sites: 3000, villages: 25_000, reach: 36 }],
  ['nation', { sites: 30_000, villages: 90_000, reach: 28 }],
] as const) {
  const problem = makeInstance({ ...size, seed: 1 });
  const total = problem.cost.reduce((sum, cost) => sum + cost, 0);
  for (const share of [0.05, 0.15, 0.4]) {
    const started = performance.now();
    greedyCover(problem, total * share);
    const greedySeconds = (performance.now() - started) / 1000;
    const end = performance.now() + 10_000;
    const solved = solveCover(problem, total * share, {
      seed: 1,
      turns: 1e6,
      iterations: 1000,
      stop: () => performance.now() > end,
    });
    console.log(
      JSON.stringify({
        name,
        share,
        greedySeconds: Number(greedySeconds.toFixed(3)),
        gapIn10s: Number((1 / certificateOf(solved) - 1).toFixed(4)),
      }),
    );
  }
}

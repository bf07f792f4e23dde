import { greedyCover } from '../../src/planning/optimise/cover/greedy.ts';
import { certificateOf, solveCover } from '../../src/planning/optimise/cover/solve-cover.ts';
import { BudgetTable } from '../../src/planning/table/budget-table.ts';
import { SearchedRows } from '../../src/planning/table/searched-rows.ts';
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

/** Milliseconds of processor time: other work on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
const FREE = { isFree: true, withNeeded: (j: number) => [j], obeys: () => true, decided: new Set<number>() };
/** Processor time of idle work after which a table that does not stand yet is asked too. */
const EARLY_MILLISECONDS = 500;

interface Asked {
  readonly p50ms: number;
  readonly p95ms: number;
  readonly gapP95: number;
}

function ask(
  table: BudgetTable,
  total: number,
  each: (budget: number, sites: readonly number[]) => void,
): Asked {
  const [gaps, times]: number[][] = [[], []];
  for (let k = 0; k < BUDGETS; k++) {
    const budget = total * (0.02 + (0.75 * k) / (BUDGETS - 1));
    const started = processorTime();
    const { values, upperBounds, sites } = table.answer(budget)!;
    times.push(processorTime() - started);
    gaps.push(1 / certificateOf({ value: values[0], upperBound: upperBounds[0] }) - 1);
    if (k % 40 === 0) each(budget, sites);
  }
  return {
    p50ms: Number(percentile(times, 0.5).toFixed(2)),
    p95ms: Number(percentile(times, 0.95).toFixed(2)),
    gapP95: Number(percentile(gaps, 0.95).toFixed(4)),
  };
}

for (const { name, ...size } of PROVINCES)
  for (const seed of [1, 2]) {
    const problem = makeInstance({ ...size, seed });
    const total = problem.cost.reduce((sum, cost) => sum + cost, 0);
    const started = processorTime();
    const table = new BudgetTable(
      { levels: [problem], least: [], binding: FREE },
      new SearchedRows([problem], { seed, turns: 400, iterations: 300 }),
    );
    while (!table.isComplete && processorTime() - started < EARLY_MILLISECONDS) await table.step();
    const early = ask(table, total, () => undefined);
    const pieces: number[] = [];
    while (!table.isComplete) {
      const before = processorTime();
      await table.step();
      pieces.push(processorTime() - before);
    }
    const seconds = (processorTime() - started) / 1000;
    const [resting, worse]: number[][] = [[], []];
    const moving = ask(table, total, (budget, sites) => {
      const end = processorTime() + 300;
      const rest = { seed, turns: 1e5, iterations: 600, start: sites, stop: () => processorTime() > end };
      const solved = solveCover(problem, budget, rest);
      resting.push(1 / certificateOf(solved) - 1);
      worse.push(Number(solved.value < table.answer(budget)!.values[0]));
    });
    console.log(
      JSON.stringify({
        name,
        seed,
        reach: Number((problem.siteDemand.length / problem.cost.length).toFixed(1)),
        tableSeconds: Number(seconds.toFixed(2)),
        pieceP95ms: Number(percentile(pieces, 0.95).toFixed(2)),
        early,
        moving,
        restingGapP95: Number(percentile(resting, 0.95).toFixed(4)),
        restingWorse: worse.reduce((sum, one) => sum + one, 0),
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

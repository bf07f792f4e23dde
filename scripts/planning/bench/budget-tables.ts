import type { CoverProblem } from '../../../src/planning/optimise/cover/cover-problem.ts';
import { certificateOf, solveCover } from '../../../src/planning/optimise/cover/solve-cover.ts';
import { BudgetTable } from '../../../src/planning/table/budget-table.ts';
import { SearchedRows } from '../../../src/planning/table/searched-rows.ts';
import { makeInstance, meanReach, totalCost } from './made-instances.ts';
import { percentile, processorTime, rounded, tell } from './measure.ts';

const PROVINCES = [
  { name: 'province, standard', sites: 300, villages: 2500, reach: 21 },
  { name: 'province, dense', sites: 300, villages: 2500, reach: 50 },
] as const;
const BUDGETS = 400;

const FREE = { isFree: true, withNeeded: (j: number) => [j], obeys: () => true, decided: new Set<number>() };
/** Processor time of idle work after which a table that does not stand yet is asked too. */
const EARLY_MILLISECONDS = 500;
const RESTING_MILLISECONDS = 300;

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
    p50ms: rounded(percentile(times, 0.5), 2),
    p95ms: rounded(percentile(times, 0.95), 2),
    gapP95: rounded(percentile(gaps, 0.95), 4),
  };
}

/** Tables of budgets for provinces of both densities, while they are built, once they stand, and at rest. */
export async function measureBudgetTables(): Promise<void> {
  for (const { name, ...size } of PROVINCES)
    for (const seed of [1, 2])
      tell({ name, seed, ...(await measureTable(makeInstance({ ...size, seed }), seed)) });
}

async function measureTable(problem: CoverProblem, seed: number): Promise<Readonly<Record<string, unknown>>> {
  const total = totalCost(problem);
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
    const end = processorTime() + RESTING_MILLISECONDS;
    const rest = { seed, turns: 1e5, iterations: 600, start: sites, stop: () => processorTime() > end };
    const solved = solveCover(problem, budget, rest);
    resting.push(1 / certificateOf(solved) - 1);
    worse.push(Number(solved.value < table.answer(budget)!.values[0]));
  });
  return {
    reach: meanReach(problem),
    tableSeconds: rounded(seconds, 2),
    pieceP95ms: rounded(percentile(pieces, 0.95), 2),
    early,
    moving,
    restingGapP95: rounded(percentile(resting, 0.95), 4),
    restingWorse: worse.reduce((sum, one) => sum + one, 0),
  };
}

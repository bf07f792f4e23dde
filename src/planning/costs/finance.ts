import type { CostRange } from '../../model/project.ts';
import type { CostTable } from './cost-table.ts';

/** A work as the money sees it. `turn` 1: built in the first year of the plan. */
interface Built {
  readonly costRange: CostRange;
  readonly turn: number;
}

/** Money out alone: nobody states what the works earn. Whole đồng. */
export interface Finance {
  /** A year of running all works. */
  readonly runningPerYear: CostRange;
  /** Building and running, discounted to the first year. */
  readonly presentCost: CostRange;
  readonly running: number;
  readonly discount: number;
  readonly horizonYears: number;
}

/** Builds in its own year, runs from the year after for the years of the horizon. */
function presentCost(cost: number, turn: number, table: CostTable): number {
  const factor = 1 / (1 + table.discount);
  let sum = cost * factor ** (turn - 1);
  for (let year = 1; year <= table.horizonYears; year++)
    sum += cost * table.running * factor ** (turn - 1 + year);
  return sum;
}

export function financeOf(works: readonly Built[], table: CostTable): Finance {
  const range = (worth: (cost: number, turn: number) => number): CostRange => {
    const sum = (end: keyof CostRange) =>
      Math.round(works.reduce((total, { costRange, turn }) => total + worth(costRange[end], turn), 0));
    return { low: sum('low'), mid: sum('mid'), high: sum('high') };
  };
  return {
    runningPerYear: range((cost) => cost * table.running),
    presentCost: range((cost, turn) => presentCost(cost, turn, table)),
    running: table.running,
    discount: table.discount,
    horizonYears: table.horizonYears,
  };
}

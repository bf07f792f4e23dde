import { describe, expect, it } from 'vitest';
import { mastWorld, SOLVED_WORLDS } from '../../../test/support/mast-world.ts';
import type { CoverProblem } from '../optimise/cover/cover-problem.ts';
import { BudgetTable } from './budget-table.ts';
import { SearchedRows } from './searched-rows.ts';

const tableOf = (levels: readonly CoverProblem[]): BudgetTable => {
  const binding = {
    isFree: false,
    withNeeded: (j: number) => [j],
    obeys: () => true,
    decided: new Set<number>(),
  };
  return new BudgetTable(
    { levels, least: [], binding },
    new SearchedRows(levels, { seed: 3, turns: 20, iterations: 40 }),
  );
};
/** Value and bound of answers from next to nothing to nearly all, summed up. */
function sums(table: BudgetTable, most: number): [number, number] {
  let [value, bound] = [0, 0];
  for (let part = 1; part < 100; part++) {
    const answer = table.answer((most * part) / 100)!;
    value += answer.values[0]!;
    bound += answer.upperBounds[0]!;
  }
  return [value, bound];
}

describe('a table of forty masts', () => {
  it('answers as an exact solver does at the money that it was asked for', async () => {
    let [value, bound, best] = [0, 0, 0];
    for (const { problem, budget, optimum } of SOLVED_WORLDS) {
      const answer = (await tableOf([problem]).build()).answer(budget)!;
      expect(answer.values[0]).toBeLessThanOrEqual(optimum);
      expect(answer.upperBounds[0]).toBeGreaterThanOrEqual(optimum);
      value += answer.values[0]!;
      bound += answer.upperBounds[0]!;
      best += optimum;
    }
    expect(value / best).toBeGreaterThan(0.99368);
    expect(bound / best).toBeLessThan(1.00737);
  });

  it('is no worse early and late, at any money', async () => {
    const problem = mastWorld(3, 60, 160, 0.15);
    const most = problem.cost.reduce((sum, cost) => sum + cost, 0);
    const table = tableOf([problem]);
    const at: [number, number][] = [sums(table, most)];
    for (const steps of [3, 12, 60, 400]) {
      for (let k = 0; k < steps && !table.isComplete; k++) await table.step();
      at.push(sums(table, most));
    }
    at.forEach(([value, bound], k) => {
      if (k === 0) return;
      expect(value).toBeGreaterThanOrEqual(at[k - 1]![0]);
      expect(bound).toBeLessThanOrEqual(at[k - 1]![1]);
    });
    // Households served and bounded, summed over a hundred budgets: no less than today, no more.
    const least = [405907, 405999, 406009, 406218, 406595];
    const bounds = [451143, 451143, 411057, 408279, 408005];
    at.forEach(([value, bound], k) => {
      expect(value).toBeGreaterThanOrEqual(least[k]!);
      expect(bound).toBeLessThanOrEqual(bounds[k]!);
    });
  });
});

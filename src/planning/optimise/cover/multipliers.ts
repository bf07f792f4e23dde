import type { CoverProblem } from './cover-problem.ts';

/**
 * One set of Lagrange multipliers: `price` per demand, 0..weight. With the links "served only by something
 * chosen" priced, no choice within a budget serves more than
 *     sum(weight - price) + best fractional knapsack of the candidates' prices,
 * which for fixed prices is a concave piecewise-linear function of the budget: its corners are kept.
 */
export class Multipliers {
  readonly #rest: number;
  /** Budget and value at the corners, from (0, 0). */
  readonly #budgets: Float64Array;
  readonly #values: Float64Array;

  constructor(
    problem: CoverProblem,
    readonly price: Float64Array,
  ) {
    const { weight, cost } = problem;
    let rest = 0;
    for (let i = 0; i < weight.length; i++) rest += weight[i] - price[i];
    this.#rest = rest;
    const worth = candidateWorth(problem, price);
    const order = Array.from(worth.keys())
      .filter((j) => worth[j] > 0)
      .sort((a, b) => worth[b] / cost[b] - worth[a] / cost[a] || a - b);
    this.#budgets = new Float64Array(order.length + 1);
    this.#values = new Float64Array(order.length + 1);
    order.forEach((j, k) => {
      this.#budgets[k + 1] = this.#budgets[k] + cost[j];
      this.#values[k + 1] = this.#values[k] + worth[j];
    });
  }

  /** No choice within the budget serves more, up to rounding of sums. */
  boundAt(budget: number): number {
    let [low, high] = [0, this.#budgets.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#budgets[middle] <= budget) low = middle;
      else high = middle - 1;
    }
    const value = this.#values[low];
    if (low === this.#budgets.length - 1) return this.#rest + value;
    const slope = (this.#values[low + 1] - value) / (this.#budgets[low + 1] - this.#budgets[low]);
    return this.#rest + value + slope * (budget - this.#budgets[low]);
  }
}

/** Sum of the prices of what each candidate serves. */
export function candidateWorth(
  { cost, siteStart, siteDemand }: CoverProblem,
  price: Float64Array,
  into = new Float64Array(cost.length),
): Float64Array {
  for (let j = 0; j < cost.length; j++) {
    let sum = 0;
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) sum += price[siteDemand[k]];
    into[j] = sum;
  }
  return into;
}

/**
 * Margin for rounding of sums of up to `terms` doubles near `size`: a bound is raised by it, so that it stays
 * on the safe side.
 */
export const roundingMargin = (size: number, terms: number): number => size * (terms + 16) * 2.3e-16;

import { randomStream } from '../../../model/basics/random.ts';
import { coverOf, type Cover, type CoverProblem } from './cover-problem.ts';
import { fillBudget, greedyCover } from './greedy.ts';
import { LocalSearch } from './local-search.ts';
import { mergeDemand } from './merge-demand.ts';
import { Multipliers } from './multipliers.ts';
import { soundBound, type CoverEffort } from './solve-cover.ts';
import { descend, firstPrices } from './subgradient.ts';

/** Budgets of a table. */
const ROWS = 64;

interface Row {
  readonly budget: number;
  readonly cover: Cover;
  readonly multipliers: Multipliers;
}

interface Answer extends Cover {
  readonly upperBound: number;
}

/**
 * Solutions and multipliers at 64 budgets, from which any other budget is answered at once: the choice by filling
 * up from the row below and thinning the row above, the bound by the multipliers around it.
 */
export class BudgetTable {
  readonly #rows: Row[] = [];
  readonly #problem: CoverProblem;
  readonly #budgets: readonly number[];
  #price: Float64Array;

  constructor(
    private readonly given: CoverProblem,
    private readonly effort: CoverEffort,
  ) {
    this.#problem = mergeDemand(given);
    this.#price = firstPrices(this.#problem);
    const total = given.cost.reduce((sum, cost) => sum + cost, 0);
    // Squares: rows lie closer where the curve bends most.
    this.#budgets = Array.from({ length: ROWS }, (_, k) => total * ((k + 1) / ROWS) ** 2);
  }

  get isComplete(): boolean {
    return this.#rows.length === ROWS;
  }

  /** Adds the next row; to be called while nothing else waits. */
  addRow(): void {
    const problem = this.#problem;
    const budget = this.#budgets[this.#rows.length];
    const before = this.#rows.at(-1)?.cover.sites ?? [];
    const filled = coverOf(problem, [...before, ...fillBudget(problem, budget, before)]);
    const greedy = greedyCover(problem, budget);
    const random = randomStream(this.effort.seed, `plan-table-${this.#rows.length}`);
    const start = filled.value > greedy.value ? filled : greedy;
    const cover = new LocalSearch(problem, budget, start, random).run(this.effort.turns, this.effort.stop);
    const { price } = descend(
      problem,
      budget,
      this.#price,
      cover.value,
      this.effort.iterations,
      this.effort.stop,
    );
    this.#price = price;
    this.#rows.push({ budget, cover, multipliers: new Multipliers(problem, price) });
  }

  build(): this {
    while (!this.isComplete) this.addRow();
    return this;
  }

  answer(budget: number): Answer {
    const problem = this.#problem;
    const above = this.#rows.findIndex((row) => row.budget >= budget);
    const at = above < 0 ? this.#rows.length : above;
    const [lower, upper] = [this.#rows[at - 1], this.#rows[at]];
    const starts = [lower?.cover.sites ?? [], ...(upper ? [this.#thin(upper.cover.sites, budget)] : [])];
    const covers = starts.map((sites) => coverOf(problem, [...sites, ...fillBudget(problem, budget, sites)]));
    if (!lower) covers.push(greedyCover(problem, budget));
    const best = covers.reduce((one, other) => (other.value > one.value ? other : one));
    const around = this.#rows.slice(Math.max(0, at - 3), at + 3);
    const bound = Math.min(...around.map(({ multipliers }) => multipliers.boundAt(budget)));
    return {
      ...coverOf(this.given, best.sites),
      upperBound: soundBound(problem, around.length ? bound : Infinity),
    };
  }

  /** Leaves out what adds least per đồng until the budget holds the rest. */
  #thin(sites: readonly number[], budget: number): number[] {
    const { cost } = this.#problem;
    const kept: number[] = [];
    let left = budget;
    // Filling from nothing with these alone orders them by use.
    for (const j of fillBudget(onlySites(this.#problem, sites), Infinity)) {
      const site = sites[j];
      if (cost[site] > left) continue;
      kept.push(site);
      left -= cost[site];
    }
    return kept;
  }
}

function onlySites(problem: CoverProblem, sites: readonly number[]): CoverProblem {
  const { siteStart, siteDemand } = problem;
  const start = new Int32Array(sites.length + 1);
  sites.forEach((j, at) => (start[at + 1] = start[at] + siteStart[j + 1] - siteStart[j]));
  const demand = new Int32Array(start[sites.length]);
  sites.forEach((j, at) => demand.set(siteDemand.subarray(siteStart[j], siteStart[j + 1]), start[at]));
  return {
    ...problem,
    cost: Float64Array.from(sites, (j) => problem.cost[j]),
    siteStart: start,
    siteDemand: demand,
  };
}

import { combine } from '../choose/levels.ts';
import { coverOf, type CoverProblem } from '../optimise/cover/cover-problem.ts';
import { CoverState } from '../optimise/cover/cover-state.ts';
import { mergeDemand } from '../optimise/cover/merge-demand.ts';
import { fewWorks } from '../optimise/exact/few-works.ts';
import { Frontier } from './frontier.ts';
import { Surrounding, type Binding } from './surrounding.ts';

/** Budgets of a table. */
const ROWS = 64;

/** What a table is of: one question under every budget. */
export interface TableQuestion {
  /** First things first; every level of the same candidates. What is ruled out serves nobody. */
  readonly levels: readonly CoverProblem[];
  /** The choice below which there is none: what is decided, or the cheapest that obeys the rules. */
  readonly least: readonly number[];
  readonly binding: Binding;
}

/** Where the rows of a table come from. Both pause where other work may come in between. */
export interface RowMaker {
  /** A choice within the budget that is no worse than the one known. */
  improve(budget: number, known: readonly number[], row: number): AsyncGenerator<void, readonly number[]>;
  tighten(budget: number, sites: readonly number[]): AsyncGenerator<void>;
  /** By level, what no choice of the money serves more of; the second at the first one's value of a choice. */
  boundsAt(budget: number, firstValue: number): number[];
}

export interface TableAnswer {
  /** Ascending. */
  readonly sites: readonly number[];
  readonly cost: number;
  /** By level. */
  readonly values: readonly number[];
  readonly upperBounds: readonly number[];
}

/** Rows from coarse to fine: the last, the middle, the quarters, until there are all. */
function coarseFirst(): number[] {
  const order: number[] = [];
  for (let step = ROWS; step >= 1; step /= 2)
    for (let row = step - 1; row < ROWS; row += step) if (!order.includes(row)) order.push(row);
  return order;
}

/**
 * Choices and prices at 64 budgets, and the choices around them, from which any budget is answered at once. It answers
 * from the first step on and gets better with each; at no time does more money serve less.
 */
export class BudgetTable {
  readonly #frontier = new Frontier();
  readonly #problem: CoverProblem;
  readonly #state: CoverState;
  readonly #surrounding: Surrounding;
  readonly #steps: AsyncGenerator<void>;
  readonly #budgets: readonly number[];
  #isComplete = false;
  /** Below this money what is known is the best that there is. */
  #provedBelow = 0;

  constructor(
    readonly question: TableQuestion,
    readonly rows: RowMaker,
  ) {
    const { levels, least, binding } = question;
    this.#problem = mergeDemand(searched(levels));
    this.#state = new CoverState(this.#problem);
    this.#surrounding = new Surrounding(this.#frontier, binding);
    const total = this.#problem.cost.reduce((sum, cost) => sum + cost, 0);
    const from = coverOf(this.#problem, least).cost;
    // Squares: rows lie closer where the curve bends most.
    this.#budgets = Array.from({ length: ROWS }, (_, k) => from + (total - from) * ((k + 1) / ROWS) ** 2);
    this.#state.become(least);
    this.#surrounding.climb(this.#state, total);
    this.#steps = this.#build();
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** A small piece of work; to be called while nothing else waits. */
  async step(): Promise<void> {
    this.#isComplete = (await this.#steps.next()).done === true;
  }

  async build(): Promise<this> {
    while (!this.#isComplete) await this.step();
    return this;
  }

  /** null: less than all that has to be paid for. */
  answer(budget: number): TableAnswer | null {
    const point = this.#frontier.at(budget);
    if (!point) return null;
    const sites = this.#withoutSuperfluous([...point.base, ...point.extra]);
    const covers = this.question.levels.map((level) => coverOf(level, sites));
    const values = covers.map(({ value }) => value);
    const bounds = budget < this.#provedBelow ? values : this.rows.boundsAt(budget, values[0]);
    const upperBounds = values.map((value, level) => Math.max(value, bounds[level]));
    return { sites, cost: covers[0].cost, values, upperBounds };
  }

  /** Money of every row. */
  get budgets(): readonly number[] {
    return this.#budgets;
  }

  async *#build(): AsyncGenerator<void> {
    const budgets = this.#budgets;
    for (const row of coarseFirst()) {
      const known = this.#frontier.at(budgets[row])!;
      const sites = yield* this.rows.improve(budgets[row], [...known.base, ...known.extra], row);
      this.#state.become(sites);
      this.#surrounding.thin(this.#state, budgets[row - 1] ?? 0);
      yield;
      this.#state.become(sites);
      this.#surrounding.climb(this.#state, budgets[row + 1] ?? budgets[row]);
      yield;
      yield* this.rows.tighten(budgets[row], sites);
    }
    if (this.question.binding.isFree) yield* this.#proveFew();
  }

  /** Where money is short all choices are looked at; the bounds of the rows allow shares of works, which there are none of. */
  async *#proveFew(): AsyncGenerator<void> {
    const { below, points } = yield* fewWorks(this.#problem);
    this.#frontier.add(points.map(({ cost, value, sites }) => ({ cost, value, base: sites, extra: [] })));
    this.#provedBelow = below;
  }

  /** Without what no level and no rule would miss, the dearest looked at first. */
  #withoutSuperfluous(sites: readonly number[]): number[] {
    const { cost } = this.#problem;
    const { decided, obeys } = this.question.binding;
    const state = this.#state;
    state.become(sites);
    for (const j of [...sites].sort((a, b) => cost[b] - cost[a] || b - a)) {
      if (state.loss[j] > 0 || decided.has(j) || !(cost[j] > 0)) continue;
      if (obeys(state.sites().filter((k) => k !== j))) state.drop(j);
    }
    return state.sites();
  }
}

/** One problem whose value puts the levels in their order. */
export function searched(levels: readonly CoverProblem[]): CoverProblem {
  const [first, second] = levels;
  return second ? combine(first, second, second.weight.reduce((sum, w) => sum + w, 0) + 1) : first;
}

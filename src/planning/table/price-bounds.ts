import { combine } from '../choose/levels.ts';
import { coverOf, type CoverProblem } from '../optimise/cover/cover-problem.ts';
import { mergeDemand } from '../optimise/cover/merge-demand.ts';
import { Multipliers } from '../optimise/cover/multipliers.ts';
import { soundBound } from '../optimise/cover/solve-cover.ts';
import { descend, firstPrices } from '../optimise/cover/subgradient.ts';

/** Steps towards the price of the first level that bounds the second best, and the descent at each of them. */
const PRICE_TURNS = 5;
const PRICE_ITERATIONS = 150;

/** Bounds of the second level: what both levels are worth together, the first at a price. */
interface Priced {
  readonly price: number;
  readonly together: Multipliers;
}

/** What no choice of some money serves more of, level by level, by Lagrange prices from any budgets. */
export class PriceBounds {
  readonly #first: CoverProblem;
  readonly #totals: readonly number[];
  readonly #firsts: Multipliers[] = [];
  readonly #seconds: Priced[] = [];
  /** The last descent's prices by budget, from which the next near it sets out. */
  readonly #prices = new Map<number, Float64Array>();

  constructor(
    readonly levels: readonly CoverProblem[],
    readonly iterations: number,
  ) {
    this.#first = mergeDemand(levels[0]);
    this.#totals = levels.map(({ weight }) => weight.reduce((sum, w) => sum + w, 0));
  }

  /** At a budget for which a choice is known; pauses where other work may come in between. */
  *tighten(budget: number, sites: readonly number[]): Generator<void> {
    const values = this.levels.map((level) => coverOf(level, sites).value);
    const near = this.#pricesNear(budget) ?? firstPrices(this.#first);
    const { price } = descend(this.#first, budget, near, values[0], this.iterations);
    this.#firsts.push(new Multipliers(this.#first, price));
    yield;
    for (const other of this.#pricesAround(budget)) {
      this.#firsts.push(
        new Multipliers(
          this.#first,
          price.map((own, i) => (own + other[i]) / 2),
        ),
      );
      yield;
    }
    this.#prices.set(budget, price);
    if (this.levels.length > 1) yield* this.#tightenSecond(budget, values);
  }

  /** @param firstValue what the choice in question serves at the first level, at which the second is bounded */
  at(budget: number, firstValue: number): number[] {
    let first = this.#totals[0];
    for (const one of this.#firsts) first = Math.min(first, one.boundAt(budget));
    const bounds = [soundBound(this.levels[0], first)];
    if (this.levels.length > 1) {
      let second = this.#totals[1];
      for (const { price, together } of this.#seconds)
        second = Math.min(second, together.boundAt(budget) - price * firstValue);
      bounds.push(soundBound(this.levels[1], second * (1 + 1e-12)));
    }
    return bounds;
  }

  /** Those of the next budgets below and above: between them, where no row is yet, their mean bounds no worse than both on average. */
  #pricesAround(budget: number): Float64Array[] {
    const known = [...this.#prices].sort(([a], [b]) => a - b);
    const below = known.findLast(([at]) => at < budget);
    const above = known.find(([at]) => at > budget);
    return [below, above].flatMap((one) => (one ? [one[1]] : []));
  }

  #pricesNear(budget: number): Float64Array | undefined {
    let [near, least] = [undefined as Float64Array | undefined, Infinity];
    for (const [at, price] of this.#prices) {
      const away = Math.abs(at - budget);
      if (away < least) [near, least] = [price, away];
    }
    return near;
  }

  /** The bound is convex in the price: thirds of an interval close in on its least. */
  *#tightenSecond(budget: number, [floor, reached]: readonly number[]): Generator<void> {
    const [first, second] = this.levels;
    let [best, least] = [undefined as Priced | undefined, Infinity];
    const boundAt = (price: number): number => {
      const problem = mergeDemand(combine(first, second, price));
      const aim = reached + price * floor;
      const found = descend(problem, budget, firstPrices(problem), aim, PRICE_ITERATIONS);
      const bound = found.bound - price * floor;
      if (bound < least) [best, least] = [{ price, together: new Multipliers(problem, found.price) }, bound];
      return bound;
    };
    boundAt(0);
    yield;
    let [low, high] = [0, floor > 0 ? (8 * this.#totals[1]) / floor : 0];
    for (let turn = 0; turn < PRICE_TURNS && high > 0; turn++) {
      const third = (high - low) / 3;
      const atLow = boundAt(low + third);
      yield;
      if (atLow < boundAt(high - third)) high -= third;
      else low += third;
      yield;
    }
    this.#seconds.push(best!);
  }
}

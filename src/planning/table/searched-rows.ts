import { randomStream } from '../../model/basics/random.ts';
import { coverOf, type CoverProblem } from '../optimise/cover/cover-problem.ts';
import { greedyCover } from '../optimise/cover/greedy.ts';
import { LocalSearch } from '../optimise/cover/local-search.ts';
import { mergeDemand } from '../optimise/cover/merge-demand.ts';
import { searched, type RowMaker } from './budget-table.ts';
import { PriceBounds } from './price-bounds.ts';

export interface RowEffort {
  readonly seed: number;
  /** Turns of the search of a row and iterations of its bound: counted, not timed. */
  readonly turns: number;
  readonly iterations: number;
}

/** Turns of the search between two pauses. */
const TURNS_AT_ONCE = 20;

/** Rows where nothing but money binds: by search, their bounds by prices. */
export class SearchedRows implements RowMaker {
  readonly #problem: CoverProblem;
  readonly #bounds: PriceBounds;

  constructor(
    levels: readonly CoverProblem[],
    private readonly effort: RowEffort,
  ) {
    this.#problem = mergeDemand(searched(levels));
    this.#bounds = new PriceBounds(levels, effort.iterations);
  }

  async *improve(
    budget: number,
    known: readonly number[],
    row: number,
  ): AsyncGenerator<void, readonly number[]> {
    const { seed, turns } = this.effort;
    const starts = [coverOf(this.#problem, known), greedyCover(this.#problem, budget)];
    const start = starts.reduce((one, other) => (other.value > one.value ? other : one));
    const search = new LocalSearch(this.#problem, budget, start, randomStream(seed, `plan-table-${row}`));
    for (let done = 0; done < turns; done += TURNS_AT_ONCE) {
      search.run(Math.min(TURNS_AT_ONCE, turns - done));
      yield;
    }
    return search.best.sites;
  }

  async *tighten(budget: number, sites: readonly number[]): AsyncGenerator<void> {
    yield* this.#bounds.tighten(budget, sites);
  }

  boundsAt(budget: number, firstValue: number): number[] {
    return this.#bounds.at(budget, firstValue);
  }
}

import { randomStream } from '../../../model/basics/random.ts';
import { coverOf, isWhole, type Cover, type CoverProblem } from './cover-problem.ts';
import { fillBudget, greedyCover } from './greedy.ts';
import { LocalSearch } from './local-search.ts';
import { mergeDemand } from './merge-demand.ts';
import { Multipliers, roundingMargin } from './multipliers.ts';
import { descend, firstPrices } from './subgradient.ts';

export interface CoverEffort {
  readonly seed: number;
  /** Turns of the local search and iterations of the bound: counts, not seconds, give the same bytes everywhere. */
  readonly turns: number;
  readonly iterations: number;
  /** A choice within the budget that the search may not fall behind. */
  readonly start?: readonly number[];
  /** Asked between turns; a search that is stopped answers with what it has. */
  readonly stop?: () => boolean;
}

export interface CertifiedCover extends Cover {
  /** No choice within the budget has a higher value. */
  readonly upperBound: number;
  readonly multipliers: Multipliers;
}

/** value / bound: at least this share of the best possible; 1 where nothing can be served. */
export const certificateOf = ({ value, upperBound }: { value: number; upperBound: number }): number =>
  upperBound > 0 ? value / upperBound : 1;

/** A bound lowered to what its kind of worth allows, on the safe side of rounding. */
export function soundBound(problem: CoverProblem, bound: number): number {
  const total = problem.weight.reduce((sum, w) => sum + w, 0);
  const margin = roundingMargin(Math.max(total, Math.abs(bound)), problem.siteDemand.length);
  return Math.min(total, isWhole(problem) ? Math.floor(bound + Math.max(margin, 1e-6)) : bound + margin);
}

/** Turns of the search between two pauses. */
const TURNS_AT_ONCE = 20;

/** As `coverInPieces`, at once. */
export function solveCover(given: CoverProblem, budget: number, effort: CoverEffort): CertifiedCover {
  const pieces = coverInPieces(given, budget, effort);
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

/**
 * Budgeted maximum coverage: a good choice and a proof of how good. Prices descend first, since shares near a fractional
 * optimum are the best place for the search to start from; what it finds then draws the prices further down. Pauses
 * where other work may come in between; the pauses change nothing.
 */
export function* coverInPieces(
  given: CoverProblem,
  budget: number,
  effort: CoverEffort,
): Generator<void, CertifiedCover> {
  const problem = mergeDemand(given);
  const greedy = greedyCover(problem, budget);
  yield;
  const half = effort.iterations >> 1;
  const first = descend(problem, budget, firstPrices(problem), greedy.value, half, effort.stop);
  const kept = effort.start ?? [];
  const starts = [
    greedy,
    roundShares(problem, budget, first.part),
    coverOf(problem, [...kept, ...fillBudget(problem, budget, kept)]),
  ];
  const start = starts.reduce((one, other) => (other.value > one.value ? other : one));
  const search = new LocalSearch(problem, budget, start, randomStream(effort.seed, 'plan-search'));
  const upper = (price: Float64Array): number =>
    soundBound(problem, new Multipliers(problem, price).boundAt(budget));
  const bound = upper(first.price);
  const isOver = () => search.best.value >= bound || (effort.stop?.() ?? false);
  yield;
  for (let done = 0; done < effort.turns && !isOver(); done += TURNS_AT_ONCE) {
    search.run(Math.min(TURNS_AT_ONCE, effort.turns - done), isOver);
    yield;
  }
  const found = search.best;
  const isDone = found.value >= bound;
  const second = isDone ? first : descend(problem, budget, first.price, found.value, half, effort.stop);
  const price = upper(second.price) < bound ? second.price : first.price;
  return {
    ...coverOf(given, found.sites),
    upperBound: upper(price),
    multipliers: new Multipliers(problem, price),
  };
}

/** The candidates of highest share first, as long as money lasts. */
function roundShares(problem: CoverProblem, budget: number, part: Float64Array): Cover {
  const order = Array.from(part.keys()).sort((a, b) => part[b] - part[a] || a - b);
  let left = budget;
  const sites: number[] = [];
  for (const j of order) {
    if (!(part[j] > 0.05) || problem.cost[j] > left) continue;
    sites.push(j);
    left -= problem.cost[j];
  }
  return coverOf(problem, [...sites, ...fillBudget(problem, budget, sites)]);
}

import { randomStream, type Random } from '../../../model/basics/random.ts';
import { coverOf, coverProblem, type Cover, type CoverProblem } from './cover-problem.ts';
import { roundingMargin } from './multipliers.ts';
import { SetCoverState } from './set-cover-state.ts';

interface SetCoverEffort {
  readonly seed: number;
  readonly turns: number;
  readonly iterations: number;
  readonly stop?: () => boolean;
}

interface CertifiedSetCover extends Cover {
  /** No choice that serves all of the demand costs less. */
  readonly lowerBound: number;
}

interface Dual {
  readonly bound: number;
  /** Cost of each candidate less the prices of what it serves, at the best bound. */
  readonly reduced: Float64Array;
}

/**
 * Lagrangian bound of set covering by a subgradient: prices >= 0 per demand, every candidate with a negative
 * reduced cost taken (Beasley 1987).
 */
function descendDual(problem: CoverProblem, reached: number, effort: SetCoverEffort): Dual {
  const { cost, weight, siteStart, siteDemand, demandStart, demandSite } = problem;
  const cheapest = (i: number): number => {
    let least = Infinity;
    for (let k = demandStart[i]; k < demandStart[i + 1]; k++) {
      const j = demandSite[k];
      least = Math.min(least, cost[j] / (siteStart[j + 1] - siteStart[j]));
    }
    return least;
  };
  const price = weight.map((_, i) => cheapest(i));
  const [bestPrice, reduced, times] = [
    price.slice(),
    new Float64Array(cost.length),
    new Float64Array(price.length),
  ];
  let [bound, step, stale] = [-Infinity, 1, 0];
  const reduce = (): void => {
    for (let j = 0; j < cost.length; j++) {
      let left = cost[j];
      for (let k = siteStart[j]; k < siteStart[j + 1]; k++) left -= price[siteDemand[k]];
      reduced[j] = left;
    }
  };
  for (let turn = 0; turn < effort.iterations && step > 1e-4 && !effort.stop?.(); turn++) {
    reduce();
    times.fill(1);
    let value = 0;
    for (const p of price) value += p;
    for (let j = 0; j < cost.length; j++) {
      if (reduced[j] >= 0) continue;
      value += reduced[j];
      for (let k = siteStart[j]; k < siteStart[j + 1]; k++) times[siteDemand[k]]--;
    }
    if (value > bound + 1e-6) stale = 0;
    if (value > bound) {
      bound = value;
      bestPrice.set(price);
    }
    if (++stale > 20) {
      [step, stale] = [step / 2, 0];
      price.set(bestPrice);
      continue;
    }
    let length = 0;
    for (let i = 0; i < price.length; i++) {
      if (price[i] <= 0 && times[i] < 0) times[i] = 0;
      length += times[i] * times[i];
    }
    if (length === 0) break;
    const move = (step * (1.02 * reached - value)) / length;
    for (let i = 0; i < price.length; i++) price[i] = Math.max(0, price[i] + move * times[i]);
  }
  price.set(bestPrice);
  reduce();
  return { bound, reduced };
}

/** Rounded up to what whole costs allow, on the safe side of rounding. */
function soundLowerBound(problem: CoverProblem, bound: number): number {
  const total = problem.cost.reduce((sum, cost) => sum + cost, 0);
  const margin = roundingMargin(Math.max(total, bound), problem.siteDemand.length);
  const isWhole = problem.cost.every(Number.isSafeInteger);
  return Math.max(0, isWhole ? Math.ceil(bound - Math.max(margin, 1e-6)) : bound - margin);
}

/**
 * Cheapest choice that serves all of the demand: dual prices leave out candidates that no cheaper choice can hold and
 * guide a search that drops part of the choice and mends it again. `null`: some demand has no candidate.
 */
export function solveSetCover(problem: CoverProblem, effort: SetCoverEffort): CertifiedSetCover | null {
  const { demandStart } = problem;
  for (let i = 0; i + 1 < demandStart.length; i++) if (demandStart[i] === demandStart[i + 1]) return null;
  const random = randomStream(effort.seed, 'set-cover');
  const first = new SetCoverState(problem);
  mend(first, problem.cost, random, 0);
  const { bound, reduced } = descendDual(problem, first.cost, effort);
  const lowerBound = soundLowerBound(problem, bound);
  const guided = new SetCoverState(problem);
  mend(guided, guideOf(problem.cost, reduced), random, 0);
  const known = guided.cost < first.cost ? guided : first;
  const part = within(problem, reduced, known.cost - bound, known.chosen);
  const found = search(part, known, lowerBound, random, effort);
  return { ...coverOf(problem, found), lowerBound };
}

/** Some of the candidates, as a problem of their own. */
interface Part {
  readonly problem: CoverProblem;
  readonly ids: readonly number[];
  readonly reduced: Float64Array;
}

/** Candidates whose reduced cost lies within the gap, and those of the known choice. */
function within(problem: CoverProblem, reduced: Float64Array, gap: number, known: Uint8Array): Part {
  const ids = Array.from(problem.cost.keys()).filter((j) => known[j] || reduced[j] <= gap + 1e-6);
  const reaches = ids.map((j) => problem.siteDemand.subarray(problem.siteStart[j], problem.siteStart[j + 1]));
  const cost = Float64Array.from(ids, (j) => problem.cost[j]);
  return {
    problem: coverProblem(problem.weight, cost, reaches),
    ids,
    reduced: Float64Array.from(ids, (j) => reduced[j]),
  };
}

function search(
  { problem, ids, reduced }: Part,
  known: SetCoverState,
  lowerBound: number,
  random: Random,
  effort: SetCoverEffort,
): number[] {
  const state = new SetCoverState(problem);
  state.become(ids.flatMap((id, at) => (known.chosen[id] ? [at] : [])));
  const guide = guideOf(problem.cost, reduced);
  let best = state.sites();
  let least = state.cost;
  for (let turn = 0; turn < effort.turns && least > lowerBound && !effort.stop?.(); turn++) {
    const before = state.sites();
    const cost = state.cost;
    dropPart(state, before, random);
    mend(state, random() < 0.5 ? guide : problem.cost, random, 0.4);
    if (state.cost < least) [best, least] = [state.sites(), state.cost];
    if (state.cost > cost && state.cost > least * (1 + 0.03 * random())) state.become(before);
  }
  return best.map((at) => ids[at]);
}

/** Costs as the dual sees them: what a candidate is worth in the light of all others; never 0. */
function guideOf(cost: Float64Array, reduced: Float64Array): Float64Array {
  return cost.map((own, j) => Math.max(0.001 * own, reduced[j]) + 0.05 * own);
}

function dropPart(state: SetCoverState, chosen: readonly number[], random: Random): void {
  const share = 0.05 + 0.3 * random();
  for (const j of chosen) if (random() < share) state.drop(j);
}

/** Serves what is not served, cheapest by `price` per demand first, then drops what became superfluous. */
function mend(state: SetCoverState, price: Float64Array, random: Random, noise: number): void {
  while (state.open > 0) {
    const i = state.openDemand(random);
    // The best of all would be dear to look for: the best of those that serve one open demand.
    let [best, least] = [-1, Infinity];
    for (const j of state.candidatesOf(i)) {
      const use = (price[j] / state.gain[j]) * (1 + noise * random());
      if (use < least) [best, least] = [j, use];
    }
    state.add(best);
  }
  state.dropSuperfluous();
}

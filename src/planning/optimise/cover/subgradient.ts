import type { CoverProblem } from './cover-problem.ts';
import { FractionalKnapsack } from './knapsack.ts';
import { candidateWorth } from './multipliers.ts';

/** Iterations without a lower bound before the step is halved. */
const PATIENCE = 12;
/** How much of the direction before is kept (Camerini, Fratta, Maffioli 1975). */
const INERTIA = 0.6;
const SMALLEST_STEP = 5e-4;

interface Descent {
  readonly price: Float64Array;
  readonly bound: number;
  /** Mean share of each candidate over the descent: near a fractional optimum. */
  readonly part: Float64Array;
}

/** Prices that spread the worth of each demand evenly over its candidates' chances of being chosen. */
export function firstPrices({ weight, demandStart }: CoverProblem): Float64Array<ArrayBuffer> {
  return Float64Array.from(weight, (w, i) => w / Math.max(1, demandStart[i + 1] - demandStart[i]));
}

/**
 * Lowers the Lagrangian bound of a budget by a projected subgradient with inertia.
 * @param reached value of a known choice: the step aims there
 * @param stop asked between iterations
 */
export function descend(
  problem: CoverProblem,
  budget: number,
  from: Float64Array,
  reached: number,
  iterations: number,
  stop?: () => boolean,
): Descent {
  const { weight, cost, siteStart, siteDemand } = problem;
  const knapsack = new FractionalKnapsack(cost);
  const [price, best] = [Float64Array.from(from), Float64Array.from(from)];
  const [direction, times] = two(weight.length);
  const [worth, part, mean] = [...two(cost.length), new Float64Array(cost.length)];
  let total = 0;
  for (const w of weight) total += w;
  let [bound, step, stale] = [Infinity, 1, 0];
  for (let turn = 0; turn < iterations && step > SMALLEST_STEP && !stop?.(); turn++) {
    candidateWorth(problem, price, worth);
    let value = total;
    for (const p of price) value -= p;
    value += knapsack.fill(worth, budget, part);
    if (value < bound * (1 - 1e-7)) stale = 0;
    if (value < bound) {
      bound = value;
      best.set(price);
    }
    if (++stale > PATIENCE) {
      [step, stale] = [step / 2, 0];
      price.set(best);
      direction.fill(0);
      continue;
    }
    times.fill(0);
    for (let j = 0; j < cost.length; j++) {
      mean[j] += 0.05 * (part[j] - mean[j]);
      if (part[j] > 0) for (let k = siteStart[j]; k < siteStart[j + 1]; k++) times[siteDemand[k]] += part[j];
    }
    let length = 0;
    for (let i = 0; i < price.length; i++) {
      let slope = times[i] - 1;
      // At the ends of 0..weight only the way inwards counts.
      if ((price[i] <= 0 && slope > 0) || (price[i] >= weight[i] && slope < 0)) slope = 0;
      direction[i] = slope + INERTIA * direction[i];
      length += direction[i] * direction[i];
    }
    if (length < 1e-12) break;
    const move = (step * Math.max(value - reached, value * 1e-6)) / length;
    for (let i = 0; i < price.length; i++)
      price[i] = Math.min(weight[i], Math.max(0, price[i] - move * direction[i]));
  }
  return { price: best, bound, part: mean };
}

const two = (length: number): [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>] => [
  new Float64Array(length),
  new Float64Array(length),
];

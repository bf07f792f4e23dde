import { coverOf, type Cover, type CoverProblem } from './cover-problem.ts';

/** Candidates by what they last added per đồng; the best one on top. */
class RatioHeap {
  readonly #sites: number[] = [];
  constructor(readonly ratio: Float64Array) {}

  get size(): number {
    return this.#sites.length;
  }

  push(site: number): void {
    const heap = this.#sites;
    let at = heap.push(site) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#before(heap[at], heap[above])) return;
      [heap[at], heap[above]] = [heap[above], heap[at]];
      at = above;
    }
  }

  pop(): number {
    const heap = this.#sites;
    const top = heap[0];
    const last = heap.pop()!;
    if (!heap.length) return top;
    heap[0] = last;
    for (let at = 0; ;) {
      let best = at;
      for (let below = 2 * at + 1; below <= 2 * at + 2; below++)
        if (below < heap.length && this.#before(heap[below], heap[best])) best = below;
      if (best === at) return top;
      [heap[at], heap[best]] = [heap[best], heap[at]];
      at = best;
    }
  }

  #before(a: number, b: number): boolean {
    return this.ratio[a] !== this.ratio[b] ? this.ratio[a] > this.ratio[b] : a < b;
  }
}

/** What costs nothing and serves something comes first. */
const perCost = (gain: number, cost: number): number => (gain > 0 ? gain / cost : 0);

/**
 * Fills a budget from `first` on: again and again the affordable candidate that adds most per đồng.
 * Gains only shrink, so what was known of a candidate is an upper bound: few need a second look (Minoux 1978).
 * @returns the candidates added, in their order
 */
export function fillBudget(problem: CoverProblem, budget: number, first: readonly number[] = []): number[] {
  const { weight, cost, siteStart, siteDemand } = problem;
  const served = new Uint8Array(weight.length);
  const taken = new Uint8Array(cost.length);
  let left = budget;
  const take = (j: number): void => {
    taken[j] = 1;
    left -= cost[j];
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) served[siteDemand[k]] = 1;
  };
  const gainOf = (j: number): number => {
    let gain = 0;
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++)
      if (!served[siteDemand[k]]) gain += weight[siteDemand[k]];
    return gain;
  };
  first.forEach(take);
  const heap = new RatioHeap(new Float64Array(cost.length));
  for (let j = 0; j < cost.length; j++) {
    if (taken[j] || cost[j] > left) continue;
    heap.ratio[j] = perCost(gainOf(j), cost[j]);
    if (heap.ratio[j] > 0) heap.push(j);
  }
  const added: number[] = [];
  while (heap.size) {
    const j = heap.pop();
    if (cost[j] > left) continue;
    const now = perCost(gainOf(j), cost[j]);
    if (now < heap.ratio[j]) {
      heap.ratio[j] = now;
      if (now > 0) heap.push(j);
      continue;
    }
    take(j);
    added.push(j);
  }
  return added;
}

/**
 * Greedy may waste a budget on what is cheap; the best single candidate, filled up, guards against that
 * (Khuller, Moss, Naor 1999: at least (1 - 1/e) / 2 of the best).
 */
export function greedyCover(problem: CoverProblem, budget: number): Cover {
  const walk = coverOf(problem, fillBudget(problem, budget));
  let best = -1;
  let most = walk.value;
  for (let j = 0; j < problem.cost.length; j++) {
    if (problem.cost[j] > budget) continue;
    let alone = 0;
    for (let k = problem.siteStart[j]; k < problem.siteStart[j + 1]; k++)
      alone += problem.weight[problem.siteDemand[k]];
    if (alone > most) [best, most] = [j, alone];
  }
  return best < 0 ? walk : coverOf(problem, [best, ...fillBudget(problem, budget, [best])]);
}

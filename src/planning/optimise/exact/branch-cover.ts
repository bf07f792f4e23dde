import { coverOf, coverProblem, isWhole, type Cover, type CoverProblem } from '../cover/cover-problem.ts';
import { fillBudget } from '../cover/greedy.ts';
import { roundingMargin } from '../cover/multipliers.ts';
import { soundBound, type CertifiedCover } from '../cover/solve-cover.ts';
import { descend } from '../cover/subgradient.ts';
import { settle } from './prove-cover.ts';

/** Steps of the prices at one branch, which start where those of the branch before ended. */
const ITERATIONS = 120;
/** What half the candidates' shares are above. */
const HALF = 0.5;

/** Some candidates are in and others out; nothing within it serves more than its bound. */
interface Branch {
  readonly must: readonly number[];
  readonly open: readonly number[];
  readonly price: Float64Array;
  readonly bound: number;
}

/** What is left to serve for the candidates that are open; demands keep their numbers, so that prices carry over. */
function leftOf(problem: CoverProblem, { must, open }: Pick<Branch, 'must' | 'open'>): CoverProblem {
  const { cost, siteStart, siteDemand } = problem;
  const weight = Float64Array.from(problem.weight);
  for (const j of must) for (let k = siteStart[j]; k < siteStart[j + 1]; k++) weight[siteDemand[k]] = 0;
  return coverProblem(
    weight,
    Float64Array.from(open, (j) => cost[j]),
    open.map((j) => siteDemand.subarray(siteStart[j], siteStart[j + 1]).filter((i) => weight[i] > 0)),
  );
}

class Branching {
  best: Cover;
  /** Candidates and what they serve that were looked at: the same everywhere, as seconds are not. */
  looked = 0;
  readonly #step: number;
  /** Of all demand: nothing is worth more. */
  readonly #total: number;
  /** What sums of fractions in another order may be off. */
  readonly #margin: number;

  constructor(
    private readonly problem: CoverProblem,
    private readonly budget: number,
    known: Cover,
  ) {
    this.best = known;
    this.#step = isWhole(problem) ? 1 : 0;
    this.#total = problem.weight.reduce((sum, worth) => sum + worth, 0);
    this.#margin = isWhole(problem) ? 0 : roundingMargin(this.#total, problem.weight.length);
  }

  /** Value below which a choice is of no use. */
  get needed(): number {
    return this.best.value + this.#step;
  }

  /** Whether something better may lie under a bound. */
  mayHold(bound: number): boolean {
    return bound > this.best.value && bound >= this.needed;
  }

  #offer(sites: readonly number[]): void {
    const { problem, budget } = this;
    const filled = coverOf(problem, [...sites, ...fillBudget(problem, budget, sites)]);
    if (filled.cost <= budget && filled.value > this.best.value) this.best = filled;
  }

  /** Prices of a branch, what they settle, and the candidate that they are least sure of; null: nothing in it is of use. */
  visit(branch: Branch): { readonly settled: Branch; readonly unsure: number } | null {
    const { problem } = this;
    const secured = coverOf(problem, branch.must);
    const money = this.budget - secured.cost;
    if (money < 0) return null;
    const left = leftOf(problem, branch);
    const start = branch.price.map((price, i) => Math.min(price, left.weight[i]));
    const needed = this.needed - secured.value;
    this.looked += ITERATIONS * (1 + left.siteDemand.length + left.cost.length);
    const { price, bound: reached, part } = descend(left, money, start, needed, ITERATIONS);
    const own = secured.value + soundBound(left, reached) + this.#margin;
    const bound = Math.min(branch.bound, this.#total, own);
    const likely = Array.from(part.keys()).filter((at) => part[at] > HALF);
    likely.sort((a, b) => part[b] - part[a] || a - b);
    const paid = this.#paid(left, money, likely).map((at) => branch.open[at]);
    this.#offer([...branch.must, ...paid].sort((a, b) => a - b));
    if (!this.mayHold(bound)) return null;
    const { must, open } = settle(left, money, price, this.needed - secured.value);
    const settled = {
      must: [...branch.must, ...must.map((j) => branch.open[j])],
      open: open.map((j) => branch.open[j]),
      ...{ price, bound },
    };
    if (!open.length) {
      this.#offer(settled.must);
      return null;
    }
    const unsure =
      branch.open[open.reduce((a, b) => (Math.abs(part[b] - HALF) < Math.abs(part[a] - HALF) ? b : a))];
    return { settled, unsure };
  }

  #paid({ cost }: CoverProblem, money: number, order: readonly number[]): number[] {
    let left = money;
    return order.filter((j) => cost[j] <= left && ((left -= cost[j]), true));
  }
}

/**
 * Lowers the bound of a choice, or finds a better one, by branching on the candidates of which the prices are least
 * sure, the branch of the highest bound first. Ends after a counted amount of work, proved or not.
 * @param given as `known` was found for, its demand merged
 */
export function* branchCover(
  given: CoverProblem,
  budget: number,
  known: CertifiedCover,
  work: number,
): Generator<void, Cover & { readonly upperBound: number }> {
  const branching = new Branching(given, budget, known);
  const all = Array.from(given.cost.keys()).filter((j) => given.cost[j] <= budget);
  let branches: Branch[] = [{ must: [], open: all, price: known.multipliers.price, bound: known.upperBound }];
  while (branches.length && branching.looked < work) {
    const [branch] = branches.splice(0, 1);
    const seen = branching.visit(branch);
    if (seen) {
      const { settled, unsure } = seen;
      const { must, open } = settled;
      const others = open.filter((j) => j !== unsure);
      const made = [
        { ...settled, must: [...must, unsure], open: others },
        { ...settled, open: others },
      ];
      branches = [...branches, ...made];
    }
    branches = branches.filter(({ bound }) => branching.mayHold(bound)).sort((a, b) => b.bound - a.bound);
    yield;
  }
  const open = branches.reduce((most, { bound }) => Math.max(most, bound), 0);
  return { ...branching.best, upperBound: Math.max(branching.best.value, Math.min(known.upperBound, open)) };
}

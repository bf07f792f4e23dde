import type { Cover, CoverProblem } from './cover-problem.ts';

/** A choice that changes candidate by candidate, with what each would add or take away always at hand. */
export class CoverState {
  readonly chosen: Uint8Array;
  /** Worth that candidate j alone would add; 0 for the chosen. */
  readonly gain: Float64Array;
  /** Worth that would go with the chosen candidate j; 0 for the others. */
  readonly loss: Float64Array;
  value = 0;
  cost = 0;
  /** Chosen candidates that serve each demand. */
  readonly #times: Int32Array;

  constructor(readonly problem: CoverProblem) {
    const sites = problem.cost.length;
    this.chosen = new Uint8Array(sites);
    this.loss = new Float64Array(sites);
    this.gain = new Float64Array(sites);
    this.#times = new Int32Array(problem.weight.length);
    for (let j = 0; j < sites; j++)
      for (let k = problem.siteStart[j]; k < problem.siteStart[j + 1]; k++)
        this.gain[j] += problem.weight[problem.siteDemand[k]];
  }

  add(j: number): void {
    const { weight, siteStart, siteDemand } = this.problem;
    this.chosen[j] = 1;
    this.cost += this.problem.cost[j];
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) {
      const i = siteDemand[k];
      const before = this.#times[i]++;
      if (before === 0) {
        this.value += weight[i];
        this.loss[j] += weight[i];
        this.#change(this.gain, i, -weight[i]);
      } else if (before === 1) this.loss[this.#otherThan(i, j)] -= weight[i];
    }
  }

  drop(j: number): void {
    const { weight, siteStart, siteDemand } = this.problem;
    this.chosen[j] = 0;
    this.cost -= this.problem.cost[j];
    this.loss[j] = 0;
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) {
      const i = siteDemand[k];
      const after = --this.#times[i];
      if (after === 0) {
        this.value -= weight[i];
        this.#change(this.gain, i, weight[i]);
      } else if (after === 1) this.loss[this.#otherThan(i, j)] += weight[i];
    }
  }

  /** Becomes another choice. */
  become(sites: Iterable<number>): void {
    const wanted = new Set(sites);
    this.chosen.forEach((chosen, j) => {
      if (chosen && !wanted.has(j)) this.drop(j);
    });
    for (const j of wanted) if (!this.chosen[j]) this.add(j);
  }

  sites(): number[] {
    const found: number[] = [];
    this.chosen.forEach((chosen, j) => {
      if (chosen) found.push(j);
    });
    return found;
  }

  snapshot(): Cover {
    return { sites: this.sites(), value: this.value, cost: this.cost };
  }

  #change(sums: Float64Array, i: number, by: number): void {
    const { demandStart, demandSite } = this.problem;
    for (let k = demandStart[i]; k < demandStart[i + 1]; k++) sums[demandSite[k]] += by;
  }

  /** The one chosen candidate beside j that serves i. */
  #otherThan(i: number, j: number): number {
    const { demandStart, demandSite } = this.problem;
    for (let k = demandStart[i]; k < demandStart[i + 1]; k++)
      if (demandSite[k] !== j && this.chosen[demandSite[k]]) return demandSite[k];
    throw new Error(`Demand ${i} counts a candidate that is not chosen`);
  }
}

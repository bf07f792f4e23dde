import type { Random } from '../../../model/basics/random.ts';
import type { CoverProblem } from './cover-problem.ts';

/** A choice of candidates on its way to serving all demand. */
export class SetCoverState {
  readonly chosen: Uint8Array;
  /** Demand that candidate j alone would add. */
  readonly gain: Int32Array;
  cost = 0;
  readonly #times: Int32Array;
  /** Demand that nothing chosen serves, and where each stands in that list. */
  readonly #open: number[];
  readonly #place: Int32Array;

  constructor(readonly problem: CoverProblem) {
    const { cost, weight, siteStart } = problem;
    this.chosen = new Uint8Array(cost.length);
    this.gain = new Int32Array(cost.length);
    for (let j = 0; j < cost.length; j++) this.gain[j] = siteStart[j + 1] - siteStart[j];
    this.#times = new Int32Array(weight.length);
    this.#open = Array.from(weight.keys());
    this.#place = Int32Array.from(this.#open);
  }

  get open(): number {
    return this.#open.length;
  }

  /** Of three by lot the one with fewest candidates. */
  openDemand(random: Random): number {
    const { demandStart } = this.problem;
    let best = -1;
    for (let turn = 0; turn < 3; turn++) {
      const i = this.#open[Math.floor(random() * this.#open.length)];
      if (best < 0 || demandStart[i + 1] - demandStart[i] < demandStart[best + 1] - demandStart[best])
        best = i;
    }
    return best;
  }

  candidatesOf(i: number): Int32Array {
    const { demandStart, demandSite } = this.problem;
    return demandSite.subarray(demandStart[i], demandStart[i + 1]);
  }

  add(j: number): void {
    const { siteStart, siteDemand } = this.problem;
    this.chosen[j] = 1;
    this.cost += this.problem.cost[j];
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) {
      const i = siteDemand[k];
      if (this.#times[i]++ > 0) continue;
      const last = this.#open.pop()!;
      const place = this.#place[i];
      if (last !== i) {
        this.#open[place] = last;
        this.#place[last] = place;
      }
      for (const other of this.candidatesOf(i)) this.gain[other]--;
    }
  }

  drop(j: number): void {
    const { siteStart, siteDemand } = this.problem;
    this.chosen[j] = 0;
    this.cost -= this.problem.cost[j];
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) {
      const i = siteDemand[k];
      if (--this.#times[i] > 0) continue;
      this.#place[i] = this.#open.push(i) - 1;
      for (const other of this.candidatesOf(i)) this.gain[other]++;
    }
  }

  /** Dearest first. */
  dropSuperfluous(): void {
    const { cost } = this.problem;
    for (const j of this.sites().sort((a, b) => cost[b] - cost[a] || a - b))
      if (this.#isSuperfluous(j)) this.drop(j);
  }

  become(sites: readonly number[]): void {
    const wanted = new Uint8Array(this.chosen.length);
    for (const j of sites) wanted[j] = 1;
    for (let j = 0; j < wanted.length; j++) if (this.chosen[j] && !wanted[j]) this.drop(j);
    for (const j of sites) if (!this.chosen[j]) this.add(j);
  }

  sites(): number[] {
    const found: number[] = [];
    this.chosen.forEach((chosen, j) => {
      if (chosen) found.push(j);
    });
    return found;
  }

  #isSuperfluous(j: number): boolean {
    const { siteStart, siteDemand } = this.problem;
    for (let k = siteStart[j]; k < siteStart[j + 1]; k++) if (this.#times[siteDemand[k]] < 2) return false;
    return true;
  }
}

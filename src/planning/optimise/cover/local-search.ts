import type { Random } from '../../../model/basics/random.ts';
import type { Cover, CoverProblem } from './cover-problem.ts';
import { CoverState } from './cover-state.ts';

/** Most candidates that one turn drops. */
const MOST_DROPS = 6;
/** Spread of the lots that order candidates of nearly equal use. */
const NOISE = 0.15;
/** How far below the best a turn may lead and still be gone on from. */
const SLACK = 0.002;
/** Turns without a better choice, per chosen candidate and at least, before half of the choice is drawn anew. */
const PATIENCE = { perCandidate: 20, least: 200 } as const;

/**
 * Drops a few chosen candidates that lie together or anywhere and fills the budget again; swaps and additions
 * are its smallest turns. Deterministic for a source of lots; may stop after any turn.
 */
export class LocalSearch {
  readonly #state: CoverState;
  readonly #root: Float64Array;
  #best: Cover;
  /** Turns since the walk last set out, and the best value that it met. */
  #stale = 0;
  #reached: number;

  constructor(
    readonly problem: CoverProblem,
    readonly budget: number,
    start: Cover,
    readonly random: Random,
  ) {
    this.#state = new CoverState(problem);
    this.#state.become(start.sites);
    this.#best = this.#state.snapshot();
    this.#reached = this.#best.value;
    this.#root = problem.cost.map(Math.sqrt);
  }

  get best(): Cover {
    return this.#best;
  }

  run(turns: number, stop?: () => boolean): Cover {
    for (let turn = 0; turn < turns && !stop?.(); turn++) this.turn();
    return this.#best;
  }

  turn(): void {
    const state = this.#state;
    if (this.#stale > Math.max(PATIENCE.least, PATIENCE.perCandidate * this.#best.sites.length))
      this.#setOutAgain();
    const before = state.value;
    const dropped = this.#dropSome();
    const added = this.#fill(this.random() < 0.5 ? dropped[0] : -1);
    if (state.value > this.#best.value || (state.value === this.#best.value && state.cost < this.#best.cost))
      this.#best = state.snapshot();
    this.#stale++;
    if (state.value > this.#reached) [this.#reached, this.#stale] = [state.value, 0];
    if (state.value >= before || state.value >= this.#reached * (1 - SLACK * this.random())) return;
    for (const j of added) state.drop(j);
    for (const j of dropped) state.add(j);
  }

  /** From the best choice with half of it drawn anew. */
  #setOutAgain(): void {
    const state = this.#state;
    state.become(this.#best.sites);
    for (const j of this.#best.sites) if (this.random() < 0.5) state.drop(j);
    this.#fill(-1);
    [this.#stale, this.#reached] = [0, state.value];
  }

  /** Always with those that have become superfluous. */
  #dropSome(): number[] {
    const state = this.#state;
    const chosen = state.sites();
    const dropped: number[] = [];
    const drop = (j: number): void => {
      state.drop(j);
      dropped.push(j);
    };
    if (chosen.length) {
      const wanted = 1 + Math.floor(this.random() * Math.min(MOST_DROPS, chosen.length));
      const together = this.random() < 0.6;
      drop(chosen[Math.floor(this.random() * chosen.length)]);
      for (let turn = 1; turn < wanted; turn++) {
        const j = together ? this.#besides(dropped[0]) : chosen[Math.floor(this.random() * chosen.length)];
        if (j >= 0 && state.chosen[j]) drop(j);
      }
    }
    for (const j of chosen) if (state.chosen[j] && !(state.loss[j] > 0) && this.problem.cost[j] > 0) drop(j);
    return dropped;
  }

  /** A candidate two steps away from another: it serves what a neighbour of it serves. */
  #besides(j: number): number {
    const { siteStart, siteDemand, demandStart, demandSite } = this.problem;
    const oneOf = (start: Int32Array, list: Int32Array, at: number): number =>
      start[at + 1] > start[at]
        ? list[start[at] + Math.floor(this.random() * (start[at + 1] - start[at]))]
        : -1;
    let at = j;
    for (let step = 0; step < 2 && at >= 0; step++) {
      const demand = oneOf(siteStart, siteDemand, at);
      at = demand < 0 ? -1 : oneOf(demandStart, demandSite, demand);
      if (at >= 0 && this.#state.chosen[at]) return at;
    }
    return at;
  }

  /** @param barred candidate that this filling leaves out, -1 none */
  #fill(barred: number): number[] {
    const state = this.#state;
    const { cost } = this.problem;
    const lot = this.random();
    // Per đồng, per square root of it, or alone: each fits some budget best.
    const divisor = lot < 0.6 ? cost : lot < 0.9 ? this.#root : null;
    const noise = this.random() < 0.5 ? 0 : NOISE;
    const added: number[] = [];
    for (;;) {
      const left = this.budget - state.cost;
      let [best, most] = [-1, 0];
      for (let j = 0; j < cost.length; j++) {
        const gain = state.gain[j];
        if (!(gain > 0) || state.chosen[j] || cost[j] > left || j === barred) continue;
        let use = divisor ? gain / divisor[j] : gain;
        // A lot only where it could decide.
        if (noise && use * (1 + noise) > most) use *= 1 + noise * this.random();
        if (use > most) [best, most] = [j, use];
      }
      if (best < 0) return added;
      state.add(best);
      added.push(best);
    }
  }
}

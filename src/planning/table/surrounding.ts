import type { CoverState } from '../optimise/cover/cover-state.ts';
import type { Frontier, Point } from './frontier.ts';

/** What binds choices beside money. */
export interface Binding {
  /** Nothing but money binds. */
  readonly isFree: boolean;
  /** A candidate and all that it cannot stand without. */
  readonly withNeeded: (candidate: number) => readonly number[];
  /** Whether a choice that obeys the rules still does when it has become this one. */
  readonly obeys: (sites: readonly number[]) => boolean;
  /** Candidates that no choice may be without. */
  readonly decided: ReadonlySet<number>;
}

interface Step {
  readonly added: readonly number[];
  readonly cost: number;
  readonly gain: number;
}

/** Looks around choices for others that some budget is better answered by. */
export class Surrounding {
  #found: Point[] = [];

  constructor(
    readonly frontier: Frontier,
    readonly binding: Binding,
  ) {}

  /** From a choice upwards, most value per đồng first, as far as the money; every choice one step away is looked at. */
  climb(state: CoverState, budget: number): void {
    for (;;) {
      const steps = this.#look(state);
      let [best, most] = [null as Step | null, 0];
      for (const step of steps) {
        const use = step.gain / step.cost;
        if (use > most && state.cost + step.cost <= budget) [best, most] = [step, use];
      }
      if (!best) break;
      for (const j of best.added) state.add(j);
    }
    this.#keep();
  }

  /** From a choice downwards, what is missed least per đồng first, until it costs no more. */
  thin(state: CoverState, budget: number): void {
    while (state.cost > budget) {
      const least = this.#leastMissed(state);
      if (least < 0) break;
      state.drop(least);
      this.#look(state);
    }
    this.#keep();
  }

  #keep(): void {
    this.frontier.add(this.#found);
    this.#found = [];
  }

  #note(cost: number, value: number, base: readonly number[], extra: readonly number[]): void {
    if (this.frontier.wants(cost, value)) this.#found.push({ cost, value, base, extra });
  }

  /** The choice itself and all that are one step above it. */
  #look(state: CoverState): Step[] {
    const base = state.sites();
    this.#note(state.cost, state.value, base, []);
    const steps: Step[] = [];
    for (let j = 0; j < state.chosen.length; j++) {
      // Nor do the chosen ones gain anything.
      if (!(state.gain[j] > 0)) continue;
      const added = this.binding.withNeeded(j).filter((k) => !state.chosen[k]);
      const step = added.length > 1 ? together(state, added) : alone(state, j);
      steps.push(step);
      this.#note(state.cost + step.cost, state.value + step.gain, base, added);
    }
    return steps;
  }

  #leastMissed({ chosen, loss, problem: { cost } }: CoverState): number {
    const sites: number[] = [];
    chosen.forEach((is, j) => is && sites.push(j));
    const use = (j: number): number => loss[j] / cost[j];
    const may = sites.filter((j) => cost[j] > 0 && !this.binding.decided.has(j));
    may.sort((a, b) => use(a) - use(b) || a - b);
    return may.find((j) => this.binding.obeys(sites.filter((k) => k !== j))) ?? -1;
  }
}

const alone = ({ gain, problem }: CoverState, j: number): Step => ({
  added: [j],
  cost: problem.cost[j],
  gain: gain[j],
});

function together(state: CoverState, added: readonly number[]): Step {
  const [value, cost] = [state.value, state.cost];
  for (const j of added) state.add(j);
  const step = { added, cost: state.cost - cost, gain: state.value - value };
  for (const j of added) state.drop(j);
  return step;
}

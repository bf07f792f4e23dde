import { isWhole, type Cover, type CoverProblem } from '../cover/cover-problem.ts';
import { CoverState } from '../cover/cover-state.ts';

/** Choices of so few candidates are all looked at: threes where there are hundreds, pairs where there are thousands. */
const MOST_FOR_THREES = 500;
const MOST_FOR_PAIRS = 4000;

/** Candidates that serve something, the cheapest first. */
function usefulOf(problem: CoverProblem): number[] {
  const { gain } = new CoverState(problem);
  const useful = Array.from(gain.keys()).filter((j) => gain[j] > 0);
  return useful.sort((a, b) => problem.cost[a] - problem.cost[b] || a - b);
}

/** The best choices of some money and less, none of which costs more and serves no more than another; by cost. */
class BestChoices {
  readonly points: Cover[] = [];

  offer(cost: number, value: number, sites: () => number[]): void {
    const { points } = this;
    let [low, high] = [0, points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[middle].cost <= cost) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && points[low - 1].value >= value) return;
    let from = low;
    while (from > 0 && points[from - 1].cost === cost) from--;
    let until = low;
    while (until < points.length && points[until].value <= value) until++;
    points.splice(from, until - from, { cost, value, sites: sites().sort((a, b) => a - b) });
  }
}

/** Money below which no more candidates can be paid for than are looked at together, and how many that are; 0: none. */
function reachOfFew(problem: CoverProblem, useful: readonly number[]): { below: number; most: number } {
  const most = useful.length <= MOST_FOR_THREES ? 3 : useful.length <= MOST_FOR_PAIRS ? 2 : 0;
  // Sums of worth that is not whole depend on their order.
  if (!most || !isWhole(problem)) return { below: 0, most: 0 };
  const cheapest = useful.slice(0, most + 1);
  if (cheapest.length <= most) return { below: Infinity, most };
  return { below: cheapest.reduce((sum, j) => sum + problem.cost[j], 0), most };
}

/**
 * The best choices where money is short: below the price of the cheapest four (or three) candidates no choice has more
 * of them than are looked at here, so that the best is proved. Shares of candidates, which other bounds allow, say most
 * too much just there. Pauses where other work may come in between.
 * @param limit no choice that costs more is asked for
 * @returns every best choice by cost; they are proved for money below `below`
 */
export function* fewWorks(
  problem: CoverProblem,
  limit = Infinity,
): Generator<void, { readonly below: number; readonly points: readonly Cover[] }> {
  const useful = usefulOf(problem);
  const { below, most } = reachOfFew(problem, useful);
  const best = new BestChoices();
  best.offer(0, 0, () => []);
  const { cost } = problem;
  const money = Math.min(limit, below);
  const state = new CoverState(problem);
  const isPaid = (j: number): boolean => state.cost + cost[j] <= money;
  /** Everything that may follow the candidates that are chosen; `from` keeps each set to one order. */
  function* follow(from: number, more: number): Generator<void> {
    for (let at = from; at < useful.length && isPaid(useful[at]); at++) {
      const j = useful[at];
      if (state.gain[j] > 0)
        best.offer(state.cost + cost[j], state.value + state.gain[j], () => [...state.sites(), j]);
      if (more === 1) continue;
      state.add(j);
      yield* follow(at + 1, more - 1);
      state.drop(j);
      if (more === most) yield;
    }
  }
  if (most) yield* follow(0, most);
  return { below: most ? below : 0, points: best.points };
}

/** The best choice of some money, where it is so little that all choices can be looked at; null elsewhere. */
export function* bestOfFew(problem: CoverProblem, budget: number): Generator<void, Cover | null> {
  const { below } = reachOfFew(problem, usefulOf(problem));
  if (!(budget >= 0 && budget < below)) return null;
  const { points } = yield* fewWorks(problem, budget);
  return points[points.length - 1] ?? null;
}

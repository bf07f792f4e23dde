import type { Demand } from './demand.ts';
import type { Option } from './reach.ts';

/** One pick of the greedy walk and what it adds. */
export interface GreedyChoice {
  readonly option: number;
  readonly households: number;
  readonly population: number;
  /** Demand entries that this pick serves first. */
  readonly served: readonly number[];
}

/** Households and people that an option would add to what is served already. */
function gainOf(
  reach: Int32Array,
  served: Uint8Array,
  demand: Demand,
): { households: number; population: number } {
  let [households, population] = [0, 0];
  for (const entry of reach) {
    if (served[entry]) continue;
    households += demand.households[entry];
    population += demand.population[entry];
  }
  return { households, population };
}

/** Households that each option would add now. */
export const gainsNow = (reaches: readonly Int32Array[], served: Uint8Array, demand: Demand): number[] =>
  reaches.map((reach) => gainOf(reach, served, demand).households);

/**
 * Takes again and again the affordable option with most additional households per đồng; ties go to more
 * people, then the lower cost, then the order of the options. `served` is marked as it goes.
 */
export function greedy(
  options: readonly Option[],
  reaches: readonly Int32Array[],
  demand: Demand,
  budget: number,
  served: Uint8Array,
): GreedyChoice[] {
  const choices: GreedyChoice[] = [];
  const open = new Set(options.map((_, k) => k));
  // Gains only shrink: a stale gain is an upper bound, so most options need no second look (lazy greedy, Minoux 1978).
  const gains = reaches.map((reach) => gainOf(reach, served, demand));
  const fresh = new Int32Array(options.length);
  let left = budget;
  for (;;) {
    let best = -1;
    for (;;) {
      best = -1;
      for (const k of open) {
        if (gains[k].households === 0 || options[k].costVnd > left) continue;
        if (best < 0 || better(options, gains, k, best)) best = k;
      }
      if (best < 0 || fresh[best] === choices.length) break;
      gains[best] = gainOf(reaches[best], served, demand);
      fresh[best] = choices.length;
    }
    if (best < 0) return choices;
    const newly = Array.from(reaches[best]).filter((entry) => !served[entry]);
    for (const entry of newly) served[entry] = 1;
    choices.push({ option: best, ...gains[best], served: newly });
    left -= options[best].costVnd;
    open.delete(best);
  }
}

/** Products of whole numbers below 2^53 compare exactly; ratios would not. */
function better(
  options: readonly Option[],
  gains: readonly { households: number; population: number }[],
  a: number,
  b: number,
): boolean {
  const ratio = gains[a].households * options[b].costVnd - gains[b].households * options[a].costVnd;
  if (ratio !== 0) return ratio > 0;
  if (gains[a].population !== gains[b].population) return gains[a].population > gains[b].population;
  if (options[a].costVnd !== options[b].costVnd) return options[a].costVnd < options[b].costVnd;
  return a < b;
}

import { PRIORITY_GROUPS, type PriorityWeights } from '../model/project.ts';
import type { RankedVillage } from './plan-types.ts';
import type { Priority } from './priority.ts';

/** How far every weight may lie from where it stands. */
const SWING = 0.2;
/** Differences of scores below this are ties on every machine. */
const TIE = 1e-9;

/**
 * How much the first village can lead the second, over all weights within the swing and all values 0..1 of unknown
 * groups. The lead is linear in every weight and every unknown value, so each decides for itself at its end.
 */
function greatestLead(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  weights: readonly number[],
): number {
  let lead = 0;
  weights.forEach((weight, g) => {
    const difference = (a[g] ?? 1) - (b[g] ?? 0);
    lead += difference * weight * (difference > 0 ? 1 + SWING : 1 - SWING);
  });
  return lead;
}

/**
 * The ranks that a village may come to under any weights up to a fifth away from those given, unknown groups anywhere
 * in 0..1: best counts the villages that lead it whatever the weights are, worst those that lead it under some.
 */
export function rankIntervals({ ranked }: Priority, weights: PriorityWeights): RankedVillage[] {
  const factors = PRIORITY_GROUPS.map((group) => weights[group]);
  const values = ranked.map(({ groups }) => groups.map(({ value }) => value));
  const tie = TIE * factors.reduce((sum, weight) => sum + weight, 0);
  return ranked.map(({ village, rank }, i) => {
    let [best, worst] = [1, 1];
    for (let j = 0; j < ranked.length; j++) {
      if (j === i) continue;
      if (greatestLead(values[i], values[j], factors) < -tie) best++;
      if (greatestLead(values[j], values[i], factors) > tie) worst++;
    }
    return { village, rank, best, worst };
  });
}

import { PRIORITY_GROUPS, type PriorityGroup, type PriorityWeights } from '../model/project.ts';

/**
 * Moves one weight and rescales the others in proportion, so that the sum stays 100. Where all others
 * are 0 they share the rest equally. Whole numbers; what rounding leaves goes to the largest fractions.
 * @param value 0..100
 */
export function rescaleWeights(
  weights: PriorityWeights,
  group: PriorityGroup,
  value: number,
): PriorityWeights {
  const fixed = Math.round(Math.min(100, Math.max(0, value)));
  const others = PRIORITY_GROUPS.filter((other) => other !== group);
  const sum = others.reduce((total, other) => total + weights[other], 0);
  const rest = 100 - fixed;
  const exact = others.map((other) => (sum > 0 ? (weights[other] / sum) * rest : rest / others.length));
  const whole = exact.map(Math.floor);
  let left = rest - whole.reduce((total, part) => total + part, 0);
  const byFraction = exact
    .map((part, k) => [part - whole[k], k] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, k] of byFraction) {
    if (left <= 0) break;
    whole[k]++;
    left--;
  }
  const next: Record<PriorityGroup, number> = { ...weights, [group]: fixed };
  others.forEach((other, k) => (next[other] = whole[k]));
  return next;
}

import { PRIORITY_GROUPS, type PriorityGroup, type PriorityWeights } from '../model/project.ts';

/** Far below what a screen shows, far above what sums lose. */
const DIGITS = 1e9;
const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;

export interface HeldWeights {
  /** Weights that stay where they are. */
  readonly locked?: readonly PriorityGroup[];
  /** Weights from before the others came to 0: their proportions come back with them. */
  readonly before?: PriorityWeights;
}

/**
 * Moves one weight; the others share the rest of 100 in their proportions, unrounded, so that it makes no difference in
 * how many steps a weight comes to where it stands. Where all others are 0 their former proportions count, equal parts
 * where there are none.
 * @param value 0..100; what locked weights leave is the most
 */
export function rescaleWeights(
  weights: PriorityWeights,
  group: PriorityGroup,
  value: number,
  { locked = [], before = weights }: HeldWeights = {},
): PriorityWeights {
  const kept = PRIORITY_GROUPS.filter((other) => other !== group && locked.includes(other));
  const others = PRIORITY_GROUPS.filter((other) => other !== group && !locked.includes(other));
  const room = Math.max(0, 100 - kept.reduce((total, other) => total + weights[other], 0));
  const fixed = others.length ? Math.min(room, Math.max(0, value)) : room;
  const rest = room - fixed;
  const sumOf = (from: PriorityWeights) => others.reduce((total, other) => total + from[other], 0);
  const parts = sumOf(weights) > 0 ? weights : before;
  const sum = sumOf(parts);
  const next: Record<PriorityGroup, number> = { ...weights, [group]: rounded(fixed) };
  for (const other of others)
    next[other] = rounded(sum > 0 ? (parts[other] / sum) * rest : rest / others.length);
  return next;
}

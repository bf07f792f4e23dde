import { findingsOf, type Findings } from '../../analysis/findings/findings.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import type { Plan, WhyUnserved } from '../plan-types.ts';
import type { Priority } from '../priority.ts';

type Ranked = Priority['ranked'];

/** Nothing that may be built reaches it: no money serves it by this plan's works. */
const WITHOUT_WORK: ReadonlySet<WhyUnserved> = new Set([
  'outside-province',
  'no-position',
  'no-candidate',
  'only-forbidden',
  'only-restricted',
] as const);

/** Villages without any signal that a plan leaves, in the order of their ranks. */
export interface DarkLeft {
  /** Some work would serve them: later, or with more money. */
  readonly late: Ranked;
  /** None would. */
  readonly withoutWork: Ranked;
}

export function darkLeft(
  { villages, unserved }: Pick<Plan, 'villages' | 'unserved'>,
  findings: Findings,
  ranked: Ranked,
): DarkLeft {
  const { state } = findingsOf(findings, 'any');
  const gained = new Set(villages);
  const without = new Set(unserved.flatMap(({ village, why }) => (WITHOUT_WORK.has(why) ? [village] : [])));
  const left = ranked.filter(
    ({ village }) => SERVICE_STATES[state[village]] === 'uncovered' && !gained.has(village),
  );
  return {
    late: left.filter(({ village }) => !without.has(village)),
    withoutWork: left.filter(({ village }) => without.has(village)),
  };
}

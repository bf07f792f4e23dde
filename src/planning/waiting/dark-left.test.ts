import { expect, it } from 'vitest';
import type { Findings } from '../../analysis/findings/findings.ts';
import { SERVICE_STATES, type ServiceState } from '../../model/service.ts';
import type { Plan } from '../plan-types.ts';
import type { Priority } from '../priority.ts';
import { darkLeft } from './dark-left.ts';

it('villages that no work reaches are not late: they are counted apart', () => {
  const states: ServiceState[] = ['uncovered', 'uncovered', 'uncovered', 'covered', 'uncovered', 'uncovered'];
  const findings = {
    byOperator: [{ operator: 'any', state: Uint8Array.from(states, (one) => SERVICE_STATES.indexOf(one)) }],
  } as unknown as Findings;
  const ranked = [5, 4, 3, 2, 1, 0].map((village, at) => ({
    village,
    rank: at + 1,
  })) as unknown as Priority['ranked'];
  const plan = {
    villages: [0],
    unserved: [
      { village: 1, why: 'no-candidate', fromVnd: null },
      { village: 2, why: 'less-per-dong', fromVnd: 5e9 },
      { village: 4, why: 'above-budget', fromVnd: 9e9 },
      { village: 5, why: 'only-restricted', fromVnd: null },
    ],
  } as unknown as Plan;
  const { late, withoutWork } = darkLeft(plan, findings, ranked);
  expect(late.map(({ village }) => village)).toEqual([4, 2]);
  expect(withoutWork.map(({ village }) => village)).toEqual([5, 1]);
});

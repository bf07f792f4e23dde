import { expect, it } from 'vitest';
import type { Findings } from '../analysis/findings/findings.ts';
import { SERVICE_STATES, type ServiceState } from '../model/service.ts';
import { communesLifted, planGain } from './plan-gain.ts';

const findingsWith = (states: readonly ServiceState[], inDepression: readonly number[]) =>
  ({
    byOperator: [
      {
        operator: 'any',
        state: Uint8Array.from(states, (state) => SERVICE_STATES.indexOf(state)),
        states: { uncovered: states.filter((state) => state === 'uncovered').length },
      },
    ],
    depressions: { village: Uint8Array.from(inDepression) },
  }) as unknown as Findings;

it('counts villages that gain by what they are, each once: without signal, lõm sóng, others', () => {
  const findings = findingsWith(
    ['uncovered', 'uncovered', 'partial', 'covered', 'covered', 'uncovered'],
    [1, 0, 1, 1, 0, 0],
  );
  expect(planGain({ villages: [0, 2, 3, 4] }, findings)).toEqual({
    uncovered: 1,
    lomSong: 2,
    others: 1,
    ofUncovered: 3,
  });
  expect(planGain({ villages: [] }, findings)).toMatchObject({ uncovered: 0, lomSong: 0, others: 0 });
});

it('lifts a commune when its last village without any signal gains', () => {
  const findings = {
    ...findingsWith(['uncovered', 'uncovered', 'partial', 'uncovered', 'uncovered'], [0, 0, 0, 0, 0]),
    villageCommune: Int32Array.from([0, 0, 1, 2, -1]),
  } as Findings;
  expect(communesLifted({ villages: [0, 2, 4] }, findings, 3)).toBe(0);
  expect(communesLifted({ villages: [0, 1] }, findings, 3)).toBe(1);
  expect(communesLifted({ villages: [0, 1, 3] }, findings, 3)).toBe(2);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PRIORITY_GROUPS, type PriorityWeights } from '../model/project.ts';
import type { Priority } from './priority.ts';
import { rankIntervals } from './rank-interval.ts';

type Values = readonly (number | null)[];

const weightsOf = (list: readonly number[]): PriorityWeights =>
  Object.fromEntries(PRIORITY_GROUPS.map((group, g) => [group, list[g]])) as unknown as PriorityWeights;

function priorityOf(villages: readonly Values[]): Priority {
  const ranked = villages.map((values, village) => ({
    village,
    rank: 1,
    groups: PRIORITY_GROUPS.map((group, g) => ({ group, value: values[g], points: null })),
  }));
  return { ranked } as unknown as Priority;
}

/** Rank of every village with the unknown filled in, straight from the definition. */
const ranksUnder = (villages: readonly (readonly number[])[], weights: readonly number[]): number[] => {
  const scores = villages.map((values) => values.reduce((sum, value, g) => sum + value * weights[g], 0));
  return scores.map((score) => 1 + scores.filter((other) => other > score + 1e-6).length);
};

it('holds every rank under any weights up to a fifth away and any value of unknown groups', () => {
  const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
  const five = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(five(fc.option(share, { nil: null, freq: 6 })), { minLength: 1, maxLength: 6 }),
      five(fc.integer({ min: 0, max: 50 })),
      five(fc.integer({ min: -20, max: 20 })),
      share,
      (villages, weights, swings, unknown) => {
        const intervals = rankIntervals(priorityOf(villages), weightsOf(weights));
        const filled = villages.map((values) => values.map((value) => value ?? unknown));
        const ranks = ranksUnder(
          filled,
          weights.map((weight, g) => weight * (1 + swings[g] / 100)),
        );
        ranks.forEach((rank, village) => {
          expect(rank).toBeGreaterThanOrEqual(intervals[village].best);
          expect(rank).toBeLessThanOrEqual(intervals[village].worst);
        });
      },
    ),
  );
});

it('is one rank where the weights cannot turn the order, and two where they can', () => {
  // 1 leads 2 by 0.5 of the first weight whatever happens; 2 and 3 change places where the second weight falls.
  const villages: Values[] = [
    [1, 0.5, 0, 0, 0],
    [0.5, 0.5, 0, 0, 0],
    [0.4, 0.62, 0, 0, 0],
  ];
  const intervals = rankIntervals(priorityOf(villages), weightsOf([50, 50, 0, 0, 0]));
  expect(intervals.map(({ best, worst }) => [best, worst])).toEqual([
    [1, 1],
    [2, 3],
    [2, 3],
  ]);
});

it('spreads over all that an unknown group may be', () => {
  const villages: Values[] = [
    [0.5, 0.5, 0.5, 0.5, 0.5],
    [0.9, null, null, null, null],
  ];
  const intervals = rankIntervals(priorityOf(villages), weightsOf([20, 20, 20, 20, 20]));
  expect(intervals.map(({ best, worst }) => [best, worst])).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fractionalKnapsack } from './bound.ts';
import { apportion } from './demand.ts';

it('shares whole numbers in proportion, largest remainder first', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(7, [5, 3, 2])).toEqual([4, 2, 1]);
  expect(apportion(5, [0, 0])).toEqual([3, 2]);
});

it('parts sum to the whole', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (total, weights) => {
      expect(apportion(total, weights).reduce((a, b) => a + b, 0)).toBe(total);
    }),
  );
});

it('fractional knapsack by hand: 60 for 10, 100 for 20, 120 for 30 under 50 is 240', () => {
  expect(fractionalKnapsack([60, 100, 120], [10, 20, 30], 50)).toBe(240);
});

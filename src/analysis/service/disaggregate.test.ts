import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apportion } from './disaggregate.ts';

it('shares whole numbers in proportion, largest remainder first', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(7, [5, 3, 2])).toEqual([4, 2, 1]);
  expect(apportion(5, [0, 0])).toEqual([3, 2]);
});

it('gives each its floor, and one more to the largest remainders', () => {
  // 2.5, 2.5, 5: the earlier of two equal halves.
  expect(apportion(10, [1, 1, 2])).toEqual([3, 2, 5]);
  // 0.9, 1.8, 6.3: the last one is served last.
  expect(apportion(9, [1, 2, 7])).toEqual([1, 2, 6]);
  // 6.3, 1.8, 0.9: the first one is served last.
  expect(apportion(9, [7, 2, 1])).toEqual([6, 2, 1]);
  expect(apportion(0, [1, 2])).toEqual([0, 0]);
  expect(apportion(8, [0, 3, 1])).toEqual([0, 6, 2]);
});

it('parts sum to the whole', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (total, weights) => {
      expect(apportion(total, weights).reduce((a, b) => a + b, 0)).toBe(total);
    }),
  );
});

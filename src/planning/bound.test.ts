import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fractionalKnapsack } from './bound.ts';

it('takes whole gains while they fit, then a part of the next', () => {
  expect(fractionalKnapsack([60, 100, 120], [10, 20, 30], 50)).toBe(240);
  expect(fractionalKnapsack([10, 10], [5, 5], 5)).toBe(10);
  expect(fractionalKnapsack([10, 10], [5, 5], 0)).toBe(0);
  expect(fractionalKnapsack([8, 0], [4, 0], 1)).toBe(2);
  expect(fractionalKnapsack([], [], 9)).toBe(0);
});

/** Fills the budget in the order given. */
function fill(
  order: readonly number[],
  gains: readonly number[],
  costs: readonly number[],
  budget: number,
): number {
  let [value, left] = [0, budget];
  for (const k of order) {
    const part = Math.min(1, left / costs[k]);
    value += gains[k] * part;
    left -= costs[k] * part;
  }
  return value;
}
function* orders(items: readonly number[]): Generator<number[]> {
  if (!items.length) yield [];
  for (const item of items)
    for (const rest of orders(items.filter((other) => other !== item))) yield [item, ...rest];
}

it('is the most that any order of filling the budget gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })), { maxLength: 5 }),
      fc.nat(30),
      (items, budget) => {
        const [gains, costs] = [items.map(([gain]) => gain), items.map(([, cost]) => cost)];
        const all = [...orders(items.map((_, k) => k))].map((order) => fill(order, gains, costs, budget));
        expect(fractionalKnapsack(gains, costs, budget)).toBeCloseTo(Math.max(...all), 9);
      },
    ),
  );
});

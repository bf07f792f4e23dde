import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Demand } from './demand.ts';
import { fractionalKnapsack } from './bound.ts';
import { gainsNow, greedy } from './greedy.ts';
import type { Option } from './reach.ts';

const demandOf = (households: readonly number[]): Demand => ({
  village: Int32Array.from(households, (_, k) => k),
  xy: new Float64Array(households.length * 2),
  households: Int32Array.from(households),
  population: Int32Array.from(households, (value) => value * 4),
});
const optionsOf = (costs: readonly number[]): Option[] =>
  costs.map((costVnd, k) => ({ id: `m${k}`, name: null, lon: 0, lat: 0, radiusMeters: 3000, costVnd }));

it('counts a household once, whoever serves it', () => {
  const demand = demandOf([10, 20, 5]);
  const served = new Uint8Array(3);
  const picks = greedy(optionsOf([1, 1]), [Int32Array.of(0, 1), Int32Array.of(1, 2)], demand, 10, served);
  expect(picks.map(({ option, households }) => [option, households])).toEqual([
    [0, 30],
    [1, 5],
  ]);
});

it('passes over what the rest of the budget cannot pay', () => {
  const picks = greedy(
    optionsOf([5, 4, 1]),
    [Int32Array.of(0), Int32Array.of(1), Int32Array.of(2)],
    demandOf([100, 70, 1]),
    6,
    new Uint8Array(3),
  );
  expect(picks.map((pick) => pick.option)).toEqual([0, 2]);
});

/** Every subset: the plain reference. */
function best(costs: number[], reaches: Int32Array[], demand: Demand, budget: number): number {
  let most = 0;
  for (let set = 0; set < 1 << costs.length; set++) {
    const chosen = costs.map((_, k) => k).filter((k) => set & (1 << k));
    if (chosen.reduce((sum, k) => sum + costs[k], 0) > budget) continue;
    const entries = new Set(chosen.flatMap((k) => [...reaches[k]]));
    most = Math.max(
      most,
      [...entries].reduce((sum, entry) => sum + demand.households[entry], 0),
    );
  }
  return most;
}

it('greedy <= best <= bound on every small instance, and the budget holds', () => {
  const instance = fc.record({
    households: fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }),
    costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }),
    reaches: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }), {
      minLength: 5,
      maxLength: 5,
    }),
    budget: fc.nat(25),
  });
  fc.assert(
    fc.property(instance, ({ households, costs, reaches, budget }) => {
      const demand = demandOf(households);
      const packed = reaches.map((reach) => Int32Array.from(reach));
      const picks = greedy(optionsOf(costs), packed, demand, budget, new Uint8Array(6));
      const value = picks.reduce((sum, pick) => sum + pick.households, 0);
      const optimum = best(costs, packed, demand, budget);
      expect(picks.reduce((sum, pick) => sum + costs[pick.option], 0)).toBeLessThanOrEqual(budget);
      expect(value).toBeLessThanOrEqual(optimum);
      expect(
        fractionalKnapsack(gainsNow(packed, new Uint8Array(6), demand), costs, budget),
      ).toBeGreaterThanOrEqual(optimum - 1e-9);
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Demand } from './demand.ts';
import { fractionalKnapsack } from './bound.ts';
import { gainsNow, greedy } from './greedy.ts';
import type { Option } from './reach.ts';

const demandOf = (
  households: readonly number[],
  population: readonly number[] = households.map((value) => value * 4),
): Demand => ({
  village: Int32Array.from(households, (_, k) => k),
  xy: new Float64Array(households.length * 2),
  households: Int32Array.from(households),
  population: Int32Array.from(population),
});
const optionsOf = (costs: readonly number[]): Option[] =>
  costs.map((costVnd, k) => ({ id: `m${k}`, name: null, lon: 0, lat: 0, radiusMeters: 3000, costVnd }));

it('counts a household once, whoever serves it', () => {
  const demand = demandOf([10, 20, 5]);
  const served = new Uint8Array(3);
  const choices = greedy(optionsOf([1, 1]), [Int32Array.of(0, 1), Int32Array.of(1, 2)], demand, 10, served);
  expect(choices.map(({ option, households }) => [option, households])).toEqual([
    [0, 30],
    [1, 5],
  ]);
});

it('passes over what the rest of the budget cannot pay', () => {
  const choices = greedy(
    optionsOf([5, 4, 1]),
    [Int32Array.of(0), Int32Array.of(1), Int32Array.of(2)],
    demandOf([100, 70, 1]),
    6,
    new Uint8Array(3),
  );
  expect(choices.map((choice) => choice.option)).toEqual([0, 2]);
});

it('settles ties by people, then by cost, then by order', () => {
  const walk = (costs: number[], households: number[], population: number[]) =>
    greedy(
      optionsOf(costs),
      households.map((_, k) => Int32Array.of(k)),
      demandOf(households, population),
      costs.reduce((a, b) => a + b, 0),
      new Uint8Array(costs.length),
    ).map(({ option }) => option);
  expect(walk([2, 2, 2], [6, 6, 6], [20, 22, 21])).toEqual([1, 2, 0]);
  // 3 per đồng each, 20 people each: the cheaper one.
  expect(walk([4, 2, 3], [12, 6, 9], [20, 20, 20])).toEqual([1, 2, 0]);
  expect(walk([2, 2], [6, 6], [20, 20])).toEqual([0, 1]);
});

it('marks whom it serves, adds only those, and takes nothing twice', () => {
  const served = Uint8Array.of(1, 0, 0, 0);
  const choices = greedy(
    optionsOf([1, 1]),
    [Int32Array.of(0, 1), Int32Array.of(1, 2)],
    demandOf([50, 10, 4, 9]),
    9,
    served,
  );
  expect(choices).toEqual([{ option: 1, households: 14, population: 56, served: [1, 2] }]);
  expect([...served]).toEqual([1, 1, 1, 0]);
});

/** The walk without shortcuts: every gain counted again at every step, the best one found by sorting. */
function plainWalk(costs: number[], reaches: Int32Array[], demand: Demand, budget: number): number[] {
  const [served, walk] = [new Set<number>(), [] as number[]];
  let left = budget;
  for (;;) {
    const sum = (counts: Int32Array, k: number) =>
      [...reaches[k]].reduce((total, entry) => total + (served.has(entry) ? 0 : counts[entry]), 0);
    const rows = costs
      .map((cost, k) => ({ k, cost, homes: sum(demand.households, k), people: sum(demand.population, k) }))
      .filter(({ k, cost, homes }) => !walk.includes(k) && cost <= left && homes > 0)
      .sort(
        (a, b) => b.homes * a.cost - a.homes * b.cost || b.people - a.people || a.cost - b.cost || a.k - b.k,
      );
    if (!rows.length) return walk;
    walk.push(rows[0].k);
    left -= rows[0].cost;
    for (const entry of reaches[rows[0].k]) served.add(entry);
  }
}

it('walks as without shortcuts', () => {
  const instance = fc.record({
    households: fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }),
    population: fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }),
    costs: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }),
    reaches: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }), {
      minLength: 6,
      maxLength: 6,
    }),
    budget: fc.nat(12),
  });
  fc.assert(
    fc.property(instance, ({ households, population, costs, reaches, budget }) => {
      const demand = demandOf(households, population);
      const packed = reaches.map((reach) => Int32Array.from(reach));
      const choices = greedy(optionsOf(costs), packed, demand, budget, new Uint8Array(6));
      expect(choices.map(({ option }) => option)).toEqual(plainWalk(costs, packed, demand, budget));
      for (const { served, households: homes, population: people } of choices) {
        expect(homes).toBe(served.reduce((sum, entry) => sum + households[entry], 0));
        expect(people).toBe(served.reduce((sum, entry) => sum + population[entry], 0));
      }
    }),
    { numRuns: 400 },
  );
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
      const choices = greedy(optionsOf(costs), packed, demand, budget, new Uint8Array(6));
      const value = choices.reduce((sum, choice) => sum + choice.households, 0);
      const optimum = best(costs, packed, demand, budget);
      expect(choices.reduce((sum, choice) => sum + costs[choice.option], 0)).toBeLessThanOrEqual(budget);
      expect(value).toBeLessThanOrEqual(optimum);
      expect(
        fractionalKnapsack(gainsNow(packed, new Uint8Array(6), demand), costs, budget),
      ).toBeGreaterThanOrEqual(optimum - 1e-9);
    }),
  );
});

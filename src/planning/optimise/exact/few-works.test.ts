import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverOf, coverProblem, type CoverProblem } from '../cover/cover-problem.ts';
import { bestOfFew, fewWorks } from './few-works.ts';

function ended<T>(work: Generator<void, T>): T {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}

const problems = fc
  .record({
    weights: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }),
    sites: fc.array(
      fc.record({ cost: fc.integer({ min: 1, max: 20 }), reach: fc.array(fc.nat(11), { maxLength: 6 }) }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ weights, sites }) =>
    coverProblem(
      Float64Array.from(weights),
      Float64Array.from(sites, ({ cost }) => cost),
      sites.map(({ reach }) => [...new Set(reach)].filter((i) => i < weights.length).sort((a, b) => a - b)),
    ),
  );

/** Every choice there is. */
function bestValue(problem: CoverProblem, budget: number): number {
  let most = 0;
  for (let set = 0; set < 1 << problem.cost.length; set++) {
    const { cost, value } = coverOf(
      problem,
      Array.from(problem.cost.keys()).filter((j) => set & (1 << j)),
    );
    if (cost <= budget) most = Math.max(most, value);
  }
  return most;
}

it('finds the best of all choices below the price of four', () => {
  fc.assert(
    fc.property(problems, fc.integer({ min: 0, max: 60 }), (problem, budget) => {
      const found = ended(bestOfFew(problem, budget));
      const { below, points } = ended(fewWorks(problem));
      expect(found === null).toBe(budget >= below);
      if (!found) return;
      expect(coverOf(problem, found.sites)).toEqual(found);
      expect(found.cost).toBeLessThanOrEqual(budget);
      expect(found.value).toBe(bestValue(problem, budget));
      const known = points.findLast(({ cost }) => cost <= budget)!;
      expect(known.value).toBe(found.value);
    }),
    { numRuns: 200, seed: 5 },
  );
});

it('says nothing of more money than that, of many candidates, of worth that is not whole', () => {
  const line = (count: number, weight: number) =>
    coverProblem(
      new Float64Array(count).fill(weight),
      new Float64Array(count).fill(1),
      Array.from({ length: count }, (_, j) => [j]),
    );
  expect(ended(bestOfFew(line(10, 1), 3))?.value).toBe(3);
  expect(ended(bestOfFew(line(10, 1), 4))).toBeNull();
  expect(ended(bestOfFew(line(600, 1), 2))?.value).toBe(2);
  expect(ended(bestOfFew(line(600, 1), 3))).toBeNull();
  expect(ended(bestOfFew(line(5000, 1), 1))).toBeNull();
  expect(ended(bestOfFew(line(10, 0.5), 3))).toBeNull();
  // Where there are no four at all, all money is little.
  expect(ended(bestOfFew(line(2, 1), 99))?.value).toBe(2);
});

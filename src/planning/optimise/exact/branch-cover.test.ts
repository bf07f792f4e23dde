import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestCoverOfAll } from '../../../../test/support/best-cover-of-all.ts';
import { coverProblem } from '../cover/cover-problem.ts';
import { mergeDemand } from '../cover/merge-demand.ts';
import { solveCover } from '../cover/solve-cover.ts';
import { branchCover } from './branch-cover.ts';

const problems = (worth: fc.Arbitrary<number>) =>
  fc
    .record({
      weights: fc.array(worth, { minLength: 1, maxLength: 14 }),
      sites: fc.array(
        fc.record({ cost: fc.integer({ min: 1, max: 9 }), reach: fc.array(fc.nat(13), { maxLength: 8 }) }),
        { minLength: 1, maxLength: 11 },
      ),
      budget: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ weights, sites, budget }) => ({
      budget,
      problem: mergeDemand(
        coverProblem(
          Float64Array.from(weights),
          Float64Array.from(sites, ({ cost }) => cost),
          sites.map(({ reach }) =>
            [...new Set(reach.filter((i) => i < weights.length))].sort((a, b) => a - b),
          ),
        ),
      ),
    }));

/** From a poor choice under poor prices. */
function branched(problem: ReturnType<typeof coverProblem>, budget: number, work: number) {
  const { multipliers, upperBound } = solveCover(problem, budget, { seed: 1, turns: 0, iterations: 3 });
  const known = { sites: [], value: 0, cost: 0, multipliers, upperBound };
  const pieces = branchCover(problem, budget, known, work);
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

it('branches to the best choice, as all choices show', () => {
  fc.assert(
    fc.property(problems(fc.integer({ min: 0, max: 60 })), ({ problem, budget }) => {
      const best = bestCoverOfAll(problem, budget);
      const found = branched(problem, budget, Infinity);
      expect([found.value, found.upperBound]).toEqual([best.value, best.value]);
      expect(found.cost).toBeLessThanOrEqual(budget);
    }),
    { numRuns: 300 },
  );
});

/** Sums of so many doubles in two orders differ by no more, relatively. */
const ROUNDING = 14 * Number.EPSILON;

it.each<[string, fc.Arbitrary<number>, number]>([
  ['whole', fc.integer({ min: 0, max: 60 }), 0],
  ['any', fc.double({ min: 0, max: 60, noNaN: true }), ROUNDING],
])('never says less than the best that there is, wherever it ends, of %s worth', (_, worth, rounding) => {
  fc.assert(
    fc.property(problems(worth), fc.nat(60_000), ({ problem, budget }, work) => {
      const best = bestCoverOfAll(problem, budget);
      const { value, upperBound, cost } = branched(problem, budget, work);
      expect(upperBound * (1 + rounding)).toBeGreaterThanOrEqual(best.value);
      expect(value).toBeLessThanOrEqual(upperBound);
      expect(cost).toBeLessThanOrEqual(budget);
    }),
    { numRuns: 300 },
  );
});

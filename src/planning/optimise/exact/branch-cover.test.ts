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

it('holds a bound of fractions to the last bit, whatever order they are summed in', () => {
  const worth = Float64Array.of(2.9118556838601658e-27, 3.6734198463196485e-40, 3.3058106276278708e-24);
  const problem = coverProblem(worth, Float64Array.of(1, 1, 1), [[2], [0], [1]]);
  for (const work of [0, Infinity]) {
    const { upperBound } = branched(problem, 3, work);
    expect(upperBound).toBeGreaterThanOrEqual(bestCoverOfAll(problem, 3).value);
  }
});

it.each<[string, fc.Arbitrary<number>]>([
  ['whole', fc.integer({ min: 0, max: 60 })],
  ['any', fc.double({ min: 0, max: 60, noNaN: true })],
])('never says less than the best that there is, wherever it ends, of %s worth', (_, worth) => {
  fc.assert(
    fc.property(problems(worth), fc.nat(60_000), ({ problem, budget }, work) => {
      const best = bestCoverOfAll(problem, budget);
      const { value, upperBound, cost } = branched(problem, budget, work);
      expect(upperBound).toBeGreaterThanOrEqual(best.value);
      expect(value).toBeLessThanOrEqual(upperBound);
      expect(cost).toBeLessThanOrEqual(budget);
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverProblem } from '../cover/cover-problem.ts';
import { bestCoverOfAll } from '../../../../test/support/best-cover-of-all.ts';
import { solveCover } from '../cover/solve-cover.ts';
import { solveWithHighs } from './highs.ts';
import { proveCover } from './prove-cover.ts';

const problems = fc
  .record({
    weights: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 }),
    sites: fc.array(
      fc.record({ cost: fc.integer({ min: 1, max: 9 }), reach: fc.array(fc.nat(11), { maxLength: 8 }) }),
      { minLength: 1, maxLength: 9 },
    ),
    budget: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ weights, sites, budget }) => ({
    budget,
    problem: coverProblem(
      Float64Array.from(weights),
      // In đồng: tolerances of the solver are absolute, prices are not.
      Float64Array.from(sites, ({ cost }) => cost * 1e9),
      sites.map(({ reach }) => [...new Set(reach.filter((i) => i < weights.length))].sort((a, b) => a - b)),
    ),
  }));

describe('an exact proof', () => {
  it('finds the best choice from a poor one and says so', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async ({ problem, budget }) => {
        const money = budget * 1e9;
        const { multipliers, upperBound } = solveCover(problem, money, { seed: 1, turns: 0, iterations: 3 });
        const known = { sites: [], value: 0, cost: 0, multipliers, upperBound };
        const proven = await proveCover(problem, money, known, solveWithHighs, 10);
        const best = bestCoverOfAll(problem, money);
        expect(proven).toMatchObject({ value: best.value, upperBound: best.value, proven: true });
        expect(proven.cost).toBeLessThanOrEqual(money);
      }),
      { numRuns: 60 },
    );
  });
});

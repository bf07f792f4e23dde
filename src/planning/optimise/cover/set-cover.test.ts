import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverOf, coverProblem } from './cover-problem.ts';
import { solveSetCover } from './set-cover.ts';

const problems = fc
  .record({
    rows: fc.integer({ min: 1, max: 10 }),
    sites: fc.array(
      fc.record({ cost: fc.integer({ min: 1, max: 9 }), reach: fc.array(fc.nat(9), { maxLength: 6 }) }),
      { minLength: 1, maxLength: 10 },
    ),
  })
  .map(({ rows, sites }) =>
    coverProblem(
      new Float64Array(rows).fill(1),
      Float64Array.from(sites, ({ cost }) => cost),
      sites.map(({ reach }) => [...new Set(reach.filter((i) => i < rows))].sort((a, b) => a - b)),
    ),
  );

describe('the cheapest choice that serves all', () => {
  it('is found for up to ten candidates, with a bound below it', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const sites = problem.cost.length;
        let optimum = Infinity;
        for (let choice = 0; choice < 1 << sites; choice++) {
          const cover = coverOf(
            problem,
            Array.from(problem.cost.keys()).filter((j) => (choice >> j) & 1),
          );
          if (cover.value === problem.weight.length) optimum = Math.min(optimum, cover.cost);
        }
        const solved = solveSetCover(problem, { seed: 1, turns: 200, iterations: 200 });
        if (optimum === Infinity) {
          expect(solved).toBeNull();
          return;
        }
        expect(solved!.value).toBe(problem.weight.length);
        expect(solved!.cost).toBe(optimum);
        expect(solved!.lowerBound).toBeLessThanOrEqual(optimum);
      }),
      { seed: 20261129 },
    );
  });
});

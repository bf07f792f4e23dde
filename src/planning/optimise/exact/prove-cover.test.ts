import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverOf, coverProblem } from '../cover/cover-problem.ts';
import { SOLVED_WORLDS } from '../../../../test/support/mast-world.ts';
import { bestCoverOfAll } from '../../../../test/support/best-cover-of-all.ts';
import { solveCover } from '../cover/solve-cover.ts';
import { solveWithHighs } from './highs.ts';
import type { IntegerSolver } from './integer-program.ts';
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

describe('of forty masts, by lots', () => {
  const lots = SOLVED_WORLDS.map((world) => ({
    ...world,
    known: solveCover(world.problem, world.budget, { seed: 1, turns: 5, iterations: 60 }),
  }));
  const prove = ({ problem, budget, known }: (typeof lots)[number], solver: IntegerSolver) =>
    proveCover(problem, budget, known, solver, 10);

  it('prices settle most, and what is left is the best', async () => {
    let asked = 0;
    for (const lot of lots) {
      const proven = await prove(lot, (program, seconds) => {
        asked += program.isWhole.reduce((sum, one) => sum + one, 0);
        return solveWithHighs(program, seconds);
      });
      const { optimum } = lot;
      expect(proven).toMatchObject({ ...coverOf(lot.problem, proven.sites), value: optimum });
      expect(proven).toMatchObject({ upperBound: optimum, proven: true });
    }
    // Of 400.
    expect(asked).toBeLessThanOrEqual(120);
  });

  it('a solver out of time leaves what was known, and says so', async () => {
    for (const lot of lots) {
      const { value, upperBound } = lot.known;
      const late = await prove(lot, ({ start }) => Promise.resolve({ values: start, upperBound: Infinity }));
      expect(late.value).toBeGreaterThanOrEqual(value);
      expect(late).toMatchObject({ ...coverOf(lot.problem, late.sites), upperBound });
      expect(late.proven).toBe(late.value === upperBound);
      // Too dear, or worse than what was known: no answer.
      const all = await prove(lot, ({ start }) =>
        Promise.resolve({ values: start.fill(1), upperBound: 1e9 }),
      );
      expect(all).toMatchObject({ sites: lot.known.sites, value, upperBound });
      // Nothing fits: nothing is better than what was known.
      expect(await prove(lot, () => Promise.resolve(null))).toMatchObject({
        value,
        upperBound: value,
        proven: true,
      });
    }
  });

  it('the solver begins from the choice that is known, as far as it is in question', async () => {
    for (const lot of lots) {
      await prove(lot, ({ start, worth, rows, isWhole }) => {
        const sites = isWhole.reduce((sum, one) => sum + one, 0);
        for (const { columns, factors, atMost } of rows.slice(1))
          expect(columns.reduce((sum, column, k) => sum + factors[k] * start[column], 0)).toBeLessThanOrEqual(
            atMost,
          );
        const held = start.slice(0, sites).reduce((sum, one) => sum + one, 0);
        expect(held).toBeLessThanOrEqual(lot.known.sites.length);
        expect(worth.slice(0, sites).every((one) => one === 0)).toBe(true);
        // Every served share that the choice allows is there.
        rows
          .slice(1)
          .forEach(({ columns: [share, ...masts] }) =>
            expect(start[share]).toBe(Number(masts.some((mast) => start[mast] === 1))),
          );
        return Promise.resolve(null);
      });
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawful, question, worlds } from '../../../test/support/ruled-worlds.ts';
import { coverOf, coverProblem } from '../optimise/cover/cover-problem.ts';
import { choose } from './choose.ts';
import type { PlanProblem } from './choose-works.ts';
import { equalParts, nestYears } from './nested-years.ts';
import { circleOf, obeys, withNeeded, type WorkRules } from './rules.ts';

const bestOf = (covers: readonly { value: number; cost: number }[], budget: number): number =>
  Math.max(...covers.filter(({ cost }) => cost <= budget).map(({ value }) => value));

describe('a choice under rules', () => {
  it('is the best of all that obey them, or says the least money that can', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 0, max: 40 }), async (world, budget) => {
        const all = lawful(world);
        const answer = await choose(question(world, budget), world.rules);
        const least = Math.min(...all.map(({ cost }) => cost));
        if (!all.length)
          expect(answer).toMatchObject({ ok: false, refusal: { code: 'plan-floor-beyond-all' } });
        else if (least > budget)
          expect(answer).toMatchObject({
            ok: false,
            refusal: { code: 'plan-floors-above-budget', context: { neededVnd: least } },
          });
        else {
          if (!answer.ok) throw new Error(answer.refusal.code);
          const { sites, levels } = answer.value;
          const best = bestOf(all, budget);
          expect(obeys(world.rules, sites)).toBe(true);
          expect(coverOf(world.levels[0].problem, sites).cost).toBeLessThanOrEqual(budget);
          expect(levels[0].value).toBe(best);
          expect(levels[0].upperBound).toBeGreaterThanOrEqual(best);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is worth no less for more money', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        let before = 0;
        for (const budget of [5, 10, 20, 80]) {
          const answer = await choose(question(world, budget), world.rules);
          if (!answer.ok) continue;
          expect(answer.value.levels[0].value).toBeGreaterThanOrEqual(before);
          before = answer.value.levels[0].value;
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('years', () => {
  it('hold each other: each is the best part of the next one that its money pays', async () => {
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (world, budget, years) => {
          const answer = await choose(question(world, budget), world.rules);
          if (!answer.ok) return;
          const { sites, levels } = answer.value;
          const parts = equalParts(budget, years);
          const nested = await nestYears(
            question(world, budget),
            world.rules,
            { ...levels[0], sites },
            { parts, waits: Array.from(world.levels[0].problem.cost, () => 0) },
          );
          const free = { ...world, rules: { ...world.rules, floors: [] } };
          expect(nested.map(({ budgetVnd }) => budgetVnd).at(-1)).toBe(budget);
          expect(nested.at(-1)!.sites).toEqual(sites);
          nested.slice(0, -1).forEach((year, k) => {
            const next = nested[k + 1];
            expect(next.sites).toEqual(expect.arrayContaining([...year.sites]));
            expect(obeys(free.rules, year.sites)).toBe(true);
            expect(coverOf(world.levels[0].problem, year.sites).cost).toBeLessThanOrEqual(year.budgetVnd);
            expect(year.value).toBe(bestOf(lawful(free, next.sites), year.budgetVnd));
            expect(year.best).toBeGreaterThanOrEqual(year.value);
            expect(year.best).toBe(bestOf(lawful(free), year.budgetVnd));
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('take the decided works first, the cheapest before the others', async () => {
    const reaches = [Int32Array.of(0), Int32Array.of(1), Int32Array.of(2)];
    const problem = coverProblem(Float64Array.of(1, 2, 50), Float64Array.of(4, 2, 2), reaches);
    const asked: PlanProblem = {
      levels: [{ name: 'households', problem }],
      budgetVnd: 8,
      locked: [0, 1],
      open: [2],
      seed: 1,
      isBounded: true,
    };
    const rules: WorkRules = { needs: new Map(), floors: [], reaches };
    const nested = await nestYears(
      asked,
      rules,
      { sites: [0, 1, 2], value: 53, upperBound: 53 },
      { parts: [2, 4, 2], waits: [0, 0, 0] },
    );
    expect(nested.map(({ sites }) => sites)).toEqual([[1], [0, 1], [0, 1, 2]]);
    expect(nested.map(({ value }) => value)).toEqual([2, 3, 53]);
    // The first work gets its permit for the third year only, decided or not.
    const waiting = await nestYears(
      asked,
      rules,
      { sites: [0, 1, 2], value: 53, upperBound: 53 },
      { parts: [2, 4, 2], waits: [2, 0, 0] },
    );
    expect(waiting.map(({ sites }) => sites)).toEqual([[1], [1, 2], [0, 1, 2]]);
  });

  it('share the money into whole parts', () => {
    expect(equalParts(10, 4)).toEqual([3, 3, 2, 2]);
    expect(equalParts(7, 1)).toEqual([7]);
  });
});

describe('works that need others', () => {
  it('are found in circles, and nowhere else', () => {
    expect(
      circleOf(
        new Map([
          [0, [1]],
          [1, [2]],
          [2, [0]],
        ]),
      ),
    ).toEqual([0, 1, 2, 0]);
    expect(circleOf(new Map([[3, [3]]]))).toEqual([3, 3]);
    expect(
      circleOf(
        new Map([
          [0, [1, 2]],
          [1, [2]],
        ]),
      ),
    ).toBeNull();
  });

  it('bring with them what that needs in turn', () => {
    expect(
      withNeeded(
        [2],
        new Map([
          [2, [1]],
          [1, [0]],
        ]),
      ),
    ).toEqual([0, 1, 2]);
  });
});

describe('works that are known to do', () => {
  it('are the plan where the search has found nothing better, and only if they are lawful', async () => {
    // Three villages; the budget pays for one work. With no turns left the search may miss what is known.
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.integer({ min: 0, max: 40 }),
        fc.nat(255),
        async (world, budget, choice) => {
          const asked = question(world, budget);
          const known = asked.open.filter((j) => (choice >> j) & 1);
          const [{ problem }] = world.levels;
          const [free, answer] = [
            await choose(asked, world.rules),
            await choose(asked, world.rules, undefined, known),
          ];
          expect(answer.ok).toBe(free.ok);
          if (!answer.ok || !free.ok) return;
          const { sites, levels } = answer.value;
          expect(coverOf(problem, sites).cost).toBeLessThanOrEqual(budget);
          expect(obeys(world.rules, sites)).toBe(true);
          expect(levels[0].value).toBeGreaterThanOrEqual(free.value.levels[0].value);
          expect(levels[0].upperBound).toBeGreaterThanOrEqual(levels[0].value);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('stand under the bounds of the search, level by level, and no further than the money and the decisions', async () => {
    // A question whose own choice is poor: nothing may be chosen, so that only what is known serves anybody.
    const reaches = [Int32Array.of(0), Int32Array.of(1), Int32Array.of(2)];
    const cost = Float64Array.of(2, 3, 4);
    const levels = [
      { name: 'dark-villages' as const, problem: coverProblem(Float64Array.of(1, 1, 0), cost, reaches) },
      {
        name: 'partly-served-households' as const,
        problem: coverProblem(Float64Array.of(0, 0, 9), cost, reaches),
      },
    ];
    const rules: WorkRules = { needs: new Map(), floors: [], reaches };
    const ask = async (known: number[], changes: Partial<PlanProblem> = {}) => {
      const asked = {
        levels,
        budgetVnd: 7,
        locked: [],
        open: [],
        seed: 1,
        isBounded: true,
        ...changes,
      };
      const answer = await choose(asked, rules, undefined, known);
      if (!answer.ok) throw new Error(answer.refusal.code);
      return [answer.value.sites, answer.value.levels.map(({ value }) => value)];
    };
    expect(await ask([1, 2])).toEqual([
      [1, 2],
      [1, 9],
    ]);
    expect(await ask([2])).toEqual([[2], [0, 9]]);
    expect(await ask([0, 1, 2])).toEqual([[], [0, 0]]);
    expect(await ask([1, 2], { locked: [0] })).toEqual([[0], [1, 0]]);
    expect(await ask([0, 2], { locked: [0] })).toEqual([
      [0, 2],
      [1, 9],
    ]);
    const needs = { ...rules, needs: new Map([[1, [0]]]) };
    const bound = await choose(
      { levels, budgetVnd: 7, locked: [], open: [0, 1, 2], seed: 1, isBounded: true },
      needs,
      undefined,
      [1, 2],
    );
    expect(bound).toMatchObject({ value: { sites: [0, 1] } });
  });
});

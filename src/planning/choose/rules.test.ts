import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverOf, coverProblem } from '../optimise/cover/cover-problem.ts';
import { choose } from './choose.ts';
import type { PlanProblem } from './choose-works.ts';
import type { Level } from './levels.ts';
import { equalParts, nestYears } from './nested-years.ts';
import { circleOf, obeys, withNeeded, type Floor, type WorkRules } from './rules.ts';

interface World {
  readonly levels: readonly Level[];
  readonly rules: WorkRules;
}

/** Works that need only earlier ones; a floor of served worth, a floor of works. */
const worlds = fc
  .record({
    weights: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }),
    works: fc.array(
      fc.record({
        cost: fc.integer({ min: 1, max: 9 }),
        reach: fc.array(fc.nat(), { maxLength: 4 }),
        needs: fc.option(fc.nat(), { freq: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    served: fc.option(
      fc.record({ entries: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), part: fc.nat(10) }),
    ),
    counted: fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 3 })),
  })
  .map(({ weights, works, served, counted }): World => {
    const reaches = works.map(({ reach }) =>
      Int32Array.from([...new Set(reach.map((i) => i % weights.length))].sort((a, b) => a - b)),
    );
    const problem = coverProblem(
      Float64Array.from(weights),
      Float64Array.from(works, ({ cost }) => cost),
      reaches,
    );
    const needs = new Map(
      works.flatMap(({ needs: other }, j) => (other !== null && j > 0 ? [[j, [other % j]] as const] : [])),
    );
    const floors: Floor[] = [];
    if (served) {
      const worth = new Map(served.entries.map((i) => [i % weights.length, weights[i % weights.length]]));
      const all = [...worth.values()].reduce((sum, w) => sum + w, 0);
      floors.push({
        kind: 'commune-share',
        of: 'A',
        worth,
        works: [],
        atLeast: Math.ceil((all * served.part) / 10),
      });
    }
    if (counted)
      floors.push({
        kind: 'border-commune',
        of: 'B',
        worth: null,
        works: [...new Set(counted.map((j) => j % works.length))],
        atLeast: 1,
      });
    return { levels: [{ name: 'households', problem }], rules: { needs, floors, reaches } };
  });

const question = ({ levels }: World, budgetVnd: number): PlanProblem => ({
  levels,
  budgetVnd,
  locked: [],
  open: Array.from(levels[0].problem.cost.keys()),
  seed: 1,
  isBounded: true,
});

/** Every choice of works that obeys the rules. */
function lawful({ levels: [{ problem }], rules }: World, among?: readonly number[]) {
  const works = among ?? Array.from(problem.cost.keys());
  return Array.from({ length: 1 << works.length }, (_, choice) =>
    works.filter((_w, at) => (choice >> at) & 1),
  )
    .filter((sites) => obeys(rules, sites))
    .map((sites) => coverOf(problem, sites));
}
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

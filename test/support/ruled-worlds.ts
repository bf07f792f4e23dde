import fc from 'fast-check';
import type { PlanProblem } from '../../src/planning/choose/choose-works.ts';
import type { Level } from '../../src/planning/choose/levels.ts';
import { obeys, type Floor, type WorkRules } from '../../src/planning/choose/rules.ts';
import { coverOf, coverProblem, type Cover } from '../../src/planning/optimise/cover/cover-problem.ts';

export interface World {
  readonly levels: readonly Level[];
  readonly rules: WorkRules;
}

/** Works that need only earlier ones; a floor of served worth, a floor of works. */
export const worlds = fc
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
        code: 'A',
        worth,
        works: [],
        atLeast: Math.ceil((all * served.part) / 10),
      });
    }
    if (counted)
      floors.push({
        kind: 'border-commune',
        of: 'B',
        code: 'B',
        worth: null,
        works: [...new Set(counted.map((j) => j % works.length))],
        atLeast: 1,
      });
    return { levels: [{ name: 'households', problem }], rules: { needs, floors, reaches } };
  });

export const question = ({ levels }: World, budgetVnd: number): PlanProblem => ({
  levels,
  budgetVnd,
  locked: [],
  open: Array.from(levels[0].problem.cost.keys()),
  seed: 1,
  isBounded: true,
});

/** Every choice of works that obeys the rules. */
export function lawful({ levels: [{ problem }], rules }: World, among?: readonly number[]): Cover[] {
  const works = among ?? Array.from(problem.cost.keys());
  return Array.from({ length: 1 << works.length }, (_, choice) =>
    works.filter((_w, at) => (choice >> at) & 1),
  )
    .filter((sites) => obeys(rules, sites))
    .map((sites) => coverOf(problem, sites));
}

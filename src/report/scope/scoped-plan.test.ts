import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import type { Plan } from '../../planning/plan.ts';
import { PRIORITY_GROUPS } from '../../model/project.ts';
import { scoped } from './scoped.ts';

const input = await tinyReport({ budgetVnd: 9e9 });
const plan = input.plan!;
const weights = { need: 30, vulnerability: 25, publicService: 15, safety: 15, ease: 15 };

const publicly = (own: Partial<Plan>) => scoped({ ...input, plan: { ...plan, ...own } }, 'public').plan!;

/** A plan by score of one work: its value is households times the score of a village. */
const byScore = (homes: number, score: number): Partial<Plan> => {
  const value = Math.round(homes * score);
  return {
    objectiveName: 'score',
    weights,
    newHouseholds: homes,
    objective: value,
    upperBound: value + 3,
    levels: [{ name: 'score', value, upperBound: value + 3, proven: false }],
    nestingPrice: [
      { year: 2027, budgetVnd: 1, nested: value, best: value + 1, upperBound: value + 3, price: 1 },
    ],
    gap: 3 / (value + 3),
  };
};

it('no value of a public plan by score tells how far the mast of its village is', () => {
  const all = PRIORITY_GROUPS.reduce((sum, group) => sum + weights[group], 0);
  const widest = (50 * weights.ease) / all;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (homes, near) => {
        const told = publicly(byScore(homes, 40 + widest * near));
        const step = told.valueStep!;
        expect(step).toBeGreaterThanOrEqual(Math.floor(homes * widest));
        const values = [
          told.objective,
          told.upperBound,
          ...told.levels.flatMap(({ value, upperBound }) => [value, upperBound]),
          ...told.nestingPrice.flatMap(({ nested, best, upperBound, price }) => [
            nested,
            best,
            upperBound,
            price,
          ]),
        ];
        for (const value of values) expect(value % step).toBe(0);
        expect(told.upperBound).toBeGreaterThanOrEqual(told.objective);
      },
    ),
  );
});

it('the share of the best that is told is never more than what is proven, and no fraction of the values', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 5000 }), (value, open) => {
      const gap = open / (value + open);
      const told = publicly({ gap }).gap;
      expect(told).toBeGreaterThanOrEqual(gap - 1e-12);
      expect(told - gap).toBeLessThan(1.01e-4);
      expect(Math.abs(told * 1e4 - Math.round(told * 1e4))).toBeLessThan(1e-6);
    }),
  );
});

it('plans of households tell their whole values', () => {
  const told = publicly({});
  expect(told.valueStep).toBeUndefined();
  expect([told.objective, told.upperBound, told.levels]).toEqual([
    plan.objective,
    plan.upperBound,
    plan.levels,
  ]);
});

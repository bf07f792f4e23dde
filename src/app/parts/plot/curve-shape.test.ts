import { expect, it, test } from 'vitest';
import type { LevelName } from '../../../planning/choose/levels.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { BudgetAnswer } from '../../../planning/table/plan-table.ts';
import { plotOf, curveShape } from './curve-shape.ts';

test('the curve is stepped: money short of a work buys nothing', () => {
  const point = (budgetVnd: number, value: number, upperBound: number) => ({ budgetVnd, value, upperBound });
  const shape = curveShape([point(0, 0, 0), point(5, 40, 50), point(10, 60, 80)], 100, 80);
  expect(shape.reached).toBe('M0.0 80.0H50.0V40.0H100.0V20.0');
  expect(shape.bound).toBe('M0.0 80.0L50.0 30.0L100.0 0.0');
  expect(shape).toMatchObject({ maxBudget: 10, maxValue: 80 });
});

const planOf = (name: LevelName) =>
  ({
    levels: [{ name, value: 1, upperBound: 1, proven: true }],
    curve: [0, 5].map((budgetVnd) => ({
      budgetVnd,
      works: 1,
      newHouseholds: budgetVnd,
      newPopulation: 0,
      upperBound: 9,
    })),
  }) as unknown as Plan;
const answer = (name: LevelName, budgetVnd: number) =>
  ({
    kind: 'serves',
    budgetVnd: 1.1 * budgetVnd,
    costVnd: budgetVnd,
    levels: [{ name, value: 2 * budgetVnd, upperBound: 8 }],
  }) as BudgetAnswer;

it('is the own of a plan of most households, of others that of the first level of the purpose', () => {
  expect(plotOf(planOf('households'), null)).toEqual({
    unit: 'households',
    points: [0, 5].map((budgetVnd) => ({ budgetVnd, value: budgetVnd, upperBound: 9 })),
  });
  // Slides and curve.csv draw the points of the plan: so does the screen, whatever the table of the slider says.
  expect(
    plotOf(
      planOf('households'),
      [1, 2, 9].map((vnd) => answer('households', vnd)),
    ),
  ).toEqual(plotOf(planOf('households'), null));
  expect(plotOf(planOf('dark-villages'), null)).toBeNull();
  const full = { ...answer('dark-villages', 2), costVnd: 9 };
  const answers = [answer('dark-villages', 1), answer('dark-villages', 2), full];
  expect(plotOf(planOf('dark-villages'), answers)).toEqual({
    unit: 'dark-villages',
    points: [
      { budgetVnd: 1, value: 2, upperBound: 8 },
      { budgetVnd: 2, value: 4, upperBound: 8 },
    ],
  });
  // Answers of a purpose before the plan's are none.
  expect(plotOf(planOf('people'), answers)).toBeNull();
});

it.each([
  [328_300_000_000, 400_000_000_000],
  [320_900_000_000, 400_000_000_000],
  [60_000_000_000, 60_000_000_000],
  [1_000_000_001, 1_500_000_000],
])('ends its axis at a round amount: %i at %i', (most, end) => {
  expect(curveShape([{ budgetVnd: most, value: 1, upperBound: 1 }], 100, 80).maxBudget).toBe(end);
});

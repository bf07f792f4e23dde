import { expect, test } from 'vitest';
import { curveShape } from './curve-shape.ts';

test('the curve is stepped: money short of a work buys nothing', () => {
  const point = (budgetVnd: number, newHouseholds: number, upperBound: number) => ({
    budgetVnd,
    newHouseholds,
    upperBound,
    newPopulation: 0,
    works: 0,
  });
  const shape = curveShape([point(0, 0, 0), point(5, 40, 50), point(10, 60, 80)], 100, 80);
  expect(shape.reached).toBe('M0.0 80.0H50.0V40.0H100.0V20.0');
  expect(shape.bound).toBe('M0.0 80.0L50.0 30.0L100.0 0.0');
  expect(shape).toMatchObject({ maxBudget: 10, maxHouseholds: 80 });
});

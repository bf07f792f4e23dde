import type { CurvePoint } from '../../../planning/plan.ts';

export interface CurveShape {
  /** `d` of the stepped line of the plan and of the bound. */
  readonly reached: string;
  readonly bound: string;
  readonly maxBudget: number;
  readonly maxHouseholds: number;
}

/** The curve in a box of `width` x `height`, origin top left. Money buys whole works: the line is stepped. */
export function curveShape(curve: readonly CurvePoint[], width: number, height: number): CurveShape {
  const maxBudget = Math.max(1, ...curve.map((point) => point.budgetVnd));
  const maxHouseholds = Math.max(1, ...curve.map((point) => Math.max(point.newHouseholds, point.upperBound)));
  const x = (budget: number) => ((budget / maxBudget) * width).toFixed(1);
  const y = (households: number) => (height - (households / maxHouseholds) * height).toFixed(1);
  const reached = curve.map((point, at) =>
    at === 0
      ? `M${x(point.budgetVnd)} ${y(point.newHouseholds)}`
      : `H${x(point.budgetVnd)}V${y(point.newHouseholds)}`,
  );
  const bound = curve.map(
    (point, at) => `${at === 0 ? 'M' : 'L'}${x(point.budgetVnd)} ${y(point.upperBound)}`,
  );
  return { reached: reached.join(''), bound: bound.join(''), maxBudget, maxHouseholds };
}

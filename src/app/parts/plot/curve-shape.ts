import type { LevelName } from '../../../planning/choose/levels.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { BudgetAnswer } from '../../../planning/table/plan-table.ts';

/** Money, what it serves at the first level of a purpose, and what no plan of it serves more of. */
interface PlotPoint {
  readonly budgetVnd: number;
  readonly value: number;
  readonly upperBound: number;
}

interface MoneyCurve {
  readonly unit: LevelName;
  readonly points: readonly PlotPoint[];
}

/**
 * The curve of the purpose of a plan. A plan of most households has one of its own, which slides and `curve.csv` draw
 * too. @param answers of its purpose, from which others have theirs; null while there are none
 */
export function plotOf(plan: Plan, answers: readonly BudgetAnswer[] | null): MoneyCurve | null {
  const unit = plan.levels[0]!.name;
  if (unit === 'households') {
    const points = plan.curve.map(({ budgetVnd, newHouseholds, upperBound }) => ({
      budgetVnd,
      value: newHouseholds,
      upperBound,
    }));
    return points.length > 1 ? { unit, points } : null;
  }
  if (!answers) return null;
  const points = answers
    .filter(({ levels }) => levels[0]!.name === unit)
    // What is paid, not what was asked with: rows lie at round shares of all money.
    .map(({ costVnd, levels: [first] }) => ({
      budgetVnd: costVnd,
      value: first!.value,
      upperBound: first!.upperBound,
    }));
  // More money than serves all that can be served is of no interest.
  const all = points.findIndex(({ value }) => value === points.at(-1)!.value);
  return points.length > 1 ? { unit, points: points.slice(0, all + 1) } : null;
}

export interface CurveShape {
  /** `d` of the stepped line of the plan and of the bound. */
  readonly reached: string;
  readonly bound: string;
  readonly maxBudget: number;
  readonly maxValue: number;
}

const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round amount: the axis ends there, not at what one search of many found to be enough for all. */
function roundUp(vnd: number): number {
  const unit = 10 ** Math.floor(Math.log10(vnd));
  return ROUND.find((step) => step * unit >= vnd)! * unit;
}

/** The curve in a box of `width` x `height`, origin top left. Money buys whole works: the line is stepped. */
export function curveShape(curve: readonly PlotPoint[], width: number, height: number): CurveShape {
  const maxBudget = roundUp(Math.max(1, ...curve.map((point) => point.budgetVnd)));
  const maxValue = Math.max(1, ...curve.map((point) => Math.max(point.value, point.upperBound)));
  const x = (budget: number) => ((budget / maxBudget) * width).toFixed(1);
  const y = (value: number) => (height - (value / maxValue) * height).toFixed(1);
  const reached = curve.map((point, at) =>
    at === 0 ? `M${x(point.budgetVnd)} ${y(point.value)}` : `H${x(point.budgetVnd)}V${y(point.value)}`,
  );
  const bound = curve.map(
    (point, at) => `${at === 0 ? 'M' : 'L'}${x(point.budgetVnd)} ${y(point.upperBound)}`,
  );
  return { reached: reached.join(''), bound: bound.join(''), maxBudget, maxValue };
}

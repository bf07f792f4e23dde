import type { Feeds } from './choose/feeds.ts';
import { fillFed } from './choose/fill-fed.ts';
import { coverOf, coverProblem, type CoverProblem } from './optimise/cover/cover-problem.ts';
import { fillBudget } from './optimise/cover/greedy.ts';
import { mergeDemand } from './optimise/cover/merge-demand.ts';
import { Multipliers } from './optimise/cover/multipliers.ts';
import { soundBound } from './optimise/cover/solve-cover.ts';
import { descend, firstPrices } from './optimise/cover/subgradient.ts';
import type { Demand } from './demand/demand.ts';
import type { PlanLevel } from './choose/levels.ts';
import type { CurvePoint } from './plan-types.ts';
import type { Option } from './offer/reach.ts';

/** Budgets at which prices are made; each bounds the whole curve. */
const SUPPORTS = 8;
const ITERATIONS = 400;

const known = (value: number): number => (Number.isNaN(value) ? 0 : value);

function boundsOf(given: CoverProblem): (budget: number) => number {
  const problem = mergeDemand(given);
  const total = problem.cost.reduce((sum, cost) => sum + cost, 0);
  let price: Float64Array = firstPrices(problem);
  const rows = Array.from({ length: SUPPORTS }, (_, k) => {
    price = descend(problem, total * ((k + 0.5) / SUPPORTS) ** 2, price, 0, ITERATIONS).price;
    return new Multipliers(problem, price);
  });
  return (budget) => soundBound(problem, Math.min(...rows.map((row) => row.boundAt(budget))));
}

/**
 * Households against money: the walk by most households per đồng without end, and the plan where it serves more than
 * the walk of the same money. Its bound holds for every plan of that money.
 * @param allowed works that may be chosen, or are decided
 * @param banded costs by work with trenches by their bands
 */
export function curveOf(
  demand: Demand,
  options: readonly Option[],
  reaches: readonly Int32Array[],
  allowed: readonly number[],
  plan: readonly number[],
  feeds?: Feeds,
  banded?: ArrayLike<number>,
): CurvePoint[] {
  const may = new Set(allowed);
  // What is ruled out serves nobody, for any money.
  const within = reaches.map((reach, work) => (may.has(work) ? reach : reach.subarray(0, 0)));
  const costs = Float64Array.from(options, ({ costVnd }) => costVnd);
  const problem = coverProblem(Float64Array.from(demand.households, known), costs, within);
  const people = coverProblem(Float64Array.from(demand.population, known), costs, within);
  const boundAt = boundsOf(problem);
  const point = (sites: readonly number[]): CurvePoint => {
    const { value, cost } = coverOf(problem, sites);
    const bandedVnd = banded && sites.reduce((sum, work) => sum + banded[work], 0);
    return {
      budgetVnd: cost,
      works: sites.length,
      newHouseholds: value,
      newPopulation: coverOf(people, sites).value,
      upperBound: boundAt(cost),
      ...(bandedVnd !== undefined && { bandedVnd, bandedBound: boundAt(bandedVnd) }),
    };
  };
  const walk = feeds
    ? fillFed(problem, feeds, Infinity, [], allowed)
    : fillBudget(problem, Number.MAX_SAFE_INTEGER);
  const points = [...walk.map((_, k) => point(walk.slice(0, k + 1))), ...(plan.length ? [point(plan)] : [])];
  points.sort((a, b) => a.budgetVnd - b.budgetVnd || b.newHouseholds - a.newHouseholds);
  const curve: CurvePoint[] = [{ budgetVnd: 0, works: 0, newHouseholds: 0, newPopulation: 0, upperBound: 0 }];
  // Money that serves no more than less money is no point of the curve.
  for (const one of points) if (one.newHouseholds > curve[curve.length - 1].newHouseholds) curve.push(one);
  return curve;
}

/** What is proven of the plan's own money bounds less money too, where the plan is the best by households. */
export function boundedByPlan(
  curve: readonly CurvePoint[],
  budgetVnd: number,
  { name, upperBound: proven }: PlanLevel,
): CurvePoint[] {
  if (name !== 'households') return [...curve];
  const within = (vnd: number, bound: number, reached: number): number =>
    vnd <= budgetVnd ? Math.max(reached, Math.min(bound, proven)) : bound;
  return curve.map((point) => ({
    ...point,
    upperBound: within(point.budgetVnd, point.upperBound, point.newHouseholds),
    ...(point.bandedVnd !== undefined &&
      point.bandedBound !== undefined && {
        bandedBound: within(point.bandedVnd, point.bandedBound, point.newHouseholds),
      }),
  }));
}

import { fedBounds } from './choose/fed-bounds.ts';
import { fillFed } from './choose/fill-fed.ts';
import { coverOf, coverProblem, type CoverProblem } from './optimise/cover/cover-problem.ts';
import { fillBudget } from './optimise/cover/greedy.ts';
import { mergeDemand } from './optimise/cover/merge-demand.ts';
import { Multipliers } from './optimise/cover/multipliers.ts';
import { soundBound } from './optimise/cover/solve-cover.ts';
import { descend, firstPrices } from './optimise/cover/subgradient.ts';
import { solveWithHighs } from './optimise/exact/highs.ts';
import type { PlanLevel } from './choose/levels.ts';
import type { CurvePoint } from './plan-types.ts';
import type { Prepared } from './prepare.ts';

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

/** Costs of works as a curve counts them: their own, and those with trenches by their bands. */
export interface BandedCosts {
  readonly middle: readonly number[];
  /** By the starts of their bands: no trench costs less. */
  readonly start: readonly number[];
}

/**
 * Households against money: the walk by most households per đồng without end, and the plan where it serves more than
 * the walk of the same money. Its bound holds for every plan of that money, feeds counted.
 * @param banded left out: no trench is on offer
 */
export async function curveOf(
  { demand, options, reaches, question, rules: { feeds } }: Prepared,
  plan: readonly number[],
  banded?: BandedCosts,
): Promise<CurvePoint[]> {
  const allowed = [...question.open, ...question.locked];
  const may = new Set(allowed);
  // What is ruled out serves nobody, for any money.
  const within = reaches.map((reach, work) => (may.has(work) ? reach : reach.subarray(0, 0)));
  const costs = Float64Array.from(options, ({ costVnd }) => costVnd);
  const households = Float64Array.from(demand.households, known);
  const problem = coverProblem(households, costs, within);
  const people = coverProblem(Float64Array.from(demand.population, known), costs, within);
  const walk = feeds
    ? fillFed(problem, feeds, Infinity, [], allowed)
    : fillBudget(problem, Number.MAX_SAFE_INTEGER);
  const choices = [...walk.map((_, k) => walk.slice(0, k + 1)), ...(plan.length ? [plan] : [])];
  const costBy = (cost: ArrayLike<number>, sites: readonly number[]) =>
    sites.reduce((sum, work) => sum + cost[work], 0);
  const boundsBy = async (cost: ArrayLike<number>, of: CoverProblem): Promise<(vnd: number) => number> => {
    const without = boundsOf(of);
    if (!feeds || !choices.length) return without;
    const budgets = choices.map((sites) => costBy(cost, sites)).sort((a, b) => a - b);
    const solver = question.solver ?? solveWithHighs;
    const fed = await fedBounds(of, feeds, allowed, [budgets, costBy(cost, plan)], solver);
    return (vnd) => Math.min(without(vnd), fed(vnd));
  };
  const boundAt = await boundsBy(costs, problem);
  // Told where no length is: it may follow from none.
  const toldAt =
    banded &&
    (await boundsBy(banded.middle, coverProblem(households, Float64Array.from(banded.start), within)));
  const points = choices.map((sites): CurvePoint => {
    const { value, cost } = coverOf(problem, sites);
    const bandedVnd = banded && costBy(banded.middle, sites);
    return {
      budgetVnd: cost,
      works: sites.length,
      newHouseholds: value,
      newPopulation: coverOf(people, sites).value,
      upperBound: boundAt(cost),
      ...(bandedVnd !== undefined && { bandedVnd, bandedBound: toldAt!(bandedVnd) }),
    };
  });
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

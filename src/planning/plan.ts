import { findingsOf, UNKNOWN, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';
import { fractionalKnapsack } from './bound.ts';
import { findDemand, type Demand } from './demand.ts';
import { gainsNow, greedy, type GreedyChoice } from './greedy.ts';
import { findOptions } from './options.ts';
import { reachOf, type Option } from './reach.ts';

/** One thing to build. `year` null: this plan does not spread works over years. */
export interface PlannedSite {
  readonly id: string;
  readonly kind: 'mast';
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly radiusMeters: number;
  readonly costVnd: number;
  readonly year: number | null;
  readonly newPopulation: number;
  readonly newHouseholds: number;
  /** Indices of the villages that gain people, in village order. */
  readonly villages: readonly number[];
}

/** Money against people: after the first `works` works. */
export interface CurvePoint {
  readonly budgetVnd: number;
  readonly works: number;
  readonly newHouseholds: number;
  readonly newPopulation: number;
  readonly upperBound: number;
}

/** Something the plan supposes; words in `i18n` under `plan.assumption`. */
export interface Assumption {
  readonly code: string;
  readonly context: Readonly<Record<string, number | string>>;
}

export interface Plan {
  readonly budgetVnd: number;
  readonly seed: number;
  readonly chosen: readonly PlannedSite[];
  /** Additional households served; nobody counted twice. */
  readonly objective: number;
  /** Additional people served by all works. */
  readonly newPopulation: number;
  /** Indices of the villages that gain people by any of the works, in village order. */
  readonly villages: readonly number[];
  /** No plan within the budget can serve more households. */
  readonly upperBound: number;
  /** (upperBound - objective) / upperBound; 0 where the bound is 0. */
  readonly gap: number;
  readonly proven: boolean;
  readonly totalCostVnd: number;
  readonly residual: {
    /** Villages with people left without service, and those of unknown state apart. */
    readonly villages: readonly number[];
    readonly households: number;
    readonly population: number;
    readonly unknownVillages: number;
  };
  readonly assumptions: readonly Assumption[];
  readonly curve: readonly CurvePoint[];
}

export interface PlanRequest {
  /** Whole đồng. */
  readonly budgetVnd: number;
  /** Kept in the result; the greedy walk itself draws no lots. */
  readonly seed: number;
}

const householdsOf = (choices: readonly GreedyChoice[]): number =>
  choices.reduce((sum, choice) => sum + choice.households, 0);

/** Greedy alone may waste the budget on a cheap option; the best single one guards against that (Khuller, Moss, Naor 1999). */
function choose(
  options: readonly Option[],
  reaches: readonly Int32Array[],
  demand: Demand,
  budget: number,
): GreedyChoice[] {
  const walk = greedy(options, reaches, demand, budget, new Uint8Array(demand.village.length));
  const gains = gainsNow(reaches, new Uint8Array(demand.village.length), demand);
  let best = -1;
  gains.forEach((gain, k) => {
    if (options[k].costVnd <= budget && gain > (best < 0 ? 0 : gains[best])) best = k;
  });
  if (best < 0 || gains[best] <= householdsOf(walk)) return walk;
  const served = new Uint8Array(demand.village.length);
  const first = greedy([options[best]], [reaches[best]], demand, budget, served).map((choice) => ({
    ...choice,
    option: best,
  }));
  return [...first, ...greedy(options, reaches, demand, budget - options[best].costVnd, served)];
}

/**
 * Two sound bounds, the lower one counts: gains as if alone; and what the plan serves plus the gains left
 * after it (submodularity: f(best) <= f(S) + sum of the gains of the best plan on top of S).
 */
function boundOf(
  options: readonly Option[],
  reaches: readonly Int32Array[],
  demand: Demand,
  budget: number,
  choices: readonly GreedyChoice[],
): number {
  const costs = options.map((option) => option.costVnd);
  const alone = fractionalKnapsack(
    gainsNow(reaches, new Uint8Array(demand.village.length), demand),
    costs,
    budget,
  );
  const served = new Uint8Array(demand.village.length);
  for (const choice of choices) for (const entry of choice.served) served[entry] = 1;
  const after = householdsOf(choices) + fractionalKnapsack(gainsNow(reaches, served, demand), costs, budget);
  const everyone = demand.households.reduce((sum, households) => sum + households, 0);
  // Households are whole: a bound of 12.9 allows 12. The margin keeps rounding of sums on the safe side.
  return Math.floor(Math.min(alone, after, everyone) + 1e-6);
}

function workOf(option: Option, choice: GreedyChoice, demand: Demand): PlannedSite {
  const villages = [...new Set(choice.served.map((entry) => demand.village[entry]))].sort((a, b) => a - b);
  return {
    ...option,
    kind: 'mast',
    year: null,
    newHouseholds: choice.households,
    newPopulation: choice.population,
    villages,
  };
}

function curveOf(options: readonly Option[], reaches: readonly Int32Array[], demand: Demand): CurvePoint[] {
  const walk = greedy(
    options,
    reaches,
    demand,
    Number.MAX_SAFE_INTEGER,
    new Uint8Array(demand.village.length),
  );
  const costs = options.map((option) => option.costVnd);
  const alone = gainsNow(reaches, new Uint8Array(demand.village.length), demand);
  const everyone = demand.households.reduce((sum, households) => sum + households, 0);
  const points: CurvePoint[] = [
    { budgetVnd: 0, works: 0, newHouseholds: 0, newPopulation: 0, upperBound: 0 },
  ];
  for (const choice of walk) {
    const before = points[points.length - 1];
    const budgetVnd = before.budgetVnd + options[choice.option].costVnd;
    points.push({
      budgetVnd,
      works: before.works + 1,
      newHouseholds: before.newHouseholds + choice.households,
      newPopulation: before.newPopulation + choice.population,
      upperBound: Math.floor(Math.min(everyone, fractionalKnapsack(alone, costs, budgetVnd)) + 1e-6),
    });
  }
  return points;
}

function residualOf(
  dataset: Dataset,
  findings: Findings,
  demand: Demand,
  choices: readonly GreedyChoice[],
): Plan['residual'] {
  const any = findingsOf(findings, 'any');
  const [homes, people] = [
    Float64Array.from(any.uncoveredHouseholds),
    Float64Array.from(any.uncoveredPopulation),
  ];
  for (const choice of choices)
    for (const entry of choice.served) {
      homes[demand.village[entry]] -= demand.households[entry];
      people[demand.village[entry]] -= demand.population[entry];
    }
  const sum = (values: Float64Array) =>
    values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
  const villages = dataset.villages.records.map((_, v) => v).filter((v) => homes[v] > 0 || people[v] > 0);
  const unknownVillages = any.byRule.reduce((count, state) => count + Number(state === UNKNOWN), 0);
  return { villages, households: sum(homes), population: sum(people), unknownVillages };
}

/**
 * A first plan: which masts serve most households for the money, nobody counted twice.
 * Refuses a budget that buys not even the cheapest useful option.
 */
export function planWorks(
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  task?: TaskContext,
): Result<Plan> {
  const demand = findDemand(dataset, findings);
  const { options, assumptions } = findOptions(dataset, demand);
  const reaches = reachOf(options, demand.xy);
  task?.signal?.throwIfAborted();
  const useful = options.filter((_, k) => reaches[k].length > 0);
  const cheapest = Math.min(...useful.map((option) => option.costVnd));
  if (useful.length && request.budgetVnd < cheapest)
    return refuse('plan-budget-below-cheapest', undefined, {
      budgetVnd: request.budgetVnd,
      cheapestVnd: cheapest,
    });
  const choices = choose(options, reaches, demand, request.budgetVnd);
  task?.signal?.throwIfAborted();
  const objective = householdsOf(choices);
  const upperBound = boundOf(options, reaches, demand, request.budgetVnd, choices);
  const chosen = choices.map((choice) => workOf(options[choice.option], choice, demand));
  return accept({
    ...request,
    chosen,
    objective,
    newPopulation: chosen.reduce((total, { newPopulation }) => total + newPopulation, 0),
    villages: [...new Set(chosen.flatMap(({ villages }) => villages))].sort((a, b) => a - b),
    upperBound,
    gap: upperBound > 0 ? (upperBound - objective) / upperBound : 0,
    proven: false,
    totalCostVnd: chosen.reduce((total, { costVnd }) => total + costVnd, 0),
    residual: residualOf(dataset, findings, demand, choices),
    assumptions,
    curve: curveOf(options, reaches, demand),
  });
}

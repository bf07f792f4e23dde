import type { Findings } from '../analysis/findings/findings.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';
import type { Dataset } from '../model/dataset.ts';
import type { PlanSettings } from '../model/project.ts';
import { PRIORITY_GROUPS, type PriorityWeights } from '../model/project.ts';
import { chooseWorks, stabilityOf, type Chosen, type Proof, type PlanProblem } from './choose-works.ts';
import { curveOf } from './curve.ts';
import { findDemand, findSecondDemand, type Demand } from './demand.ts';
import { gainsOf, residualOf, sumKnown } from './gains.ts';
import { findOptions } from './options.ts';
import type { Assumption, Plan } from './plan-types.ts';
import { rankVillages, scoresOf, type Priority } from './priority.ts';
import { allLevels, levelsOf } from './purpose.ts';
import { rankIntervals } from './rank-interval.ts';
import { reachOf, type Option } from './reach.ts';
import { permitAssumptions, permitsOf, restrictedWorks, type Permit } from './surroundings/permits.ts';
import { promiseAssumptions, promisesOf } from './surroundings/promises.ts';
import { rankServedOf, unservedOf } from './unserved.ts';

export type { CurvePoint, Plan, PlannedSite } from './plan-types.ts';

export interface PlanRequest extends PlanSettings {
  /** Whole đồng. */
  readonly budgetVnd: number;
  readonly seed: number;
  /** Weights of the ranking. */
  readonly weights: PriorityWeights;
  /** ISO date on which earlier support runs or is over; absent: all of it may run. */
  readonly asOf?: string;
  /** An exact solver, and how long it may work. */
  readonly proof?: Proof;
}

/** All that a plan is made of before anything is chosen. */
interface Prepared {
  readonly request: PlanRequest;
  readonly demand: Demand;
  readonly options: readonly Option[];
  readonly reaches: readonly Int32Array[];
  readonly permits: readonly Permit[];
  readonly assumptions: readonly Assumption[];
  readonly question: PlanProblem;
}

const isZero = (weights: PriorityWeights): boolean => PRIORITY_GROUPS.every((group) => !(weights[group] > 0));

/** Indices of options by their ids, or the refusal that names one that there is not. */
function indicesOf(options: readonly Option[], ids: readonly string[]): Result<number[]> {
  const missing = ids.find((id) => !options.some((option) => option.id === id));
  if (missing !== undefined) return refuse('plan-unknown-work', undefined, { id: missing });
  return accept(options.flatMap(({ id }, j) => (ids.includes(id) ? [j] : [])));
}

/** Places that an option reaches and may serve: a second operator is never the one that is there already. */
function servable(options: readonly Option[], demand: Demand): Int32Array[] {
  return reachOf(options, demand.xy).map((reach, j) => {
    const { operators } = options[j];
    return reach.filter((entry) => {
      const present = demand.operator[entry];
      return present === null || operators === null || operators.some((operator) => operator !== present);
    });
  });
}

function prepare(dataset: Dataset, findings: Findings, request: PlanRequest): Result<Prepared> {
  const { objective = 'households', service = 'any', budgetVnd, seed, weights } = request;
  if (objective === 'score' && isZero(weights)) return refuse('plan-weights-zero');
  if (objective === 'dark-first' && service === 'second') return refuse('plan-dark-second');
  const demand = service === 'second' ? findSecondDemand(dataset, findings) : findDemand(dataset, findings);
  const { options, assumptions } = findOptions(dataset, demand, request.costs);
  const reaches = servable(options, demand);
  const permits = permitsOf(dataset, options);
  const locked = indicesOf(options, request.lock ?? []);
  if (!locked.ok) return locked;
  const forbidden = indicesOf(options, request.forbid ?? []);
  if (!forbidden.ok) return forbidden;
  const both = locked.value.find((j) => forbidden.value.includes(j));
  if (both !== undefined) return refuse('plan-locked-and-forbidden', undefined, { id: options[both].id });
  const lockedVnd = locked.value.reduce((sum, j) => sum + options[j].costVnd, 0);
  if (lockedVnd > budgetVnd) return refuse('plan-locked-above-budget', undefined, { budgetVnd, lockedVnd });
  const open = options.flatMap((_, j) =>
    locked.value.includes(j) || forbidden.value.includes(j) || permits[j].isBarred || !reaches[j].length
      ? []
      : [j],
  );
  const cheapestVnd = Math.min(...open.map((j) => options[j].costVnd));
  if (!locked.value.length && open.length && budgetVnd < cheapestVnd)
    return refuse('plan-budget-below-cheapest', undefined, { budgetVnd, cheapestVnd });
  const scores =
    objective === 'score'
      ? scoresOf(dataset, findings, [...new Set(demand.village)], weights)
      : new Map<number, number>();
  const levels = levelsOf(objective, demand, options, reaches, findings, scores);
  if (open.length && levels.every(({ problem }) => !problem.weight.some((worth) => worth > 0)))
    return refuse('plan-nothing-counted', undefined, { villages: new Set(demand.village).size });
  const question = { levels, budgetVnd, locked: locked.value, open, seed, isBounded: true };
  return accept({ request, demand, options, reaches, permits, assumptions, question });
}

/** What the plan supposes beside its options. */
function alsoSupposed({ request, demand, options, assumptions }: Prepared): Assumption[] {
  const villages = new Set(demand.village);
  const counted = new Set(demand.village.filter((_, entry) => !Number.isNaN(demand.households[entry])));
  const own = [...assumptions];
  if (villages.size > counted.size)
    own.push({ code: 'villagesNotCounted', context: { count: villages.size - counted.size } });
  if (demand.outside.length) own.push({ code: 'villagesOutside', context: { count: demand.outside.length } });
  const open = options.filter(({ operators }) => operators === null).length;
  if (request.service === 'second' && open) own.push({ code: 'anyOperator', context: { count: open } });
  return own;
}

/**
 * Which works serve most for the money under one stated purpose, nobody counted twice, and how far from the best
 * possible they are. Refuses a budget that buys not even the cheapest useful option.
 */
export async function planWorks(
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  task?: TaskContext,
): Promise<Result<Plan>> {
  const prepared = prepare(dataset, findings, request);
  task?.signal?.throwIfAborted();
  if (!prepared.ok) return prepared;
  const chosen = await chooseWorks(prepared.value.question, request.proof);
  const stability = await stabilityOf(prepared.value.question, prepared.value.options, chosen.sites);
  task?.signal?.throwIfAborted();
  const priority = isZero(request.weights)
    ? { weights: request.weights, ranked: [], unranked: [] }
    : rankVillages(dataset, findings, request.weights, task);
  return accept(planOf(dataset, findings, prepared.value, chosen, stability, priority));
}

function planOf(
  dataset: Dataset,
  findings: Findings,
  prepared: Prepared,
  chosen: Chosen,
  stability: ReadonlyMap<number, 'always' | 'sometimes'>,
  priority: Priority,
): Plan {
  const { request, demand, options, reaches, permits, question } = prepared;
  const ordered = gainsOf(chosen.sites, question.locked, allLevels(question.levels), reaches, demand);
  const [first] = chosen.levels;
  const entries = ordered.flatMap((gain) => gain.entries);
  const villages = [...new Set(ordered.flatMap((gain) => gain.villages))].sort((a, b) => a - b);
  const { households } = findings.counts;
  const forbidden = new Set(options.flatMap(({ id }, j) => (request.forbid?.includes(id) ? [j] : [])));
  const barred = new Set(options.flatMap((_, j) => (permits[j].isBarred ? [j] : [])));
  const offer = { options, reaches, forbidden, barred, budgetVnd: request.budgetVnd };
  const restricted = restrictedWorks(options, permits, reaches, new Set(chosen.sites));
  const promised = promisesOf(dataset, new Set(demand.village), new Set(villages), request.asOf ?? '');
  return {
    budgetVnd: request.budgetVnd,
    seed: request.seed,
    objectiveName: request.objective ?? 'households',
    service: request.service ?? 'any',
    levels: chosen.levels,
    weights: request.weights,
    chosen: ordered.map((gain) => ({
      ...options[gain.option],
      kind: 'mast',
      year: null,
      newHouseholds: gain.households,
      newPopulation: gain.population,
      villages: gain.villages,
      stability: stability.get(gain.option) ?? 'sometimes',
      isLocked: question.locked.includes(gain.option),
    })),
    objective: first.value,
    newHouseholds: sumKnown(entries.map((entry) => demand.households[entry])),
    newPopulation: sumKnown(entries.map((entry) => demand.population[entry])),
    villages,
    villagesWithoutCount: villages.filter((village) => Number.isNaN(households[village])).length,
    upperBound: first.upperBound,
    gap: first.upperBound > 0 ? (first.upperBound - first.value) / first.upperBound : 0,
    proven: chosen.levels.every(({ proven }) => proven),
    totalCostVnd: ordered.reduce((sum, { option }) => sum + options[option].costVnd, 0),
    ranking: rankIntervals(priority, request.weights),
    rankServed: rankServedOf(priority, findings, new Set(villages)),
    unserved: unservedOf(dataset, findings, demand, offer, new Set(entries)),
    residual: residualOf(dataset, findings, demand, ordered),
    restricted,
    promised,
    assumptions: [
      ...alsoSupposed(prepared),
      ...permitAssumptions(restricted),
      ...promiseAssumptions(promised),
    ],
    curve: curveOf(demand, options, reaches, chosen.sites),
  };
}

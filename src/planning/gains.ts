import { findingsOf, UNKNOWN, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Feeds } from './choose/feeds.ts';
import { fillFed } from './choose/fill-fed.ts';
import type { PlanService } from '../model/project.ts';
import type { Demand } from './demand/demand.ts';
import { coverProblem, type CoverProblem } from './optimise/cover/cover-problem.ts';
import { fillBudget } from './optimise/cover/greedy.ts';
import type { Plan } from './plan-types.ts';

/** What one work adds to those before it. */
export interface Gain {
  readonly option: number;
  /** Places that it serves first. */
  readonly entries: readonly number[];
  readonly villages: readonly number[];
  readonly households: number | null;
  readonly population: number | null;
}

/** Sum of what is counted; null where there is something and none of it is. */
export function sumKnown(values: readonly number[]): number | null {
  const counted = values.filter((value) => !Number.isNaN(value));
  return counted.length || !values.length ? counted.reduce((sum, value) => sum + value, 0) : null;
}

/**
 * Works group by group (years, where there are any), in each decided ones first, then by most value per đồng, each with
 * what it adds. Those that add nothing to anybody go unless they are kept.
 */
export function gainsOf(
  groups: readonly (readonly number[])[],
  locked: readonly number[],
  kept: ReadonlySet<number>,
  order: CoverProblem,
  reaches: readonly Int32Array[],
  demand: Demand,
): Gain[][] {
  const served = new Uint8Array(demand.village.length);
  const before: number[] = [];
  return groups.map((group) => {
    const decided = group.filter((j) => locked.includes(j));
    const rest = group.filter((j) => !locked.includes(j));
    before.push(...decided);
    const added = inOrder(order, rest, before);
    before.push(...rest);
    // What no demand of the purpose is worth anything for comes last.
    const others = rest.filter((j) => !added.includes(j));
    return [...decided, ...added, ...others].flatMap((option): Gain[] => {
      const entries = Array.from(reaches[option]).filter((entry) => !served[entry]);
      if (!kept.has(option) && (!entries.length || others.includes(option))) return [];
      for (const entry of entries) served[entry] = 1;
      return [
        {
          option,
          entries,
          villages: [...new Set(entries.map((entry) => demand.village[entry]))].sort((a, b) => a - b),
          households: sumKnown(entries.map((entry) => demand.households[entry])),
          population: sumKnown(entries.map((entry) => demand.population[entry])),
        },
      ];
    });
  });
}

function inOrder(problem: CoverProblem, sites: readonly number[], locked: readonly number[]): number[] {
  const { weight, cost, siteStart, siteDemand } = problem;
  const reachOf = (j: number) => siteDemand.subarray(siteStart[j], siteStart[j + 1]);
  const left = weight.slice();
  for (const j of locked) for (const i of reachOf(j)) left[i] = 0;
  const own = coverProblem(
    left,
    Float64Array.from(sites, (j) => cost[j]),
    sites.map(reachOf),
  );
  return fillBudget(own, Infinity).map((at) => sites[at]);
}

/** Decided works, then all others by most value per đồng as long as they add something. */
export const walkOf = (
  order: CoverProblem,
  open: readonly number[],
  locked: readonly number[],
  feeds?: Feeds,
): number[] => [
  ...locked,
  ...(feeds ? fillFed(order, feeds, Infinity, locked, open) : inOrder(order, open, locked)),
];

function sumByVillage(villages: number, { village }: Demand, counts: Float64Array): Float64Array {
  const sums = new Float64Array(villages);
  village.forEach((of, entry) => {
    sums[of] += counts[entry] || 0;
  });
  return sums;
}

/** Villages that works leave, and whose people nobody counted: they are left over all the same. */
function leftUncounted(demand: Demand, gains: readonly Gain[], service: PlanService): ReadonlySet<number> {
  const { village, households, population, outside } = demand;
  const served = new Set(gains.flatMap(({ entries }) => entries));
  const open = new Set<number>(service === 'second' ? [] : outside);
  village.forEach((of, entry) => {
    if (!served.has(entry) && Number.isNaN(households[entry]) && Number.isNaN(population[entry]))
      open.add(of);
  });
  return open;
}

/** Who is left after the works: without service, or under `second` with one operator alone. */
export function residualOf(
  dataset: Dataset,
  findings: Findings,
  demand: Demand,
  gains: readonly Gain[],
  service: PlanService,
): Plan['residual'] {
  const any = findingsOf(findings, 'any');
  const [homes, people] =
    service === 'second'
      ? [demand.households, demand.population].map((counts) =>
          sumByVillage(dataset.villages.records.length, demand, counts),
        )
      : [Float64Array.from(any.uncoveredHouseholds), Float64Array.from(any.uncoveredPopulation)];
  for (const { entries } of gains)
    for (const entry of entries) {
      homes[demand.village[entry]] -= demand.households[entry] || 0;
      people[demand.village[entry]] -= demand.population[entry] || 0;
    }
  const sum = (values: Float64Array) =>
    values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
  const uncounted = leftUncounted(demand, gains, service);
  const villages = dataset.villages.records
    .map((_, v) => v)
    .filter((v) => homes[v] > 0 || people[v] > 0 || uncounted.has(v));
  const unknownVillages = any.byRule.reduce((count, state) => count + Number(state === UNKNOWN), 0);
  /** 0 of those that somebody counted is not 0 of all that are left. */
  const known = (left: Float64Array): number | null => {
    const total = sum(left);
    const isUncounted = villages.some((v) => Number.isNaN(left[v]) || (left[v] === 0 && uncounted.has(v)));
    return total === 0 && isUncounted ? null : total;
  };
  return { villages, households: known(homes), population: known(people), unknownVillages };
}

import { findingsOf, UNKNOWN, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Demand } from './demand.ts';
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

/** Works in the order of most value per đồng, decided ones first, each with what it adds. Those that add nothing to anybody go. */
export function gainsOf(
  sites: readonly number[],
  locked: readonly number[],
  order: CoverProblem,
  reaches: readonly Int32Array[],
  demand: Demand,
): Gain[] {
  const served = new Uint8Array(demand.village.length);
  const rest = sites.filter((j) => !locked.includes(j));
  return [...locked, ...inOrder(order, rest, locked)].flatMap((option): Gain[] => {
    const entries = Array.from(reaches[option]).filter((entry) => !served[entry]);
    if (!entries.length && !locked.includes(option)) return [];
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

/** Who is left without service after the works. */
export function residualOf(
  dataset: Dataset,
  findings: Findings,
  demand: Demand,
  gains: readonly Gain[],
): Plan['residual'] {
  const any = findingsOf(findings, 'any');
  const homes = Float64Array.from(any.uncoveredHouseholds);
  const people = Float64Array.from(any.uncoveredPopulation);
  for (const { entries } of gains)
    for (const entry of entries) {
      homes[demand.village[entry]] -= demand.households[entry];
      people[demand.village[entry]] -= demand.population[entry];
    }
  const sum = (values: Float64Array) =>
    values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
  const villages = dataset.villages.records.map((_, v) => v).filter((v) => homes[v] > 0 || people[v] > 0);
  const unknownVillages = any.byRule.reduce((count, state) => count + Number(state === UNKNOWN), 0);
  return { villages, households: sum(homes), population: sum(people), unknownVillages };
}

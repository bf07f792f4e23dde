import { findingsOf, type Findings } from '../analysis/findings/findings.ts';
import type { PlanObjective } from '../model/project.ts';
import { SERVICE_STATES } from '../model/service.ts';
import type { Demand } from './demand.ts';
import { coverProblem, type CoverProblem } from './optimise/cover/cover-problem.ts';
import type { LevelName } from './plan-types.ts';
import type { Option } from './reach.ts';

/** What is made as large as can be, first things first. */
export interface Level {
  readonly name: LevelName;
  /** Candidates are the options, in their order. */
  readonly problem: CoverProblem;
}

const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** Villages with no signal at all, by index. */
export function darkVillages(findings: Findings): Set<number> {
  const dark = new Set<number>();
  findingsOf(findings, 'any').state.forEach((state, village) => {
    if (SERVICE_STATES[state] === 'uncovered') dark.add(village);
  });
  return dark;
}

/** Villages as demand: one is served with the first of its places. */
function byVillage(
  demand: Demand,
  reaches: readonly Int32Array[],
  costs: Float64Array,
  wanted: Set<number>,
): CoverProblem {
  const ids = [...new Set(demand.village)].filter((village) => wanted.has(village)).sort((a, b) => a - b);
  const place = new Map(ids.map((village, at) => [village, at]));
  return coverProblem(
    new Float64Array(ids.length).fill(1),
    costs,
    reaches.map((reach) =>
      [
        ...new Set(
          Array.from(reach, (entry) => place.get(demand.village[entry])).filter((at) => at !== undefined),
        ),
      ].sort((a, b) => a - b),
    ),
  );
}

/**
 * The levels of a purpose. @param scores 0..100 per village, where the purpose is the score
 */
export function levelsOf(
  objective: PlanObjective,
  demand: Demand,
  options: readonly Option[],
  reaches: readonly Int32Array[],
  findings: Findings,
  scores: ReadonlyMap<number, number>,
): Level[] {
  const costs = Float64Array.from(options, ({ costVnd }) => costVnd);
  const level = (name: LevelName, weight: (entry: number) => number): Level => ({
    name,
    problem: coverProblem(
      Float64Array.from(demand.village, (_, entry) => weight(entry)),
      costs,
      reaches,
    ),
  });
  const homes = (entry: number): number => orZero(demand.households[entry]);
  switch (objective) {
    case 'households':
      return [level('households', homes)];
    case 'people':
      return [level('people', (entry) => orZero(demand.population[entry]))];
    case 'score':
      // Households times score, in whole hundredths of a household of full score: sums stay exact.
      return [level('score', (entry) => Math.round(homes(entry) * (scores.get(demand.village[entry]) ?? 0)))];
    case 'dark-first': {
      const dark = darkVillages(findings);
      return [
        { name: 'dark-villages', problem: byVillage(demand, reaches, costs, dark) },
        level('partly-served-households', (entry) => (dark.has(demand.village[entry]) ? 0 : homes(entry))),
      ];
    }
  }
}

/** Two levels as one problem in which one unit of the first outweighs all of the second. */
export function combine(first: CoverProblem, second: CoverProblem, factor: number): CoverProblem {
  const shift = first.weight.length;
  const weight = new Float64Array(shift + second.weight.length);
  first.weight.forEach((w, i) => (weight[i] = w * factor));
  weight.set(second.weight, shift);
  const reaches = Array.from(first.cost, (_, j) => [
    ...first.siteDemand.subarray(first.siteStart[j], first.siteStart[j + 1]),
    ...second.siteDemand.subarray(second.siteStart[j], second.siteStart[j + 1]).map((i) => i + shift),
  ]);
  return coverProblem(weight, first.cost, reaches);
}

/** All levels as one problem, in which the first outweighs the others. */
export function allLevels([first, second]: readonly Level[]): CoverProblem {
  return second
    ? combine(first.problem, second.problem, second.problem.weight.reduce((sum, w) => sum + w, 0) + 1)
    : first.problem;
}

import { findingsOf, type Findings } from '../analysis/findings/findings.ts';
import type { PlanObjective } from '../model/project.ts';
import { SERVICE_STATES } from '../model/service.ts';
import type { Demand } from './demand/demand.ts';
import { coverProblem, type CoverProblem } from './optimise/cover/cover-problem.ts';
import type { Level, LevelName } from './choose/levels.ts';
import type { Option } from './offer/reach.ts';

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

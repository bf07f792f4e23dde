import { findingsOf, NO, UNKNOWN, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import { PRIORITY_GROUPS, type PriorityGroup, type PriorityWeights } from '../model/project.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { nearestSites } from './offer/nearest-site.ts';
import { priorityFacts, type PriorityFacts } from './priority-facts.ts';
import { GROUP_VALUES } from './priority-groups.ts';

/** One group of the score: `value` 0..1 by its formula and fixed reference range; null: facts unknown. */
interface GroupScore {
  readonly group: PriorityGroup;
  readonly value: number | null;
  /** value x weight; null where unknown. */
  readonly points: number | null;
}

interface VillagePriority {
  /** Index into the village layer. */
  readonly village: number;
  /** 1 is first; equal scores share a rank. */
  readonly rank: number;
  /** 0..100: points over the weights of all groups x 100. What is unknown adds nothing, so that few facts never outrank many. */
  readonly score: number;
  /** The score if every unknown group were full. */
  readonly scoreHigh: number;
  /** In what leaves for others: both scores are multiples of so many points, and the points of *ease* are not told. */
  readonly scoreStep?: number;
  readonly groups: readonly GroupScore[];
  readonly facts: PriorityFacts;
  /** How many groups are unknown: *thiếu n nhóm*. */
  readonly missingGroups: number;
}

export interface Priority {
  readonly weights: PriorityWeights;
  /** Villages without service by the rule of the project, best first; ties in village order. None under weights of zero. */
  readonly ranked: readonly VillagePriority[];
  /** Villages of unknown state: listed apart, never ranked. */
  readonly unranked: readonly number[];
}

/** Scores are rounded to this before they are compared: equal facts share a rank on every machine. */
const SCORE_DIGITS = 1e9;

function scoreOf(facts: PriorityFacts, weights: PriorityWeights): Omit<VillagePriority, 'village' | 'rank'> {
  const groups = PRIORITY_GROUPS.map((group): GroupScore => {
    const value = GROUP_VALUES[group](facts);
    return { group, value, points: value === null ? null : value * weights[group] };
  });
  let points = 0;
  let [open, all] = [0, 0];
  for (const entry of groups) {
    all += weights[entry.group];
    if (entry.points === null) open += weights[entry.group];
    else points += entry.points;
  }
  const share = (sum: number): number =>
    all > 0 ? Math.round((sum / all) * 100 * SCORE_DIGITS) / SCORE_DIGITS : 0;
  return {
    score: share(points),
    scoreHigh: share(points + open),
    groups,
    facts,
    missingGroups: groups.filter((entry) => entry.value === null).length,
  };
}

/** Scores 0..100 of some villages, ranked or not. @param times by what all households without service are multiplied */
export function scoresOf(
  dataset: Dataset,
  findings: Findings,
  villages: readonly number[],
  weights: PriorityWeights,
  times = 1,
): ReadonlyMap<number, number> {
  const siteDistances = nearestSites(dataset, villages);
  return new Map(
    villages.map((village, k) => {
      const facts = priorityFacts(dataset, findings, village, siteDistances[k]);
      const households = facts.uncoveredHouseholds;
      const uncoveredHouseholds = households === null ? null : households * times;
      return [village, scoreOf({ ...facts, uncoveredHouseholds }, weights).score];
    }),
  );
}

/**
 * Ranks the villages that have no service by the project's rule.
 * @param weights any non-negative numbers; only their ratios matter. All zero ranks nobody.
 */
export function rankVillages(
  dataset: Dataset,
  findings: Findings,
  weights: PriorityWeights,
  task?: TaskContext,
): Priority {
  const { byRule } = findingsOf(findings, 'any');
  const without: number[] = [];
  const unranked: number[] = [];
  byRule.forEach((state, village) => {
    if (state === NO) without.push(village);
    else if (state === UNKNOWN) unranked.push(village);
  });
  if (PRIORITY_GROUPS.every((group) => !(weights[group] > 0))) return { weights, ranked: [], unranked };
  const siteDistances = nearestSites(dataset, without);
  task?.signal?.throwIfAborted();
  const scored = without.map((village, k) => ({
    village,
    ...scoreOf(priorityFacts(dataset, findings, village, siteDistances[k]), weights),
  }));
  scored.sort((a, b) => b.score - a.score || a.village - b.village);
  const ranked: VillagePriority[] = [];
  scored.forEach((entry, k) => {
    const before = ranked[k - 1];
    ranked.push({ ...entry, rank: before?.score === entry.score ? before.rank : k + 1 });
  });
  return { weights, ranked, unranked };
}

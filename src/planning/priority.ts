import type { PriorityGroup, PriorityWeights } from '../model/project.ts';

/** One group of the score: `value` 0..1 by its formula and fixed reference range; null: facts unknown. */
export interface GroupScore {
  readonly group: PriorityGroup;
  readonly value: number | null;
  /** value x weight; null where unknown. */
  readonly points: number | null;
}

export interface VillagePriority {
  /** Index into the village layer. */
  readonly village: number;
  /** 1 is first; equal scores share a rank. */
  readonly rank: number;
  /** 0..100: points over the weights of the known groups x 100. */
  readonly score: number;
  readonly groups: readonly GroupScore[];
  /** How many groups are unknown: *thiếu n nhóm*. */
  readonly missingGroups: number;
  readonly uncoveredHouseholds: number | null;
}

export interface Priority {
  readonly weights: PriorityWeights;
  /** Villages without service, best first. */
  readonly ranked: readonly VillagePriority[];
  /** Villages of unknown state: listed apart, never ranked. */
  readonly unranked: readonly number[];
}

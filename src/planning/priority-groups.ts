import type { PriorityGroup } from '../model/project.ts';
import type { PriorityFacts } from './priority-facts.ts';

/**
 * Fixed reference ranges: a score never changes because another row was added or deleted.
 * The settings of the app list them; they are suggestions of ours, not official figures.
 */
export const REFERENCE = {
  /** Uncovered households at which need is full. */
  householdsFull: 200,
  /** Poverty rate at which vulnerability is full. */
  povertyFull: 0.5,
  /** Value of an extremely difficult village whatever its poverty rate. */
  extremelyDifficult: 0.8,
  /** Value of a village whose people are all of ethnic minorities. */
  minorityFull: 0.5,
  publicService: { school: 0.5, healthStation: 0.3, office: 0.1, cultureHouse: 0.1 },
  safety: { hazard: 0.6, border: 0.4 },
  /** Distances at which ease falls to 0. */
  fibreFarMeters: 10_000,
  siteFarMeters: 10_000,
  road: { allYear: 1, drySeason: 0.5, none: 0 },
  electricity: { grid: 1, other: 0.3, none: 0 },
} as const;

const withoutNulls = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);
const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const highest = (values: readonly (number | null)[]): number | null => {
  const present = withoutNulls(values);
  return present.length ? Math.max(...present) : null;
};

/** Sum of the parts that are true over the sum of the parts that are known; null where none is. */
function weightedShare(parts: readonly (readonly [boolean | null, number])[]): number | null {
  let reached = 0;
  let possible = 0;
  for (const [present, weight] of parts) {
    if (present === null) continue;
    possible += weight;
    if (present) reached += weight;
  }
  return possible ? reached / possible : null;
}

function ease(facts: PriorityFacts): number | null {
  const nearness = (meters: number | null, far: number) => (meters === null ? null : clamp(1 - meters / far));
  const parts = withoutNulls([
    nearness(facts.fibreDistanceMeters, REFERENCE.fibreFarMeters),
    nearness(facts.siteDistanceMeters, REFERENCE.siteFarMeters),
    facts.road && REFERENCE.road[facts.road],
    facts.electricity && REFERENCE.electricity[facts.electricity],
  ]);
  return parts.length ? parts.reduce((sum, part) => sum + part, 0) / parts.length : null;
}

/**
 * Value 0..1 of every group, null where none of its facts is known.
 * Poverty, extreme difficulty and minority share are nearly one variable: their highest counts once.
 */
export const GROUP_VALUES: Readonly<Record<PriorityGroup, (facts: PriorityFacts) => number | null>> = {
  need: ({ uncoveredHouseholds: households }) =>
    households === null
      ? null
      : Math.min(1, Math.log(1 + households) / Math.log(REFERENCE.householdsFull + 1)),
  vulnerability: (facts) =>
    highest([
      facts.povertyRate === null ? null : clamp(facts.povertyRate / REFERENCE.povertyFull),
      facts.extremelyDifficult === null ? null : facts.extremelyDifficult ? REFERENCE.extremelyDifficult : 0,
      facts.minorityShare === null ? null : clamp(facts.minorityShare) * REFERENCE.minorityFull,
    ]),
  publicService: (facts) => {
    const weights = REFERENCE.publicService;
    return weightedShare([
      [facts.school, weights.school],
      [facts.healthStation, weights.healthStation],
      [facts.office, weights.office],
      [facts.cultureHouse, weights.cultureHouse],
    ]);
  },
  safety: (facts) =>
    weightedShare([
      [facts.hazard, REFERENCE.safety.hazard],
      [facts.border, REFERENCE.safety.border],
    ]),
  ease,
};

import type { Dataset } from '../../model/dataset.ts';
import type { VillageShareRule } from '../../model/project.ts';
import { roundHalfToEven, type Members } from './counts.ts';
import { NO, UNKNOWN, YES, type VillageCounts } from '../findings/findings.ts';
import type { PointCoverage, ServicePoints } from './service.ts';

/** Covered part of each village as a fraction, so that rounding meets exact halves; 0 / 0 is unknown. */
interface Fractions {
  readonly part: Float64Array;
  readonly whole: Float64Array;
}

/** What the villages' shares give, one entry per village. */
export interface VillageShares {
  readonly populationShare: Float64Array;
  readonly householdShare: Float64Array;
  readonly uncoveredPopulation: Float64Array;
  readonly uncoveredHouseholds: Float64Array;
}

/**
 * Sets the fraction of village v from its members: those with a known answer, weighted by their counts;
 * all alike where one of the village's members has no count or all counts are 0. False without members.
 */
function shareOfMembers(
  fractions: Fractions,
  v: number,
  { start, members }: Members,
  answers: Uint8Array,
  weights: Float64Array | null,
): boolean {
  let weighed = weights !== null;
  let total = 0;
  for (let k = start[v]; weighed && k < start[v + 1]; k++) {
    const weight = weights![members[k]];
    if (Number.isNaN(weight)) weighed = false;
    else if (answers[members[k]] !== UNKNOWN) total += weight;
  }
  if (total === 0) weighed = false;
  let part = 0;
  let whole = 0;
  for (let k = start[v]; k < start[v + 1]; k++) {
    const answer = answers[members[k]];
    if (answer === UNKNOWN) continue;
    const weight = weighed ? weights![members[k]] : 1;
    whole += weight;
    if (answer === YES) part += weight;
  }
  fractions.part[v] = part;
  fractions.whole[v] = whole;
  return whole > 0;
}

function shareOfCentre(fractions: Fractions, v: number, centre: number): void {
  fractions.part[v] = centre === YES ? 1 : 0;
  fractions.whole[v] = centre === UNKNOWN ? 0 : 1;
}

/** Everything that the share of a village may rest on. */
export interface ShareBasis {
  readonly dataset: Dataset;
  readonly points: ServicePoints;
  readonly rule: VillageShareRule;
  readonly counts: VillageCounts;
}

function fractionsOf(
  basis: ShareBasis,
  answers: PointCoverage,
  areaShare: Float64Array | null,
  clusterWeights: Float64Array | null,
  householdWeights: Float64Array | null,
): Fractions {
  const { points, rule } = basis;
  const fractions = { part: new Float64Array(points.villages), whole: new Float64Array(points.villages) };
  for (let v = 0; v < points.villages; v++) {
    if (rule === 'area') {
      const known = areaShare !== null && !Number.isNaN(areaShare[v]);
      fractions.part[v] = known ? areaShare[v] : 0;
      fractions.whole[v] = known ? 1 : 0;
      continue;
    }
    const { householdMembers, clusterMembers } = points;
    if (rule === 'auto' && householdMembers)
      if (shareOfMembers(fractions, v, householdMembers, answers.household, householdWeights)) continue;
    if (rule !== 'centre' && clusterMembers)
      if (shareOfMembers(fractions, v, clusterMembers, answers.cluster, clusterWeights)) continue;
    if (rule !== 'clusters') shareOfCentre(fractions, v, answers.centre[v]);
  }
  return fractions;
}

function sharesOf({ part, whole }: Fractions): Float64Array {
  return part.map((covered, v) => (whole[v] > 0 ? covered / whole[v] : NaN));
}

/** Whole people not covered: count less the covered ones, rounded half to even; NaN where share or count is unknown. */
function uncoveredOf({ part, whole }: Fractions, counts: Float64Array): Float64Array {
  return counts.map((count, v) =>
    whole[v] > 0 ? count - roundHalfToEven((count * part[v]) / whole[v]) : NaN,
  );
}

/**
 * Covered share of every village and the whole people and households left over, by the rule `villageShare`:
 * `auto` its household points, else its clusters, else its centre; `clusters`, `area`, `centre` only these.
 * @param areaShare covered part of each village's polygon, NaN unknown; needed for the rule `area`
 */
export function measureVillageShares(
  basis: ShareBasis,
  answers: PointCoverage,
  areaShare: Float64Array | null,
): VillageShares {
  const { clusters, households } = basis.dataset;
  const people = fractionsOf(
    basis,
    answers,
    areaShare,
    clusters?.population ?? null,
    households?.population ?? null,
  );
  // Each household point is one household.
  const homes = fractionsOf(basis, answers, areaShare, clusters?.households ?? null, null);
  return {
    populationShare: sharesOf(people),
    householdShare: sharesOf(homes),
    uncoveredPopulation: uncoveredOf(people, basis.counts.population),
    uncoveredHouseholds: uncoveredOf(homes, basis.counts.households),
  };
}

/** Answers at the points as numbers that sum: how many are YES, NO, UNKNOWN. */
export function tally(answers: Uint8Array): { covered: number; uncovered: number; unknown: number } {
  const counts = { covered: 0, uncovered: 0, unknown: 0 };
  for (const answer of answers)
    if (answer === YES) counts.covered++;
    else if (answer === NO) counts.uncovered++;
    else counts.unknown++;
  return counts;
}

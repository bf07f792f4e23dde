import { featureCount } from '../../model/geometry.ts';
import type { Dataset } from '../../model/dataset.ts';
import { roundHalfToEven } from '../service/counts.ts';
import { UNKNOWN, YES, type DepressionFindings, type VillageCounts } from '../findings/findings.ts';
import { splitCoverage, type PointCoverage, type ServicePoints } from '../service/service.ts';

/** Land of the union of the depressions, overlaps once, in km². */
export interface DepressionAreas {
  readonly totalKm2: number;
  readonly communeKm2: Float64Array;
}

/** Is the village's centre or one of its clusters inside? Unknown where no point has an answer. */
function insideAnywhere(points: ServicePoints, answers: PointCoverage, v: number): number {
  let known = answers.centre[v] !== UNKNOWN;
  if (answers.centre[v] === YES) return YES;
  const members = points.clusterMembers;
  if (members)
    for (let k = members.start[v]; k < members.start[v + 1]; k++) {
      const answer = answers.cluster[members.members[k]];
      if (answer === YES) return YES;
      if (answer !== UNKNOWN) known = true;
    }
  return known ? 0 : UNKNOWN;
}

/**
 * People of village v inside: those of its clusters that lie in a depression, each once. Where such a cluster
 * has no count, the village's count by the share of its clusters; without clusters all of them, if the
 * centre is inside. NaN without a count or an answer.
 */
export function insideCount(
  points: ServicePoints,
  answers: PointCoverage,
  v: number,
  count: number,
  own: Float64Array | null,
): number {
  if (Number.isNaN(count)) return NaN;
  const members = points.clusterMembers;
  let known = 0;
  let inside = 0;
  let people = 0;
  if (members && own)
    for (let k = members.start[v]; k < members.start[v + 1]; k++) {
      const answer = answers.cluster[members.members[k]];
      if (answer === UNKNOWN) continue;
      known++;
      if (answer !== YES) continue;
      inside++;
      people += own[members.members[k]];
    }
  if (known > 0) return Number.isNaN(people) ? roundHalfToEven((count * inside) / known) : people;
  return answers.centre[v] === UNKNOWN ? NaN : answers.centre[v] === YES ? count : 0;
}

const sumKnown = (values: Float64Array): number =>
  values.reduce((sum, x) => (Number.isNaN(x) ? sum : sum + x), 0);

/**
 * People and land inside signal depressions. Without a depression source every figure but `count` is NaN and
 * every village unknown.
 * @param inDepression 1 per question point inside a depression; null without a source
 */
export function measureDepressions(
  dataset: Dataset,
  points: ServicePoints,
  inDepression: Uint8Array | null,
  counts: VillageCounts,
  areas: DepressionAreas | null,
): Omit<DepressionFindings, 'communePopulation'> {
  const layers = dataset.depressions.map((layer) => layer.geometry);
  const answers = splitCoverage(points, inDepression);
  const { clusters } = dataset;
  const village = new Uint8Array(points.villages);
  const villagePopulation = new Float64Array(points.villages);
  const villageHouseholds = new Float64Array(points.villages);
  let villages = 0;
  for (let v = 0; v < points.villages; v++) {
    village[v] = insideAnywhere(points, answers, v);
    if (village[v] === YES) villages++;
    villagePopulation[v] = insideCount(
      points,
      answers,
      v,
      counts.population[v],
      clusters?.population ?? null,
    );
    villageHouseholds[v] = insideCount(
      points,
      answers,
      v,
      counts.households[v],
      clusters?.households ?? null,
    );
  }
  const known = layers.length > 0;
  return {
    count: layers.reduce((sum, layer) => sum + featureCount(layer), 0),
    villages: known ? villages : NaN,
    households: known ? sumKnown(villageHouseholds) : NaN,
    population: known ? sumKnown(villagePopulation) : NaN,
    areaKm2: known && areas ? areas.totalKm2 : NaN,
    village,
    villagePopulation,
    villageHouseholds,
    communeAreaKm2: areas?.communeKm2 ?? new Float64Array(dataset.communes.records.length).fill(NaN),
  };
}

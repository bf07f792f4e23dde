import type { Dataset } from '../../model/dataset.ts';
import type { CoverageRule } from '../../model/project.ts';
import { PointGrid } from '../../geometry/points/point-grid.ts';
import { groupByVillage, type Members } from './counts.ts';
import { NO, UNKNOWN, YES } from '../findings/findings.ts';
import { coveredByRule, serviceReason, serviceState, type ClusterTally } from './rules.ts';

/** Every point that is asked about: village centres, then clusters, then household points, in one grid. */
export interface ServicePoints {
  readonly grid: PointGrid;
  readonly villages: number;
  readonly clusters: number;
  readonly households: number;
  readonly clusterMembers: Members | null;
  readonly householdMembers: Members | null;
}

export function gatherPoints(dataset: Dataset, withHouseholds: boolean): ServicePoints {
  const { villages, clusters } = dataset;
  const households = withHouseholds ? dataset.households : null;
  const xy = new Float64Array(
    villages.centres.length + (clusters?.xy.length ?? 0) + (households?.xy.length ?? 0),
  );
  xy.set(villages.centres);
  if (clusters) xy.set(clusters.xy, villages.centres.length);
  if (households) xy.set(households.xy, xy.length - households.xy.length);
  const count = villages.records.length;
  return {
    grid: new PointGrid(xy),
    villages: count,
    clusters: clusters?.village.length ?? 0,
    households: households?.village.length ?? 0,
    clusterMembers: clusters && groupByVillage(clusters.village, count),
    householdMembers: households && groupByVillage(households.village, count),
  };
}

/** NO, YES or UNKNOWN for each village centre, cluster and household point. */
export interface PointCoverage {
  /** 1 for every question point whose answer waits for a person; null: none does. */
  readonly waits?: Uint8Array | null;
  readonly centre: Uint8Array;
  readonly cluster: Uint8Array;
  readonly household: Uint8Array;
}

/**
 * Splits one answer per question point; points without location, or all without a source, are unknown.
 *
 * @param waiting 1 for points in areas that may be coverage: unknown where nothing else covers them
 */
export function splitCoverage(
  points: ServicePoints,
  covered: Uint8Array | null,
  waiting: Uint8Array | null = null,
): PointCoverage {
  const xy = points.grid.points;
  const all = new Uint8Array(xy.length / 2).fill(UNKNOWN);
  if (covered)
    for (let i = 0; i < all.length; i++)
      if (Number.isFinite(xy[2 * i]) && Number.isFinite(xy[2 * i + 1]))
        all[i] = covered[i] ? YES : waiting?.[i] ? UNKNOWN : NO;
  const clustersFrom = points.villages;
  const householdsFrom = clustersFrom + points.clusters;
  return {
    waits: waiting && waiting.map((waits, i) => (waits && all[i] === UNKNOWN ? 1 : 0)),
    centre: all.slice(0, clustersFrom),
    cluster: all.slice(clustersFrom, householdsFrom),
    household: all.slice(householdsFrom),
  };
}

/** Covered by one of them: 1 wherever any entry is 1; null where all are null. */
export function joinCoverage(answers: readonly (Uint8Array | null)[]): Uint8Array | null {
  const known = answers.filter((answer) => answer !== null);
  if (known.length === 0) return null;
  const any = known[0].slice();
  for (const answer of known) for (let i = 0; i < any.length; i++) any[i] |= answer[i];
  return any;
}

/** State, its reason, and rule of every village from the answers at its points. */
export function judgeVillages(
  points: ServicePoints,
  answers: PointCoverage,
  rule: CoverageRule,
): { state: Uint8Array; reason: Uint8Array; byRule: Uint8Array } {
  const state = new Uint8Array(points.villages);
  const reason = new Uint8Array(points.villages);
  const byRule = new Uint8Array(points.villages);
  for (let v = 0; v < points.villages; v++) {
    const waits = isWaiting(points, answers.waits ?? null, v);
    const tally = { ...tallyClusters(points.clusterMembers, answers.cluster, v), waits };
    state[v] = serviceState(answers.centre[v], tally);
    reason[v] = serviceReason(state[v], answers.centre[v], isLocated(points, v), waits);
    byRule[v] = coveredByRule(rule, answers.centre[v], tally);
  }
  return { state, reason, byRule };
}

/** The centre or a cluster of village v has a place. */
function isLocated({ grid, villages, clusterMembers }: ServicePoints, v: number): boolean {
  const hasPlace = (i: number): boolean =>
    Number.isFinite(grid.points[2 * i]) && Number.isFinite(grid.points[2 * i + 1]);
  if (hasPlace(v)) return true;
  if (clusterMembers)
    for (let k = clusterMembers.start[v]; k < clusterMembers.start[v + 1]; k++)
      if (hasPlace(villages + clusterMembers.members[k])) return true;
  return false;
}

/** The centre or a cluster of village v waits for an answer. */
function isWaiting(
  { villages, clusterMembers }: ServicePoints,
  waits: Uint8Array | null,
  v: number,
): boolean {
  if (!waits) return false;
  if (waits[v]) return true;
  if (clusterMembers)
    for (let k = clusterMembers.start[v]; k < clusterMembers.start[v + 1]; k++)
      if (waits[villages + clusterMembers.members[k]]) return true;
  return false;
}

function tallyClusters(
  members: Members | null,
  cluster: Uint8Array,
  v: number,
): Pick<ClusterTally, 'covered' | 'known'> {
  let covered = 0;
  let known = 0;
  if (members)
    for (let k = members.start[v]; k < members.start[v + 1]; k++) {
      const answer = cluster[members.members[k]];
      if (answer !== UNKNOWN) known++;
      if (answer === YES) covered++;
    }
  return { covered, known };
}

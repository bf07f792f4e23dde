import { featuresAt, pointInFeature } from '../../geometry/points/point-in-part.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { packPoints } from '../../geometry/packed/pack.ts';
import { validFormOf } from '../../geometry/polygons/repair.ts';
import type { CoverageLayer, Dataset } from '../../model/dataset.ts';
import { featureCount } from '../../model/geometry.ts';
import type { Measurement } from '../../model/network.ts';
import type { Settings } from '../../model/project.ts';
import type { Evidence, OperatorId, Technology } from '../../model/service.ts';
import { findingsOf, UNKNOWN, YES, type Findings, type OperatorFindings } from '../findings/findings.ts';
import { countsLayer } from '../findings/selection.ts';

/** How far a measurement may lie from a village's points to speak about it. */
const MEASUREMENT_REACH_METERS = 2000;

/** One coverage layer's word about one village. */
export interface CoverageStatement {
  readonly layerId: string;
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly evidence: Evidence;
  readonly asOf: string | null;
  /** The settings count this layer. */
  readonly counted: boolean;
  readonly centre: boolean;
  readonly clustersCovered: number;
}

/** A measurement near the village; `contradicts`: no service measured where a counted layer claims it. */
interface NearbyMeasurement {
  readonly operator: OperatorId;
  readonly technology: Technology | null;
  readonly rsrpDbm: number | null;
  readonly service: boolean | null;
  readonly asOf: string | null;
  readonly sourceId: string;
  readonly distanceMeters: number;
  readonly contradicts: boolean;
}

/** Why a village is counted as it is; plain data for one panel. */
export interface VillageExplanation {
  readonly village: number;
  readonly hasLocation: boolean;
  readonly clusters: number;
  readonly clustersCovered: number;
  /** Clusters covered under each operator in play, its technologies together. */
  readonly clustersByOperator: readonly { readonly operator: OperatorId; readonly covered: number }[];
  readonly statements: readonly CoverageStatement[];
  readonly nearestSite: {
    readonly code: string;
    readonly operator: OperatorId;
    readonly distanceMeters: number;
  } | null;
  readonly fibreDistanceMeters: number | null;
  readonly inDepression: boolean | null;
  /** The depressions that hold its centre or a cluster. */
  readonly depressions: readonly { readonly sourceId: string; readonly feature: number }[];
  /** Measurements within 2 km of the centre or a cluster, nearest first. */
  readonly measurements: readonly NearbyMeasurement[];
}

const siteIndexes = new WeakMap<Dataset['sites'], NearestLine>();

function siteIndex(sites: Dataset['sites']): NearestLine {
  let index = siteIndexes.get(sites);
  if (!index) {
    index = new NearestLine([packPoints(sites.map(({ lon, lat }) => [lon, lat]))]);
    siteIndexes.set(sites, index);
  }
  return index;
}

/** By the same polygons as the analysis: those made valid where it had to. */
const covers = (layer: CoverageLayer, [x, y]: readonly [number, number]): boolean => {
  const geometry = validFormOf(layer.geometry);
  for (let f = 0; f < featureCount(geometry); f++) if (pointInFeature(geometry, f, x, y)) return true;
  return false;
};

/** Located clusters of village v. */
function clusterPoints(dataset: Dataset, v: number): [number, number][] {
  const points: [number, number][] = [];
  const { clusters } = dataset;
  if (clusters)
    for (let k = 0; k < clusters.village.length; k++)
      if (clusters.village[k] === v && Number.isFinite(clusters.xy[2 * k]))
        points.push([clusters.xy[2 * k], clusters.xy[2 * k + 1]]);
  return points;
}

/** A counted layer of the measurement's operator (and technology, where it names one) claims its place. */
function claimedThere(dataset: Dataset, settings: Settings, m: Measurement): boolean {
  return dataset.coverage.some(
    (layer) =>
      layer.operator === m.operator &&
      (m.technology === null || layer.technology === m.technology) &&
      countsLayer(layer, settings) &&
      covers(layer, [m.lon, m.lat]),
  );
}

function measurementsNear(
  dataset: Dataset,
  settings: Settings,
  points: readonly (readonly [number, number])[],
): NearbyMeasurement[] {
  const near: NearbyMeasurement[] = [];
  for (const m of dataset.measurements) {
    // A twentieth of a degree is more than 2 km anywhere below 60°.
    const close = points.filter(([x, y]) => Math.abs(x - m.lon) < 0.05 && Math.abs(y - m.lat) < 0.05);
    const distances = close.map(([x, y]) => geodesicDistanceMeters(x, y, m.lon, m.lat));
    const distanceMeters = Math.min(...distances);
    if (!(distanceMeters <= MEASUREMENT_REACH_METERS)) continue;
    const { operator, technology, rsrpDbm, service, asOf, sourceId } = m;
    const contradicts = service === false && claimedThere(dataset, settings, m);
    near.push({ operator, technology, rsrpDbm, service, asOf, sourceId, distanceMeters, contradicts });
  }
  return near.sort((a, b) => a.distanceMeters - b.distanceMeters);
}

function nearestSite(dataset: Dataset, x: number, y: number): VillageExplanation['nearestSite'] {
  const { feature, distanceMeters } = siteIndex(dataset.sites).find(x, y);
  if (feature < 0) return null;
  const { code, operator } = dataset.sites[feature];
  return { code, operator, distanceMeters };
}

/**
 * Why village v is counted as it is: what every coverage layer says about its centre and clusters, also
 * layers that the settings do not count; the nearest site of anyone; fibre; depressions; measurements.
 * A few milliseconds for a province; the index of sites is kept with the dataset.
 */
export function explainVillage(
  dataset: Dataset,
  findings: Findings,
  settings: Settings,
  v: number,
): VillageExplanation {
  const x = dataset.villages.centres[2 * v];
  const y = dataset.villages.centres[2 * v + 1];
  const hasLocation = Number.isFinite(x) && Number.isFinite(y);
  const clusters = clusterPoints(dataset, v);
  const points: [number, number][] = hasLocation ? [[x, y], ...clusters] : clusters;
  const coveredUnder = ({ clusterCovered }: OperatorFindings): number =>
    dataset.clusters?.village.reduce(
      (sum, owner, k) => sum + Number(owner === v && clusterCovered[k] === YES),
      0,
    ) ?? 0;
  const statements = dataset.coverage.map((layer) => ({
    layerId: layer.id,
    operator: layer.operator,
    technology: layer.technology,
    evidence: layer.evidence,
    asOf: layer.asOf,
    counted: countsLayer(layer, settings),
    centre: hasLocation && covers(layer, [x, y]),
    clustersCovered: clusters.filter((point) => covers(layer, point)).length,
  }));
  const depressions = dataset.depressions.flatMap(({ sourceId, geometry }) => {
    const found = new Set(points.flatMap(([px, py]) => featuresAt(geometry, px, py)));
    return [...found].sort((a, b) => a - b).map((feature) => ({ sourceId, feature }));
  });
  const fibre = findings.fibre.distanceMeters[v];
  return {
    village: v,
    hasLocation,
    clusters: clusters.length,
    clustersCovered: coveredUnder(findingsOf(findings, 'any')),
    clustersByOperator: findings.byOperator
      .filter(({ operator }) => operator !== 'any')
      .map((entry) => ({ operator: entry.operator, covered: coveredUnder(entry) })),
    statements,
    nearestSite: nearestSite(dataset, x, y),
    fibreDistanceMeters: Number.isNaN(fibre) ? null : fibre,
    inDepression:
      findings.depressions.village[v] === UNKNOWN ? null : findings.depressions.village[v] === YES,
    depressions,
    measurements: measurementsNear(dataset, settings, points),
  };
}

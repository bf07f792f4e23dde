import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { markCoveredPoints } from '../../geometry/points/covered-points.ts';
import { PointGrid } from '../../geometry/points/point-grid.ts';
import { validFormOf } from '../../geometry/polygons/repair.ts';
import { packPoints } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Measurement, Site } from '../../model/network.ts';
import type { Settings } from '../../model/project.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Contradiction } from '../explain/contradictions.ts';
import { countsLayer } from '../findings/selection.ts';
import { findingsOf, NO, UNKNOWN, YES, type Findings } from '../findings/findings.ts';

/**
 * Of a village under one operator, by the rule of the project. `served`: it has service of the operator's own;
 * `others`: others have, itself not; `nobody`: nobody has; `unclear`: it has none, whether others have is unknown;
 * `unknown`: whether it has is unknown. Each village is of one kind: the lists never mix.
 */
export const GAP_KINDS = ['served', 'others', 'nobody', 'unclear', 'unknown'] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** Who speaks against what the operator claims, as bits of `OperatorGaps.contested`. */
export const REPORTED = 1;
export const MEASURED = 2;

/** From this distance on a mast of somebody else is no help to a village. */
const SHARED_METERS = 5000;

/** The villages as one operator looks at them, in the order of the village layer. */
export interface OperatorGaps {
  readonly operator: OperatorId;
  /** Index into GAP_KINDS. */
  readonly kind: Uint8Array;
  /** 0, or bits: people report, or the operator's own device measured, otherwise than it claims. */
  readonly contested: Uint8Array;
  /** Geodesic metres to cable of its own; NaN without a place or without such cable. */
  readonly ownFibreMeters: Float64Array;
  readonly ownSiteMeters: Float64Array;
  /** To the nearest mast of anyone, whoever that is; all NaN where places of masts are withheld. */
  readonly anySiteMeters: Float64Array;
  /** NO, YES or UNKNOWN: a mast of anyone stands within `SHARED_METERS`. */
  readonly siteNear: Uint8Array;
}

function kindOf(own: number, any: number): GapKind {
  if (own === UNKNOWN) return 'unknown';
  if (own === YES) return 'served';
  return any === YES ? 'others' : any === NO ? 'nobody' : 'unclear';
}

function distancesTo(index: NearestLine | null, centres: Float64Array): Float64Array {
  return Float64Array.from({ length: centres.length / 2 }, (_, v) =>
    index ? index.find(centres[2 * v], centres[2 * v + 1]).distanceMeters : NaN,
  );
}

const toMasts = (sites: readonly Site[]): NearestLine | null =>
  sites.length ? new NearestLine([packPoints(sites.map(({ lon, lat }) => [lon, lat]))]) : null;

const standsOn = ({ operator, radios }: Site, own: OperatorId): boolean =>
  operator === own || radios.some((radio) => radio.operator === own);

/** Places of each village that are asked about: its centre, then its clusters. */
function placesOf({ villages, clusters }: Dataset): [number, number][][] {
  const places = villages.records.map((_, v): [number, number][] => {
    const [lon, lat] = [villages.centres[2 * v], villages.centres[2 * v + 1]];
    return Number.isFinite(lon) && Number.isFinite(lat) ? [[lon, lat]] : [];
  });
  clusters?.village.forEach((v, k) => {
    const [lon, lat] = [clusters.xy[2 * k], clusters.xy[2 * k + 1]];
    if (v >= 0 && Number.isFinite(lon) && Number.isFinite(lat)) places[v].push([lon, lat]);
  });
  return places;
}

/** A measurement speaks of the villages so near to it. */
const MEASURED_METERS = 1000;
/** More than that in degrees, anywhere below 60°. */
const REACH_DEGREES = 0.02;

const isNear = (places: readonly (readonly [number, number])[], { lon, lat }: Measurement): boolean =>
  places.some(
    ([x, y]) =>
      Math.abs(x - lon) < REACH_DEGREES &&
      Math.abs(y - lat) < REACH_DEGREES &&
      geodesicDistanceMeters(x, y, lon, lat) <= MEASURED_METERS,
  );

/** Of an operator's own measurements those inside of what it claims for their technology, that say whether there was service. */
function measuredInClaims(
  { measurements, coverage }: Dataset,
  settings: Settings,
  own: OperatorId,
): Measurement[] {
  const asked = measurements.filter(({ operator, service }) => operator === own && service !== null);
  const grid = new PointGrid(Float64Array.from(asked.flatMap(({ lon, lat }) => [lon, lat])));
  const claimed = new Uint8Array(asked.length);
  for (const layer of coverage) {
    if (layer.operator !== own || !countsLayer(layer, settings)) continue;
    const covered = new Uint8Array(asked.length);
    markCoveredPoints(validFormOf(layer.geometry), grid, covered);
    asked.forEach(({ technology }, i) => {
      if (covered[i] && (technology === null || technology === layer.technology)) claimed[i] = 1;
    });
  }
  return asked.filter((_, i) => claimed[i]);
}

/** At least half of what was measured near by speaks against the claim: one hole beside good service does not. */
function speakAgainst(near: readonly Measurement[]): boolean {
  const silent = near.filter(({ service }) => service === false).length;
  return silent > 0 && 2 * silent >= near.length;
}

function contestedOf(
  dataset: Dataset,
  settings: Settings,
  contradictions: readonly Contradiction[],
  own: OperatorId,
  served: (village: number) => boolean,
): Uint8Array {
  const contested = new Uint8Array(dataset.villages.records.length);
  for (const { village, operator } of contradictions) if (operator === own) contested[village] |= REPORTED;
  dataset.villages.records.forEach(({ reportedSignal }, v) => {
    if (reportedSignal === 'none' && served(v)) contested[v] |= REPORTED;
  });
  const measured = measuredInClaims(dataset, settings, own);
  if (measured.length)
    placesOf(dataset).forEach((places, v) => {
      if (served(v) && speakAgainst(measured.filter((one) => isNear(places, one)))) contested[v] |= MEASURED;
    });
  return contested;
}

/** What an operator lacks, what speaks against its claims, and what stands near. Throws for an operator without findings. */
export function findOperatorGaps(
  dataset: Dataset,
  findings: Findings,
  settings: Settings,
  contradictions: readonly Contradiction[],
  operator: OperatorId,
): OperatorGaps {
  const own = findingsOf(findings, operator).byRule;
  const any = findingsOf(findings, 'any').byRule;
  const { centres } = dataset.villages;
  const fibre = dataset.fibre.filter((layer) => layer.operator === operator).map(({ geometry }) => geometry);
  const anySiteMeters = distancesTo(toMasts(dataset.sites), centres);
  return {
    operator,
    kind: own.map((state, v) => GAP_KINDS.indexOf(kindOf(state, any[v]))),
    contested: contestedOf(dataset, settings, contradictions, operator, (v) => own[v] === YES),
    ownFibreMeters: distancesTo(fibre.length ? new NearestLine(fibre) : null, centres),
    ownSiteMeters: distancesTo(toMasts(dataset.sites.filter((site) => standsOn(site, operator))), centres),
    anySiteMeters,
    siteNear: Uint8Array.from(anySiteMeters, (meters) =>
      Number.isNaN(meters) ? UNKNOWN : meters <= SHARED_METERS ? YES : NO,
    ),
  };
}

/** Distances to masts of others, from several villages, name the mast: whoever is not told where masts stand has none. */
export const withoutMasts = (gaps: OperatorGaps): OperatorGaps => ({
  ...gaps,
  anySiteMeters: gaps.anySiteMeters.map(() => NaN),
});

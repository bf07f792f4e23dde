import type { CoverageRule } from '../../model/project.ts';
import { SERVICE_REASONS, SERVICE_STATES, type ServiceReason } from '../../model/service.ts';
import { NO, UNKNOWN, YES } from '../findings/findings.ts';

const COVERED = SERVICE_STATES.indexOf('covered');
const PARTIAL = SERVICE_STATES.indexOf('partial');
const UNCOVERED = SERVICE_STATES.indexOf('uncovered');
export const STATE = {
  covered: COVERED,
  partial: PARTIAL,
  uncovered: UNCOVERED,
  unknown: SERVICE_STATES.indexOf('unknown'),
};

/** How many of a village's clusters are covered, and how many are known at all. */
export interface ClusterTally {
  readonly covered: number;
  readonly known: number;
  /** Whether centre or clusters lie in areas that may turn out to be coverage. */
  readonly waits?: boolean;
}

/**
 * Centre and clusters together, among those whose answer is known: all, some, none; unknown where there is none, and
 * where none of them is covered while another waits for its answer.
 */
export function serviceState(centre: number, clusters: ClusterTally): number {
  const known = clusters.known + (centre === UNKNOWN ? 0 : 1);
  const covered = clusters.covered + (centre === YES ? 1 : 0);
  if (known === 0 || (covered === 0 && clusters.waits)) return STATE.unknown;
  return covered === known ? COVERED : covered > 0 ? PARTIAL : UNCOVERED;
}

const REASON = Object.fromEntries(SERVICE_REASONS.map((reason, k) => [reason, k])) as Readonly<
  Record<ServiceReason, number>
>;

/** Why `serviceState` says so. `located`: its centre or one of its clusters has a place. */
export function serviceReason(state: number, centre: number, located: boolean, waits = false): number {
  if (state === STATE.unknown && waits) return REASON.waiting;
  if (state === STATE.unknown) return located ? REASON.noSource : REASON.noLocation;
  if (state === COVERED) return REASON.inside;
  if (state === UNCOVERED) return REASON.outside;
  if (centre === UNKNOWN) return REASON.centreUnlocated;
  return centre === YES ? REASON.centreInside : REASON.centreOutside;
}

/**
 * Is a village covered? The one home of the rule; its text stands in the messages under the same name.
 * `centre`: its centre lies in coverage. `anyCluster`: at least one of its located clusters does; a village
 * without clusters is judged by its centre. `allClusters`: the centre and every cluster do, the state `covered`.
 */
export function coveredByRule(rule: CoverageRule, centre: number, clusters: ClusterTally): number {
  if (rule === 'allClusters') {
    const state = serviceState(centre, clusters);
    return state === STATE.unknown ? UNKNOWN : state === COVERED ? YES : NO;
  }
  if (rule === 'centre' || clusters.known === 0) return centre;
  return clusters.covered > 0 ? YES : clusters.waits ? UNKNOWN : NO;
}

/** Covered commune: at least one of its village centres is covered; unknown where no centre has an answer. */
export function communeCovered(coveredCentres: number, knownCentres: number): number {
  if (knownCentres === 0) return UNKNOWN;
  return coveredCentres > 0 ? YES : NO;
}

import type { CoverageRule } from '../../model/project.ts';
import { SERVICE_STATES } from '../../model/service.ts';
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
}

/** Centre and clusters together, among those whose answer is known: all, some, none; unknown where there is none. */
export function serviceState(centre: number, clusters: ClusterTally): number {
  const known = clusters.known + (centre === UNKNOWN ? 0 : 1);
  const covered = clusters.covered + (centre === YES ? 1 : 0);
  if (known === 0) return STATE.unknown;
  return covered === known ? COVERED : covered > 0 ? PARTIAL : UNCOVERED;
}

/**
 * Is a village covered? The one home of the rule; its text stands in the messages under the same name.
 * `centre`: its centre lies in coverage. `allClusters`, `anyCluster`: every / at least one of its located
 * clusters does; a village without clusters is judged by its centre.
 */
export function coveredByRule(rule: CoverageRule, centre: number, clusters: ClusterTally): number {
  if (rule === 'centre' || clusters.known === 0) return centre;
  const needed = rule === 'allClusters' ? clusters.known : 1;
  return clusters.covered >= needed ? YES : NO;
}

/** Covered commune: at least one of its village centres is covered; unknown where no centre has an answer. */
export function communeCovered(coveredCentres: number, knownCentres: number): number {
  if (knownCentres === 0) return UNKNOWN;
  return coveredCentres > 0 ? YES : NO;
}

export const TECHNOLOGIES = ['2G', '3G', '4G', '5G'] as const;
export type Technology = (typeof TECHNOLOGIES)[number];

/**
 * Kinds of evidence, kept apart everywhere: the operator's word, the terrain
 * model, a field measurement, what residents say, and rough estimates (discs).
 */
export const EVIDENCE_CLASSES = ['declared', 'predicted', 'measured', 'reported', 'estimated'] as const;
export type Evidence = (typeof EVIDENCE_CLASSES)[number];

/** Lower-case id: `viettel`, `vinaphone`, `mobifone`, `vietnamobile`, or what the file says, folded; `unspecified` without any. */
export type OperatorId = string;
export const UNSPECIFIED: OperatorId = 'unspecified';

/** Centre and clusters together: all, some, none of them covered; unknown without location or source. */
export const SERVICE_STATES = ['covered', 'partial', 'uncovered', 'unknown'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** By the rule of the project. */
export const COVERAGE_STATES = ['uncovered', 'covered', 'unknown'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/**
 * Why a village is in its state under one operator. Unknown: nothing of it has a place, or the operator has no
 * source, or it lies in areas that wait for an answer. All of its known points outside, or all inside. In part: its centre inside, outside, or without a place.
 */
export const SERVICE_REASONS = [
  'noLocation',
  'noSource',
  'outside',
  'inside',
  'centreInside',
  'centreOutside',
  'centreUnlocated',
  'waiting',
] as const;
export type ServiceReason = (typeof SERVICE_REASONS)[number];

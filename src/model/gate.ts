import type { Issue } from './issue.ts';

/** Đúng, Đủ, Sạch, Dùng được, Sống: the five demands of the province's operations centre, in this order. */
export const GATE_HEADINGS = ['right', 'enough', 'clean', 'usable', 'live'] as const;
export type GateHeading = (typeof GATE_HEADINGS)[number];

/** One thing that a rule finds wanting, with all that is needed to see it and to fly there. */
export interface GateRow extends Pick<
  Issue,
  'file' | 'sheet' | 'row' | 'feature' | 'value' | 'commune' | 'village'
> {
  /** lon, lat; null where it has no place. */
  readonly place: readonly [number, number] | null;
}

/** How many things were looked at, and how many could not be. */
export interface GateCounts {
  /** Looked at and found in order. */
  readonly passed: number;
  /** Looked at and found wanting; a row that was rejected for it among them. */
  readonly failed: number;
  /** Not looked at: nothing to compare with, nothing to look at in them, or rejected for something else. */
  readonly untested: number;
}

export interface GateFinding extends Omit<GateCounts, 'failed'> {
  readonly failed: readonly GateRow[];
}

export interface GateReport {
  readonly headings: readonly (GateCounts & {
    readonly heading: GateHeading;
    readonly rules: readonly ({ readonly id: string } & GateFinding)[];
  })[];
}

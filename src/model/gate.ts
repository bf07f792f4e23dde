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

export interface GateFinding {
  /** Things that the rule looks at and finds in order. */
  readonly passed: number;
  readonly failed: readonly GateRow[];
}

export interface GateReport {
  readonly headings: readonly {
    readonly heading: GateHeading;
    readonly passed: number;
    readonly failed: number;
    readonly rules: readonly ({ readonly id: string } & GateFinding)[];
  }[];
}

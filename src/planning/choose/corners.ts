import type { CostRange } from '../../model/project.ts';

/** One way in which what nobody knows exactly may turn out. */
export interface Corner {
  readonly cost: keyof CostRange;
  /** All counts of people and households, times this. */
  readonly counts: number;
  /** What is asked for of the level at a place, more than the project says, dB. */
  readonly thresholdDb: number;
}

/** As the plan is made. */
export const MIDDLE: Corner = { cost: 'mid', counts: 1, thresholdDb: 0 };
const COSTS = ['low', 'mid', 'high'] as const;
const COUNTS = [0.9, 1, 1.1];
const THRESHOLDS_DB = [-3, 0, 3];

/** @param isPredicted levels are predicted from terrain; discs know no threshold */
export function cornersFor(isPredicted: boolean): Corner[] {
  const thresholds = isPredicted ? THRESHOLDS_DB : [0];
  return COSTS.flatMap((cost) =>
    COUNTS.flatMap((counts) => thresholds.map((thresholdDb) => ({ cost, counts, thresholdDb }))),
  );
}

export type RateMeasure = 'communes' | 'villages' | 'households' | 'population';

/**
 * covered + uncovered + unknown = total, exactly. `missing`: villages without a count, which
 * enter no sum. `share` = covered / (covered + uncovered); null where both are 0.
 */
export interface Rate {
  readonly measure: RateMeasure;
  /** `any` or an operator id. */
  readonly operator: string;
  readonly covered: number;
  readonly uncovered: number;
  readonly unknown: number;
  readonly total: number;
  readonly missing: number;
  readonly share: number | null;
}

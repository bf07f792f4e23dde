/** One thing to build. `year` null: the thin plan does not spread works over years. */
export interface PlannedWork {
  readonly id: string;
  readonly kind: 'mast';
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly radiusMeters: number;
  readonly costVnd: number;
  readonly year: number | null;
  readonly newPopulation: number;
  readonly newHouseholds: number;
  /** Indices of the villages that gain people, in village order. */
  readonly villages: readonly number[];
}

/** Money against people: after the first `works` works. */
export interface CurvePoint {
  readonly budgetVnd: number;
  readonly works: number;
  readonly newHouseholds: number;
  readonly newPopulation: number;
  readonly upperBound: number;
}

/** Something the plan supposes; words in `i18n` under `plan.assumption`. */
export interface Assumption {
  readonly code: string;
  readonly context: Readonly<Record<string, number | string>>;
}

export interface Plan {
  readonly budgetVnd: number;
  readonly seed: number;
  readonly chosen: readonly PlannedWork[];
  /** Additional households served; nobody counted twice. */
  readonly objective: number;
  /** No plan within the budget can serve more households. */
  readonly upperBound: number;
  /** (upperBound - objective) / upperBound; 0 where the bound is 0. */
  readonly gap: number;
  readonly proven: boolean;
  readonly totalCostVnd: number;
  readonly residual: {
    readonly villages: readonly number[];
    readonly households: number;
    readonly population: number;
  };
  readonly assumptions: readonly Assumption[];
  readonly curve: readonly CurvePoint[];
}

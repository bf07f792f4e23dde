/** A sum to be made large over variables of 0..1, some of them whole, within rows that bound sums. */
export interface IntegerProgram {
  /** Worth of every variable. */
  readonly worth: Float64Array;
  /** 1: whole, 0: any share. */
  readonly isWhole: Uint8Array;
  readonly rows: readonly ProgramRow[];
  /** A known choice to start from. */
  readonly start: Float64Array;
}

export interface ProgramRow {
  readonly columns: readonly number[];
  readonly factors: readonly number[];
  readonly atLeast: number;
  readonly atMost: number;
}

export interface ProgramAnswer {
  readonly values: Float64Array;
  /** No values within the rows are worth more. */
  readonly upperBound: number;
  /** Of a program without whole variables: by row, what one more of its limit is worth. Right up to rounding only. */
  readonly duals?: Float64Array;
}

/** `null`: nothing fits the rows. */
export type IntegerSolver = (program: IntegerProgram, seconds: number) => Promise<ProgramAnswer | null>;

/** Which kind of fault was put in. */
export type FaultKind = 'arithmetic' | 'comparison' | 'boundary' | 'condition' | 'call' | 'return';

/** One fault in one expression of one file. */
export interface Mutant {
  readonly id: number;
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** Range of the expression in the file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** 1 is the first. */
  readonly line: number;
  /** Function, method or variable that holds it; empty at the top of a file. */
  readonly within: string;
  readonly kind: FaultKind;
  readonly original: string;
  readonly mutated: string;
  /** Counts from 0 where the same fault stands more than once in the same function. */
  readonly nth: number;
}

/** A fault before it has its place in the list. */
export interface Fault {
  readonly kind: FaultKind;
  readonly mutated: string;
}

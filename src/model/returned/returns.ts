import type { Evidence, OperatorId, Technology } from '../service.ts';

/** What has come in of a commune's list of villages. */
export interface CommuneReturn {
  readonly code: string;
  readonly name: string;
  /** 0: nothing has come in. */
  readonly villages: number;
  /** Files that its villages came from, by name. */
  readonly files: readonly string[];
}

/** What has come in of an operator. */
export interface OperatorReturn {
  readonly operator: OperatorId;
  /** Of the coverage that it declares; none where it has declared none. */
  readonly technologies: readonly Technology[];
  /** Classes of coverage that others made of it: discs, models, reports. */
  readonly otherEvidence: readonly Evidence[];
  readonly sites: number;
}

/** Communes in the order of their codes, operators of their ids. */
export interface Returns {
  readonly communes: readonly CommuneReturn[];
  readonly operators: readonly OperatorReturn[];
}

/** What the sum of the rows of a file is held against. */
export type Witness = 'total-row' | 'older-list' | 'commune';

/**
 * Why a row may explain a difference. `missing`: it lacks the count. `equal`: its count is the difference. `unsummed`:
 * with its neighbours at an end of the list it is the difference: the formula of the total does not reach so far.
 * `swapped`: two digits the other way round make up for it. `tenfold`: a nought more or less does. `only-here`,
 * `only-there`: the other list has no such village. `changed`: among those of both lists, it changed most.
 */
export type Suspicion =
  'missing' | 'equal' | 'unsummed' | 'swapped' | 'tenfold' | 'only-here' | 'only-there' | 'changed';

/** A row that may explain a difference. */
export interface SuspectRow {
  /** Row of `of` where it stands in the other list (`only-there`), else of the file itself. */
  readonly row: number;
  readonly why: Suspicion;
  /** Name of the village, as its row writes it. */
  readonly name?: string;
  readonly value?: number;
}

/** The sum of rows of a file beside what a witness says of them. */
export interface ControlTotal {
  readonly field: string;
  readonly against: Witness;
  readonly sheet?: string;
  /** The total row. */
  readonly row?: number;
  /** The other list, or the code of the commune. */
  readonly of?: string;
  readonly stated: number;
  /** Of the rows that give the count. */
  readonly summed: number;
  /** Rows that were summed, and those among them that lack the count. */
  readonly rows: number;
  readonly missing: number;
  /** True where the two are too far apart for this witness. */
  readonly differs: boolean;
  /** Rows that may explain a difference, the likeliest first. */
  readonly suspects: readonly SuspectRow[];
}

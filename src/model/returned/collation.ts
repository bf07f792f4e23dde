import type { OperatorId, Technology } from '../service.ts';

/** Facts on which sources may disagree; each is chosen on its own. */
export const RECONCILED_FIELDS = [
  'population',
  'households',
  'poorHouseholds',
  'electricity',
  'reportedSignal',
  'schools',
  'healthStations',
  'fibreSubscribed',
  'fibrePassed',
] as const;
export type ReconciledField = (typeof RECONCILED_FIELDS)[number];

/** Where a word stands in the files that came in. */
export interface Origin {
  readonly file: string;
  readonly sheet?: string;
  /** Row or feature of the original file, from 1. */
  readonly row: number;
  /** ISO date of the source, null where it states none. */
  readonly asOf: string | null;
}

/** Two or more sources that disagree about one fact of a village. All stay; the chosen one counts. */
export interface Discrepancy {
  /** `reconcile/<village>/<field>`: an answer with the `choice` of a value chooses that value. */
  readonly id: string;
  readonly village: string;
  readonly field: ReconciledField;
  readonly values: readonly (Origin & {
    readonly value: string | number;
    readonly sourceId: string;
    /** Id of the source; where a source says two things, with file and row. */
    readonly choice: string;
    readonly chosen: boolean;
  })[];
}

/** The answer that keeps the villages of a group apart; any other choice is the code that stays. */
export const KEEP_APART = 'apart';

/**
 * Why villages may be one. `same`: rows that say the same of one name. `near`: one name, within 300 m. `unplaced`: one
 * name in one commune, without a place to tell them apart. `border`: one name, within 300 m, in two communes. `code`:
 * two sources give one code to two names or communes.
 */
export const ALIKE_KINDS = ['same', 'near', 'unplaced', 'border', 'code'] as const;
export type AlikeKind = (typeof ALIKE_KINDS)[number];

/** Villages that may be one: one village or several, as a person says, of this group or of all of its kind. */
export interface DuplicateGroup {
  /** `merge/<codes joined by +>`. */
  readonly id: string;
  readonly kind: AlikeKind;
  /** Of the village that comes first; '' where it lies in none. */
  readonly communeCode: string;
  /** Null where one of them has no place. */
  readonly distanceMeters: number | null;
  /**
   * `apart`, the code that all others were merged into, or null where nobody has said: rows that say the same count
   * once, all others stay.
   */
  readonly choice: string | null;
  /** By code; two at least. */
  readonly members: readonly (Origin & {
    readonly code: string;
    readonly name: string;
    readonly households: number | null;
    readonly population: number | null;
  })[];
}

/** What the commune or its people say about service in a village; evidence `reported`. */
export interface CoverageReport extends Origin {
  /** Null: of no operator in particular. */
  readonly operator: OperatorId | null;
  /** Null: of no technology in particular. */
  readonly technology: Technology | null;
  readonly covered: boolean;
  readonly sourceId: string;
}

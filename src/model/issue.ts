import type { ControlTotal } from './returned/returns.ts';
import type { SourceRole } from './roles.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What the import did with the row: left it out, changed it, or kept it as it stood. */
export type Did = 'rejected' | 'changed' | 'kept';

/**
 * One finding about the data. The text is found in `i18n/` by `code`; nothing
 * here is a sentence. `row` is the row of the original file or sheet (header
 * rows counted), `feature` the 1-based feature of a map file.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly did: Did;
  /** The row is left out only until a question is answered. */
  readonly waits?: true;
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly feature?: number;
  readonly field?: string;
  readonly value?: string;
  /** Code of the commune that the record came to belong to. */
  readonly commune?: string;
  /** Code of the village that the record became a part of; the name as written where it became none. */
  readonly village?: string;
  readonly context?: Readonly<Record<string, string | number>>;
  /** lon, lat of the record, where it has a place. Never written to a file: it may be that of a mast. */
  readonly place?: readonly [number, number];
}

/** One way to settle a question. */
export interface QuestionChoice {
  readonly id: string;
  /** A name, a code, a meridian: what needs no translation. */
  readonly label?: string;
  /** Where the choice is a reading of columns: which column holds which field. */
  readonly columns?: readonly { readonly field: string; readonly column: string }[];
}

/** A question that only a person can answer; unanswered, its rows stay out and are reported. */
export interface Question {
  readonly id: string;
  /** Code of the question; `i18n/` has the words. */
  readonly kind: string;
  /** The file that is asked about, the first where there are several. */
  readonly file: string;
  /** All files that it is about, where they are several. */
  readonly files?: readonly string[];
  readonly sheet?: string;
  /** What these files have in common: their role and their headings. */
  readonly form?: string;
  /** Of `file`. */
  readonly rows: readonly number[];
  readonly choices: readonly QuestionChoice[];
  /** Columns that may be meant, with what they hold. */
  readonly columns?: readonly { readonly column: string; readonly samples: readonly string[] }[];
  /** What fills the blanks of the sentence. */
  readonly context?: Readonly<Record<string, string | number>>;
}

/** A question with the id of the choice that somebody made; it can be taken back. */
export interface AnsweredQuestion extends Question {
  readonly choice: string;
}

/** How a column was understood: `score` 0..1 by rule 2 of the header rules. */
export interface RecognisedColumn {
  readonly file: string;
  readonly sheet?: string;
  readonly column: string;
  readonly field: string;
  readonly score: number;
  readonly samples: readonly string[];
}

/** One column of a table, used or not. */
export interface UnderstoodColumn {
  readonly column: string;
  /** Key of the header dictionary; null where the column is none of its fields. */
  readonly field: string | null;
  /** True where a source of this role is read for the field: any other column changes no figure. */
  readonly used: boolean;
  /** 0..1; null where the column is no field. */
  readonly score: number | null;
  /** Who says so: the spelling and the values, a correction that was remembered, or the project's own list. */
  readonly by: 'recognition' | 'values' | 'correction' | 'project';
  /** True where it may hold a field and somebody is asked. */
  readonly asked?: boolean;
  /** True where the column is about people: its cells are dropped unless the project keeps contacts. */
  readonly personal: boolean;
  /** Up to three different values; none where the column is about people. */
  readonly samples: readonly string[];
}

/** What became of a column: `not-needed` where it is known and no step reads it, `unknown` where nobody knows it. */
export type ColumnFate = 'used' | 'not-needed' | 'asked' | 'unknown';

export const columnFate = ({ asked, used, field, personal }: UnderstoodColumn): ColumnFate => {
  if (asked) return 'asked';
  if (used) return 'used';
  return field !== null || personal ? 'not-needed' : 'unknown';
};

/** A sheet or layer of a source with all its columns, in the order of the file. */
export interface UnderstoodTable {
  readonly sourceId: string;
  readonly role: SourceRole;
  readonly file: string;
  readonly sheet?: string;
  /** Fields that a source of this role is read for. */
  readonly fields: readonly string[];
  readonly columns: readonly UnderstoodColumn[];
}

/** Text of a sheet or layer in an old encoding: made readable, unless people want it as it stands. */
export interface RepairedText {
  /** Id of the decision; the choices are `accept`, which is the default, and `leave`. */
  readonly id: string;
  readonly file: string;
  readonly sheet?: string;
  readonly encoding: 'TCVN3' | 'VNI' | 'cp1258' | 'UTF-8';
  readonly cells: number;
  readonly accepted: boolean;
  /** Texts of the table before and after; none that are about people. */
  readonly samples: readonly { readonly before: string; readonly after: string }[];
}

/**
 * Where a row went that became no record of its own. `merged`: the same record again, a device of a mast, an older
 * return. `filtered`: of another province or another year. `totals`, `notes`, `empty`: no record at all. `asked`: it
 * waits for an answer.
 */
export const FATES = ['merged', 'filtered', 'totals', 'notes', 'empty', 'rejected', 'asked'] as const;
export type Fate = (typeof FATES)[number];

/** Rows read by what became of them; they add up to the rows read. */
export type RowAccount = Readonly<Record<'kept' | Fate, number>>;

/** Rows read: the parts of their account add up to them. */
export const rowsRead = (account: RowAccount): number =>
  Object.values(account).reduce((sum, rows) => sum + rows, 0);

/** What became of the rows of several files together. */
export const sumOfAccounts = (accounts: readonly RowAccount[]): RowAccount => {
  const sum = (fate: keyof RowAccount): number => accounts.reduce((rows, account) => rows + account[fate], 0);
  const ofFates = Object.fromEntries(FATES.map((fate) => [fate, sum(fate)])) as Record<Fate, number>;
  return { kept: sum('kept'), ...ofFates };
};

/**
 * features read = kept + rejected; changed is a part of kept. `account` is finer: what waits for an answer or was
 * filtered is no rejection there, and what was joined to another row is not kept.
 */
export interface InputCount {
  readonly id: string;
  readonly role: string;
  readonly path: string;
  readonly sha256: string;
  readonly read: number;
  readonly kept: number;
  readonly changed: number;
  readonly rejected: number;
  readonly account: RowAccount;
  /** Sums of its rows beside what total rows, older lists and the commune say. */
  readonly controlTotals: readonly ControlTotal[];
}

import { integerAt } from '../../model/basics/elements.ts';
import {
  FATES,
  type Did,
  type Fate,
  type Issue,
  type RepairedText,
  type RowAccount,
  type Severity,
} from '../../model/issue.ts';
import type { IntakeIssueCode } from './issue-codes.ts';
import type { SourceTable } from '../files/source-table.ts';

/** Fates of records that no later step may see. */
const LEFT_OUT: ReadonlySet<Fate> = new Set(['filtered', 'empty', 'rejected', 'asked']);

export interface Finding {
  readonly code: IntakeIssueCode;
  readonly did: Did;
  /** What becomes of the row; `rejected` where the finding rejects it and names no other. */
  readonly fate?: Fate;
  readonly severity?: Severity;
  readonly field?: string;
  readonly value?: string;
  readonly commune?: string;
  readonly village?: string;
  readonly context?: Issue['context'];
}

const DEFAULT_SEVERITY: Readonly<Record<Did, Severity>> = {
  rejected: 'error',
  changed: 'warning',
  kept: 'warning',
};

/** By number, so that the parts of one feature in several tables count once. */
const keyOf = (table: SourceTable, number: number): string =>
  `${table.counts === 'row' ? (table.sheet ?? '') : ''}\u0000${number}`;

/**
 * Findings about one file of a source, and the account of its records. `counts`: read = kept + rejected, changed a
 * part of kept. `account`: by fate, of which a record has one, the first that it is given.
 */
export class SourceLog {
  readonly issues: Issue[] = [];
  /** Old text that was found, with samples before and after. */
  readonly repairs: RepairedText[] = [];
  private readonly rejected = new Set<string>();
  private readonly fates = new Map<string, Fate>();
  private readonly changed = new Set<string>();
  private recordsRead = 0;
  private notes = 0;
  private empty = 0;
  private leftOut = 0;

  constructor(readonly file: string) {}

  countRead(records: number): void {
    this.recordsRead += records;
  }

  /** Rows of a sheet that are no record: they are read and count in the account alone. */
  countNotes(rows: number, empty: number): void {
    this.notes += rows;
    this.empty += empty;
  }

  /** Rows that are left out unread: they count in the account alone. */
  countLeftOut(rows: number): void {
    this.leftOut += rows;
  }

  /** A finding about record `row` (index) of a table. */
  atRow(table: SourceTable, row: number, { fate, ...finding }: Finding): void {
    const number = integerAt(table.numbers, row);
    this.add({
      ...finding,
      ...(fate === 'asked' && finding.did === 'rejected' && { waits: true }),
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      [table.counts]: number,
    });
    const key = keyOf(table, number);
    if (finding.did === 'changed') this.changed.add(key);
    this.settle(key, finding.did, fate);
  }

  /** What became of a record that is told in one line for many, such as the devices of a mast. */
  fate(table: SourceTable, row: number, fate: Fate): void {
    this.settle(keyOf(table, integerAt(table.numbers, row)), 'kept', fate);
  }

  /** A finding about a row of a sheet that never became a record; a rejected one counts as read. */
  atSheetRow({ fate, ...finding }: Finding & { readonly row?: number }, sheet?: string): void {
    this.add({ ...finding, ...(sheet !== undefined && { sheet }) });
    if (finding.row !== undefined) this.settle(`${sheet ?? ''}\u0000${finding.row}`, finding.did, fate);
  }

  /** A finding about the file, sheet or column as a whole; it moves no count. */
  atFile(finding: Finding, sheet?: string): void {
    this.add({ ...finding, ...(sheet !== undefined && { sheet }) });
  }

  /** Issues of the format reader; its rejected features count as read and rejected. */
  takeOver(issues: readonly Issue[]): void {
    for (const issue of issues) {
      this.issues.push(issue.file ? issue : { ...issue, file: this.file });
      const place = issue.feature ?? issue.row;
      if (place !== undefined) this.settle(`format\u0000${issue.sheet ?? ''}\u0000${place}`, issue.did);
    }
  }

  /** True where no later step may see the record: it was rejected, filtered, or waits for an answer. */
  isRejected(table: SourceTable, row: number): boolean {
    return this.rejected.has(keyOf(table, integerAt(table.numbers, row)));
  }

  /** True where the record waits for an answer. */
  isWaiting(table: SourceTable, row: number): boolean {
    return this.fates.get(keyOf(table, integerAt(table.numbers, row))) === 'asked';
  }

  account(): RowAccount {
    const account = Object.fromEntries(['kept', ...FATES].map((fate) => [fate, 0])) as Record<
      keyof RowAccount,
      number
    >;
    for (const fate of this.fates.values()) account[fate]++;
    account.kept = this.recordsRead - this.fates.size;
    account.notes += this.notes;
    account.empty += this.empty;
    account.filtered += this.leftOut;
    return account;
  }

  counts(): {
    readonly read: number;
    readonly kept: number;
    readonly changed: number;
    readonly rejected: number;
  } {
    const changed = [...this.changed].filter((key) => !this.rejected.has(key)).length;
    const rejected = this.rejected.size;
    return { read: this.recordsRead, kept: this.recordsRead - rejected, changed, rejected };
  }

  private settle(
    key: string,
    did: Did,
    fate: Fate | undefined = did === 'rejected' ? 'rejected' : undefined,
  ): void {
    if (fate !== undefined && !this.fates.has(key)) this.fates.set(key, fate);
    if (did === 'rejected' || (fate !== undefined && LEFT_OUT.has(fate))) this.rejected.add(key);
  }

  private add(finding: Finding & { sheet?: string; row?: number; feature?: number; waits?: true }): void {
    const { severity = DEFAULT_SEVERITY[finding.did], ...rest } = finding;
    this.issues.push({ severity, file: this.file, ...rest });
  }
}

import type { Did, Issue, RepairedText, Severity } from '../../model/issue.ts';
import type { IntakeIssueCode } from './issue-codes.ts';
import type { SourceTable } from '../files/source-table.ts';

export interface Finding {
  readonly code: IntakeIssueCode;
  readonly did: Did;
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
 * Findings about one file of a source, and the account of its records: read = kept + rejected,
 * changed a part of kept. A record with several findings counts once.
 */
export class SourceLog {
  readonly issues: Issue[] = [];
  /** Old text that was found, with samples before and after. */
  readonly repairs: RepairedText[] = [];
  private readonly rejected = new Set<string>();
  private readonly changed = new Set<string>();
  private recordsRead = 0;

  constructor(readonly file: string) {}

  countRead(records: number): void {
    this.recordsRead += records;
  }

  /** A finding about record `row` (index) of a table. */
  atRow(table: SourceTable, row: number, finding: Finding): void {
    const number = table.numbers[row]!;
    this.add({
      ...finding,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      [table.counts]: number,
    });
    const key = keyOf(table, number);
    if (finding.did === 'rejected') this.rejected.add(key);
    else if (finding.did === 'changed') this.changed.add(key);
  }

  /** A finding about a row of a sheet that never became a record; a rejected one counts as read. */
  atSheetRow(finding: Finding & { readonly row?: number }, sheet?: string): void {
    this.add({ ...finding, ...(sheet !== undefined && { sheet }) });
    if (finding.did === 'rejected' && finding.row !== undefined)
      this.rejected.add(`${sheet ?? ''}\u0000${finding.row}`);
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
      if (issue.did === 'rejected' && place !== undefined)
        this.rejected.add(`format\u0000${issue.sheet ?? ''}\u0000${place}`);
    }
  }

  isRejected(table: SourceTable, row: number): boolean {
    return this.rejected.has(keyOf(table, table.numbers[row]!));
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

  private add(finding: Finding & { sheet?: string; row?: number; feature?: number }): void {
    const { severity = DEFAULT_SEVERITY[finding.did], ...rest } = finding;
    this.issues.push({ severity, file: this.file, ...rest });
  }
}

import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { formOf } from '../columns/forms.ts';
import type { DecisionKind } from '../findings/decisions.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { grouped } from '../places/lists/village-drafts.ts';
import type { FieldReader } from '../records/field-reader.ts';

/** A row that only a person can tell about. */
export interface RowAsked {
  readonly reader: FieldReader;
  readonly row: number;
  readonly name: string;
  /** What its own cells say of it. */
  readonly context?: Readonly<Record<string, string>>;
}

interface RowQuestion {
  readonly kind: DecisionKind;
  readonly choices: readonly string[];
  /** The choice by which the rows are villages as they stand. */
  readonly stays: string;
  /** Told of rows that count for the time being; where there is no such code they wait. */
  readonly kept?: IntakeIssueCode;
  readonly waits?: IntakeIssueCode;
  /** Told of rows that are left out by an answer. */
  readonly out: IntakeIssueCode;
}

/** Asks about rows, one question for all lists of a form, and leaves out those that are no village by the answer. */
export function askAboutRows(
  found: readonly RowAsked[],
  questions: OpenQuestions,
  { kind, choices, stays, kept, waits, out }: RowQuestion,
): void {
  for (const [form, rows] of grouped(found, ({ reader }) => formOf('villages', reader.table))) {
    const first = elementAt(rows, 0);
    const { table } = first.reader;
    const answer = questions.ask({
      id: `${kind}/${form}`,
      kind,
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      files: [...new Set(rows.map(({ reader }) => reader.table.file))],
      form,
      rows: rows
        .filter(({ reader }) => reader === first.reader)
        .map(({ row }) => integerAt(table.numbers, row)),
      context: { ...first.context, name: first.name, count: rows.length },
      choices: choices.map((id) => ({ id })),
    });
    if (answer === stays) continue;
    const isOut = answer !== null || kept === undefined;
    for (const { reader, row, name, context } of rows)
      reader.log.atRow(reader.table, row, {
        code: answer !== null ? out : (kept ?? waits ?? out),
        did: isOut ? 'rejected' : 'kept',
        ...(!isOut && { severity: 'warning' }),
        ...(answer === null && isOut && { fate: 'asked' }),
        value: name,
        ...(context && { context }),
      });
  }
}

import type { Row } from 'write-excel-file/universal';
import { gateShareText } from '../../i18n/gate-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import type { InputCount } from '../../model/issue.ts';
import type { SourceRole } from '../../model/roles.ts';
import { boldCell, headCell, lineRow, numberCell, textCell, type AnnexSheet } from '../annex/cells.ts';
import type { CheckInput } from '../check-input.ts';
import { titleRows } from './table.ts';

type Counts = Pick<InputCount, 'read' | 'kept' | 'changed' | 'rejected'> & {
  /** Rows that wait for an answer: a part of `rejected` where counts are added up, and no loss where they are told. */
  readonly waiting: number;
};

export const countsOfInput = ({ read, kept, changed, rejected, account }: InputCount): Counts => ({
  read,
  kept,
  changed,
  rejected,
  waiting: account.asked,
});

/**
 * `412 dòng, 396 nhận, 9 sửa, 7 loại`: what was taken as it was, changed, rejected and, where any does, waits sums to
 * what was read.
 */
export function countLine({ read, kept, changed, rejected, waiting }: Counts, language: Language): string {
  const number = (value: number): string => formatNumber(value, language);
  return messagesIn(language).gateReport.line(
    number(read),
    number(kept - changed),
    number(changed),
    number(rejected - waiting),
    waiting ? number(waiting) : null,
  );
}

export const totalOf = (inputs: readonly InputCount[]): Counts =>
  inputs.reduce<Counts>(
    (sum, { read, kept, changed, rejected, account }) => ({
      read: sum.read + read,
      kept: sum.kept + kept,
      changed: sum.changed + changed,
      rejected: sum.rejected + rejected,
      waiting: sum.waiting + account.asked,
    }),
    { read: 0, kept: 0, changed: 0, rejected: 0, waiting: 0 },
  );

const COLUMNS = 9;

/** What came in file by file, and how the five demands are met. */
export function gateSummarySheet({ project, inputs, gate }: CheckInput, language: Language): AnnexSheet {
  const words = messagesIn(language);
  const { column, sheet, counting, total } = words.gateReport;
  const top = [
    ...titleRows(sheet.summary, project, language, COLUMNS),
    lineRow(counting, COLUMNS, { fontStyle: 'italic' }),
  ];
  const cells = (entry: Counts, bold = false) =>
    [
      entry.read,
      entry.kept - entry.changed,
      entry.changed,
      entry.rejected - entry.waiting,
      entry.waiting,
    ].map((value) => numberCell(value, undefined, bold));
  const files = inputs.map((entry, i): Row => [
    numberCell(i + 1),
    textCell(entry.path),
    textCell(words.common.role[entry.role as SourceRole] ?? entry.role),
    ...cells(countsOfInput(entry)),
    textCell(countLine(countsOfInput(entry), language)),
  ]);
  const sum = totalOf(inputs);
  const headings = gate.headings.map(({ heading, ...counts }): Row => [
    textCell(null),
    textCell(words.gate.headings[heading]),
    textCell(gateShareText(counts, language)),
    numberCell(counts.passed),
    numberCell(counts.failed),
    numberCell(counts.untested),
  ]);
  return {
    name: sheet.summary,
    data: [
      ...top,
      [
        column.number,
        column.file,
        column.role,
        column.read,
        column.unchanged,
        column.changed,
        column.rejected,
        column.waiting,
        column.summary,
      ].map(headCell),
      ...files,
      [
        textCell(null),
        boldCell(total),
        textCell(null),
        ...cells(sum, true),
        boldCell(countLine(sum, language)),
      ],
      [],
      ['', column.heading, column.share, column.passed, column.failed, column.untested].map(headCell),
      ...headings,
    ],
    widths: [6, 36, 22, 10, 10, 10, 10, 12, 48],
    headRows: [top.length + 1, top.length + 1],
  };
}

import type { Row } from 'write-excel-file/universal';
import { messagesIn } from '../../i18n/messages.ts';
import type { IndicatorRow } from '../indicators/indicator-rows.ts';
import { tellIndicators } from '../indicators/told-indicators.ts';
import type { ReportInput } from '../report-input.ts';
import { FORMAT, headCell, lineRow, numberCell, textCell, type AnnexSheet } from './cells.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

/** A number where one is known exactly; else its words, *chưa có số liệu* and *trên 600*. */
const valueCell = ({ value, isShare, isExact, text }: IndicatorRow) =>
  value !== null && isExact
    ? numberCell(value, isShare ? FORMAT.share : FORMAT.whole, true)
    : { ...textCell(text || null, true), align: 'right' as const };

/** Computed figures beside published ones and targets, each with definition, day and source. */
export function indicatorSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language).indicators;
  const { kind, name, value, unit, asOf, source, definition, note } = words.head;
  const labels = [kind, name, value, unit, asOf, source, definition, note];
  const cover = subjectRows(input, words.subject, labels.length, options);
  const told = tellIndicators(input, options.language);
  const rows = told.rows.map((row): Row => [
    textCell(words.kind[row.kind]),
    textCell(row.name, true),
    valueCell(row),
    textCell(row.isShare ? null : row.unit),
    textCell(row.asOf),
    textCell(row.source, true),
    textCell(row.definition, true),
    textCell(row.note, true),
  ]);
  const { missing } = told;
  return {
    name: words.title,
    data: [
      ...cover,
      labels.map(headCell),
      ...rows,
      ...(missing === null ? [] : [lineRow(missing, labels.length, { fontStyle: 'italic' })]),
    ],
    stickyColumns: 2,
    filter: { first: cover.length + 2, last: cover.length + 1 + rows.length, columns: labels.length },
    widths: [14, 30, 14, 9, 13, 34, 44, 50],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

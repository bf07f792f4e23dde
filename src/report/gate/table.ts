import type { CellObject, Row } from 'write-excel-file/universal';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, type Language } from '../../i18n/number.ts';
import { NO_DATE, type ProjectFile } from '../../model/project.ts';
import { centredCell, headCell, lineRow, numberCell, textCell, type AnnexSheet } from '../annex/cells.ts';

/** A column of a sheet of findings: its head, its width in characters, its cell per row. */
export interface GateColumn<Item> {
  readonly label: string;
  readonly width: number;
  readonly cell: (item: Item, index: number) => CellObject;
}

export const words = <Item>(
  label: string,
  width: number,
  of: (item: Item) => string | null | undefined,
  wrap = false,
): GateColumn<Item> => ({ label, width, cell: (item) => textCell(of(item) ?? null, wrap) });
export const count = <Item>(
  label: string,
  of: (item: Item) => number | null | undefined,
  width = 9,
): GateColumn<Item> => ({ label, width, cell: (item) => numberCell(of(item) ?? null, '0') });
export const ordinal = <Item>(label: string): GateColumn<Item> => ({
  label,
  width: 6,
  cell: (_, index) => centredCell(String(index + 1)),
});

/** A sheet of one table: its subject, the province and date, the head, the rows. */
export function tableSheet<Item>(
  name: string,
  project: ProjectFile,
  language: Language,
  columns: readonly GateColumn<Item>[],
  items: readonly Item[],
): AnnexSheet {
  const top = titleRows(name, project, language, columns.length);
  return {
    name,
    data: [
      ...top,
      columns.map(({ label }) => headCell(label)),
      ...items.map((item, index): Row => columns.map(({ cell }) => cell(item, index))),
    ],
    widths: columns.map(({ width }) => width),
    headRows: [top.length + 1, top.length + 1],
  };
}

/** Two rows above a table: what it shows of whom, as of when; made-up data are said. */
export function titleRows(subject: string, project: ProjectFile, language: Language, columns: number): Row[] {
  const { gateReport, common } = messagesIn(language);
  const basis = [
    ...(project.synthetic ? [common.synthetic.toLocaleUpperCase(language)] : []),
    project.asOf === NO_DATE ? gateReport.asOfUnknown : gateReport.asOf(formatDate(project.asOf, language)),
  ];
  return [
    lineRow(gateReport.title(subject, project.province.name), columns, { fontWeight: 'bold', fontSize: 12 }),
    lineRow(basis.join('. '), columns, { fontStyle: 'italic' }),
  ];
}

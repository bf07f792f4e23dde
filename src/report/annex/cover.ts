import type { Row } from 'write-excel-file/universal';
import { INK } from '../../cartography/tokens.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, type Language } from '../../i18n/number.ts';
import { communeListText, scopeStamp, scopeText } from '../words/method.ts';
import type { ReportInput } from '../report-input.ts';
import type { Scope } from '../../model/scope.ts';
import { lineRow } from './cells.ts';

export interface AnnexOptions {
  readonly language: Language;
  readonly scope: Scope;
}

const CENTRE = { align: 'center' } as const;

const capitals = (text: string, { language }: AnnexOptions): string => text.toLocaleUpperCase(language);

const titleOf = ({ project }: ReportInput, { language }: AnnexOptions): string => {
  const words = messagesIn(language).annex;
  return words.title(words.province(project.province.name));
};

/** Of when, by which list of communes, from which evidence. */
const basisOf = (input: ReportInput, { language }: AnnexOptions): string =>
  [
    capitalised(messagesIn(language).common.asOf(formatDate(input.project.asOf, language))),
    communeListText(input, language),
    scopeText(input, language),
  ].join('; ');

/** Made-up data and the scope, where they must be said. */
function warningOf({ project }: ReportInput, options: AnnexOptions): string {
  const words = messagesIn(options.language);
  const stamp = scopeStamp(options.scope, options.language);
  return [
    ...(project.synthetic ? [capitals(words.common.synthetic, options)] : []),
    ...(stamp === null ? [] : [stamp]),
  ].join(' · ');
}

/** Rows above the first table: annex, what it shows, its basis; made-up data and scope. */
export function coverRows(input: ReportInput, columns: number, options: AnnexOptions): Row[] {
  const words = messagesIn(options.language).annex;
  const warning = warningOf(input, options);
  return [
    lineRow(words.heading, columns, { ...CENTRE, fontWeight: 'bold', fontSize: 13 }),
    lineRow(capitals(titleOf(input, options), options), columns, {
      ...CENTRE,
      fontWeight: 'bold',
      fontSize: 13,
    }),
    lineRow(basisOf(input, options), columns, { ...CENTRE, fontStyle: 'italic' }),
    ...(warning ? [lineRow(warning, columns, { ...CENTRE, ...WARNING })] : []),
    lineRow(words.unitNote, columns, { fontStyle: 'italic', fontSize: 10 }),
  ];
}

/** Two rows above the other tables: they stay in view while the table scrolls. */
export function subjectRows(
  input: ReportInput,
  subject: string,
  columns: number,
  options: AnnexOptions,
): Row[] {
  const warning = warningOf(input, options);
  return [
    lineRow(`${subject} – ${titleOf(input, options)}`, columns, { fontWeight: 'bold', fontSize: 12 }),
    lineRow([...(warning ? [warning] : []), basisOf(input, options)].join('. '), columns, {
      fontStyle: 'italic',
    }),
  ];
}

const WARNING = { fontWeight: 'bold', textColor: INK.paperWarning } as const;

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import { composePassages, type Passage, type PassageTable } from './compose-passages.ts';

/** As Decree 30/2020 has official texts set. */
const TYPE = "font-family:'Times New Roman',serif;font-size:13pt";
const CELL = 'border:1px solid windowtext;padding:2pt 5pt';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);

const paragraph = (text: string): string => `<p style="${TYPE}">${escaped(text)}</p>`;

function table({ name, head, rows, align }: PassageTable): string {
  const row = (cells: readonly string[], tag: 'td' | 'th'): string => {
    const set = cells.map((text, i) => {
      const bold = tag === 'th' ? ';font-weight:bold' : '';
      return `<${tag} style="${CELL};text-align:${align[i] ?? 'left'}${bold}">${escaped(text)}</${tag}>`;
    });
    return `<tr>${set.join('')}</tr>`;
  };
  return [
    `<table style="${TYPE};border-collapse:collapse">`,
    `<caption style="text-align:left;font-weight:bold">${escaped(name)}</caption>`,
    ...(head ? [row(head, 'th')] : []),
    ...rows.map((cells) => row(cells, 'td')),
    '</table>',
  ].join('\n');
}

/** Each sentence and table is a child of its section: what is copied alone. */
const section = ({ name, sentences, tables }: Passage): string =>
  [
    '<section>',
    `<h2 style="${TYPE};font-weight:bold">${escaped(name)}</h2>`,
    ...sentences.map(paragraph),
    ...tables.map(table),
    '</section>',
  ].join('\n');

/** `passages.html`: what the project says, to be pasted into an official text; word processors open it as it is. */
export function writePassages(
  input: ReportInput,
  { language, operator = 'any' }: { readonly language: Language; readonly operator?: OperatorId | 'any' },
): Uint8Array<ArrayBuffer> {
  const { title, stamp, passages } = composePassages(input, language, operator);
  const words = messagesIn(language);
  return new TextEncoder().encode(
    [
      '<!doctype html>',
      `<html lang="${language}">`,
      `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
      '<body>',
      `<h1 style="${TYPE};font-weight:bold">${escaped(title)}</h1>`,
      `<p style="${TYPE}"><i>${escaped(words.passages.source(stamp))}</i></p>`,
      ...passages.map(section),
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  );
}

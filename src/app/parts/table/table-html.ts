import type { GridColumn } from './columns.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Rows as a table that pastes into a text with its formats, and as plain cells between tabs. */
export function tableToPaste<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
): { readonly html: string; readonly plain: string } {
  const cell = (name: 'td' | 'th', text: string, align: 'start' | 'end') =>
    `<${name} style="border:1px solid;padding:2px 6px;text-align:${align === 'end' ? 'right' : 'left'}">${escaped(text)}</${name}>`;
  const line = (name: 'td' | 'th', texts: readonly string[]) =>
    `<tr>${texts.map((text, at) => cell(name, text, columns[at]!.align)).join('')}</tr>`;
  const heads = columns.map(({ label }) => label);
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  return {
    html: [
      '<table style="border-collapse:collapse">',
      `<caption style="text-align:left;font-weight:bold">${escaped(caption)}</caption>`,
      `<thead>${line('th', heads)}</thead>`,
      `<tbody>${cells.map((texts) => line('td', texts)).join('\n')}</tbody>`,
      '</table>',
    ].join('\n'),
    plain: [caption, heads.join('\t'), ...cells.map((texts) => texts.join('\t'))].join('\n'),
  };
}

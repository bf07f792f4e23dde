import { decodeHtml } from '../text/html-references.ts';

const ROW = /<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>|$)/gi;
const CELL = /<(?:td|th)\b[^>]*>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|<\/tr>|$)/gi;
/** `<b>Tên:</b> Nà Hừ<br>` and `Tên: Nà Hừ<br>`, line by line. */
const LINE =
  /^\s*(?:<(?:b|strong)\b[^>]*>)?\s*([^<:=]{1,60}?)\s*[:=]\s*(?:<\/(?:b|strong)>)?\s*([^<]*?)\s*$/i;
const LEAST_LINES = 2;

/**
 * Names and values of a description that is a table of two columns, or lines of `name: value`; empty where it is
 * neither, so that it stays a text. Rows with another number of cells are titles around the table.
 */
export function rowsOfDescription(html: string): readonly (readonly [name: string, value: string])[] {
  if (/<t[rd]\b/i.test(html)) {
    // The innermost table: exports of ArcGIS wrap one in another for its frame.
    const inner = html.slice(html.toLowerCase().lastIndexOf('<table'));
    return [...inner.matchAll(ROW)].flatMap(([, row = '']) => {
      const [name, value, ...more] = [...row.matchAll(CELL)].map(([, cell = '']) => plainText(cell));
      return name && value !== undefined && more.length === 0
        ? [[name.replace(/\s*[:=]$/, ''), value] as const]
        : [];
    });
  }
  if (!/<br\b|<\/p>|<\/li>/i.test(html)) return [];
  const lines = html
    .split(/<br\s*\/?>|<\/?p\b[^>]*>|<\/?li\b[^>]*>|<\/?[uo]l\b[^>]*>/i)
    .filter((line) => line.trim() !== '');
  const found = lines.flatMap((line) => {
    const [, name, value] = LINE.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[plainText(name), plainText(value)] as const];
  });
  return found.length >= LEAST_LINES && found.length === lines.length ? found : [];
}

const plainText = (html: string): string =>
  decodeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

import { strFromU8, unzipSync } from 'fflate';
import { pdfPages, textsOf } from './pdf-pages.ts';
import { pdfText } from './pdf-text.ts';

/** Longer texts than this are told by their beginning and a print of the whole. */
const WHOLE_LINES = 60;

/** FNV-1a of a text. */
export function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length <= WHOLE_LINES) return [`print ${printOf(text)}`, ...lines];
  return [`print ${printOf(text)}, ${lines.length} lines`, ...lines.slice(0, WHOLE_LINES)];
}

/** A part of an office file: what one reads in it, and a print of all of its markup. */
function partOf(name: string, bytes: Uint8Array): string[] {
  if (/\.(xlsx|zip)$/.test(name)) return archiveLines(bytes).map((line) => `  ${line}`);
  if (!/\.(xml|rels|csv|json|html|txt)$/.test(name))
    return [`${name} ${printOf(Buffer.from(bytes).toString('latin1'))}`];
  const xml = strFromU8(bytes);
  const head = `${name} ${printOf(xml)}`;
  const rows = [...xml.matchAll(/<row [^>]*>.*?<\/row>/gs)].map(([row]) =>
    [...row.matchAll(/<(?:v|t|f)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(' | '),
  );
  const paragraphs = [...xml.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([own]) =>
    [...own.matchAll(/<a:t>([^<]*)</g)].map(([, text]) => text).join(''),
  );
  return [head, ...[...rows, ...paragraphs].filter(Boolean).map((line) => `  ${line}`)];
}

const archiveLines = (bytes: Uint8Array): string[] =>
  Object.entries(unzipSync(bytes)).flatMap(([name, part]) => partOf(name, part));

/** Page by page: every line of type where it stands, and a print of all that is drawn. */
async function pdfLines(bytes: Uint8Array): Promise<string[]> {
  const texts = await pdfText(bytes);
  const pages = await pdfPages(bytes);
  const told = pages.flatMap((page, at) => {
    const head = `page ${at + 1}: ${page.width.toFixed(1)} x ${page.height.toFixed(1)}, drawn ${printOf(page.content)}`;
    const lines = textsOf(page).map(
      ({ x, y, size, font }) =>
        `  ${x.toFixed(1)} ${y.toFixed(1)} ${font} ${size.toFixed(1)} ${texts.shift()}`,
    );
    return [head, ...lines];
  });
  return told;
}

/** What a file says, line by line, so that a change of it is seen and read. */
export async function printed(name: string, bytes: Uint8Array): Promise<string[]> {
  if (name.endsWith('.pdf')) return pdfLines(bytes);
  if (/\.(xlsx|pptx|zip|songban)$/.test(name)) return archiveLines(bytes);
  return linesOf(strFromU8(bytes));
}

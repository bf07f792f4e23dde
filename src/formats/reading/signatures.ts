import type { Probe } from './parsed-file.ts';

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => head[i] === byte);
const asciiAt = (head: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...head.subarray(at, at + length));

export const isGzip = (head: Uint8Array): boolean => startsWith(head, 0x1f, 0x8b);
export const isTiff = ({ head }: Probe): boolean =>
  startsWith(head, 0x49, 0x49, 0x2a, 0) ||
  startsWith(head, 0x4d, 0x4d, 0, 0x2a) ||
  startsWith(head, 0x49, 0x49, 0x2b, 0);
/** Workbooks of Excel 2 to 2003: compound files, and bare records of the older ones. */
export const isOldWorkbook = ({ head }: Probe): boolean =>
  isCompoundFile(head) ||
  (head[0] === 9 && [0, 2, 4, 8].some((version) => head[1] === version) && head[3] === 0);

/** Workbooks as the XML of Excel 2003. */
export function isSpreadsheetXml({ head }: Probe): boolean {
  const text = firstText(head);
  return text.includes('urn:schemas-microsoft-com:office:spreadsheet') && rootElement(text) === 'Workbook';
}

/** Web pages, whatever the file is called: exports of portals as .xls, and pages saved in the place of a file. */
export function isHtml({ head }: Probe): boolean {
  const text = firstText(head);
  if (!text.startsWith('<')) return false;
  const rest = text.replace(/^(<\?[^>]*>|<!--[\s\S]*?-->|\s)*/, '');
  return /^<(!doctype html|html|head|body|meta|title|style|table|div|center)\b/i.test(rest);
}

/** Local name of the first element of an XML text; null where the text is no XML. */
export function rootElement(text: string): string | null {
  if (!text.startsWith('<')) return null;
  const rest = text
    .replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(\[[^\]]*\])?\s*>/gi, '')
    .trimStart();
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(rest)?.[1] ?? '';
}

/** Compound file: xls, doc, MapInfo and DGN 8, and office files behind a password. */
export const isCompoundFile = (head: Uint8Array): boolean =>
  startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** The first characters, whatever the Unicode form; a mark at the start is left out. */
export function decodeHead(head: Uint8Array): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[1] === 0 && head[0] !== 0);
  const wideBig = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0);
  const label = wide ? 'utf-16le' : wideBig ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(head);
}

/** Whether the first bytes are text in some encoding: no control characters but blanks and line ends. */
export const isText = (head: Uint8Array): boolean => !/[\0-\x08\x0e-\x1f]/.test(decodeHead(head));

/** First characters that are no blank. */
export const firstText = (head: Uint8Array): string => decodeHead(head).trimStart();

/** A drawing as text, comments before it passed over, or binary. */
export const isDxf = ({ head }: Probe): boolean =>
  /^(\s*999\s*\r?\n.*\r?\n)*\s*0\s*\r?\nSECTION\b/.test(asciiAt(head, 0, 2048)) ||
  asciiAt(head, 0, 18) === 'AutoCAD Binary DXF';
export const isMif = ({ head }: Probe): boolean =>
  /^\s*version\s+\d+\s*\r?\n\s*(charset|delimiter|index|unique|coordsys|columns)\b/i.test(
    asciiAt(head, 0, 200),
  );

/** A table of MapInfo: the text file that names its fields. */
export const isTab = ({ head }: Probe): boolean =>
  /^\s*!table\s*\r?\n\s*!version\b/i.test(asciiAt(head, 0, 100));

/** Formats that are known and not read, with the refusal that tells the way out. */
const REFUSED: readonly (readonly [code: string, matches: (head: Uint8Array) => boolean])[] = [
  ['pdf', (head) => asciiAt(head, 0, 1024).includes('%PDF-')],
  ['dwg', (head) => /^AC(10|1\.|2\.)/.test(asciiAt(head, 0, 6))],
  ['dgn', (head) => startsWith(head, 0x08, 0x05) || startsWith(head, 0xc8, 0x05)],
  [
    'archive',
    (head) => asciiAt(head, 0, 4) === 'Rar!' || startsWith(head, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c),
  ],
  ['archive', (head) => startsWith(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a) || asciiAt(head, 0, 3) === 'BZh'],
  ['archive', (head) => asciiAt(head, 257, 5) === 'ustar' || asciiAt(head, 0, 4) === 'MSCF'],
  ['picture', (head) => startsWith(head, 0x89, 0x50, 0x4e, 0x47) || startsWith(head, 0xff, 0xd8, 0xff)],
  [
    'picture',
    (head) => /^(GIF8|8BPS)/.test(asciiAt(head, 0, 4)) || /^BM....\0\0\0\0/s.test(asciiAt(head, 0, 10)),
  ],
  [
    'picture',
    (head) =>
      /^RIFF....WEBP/s.test(asciiAt(head, 0, 12)) || /^....ftyp(hei|avi|mif)/s.test(asciiAt(head, 0, 11)),
  ],
  ['mdb', (head) => /^\0\x01\0\0Standard (Jet|ACE) DB/.test(asciiAt(head, 0, 20))],
  ['grid', (head) => /^ncols\s+\d+\s*\r?\nnrows\s+\d+/i.test(asciiAt(head, 0, 100))],
  ['grid', (head) => /^(CDF[\x01\x02\x05]|\x89HDF\r\n|GRIB)/.test(asciiAt(head, 0, 6))],
  ['web-archive', (head) => /^MIME-Version: 1\.0\r?\n/i.test(asciiAt(head, 0, 40))],
  ['picture', (head) => asciiAt(head, 4, 8) === 'jP  \r\n\x87\n' || startsWith(head, 0xff, 0x4f, 0xff, 0x51)],
  ['rich-text', (head) => asciiAt(head, 0, 5) === '{\\rtf'],
  ['program', (head) => /^MZ/.test(asciiAt(head, 0, 2)) && asciiAt(head, 0, 4096).includes('PE\0\0')],
  ['program', (head) => startsWith(head, 0x7f, 0x45, 0x4c, 0x46)],
];

/** Code of the refusal for a file of a kind that is known and never read; null for all others. */
export function refusedKind({ head }: Probe): string | null {
  const found = REFUSED.find(([, matches]) => matches(head));
  return found ? `not-read-${found[0]}` : null;
}

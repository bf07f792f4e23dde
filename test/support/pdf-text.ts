import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';

/**
 * The text of all pages as a reader's search sees it: every shown string through the ToUnicode table of its font, one
 * line per string. Enough for documents of this project: hex strings, one content stream per page.
 */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const stream = (object: PDFObject | undefined): string => {
    const found = document.context.lookup(object);
    if (!(found instanceof PDFRawStream)) throw new Error('Not a stream');
    return Buffer.from(inflateSync(found.contents)).toString('latin1');
  };
  const [{ node: first }] = document.getPages();
  const fonts = first.Resources()!.lookup(PDFName.of('Font'), PDFDict);
  const tables = new Map(
    fonts.entries().map(([name, ref]) => {
      const font = document.context.lookup(ref, PDFDict);
      return [name.asString().slice(1), unicodeOf(stream(font.get(PDFName.of('ToUnicode'))))] as const;
    }),
  );
  const content = document
    .getPages()
    .map(({ node }) => stream(node.get(PDFName.of('Contents'))))
    .join('\n');
  return [...content.matchAll(/\/(F\w) [\d.]+ Tf [^<]*<([0-9A-Fa-f]+)> Tj/g)].map(([, font, hex]) =>
    (hex.match(/.{4}/g) ?? []).map((code) => tables.get(font)!.get(code.toUpperCase()) ?? '\uFFFD').join(''),
  );
}

/** Glyph code to text from the `bfchar` lines of a ToUnicode table. */
function unicodeOf(table: string): Map<string, string> {
  const pairs = [...table.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>/g)];
  return new Map(
    pairs.map(([, glyph, units]) => [
      glyph.toUpperCase(),
      String.fromCharCode(...(units.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    ]),
  );
}

import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
} from '@cantoo/pdf-lib';

export interface PdfTags {
  readonly language: string;
  readonly isMarked: boolean;
  /** How many elements there are of each role: `H1`, `Figure`. */
  readonly roles: ReadonlyMap<string, number>;
  /** What is said in place of pictures, in the order of reading. */
  readonly alts: readonly string[];
}

/** What a tagged PDF says of itself, read from its own tree. */
export async function pdfTags(bytes: Uint8Array): Promise<PdfTags> {
  const { catalog, context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const roles = new Map<string, number>();
  const alts: string[] = [];
  const walk = (object: PDFObject | undefined): void => {
    const element = context.lookup(object);
    if (element instanceof PDFArray) return element.asArray().forEach(walk);
    if (!(element instanceof PDFDict)) return;
    const role = String(element.get(PDFName.of('S')) ?? '').slice(1);
    roles.set(role, (roles.get(role) ?? 0) + 1);
    const alt = element.get(PDFName.of('Alt'));
    if (alt instanceof PDFHexString) alts.push(alt.decodeText());
    const kids = element.get(PDFName.of('K'));
    if (!(kids instanceof PDFNumber)) walk(kids);
  };
  walk(catalog.get(PDFName.of('StructTreeRoot')));
  return {
    language: String(catalog.get(PDFName.of('Lang'))),
    isMarked: String(catalog.lookup(PDFName.of('MarkInfo'))).includes('/Marked true'),
    roles,
    alts,
  };
}

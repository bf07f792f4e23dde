import { PDFDocument, PDFHexString, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import type { Language } from '../../../i18n/number.ts';
import type { Fonts } from '../../fonts.ts';
import { Ink } from './ink.ts';
import { Structure } from './structure.ts';
import { Typesetter, type Letters } from './type.ts';

/** Names of opacities that the pages know: `/A26 gs`. */
export class Opacities {
  readonly used = new Map<string, number>();

  name(opacity: number): string {
    const name = `A${Math.round(opacity * 100)}`;
    this.used.set(name, opacity);
    return name;
  }
}

/** What a document is called. */
export interface DocumentFacts {
  readonly title: string;
  readonly subject: string;
  readonly product: string;
  readonly language: Language;
  /** YYYY-MM-DD of the data: no clock gets into a file. */
  readonly date: string;
}

interface OpenPage {
  readonly page: PDFPage;
  readonly ink: Ink;
  readonly magnification: number;
  readonly label: string | null;
}

/** A tagged PDF, page by page: the same drawing gives the same bytes. */
export class PaperDocument {
  readonly structure = new Structure();
  readonly opacities = new Opacities();
  private readonly pages: OpenPage[] = [];

  private constructor(
    readonly pdf: PDFDocument,
    readonly type: Typesetter,
    private readonly grey: boolean,
  ) {}

  static async create(fonts: Fonts, grey: boolean, letters: Letters = 'text'): Promise<PaperDocument> {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    return new PaperDocument(pdf, await Typesetter.embed(pdf, fonts, letters), grey);
  }

  /**
   * @param width points of the sheet, as `height`
   * @param label what the outline of the document calls the page; null: it is not in it
   */
  addPage(width: number, height: number, magnification: number, label: string | null = null): OpenPage {
    const page = this.pdf.addPage([width * magnification, height * magnification]);
    const ink = new Ink({ structure: this.structure, page: this.pages.length, grey: this.grey });
    if (magnification !== 1) ink.raw(`${magnification} 0 0 ${magnification} 0 0 cm`);
    const opened = { page, ink, magnification, label };
    this.pages.push(opened);
    return opened;
  }

  /** All pages in their order. */
  get drawn(): readonly Pick<OpenPage, 'page' | 'ink'>[] {
    return this.pages;
  }

  async bytes(facts: DocumentFacts): Promise<Uint8Array<ArrayBuffer>> {
    const { context } = this.pdf;
    for (const { page, ink } of this.pages) {
      const { node } = page;
      for (const [name, font] of this.type.resources()) node.setFontDictionary(PDFName.of(name), font.ref);
      for (const [name, opacity] of this.opacities.used)
        node.setExtGState(PDFName.of(name), context.obj({ Type: 'ExtGState', ca: opacity }));
      node.set(PDFName.of('Contents'), context.register(context.flateStream(ink.toString())));
    }
    this.structure.write(
      this.pdf,
      this.pages.map(({ page }) => page),
    );
    this.writeOutline();
    this.describe(facts);
    return (await this.pdf.save({
      addDefaultPage: false,
      updateFieldAppearances: false,
    })) as Uint8Array<ArrayBuffer>;
  }

  /** The list of pages that readers show beside them. */
  private writeOutline(): void {
    const { context, catalog } = this.pdf;
    const entries = this.pages.flatMap(({ page, label }) => (label === null ? [] : [{ page, label }]));
    if (!entries.length) return;
    const outline = context.nextRef();
    const refs = entries.map(() => context.nextRef());
    entries.forEach(({ page, label }, i) =>
      context.assign(
        refs[i]!,
        context.obj({
          Title: PDFHexString.fromText(label),
          Parent: outline,
          Dest: [page.ref, 'Fit'],
          ...(i > 0 && { Prev: refs[i - 1]! }),
          ...(i + 1 < refs.length && { Next: refs[i + 1]! }),
        }),
      ),
    );
    context.assign(
      outline,
      context.obj({ Type: 'Outlines', First: refs[0]!, Last: refs.at(-1)!, Count: refs.length }),
    );
    catalog.set(PDFName.of('Outlines'), outline);
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  }

  private describe({ title, subject, product, language, date }: DocumentFacts): void {
    this.pdf.setTitle(title, { showInWindowTitleBar: true });
    this.pdf.setSubject(subject);
    this.pdf.setCreator(product);
    this.pdf.setProducer(product);
    this.pdf.setLanguage(language);
    const at = new Date(`${date}T00:00:00Z`);
    this.pdf.setCreationDate(at);
    this.pdf.setModificationDate(at);
  }
}

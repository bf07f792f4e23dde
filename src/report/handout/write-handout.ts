import { PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { INK } from '../../cartography/tokens.ts';
import { SLIDE, type Slide } from '../../formats/presentation/slides.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { Fonts } from '../fonts.ts';
import { Ink } from '../paper/sheet/ink.ts';
import { Structure } from '../paper/sheet/structure.ts';
import { POINTS_PER_MM } from '../paper/sheet/sheet.ts';
import { Typesetter } from '../paper/sheet/type.ts';
import type { ReportInput } from '../report-input.ts';
import { drawSlides, type SlidesOptions } from '../slides/draw-slides.ts';
import { drawShape } from './slide-ink.ts';
import type { SlideInk } from './slide-place.ts';

/** A4 upright, points. */
const PAGE = { width: 210 * POINTS_PER_MM, height: 297 * POINTS_PER_MM } as const;
const MARGIN = 15 * POINTS_PER_MM;
const WIDTH = PAGE.width - 2 * MARGIN;
const SCALE = WIDTH / SLIDE.width;
const NOTE = { size: 11, colour: INK.text } as const;
const HEAD = { size: 11, colour: INK.header, weight: 'bold' } as const;
const FOOT = { size: 8.5, colour: INK.secondary } as const;
/** Between lines to write on. */
const WRITE_LINE = 8 * POINTS_PER_MM;

interface Pages {
  readonly document: PDFDocument;
  readonly type: Typesetter;
  readonly opacities: Map<string, number>;
  readonly structure: Structure;
}

const inkOf = ({ document, structure }: Pages): Ink =>
  new Ink({ structure, page: document.getPageCount(), grey: false });

function putPage({ document, type, opacities }: Pages, ink: Ink): PDFPage {
  const page = document.addPage([PAGE.width, PAGE.height]);
  const { node } = page;
  for (const [name, font] of type.resources()) node.setFontDictionary(PDFName.of(name), font.ref);
  for (const [name, opacity] of opacities)
    node.setExtGState(PDFName.of(name), document.context.obj({ Type: 'ExtGState', ca: opacity }));
  node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(ink.toString())));
  return page;
}

/** The slide as it is shown, framed. */
function drawSlide(pages: Pages, ink: Ink, slide: Slide): void {
  const opacity = (value: number): string => {
    const name = `A${Math.round(value * 100)}`;
    pages.opacities.set(name, value);
    return name;
  };
  const place = { left: MARGIN, top: PAGE.height - MARGIN, scale: SCALE };
  const pdf: SlideInk = { ink, type: pages.type, place, opacity };
  for (const shape of slide.shapes) drawShape(pdf, shape);
  ink
    .pen(INK.line, 0.6)
    .rectangle(MARGIN, place.top - SLIDE.height * SCALE, WIDTH, SLIDE.height * SCALE)
    .raw('S');
}

/** One scene: the slide, its notes, room to write; as many pages as the notes need. */
function putScene(pages: Pages, slide: Slide, foot: string, words: { notes: string; write: string }): void {
  const { type } = pages;
  const bottom = MARGIN + 16;
  let ink = inkOf(pages);
  drawSlide(pages, ink, slide);
  let y = PAGE.height - MARGIN - SLIDE.height * SCALE - 24;
  const turn = (): void => {
    type.put(ink, foot, PAGE.width / 2, MARGIN - 6, { ...FOOT, align: 'middle' });
    putPage(pages, ink);
    ink = inkOf(pages);
    y = PAGE.height - MARGIN - 12;
  };
  type.put(ink, words.notes, MARGIN, y, HEAD);
  y -= 18;
  for (const note of slide.notes) {
    for (const line of type.wrap(note, WIDTH, NOTE.size)) {
      if (y < bottom) turn();
      type.put(ink, line, MARGIN, y, NOTE);
      y -= NOTE.size * 1.4;
    }
    y -= 4;
  }
  if (y > bottom + 3 * WRITE_LINE) {
    y -= 8;
    type.put(ink, words.write, MARGIN, y, HEAD);
    ink.pen(INK.line, 0.5);
    for (y -= WRITE_LINE; y > bottom; y -= WRITE_LINE) ink.segment(MARGIN, y, MARGIN + WIDTH, y);
    ink.raw('S');
  }
  turn();
}

/** `handout.pdf`: the scenes as they are shown, each with what is said of it. Same input, same bytes. */
export async function writeHandout(
  input: ReportInput,
  options: SlidesOptions & { readonly fonts: Fonts },
): Promise<Uint8Array<ArrayBuffer>> {
  const { language, fonts } = options;
  const words = messagesIn(language);
  const document = await PDFDocument.create({ updateMetadata: false });
  const type = await Typesetter.embed(document, fonts);
  const { slides, title, stamp } = drawSlides(input, options);
  const pages: Pages = { document, type, opacities: new Map(), structure: new Structure() };
  slides.forEach((slide, i) => {
    const foot = [
      stamp,
      words.slides.handout,
      `${formatNumber(i + 1, language)}/${formatNumber(slides.length, language)}`,
    ];
    putScene(pages, slide, foot.join(' · '), words.slides);
  });
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setSubject(stamp);
  document.setCreator(words.common.productName);
  document.setProducer(words.common.productName);
  document.setLanguage(language);
  const date = new Date(`${input.project.asOf}T00:00:00Z`);
  document.setCreationDate(date);
  document.setModificationDate(date);
  return (await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
  })) as Uint8Array<ArrayBuffer>;
}

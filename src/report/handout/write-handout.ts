import { INK } from '../../cartography/tokens.ts';
import { SLIDE, type Slide } from '../../formats/presentation/slides.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, formatNumber, type Language } from '../../i18n/number.ts';
import { decisionText } from '../../i18n/plan-text.ts';
import type { Fonts } from '../fonts.ts';
import type { Ink } from '../paper/sheet/ink.ts';
import { PaperDocument } from '../paper/sheet/paper-document.ts';
import { POINTS_PER_MM } from '../paper/sheet/sheet.ts';
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
const NOTE_LEAD = NOTE.size * 1.4;
/** Where writing ends. */
const BOTTOM = MARGIN + 16;
/** Between lines to write on. */
const WRITE_LINE = 8 * POINTS_PER_MM;

/** A page that is written on from the top, and those after it. */
class Pen {
  ink: Ink;
  y = 0;

  constructor(
    private readonly paper: PaperDocument,
    private readonly foot: string,
    label: string | null,
  ) {
    this.ink = this.turn(label);
  }

  turn(label: string | null = null): Ink {
    this.ink = this.paper.addPage(PAGE.width, PAGE.height, 1, label).ink;
    this.y = PAGE.height - MARGIN - 12;
    this.ink.aside(() =>
      this.paper.type.put(this.ink, this.foot, PAGE.width / 2, MARGIN - 6, { ...FOOT, align: 'middle' }),
    );
    return this.ink;
  }

  head(text: string): void {
    this.ink.piece('H2', () => this.paper.type.put(this.ink, text, MARGIN, this.y, HEAD));
    this.y -= 18;
  }

  /** Each text a paragraph, on as many pages as they need. */
  texts(texts: readonly string[]): void {
    for (const text of texts) {
      let lines = this.paper.type.wrap(text, WIDTH, NOTE.size);
      while (lines.length) {
        const room = Math.floor((this.y - BOTTOM) / NOTE_LEAD) + 1;
        if (room < 1) {
          this.turn();
          continue;
        }
        const own = lines.slice(0, room);
        this.ink.piece('P', () => {
          this.y = this.paper.type.lines(this.ink, own, MARGIN, this.y, NOTE_LEAD, NOTE);
        });
        lines = lines.slice(room);
      }
      this.y -= 4;
    }
  }

  /** Lines to write on, down to the foot. */
  lines(head: string): void {
    if (this.y <= BOTTOM + 3 * WRITE_LINE) return;
    this.y -= 8;
    this.head(head);
    this.y += 18;
    this.ink.aside(() => {
      this.ink.pen(INK.line, 0.5);
      for (this.y -= WRITE_LINE; this.y > BOTTOM; this.y -= WRITE_LINE)
        this.ink.segment(MARGIN, this.y, MARGIN + WIDTH, this.y);
      this.ink.raw('S');
    });
  }
}

/** The slide as it is shown, framed. */
function drawSlide({ type, opacities }: PaperDocument, ink: Ink, slide: Slide): void {
  const place = { left: MARGIN, top: PAGE.height - MARGIN, scale: SCALE };
  const pdf: SlideInk = { ink, type, place, opacity: (value) => opacities.name(value) };
  for (const shape of slide.shapes) drawShape(pdf, shape);
  ink.aside(() =>
    ink
      .pen(INK.line, 0.6)
      .rectangle(MARGIN, place.top - SLIDE.height * SCALE, WIDTH, SLIDE.height * SCALE)
      .raw('S'),
  );
}

/** One scene: the slide, its notes, room to write; as many pages as the notes need. */
function putScene(
  paper: PaperDocument,
  slide: Slide,
  foot: string,
  words: { notes: string; write: string },
): void {
  paper.structure.within('Sect', () => {
    const pen = new Pen(paper, foot, titleOf(slide));
    drawSlide(paper, pen.ink, slide);
    pen.y = PAGE.height - MARGIN - SLIDE.height * SCALE - 24;
    pen.head(words.notes);
    pen.texts(slide.notes);
    pen.lines(words.write);
  });
}

const titleOf = ({ shapes }: Slide): string =>
  shapes
    .flatMap((shape) => (shape.kind === 'text' && shape.is === 'title' ? shape.paragraphs : []))
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .join(' ');

/** Who decided what, when and why. */
function decisionLines({ project }: ReportInput, language: Language): string[] {
  const { decider } = messagesIn(language).plan;
  return (project.decisions ?? []).map((decision) =>
    [
      `${formatDate(decision.on, language)} · ${decider[decision.by]} · ${decisionText(decision, language)}`,
      decision.why,
    ]
      .filter(Boolean)
      .join(': '),
  );
}

/** `handout.pdf`: the scenes as they are shown, each with what is said of it. Same input, same bytes. */
export async function writeHandout(
  input: ReportInput,
  options: SlidesOptions & { readonly fonts: Fonts },
): Promise<Uint8Array<ArrayBuffer>> {
  const { language, fonts } = options;
  const words = messagesIn(language);
  const paper = await PaperDocument.create(fonts, false);
  const { slides, title, stamp } = drawSlides(input, options);
  slides.forEach((slide, i) => {
    const foot = [
      stamp,
      words.slides.handout,
      `${formatNumber(i + 1, language)}/${formatNumber(slides.length, language)}`,
    ];
    putScene(paper, slide, foot.join(' · '), words.slides);
  });
  const decided = decisionLines(input, language);
  if (decided.length)
    paper.structure.within('Sect', () => {
      const { decisionLog, handout } = words.slides;
      const pen = new Pen(paper, [stamp, handout, decisionLog].join(' · '), decisionLog);
      pen.head(decisionLog);
      pen.texts(decided);
    });
  return paper.bytes({
    title,
    subject: stamp,
    product: words.common.productName,
    language,
    date: input.project.asOf,
  });
}

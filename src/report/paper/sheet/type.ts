import * as fontkit from 'fontkit';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { coordinate } from '../../../cartography/paths.ts';
import type { Hex } from '../../../cartography/tokens.ts';
import { joinUnits } from '../../../i18n/number.ts';
import type { Fonts } from '../../fonts.ts';
import type { Ink } from './ink.ts';
import { LEAST_TYPE } from './sheet.ts';

export type Weight = keyof Fonts;
/** As text that can be searched, or as shapes for whoever draws without fonts. */
export type Letters = 'text' | 'outlines';

/** Ligatures would hide letters from a search; figures of one width make columns. */
const FEATURES = { liga: false, clig: false, tnum: true } as const;

export interface TextStyle {
  readonly size: number;
  readonly colour: Hex;
  readonly weight?: Weight;
  readonly align?: 'left' | 'middle' | 'right';
}

interface Face {
  readonly pdf: PDFFont;
  readonly outlines: fontkit.Font;
  /** Name of the resource on the page. */
  readonly name: string;
}

/** Letters are set narrower than they are drawn down to this share. */
const LEAST_BREADTH = 0.8;

/** Sets text: searchable letters, widths, and the outlines of letters where a halo is drawn. */
export class Typesetter {
  private constructor(
    private readonly faces: Readonly<Record<Weight, Face>>,
    private readonly letters: Letters,
  ) {}

  static async embed(document: PDFDocument, fonts: Fonts, letters: Letters): Promise<Typesetter> {
    document.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
    const face = async (weight: Weight, name: string, tag: string): Promise<Face> => ({
      pdf: await document.embedFont(fonts[weight], { subset: true, customName: tag, features: FEATURES }),
      outlines: fontkit.create(fonts[weight]),
      name,
    });
    const faces = {
      regular: await face('regular', 'FR', 'SONGBA+BeVietnamPro-Regular'),
      bold: await face('bold', 'FB', 'SONGBB+BeVietnamPro-Bold'),
    };
    return new Typesetter(faces, letters);
  }

  resources(): readonly (readonly [name: string, font: PDFFont])[] {
    return Object.values(this.faces).map((face) => [face.name, face.pdf] as const);
  }

  widthOf(text: string, size: number, weight: Weight = 'regular'): number {
    return this.faces[weight].pdf.widthOfTextAtSize(text, size);
  }

  /** One line; (x, y) is on the baseline, at the left, middle or right as the style says. */
  put(ink: Ink, text: string, x: number, y: number, style: TextStyle): void {
    const { pdf, name } = this.faces[style.weight ?? 'regular'];
    const left =
      x -
      this.widthOf(text, style.size, style.weight) *
        { left: 0, middle: 0.5, right: 1 }[style.align ?? 'left'];
    ink.fill(style.colour);
    if (this.letters === 'outlines') {
      this.putOutlines(ink, text, left, y, style);
      ink.raw('f');
      return;
    }
    ink.raw(
      `BT /${name} ${coordinate(style.size)} Tf ${coordinate(left)} ${coordinate(y)} Td ${pdf.encodeText(text).toString()} Tj ET`,
    );
  }

  /** One line where the room is narrow: smaller, then narrower letters, then cut with an ellipsis. */
  putFitted(ink: Ink, text: string, x: number, y: number, room: number, style: TextStyle): void {
    const width = this.widthOf(text, style.size, style.weight);
    const size = Math.max(
      Math.min(LEAST_TYPE, style.size),
      Math.min(style.size, (style.size * room) / width),
    );
    const breadth = Math.max(LEAST_BREADTH, Math.min(1, (room * style.size) / (width * size)));
    const shown = this.cut(text, room / breadth, size, style.weight);
    if (breadth === 1) return this.put(ink, shown, x, y, { ...style, size });
    ink.save().raw(`${coordinate(breadth)} 0 0 1 ${coordinate(x)} ${coordinate(y)} cm`);
    this.put(ink, shown, 0, 0, { ...style, size });
    ink.restore();
  }

  /** As much of a text as a breadth holds. */
  private cut(text: string, room: number, size: number, weight?: Weight): string {
    // Rounding of the breadth cuts nothing.
    if (this.widthOf(text, size, weight) <= room * 1.01) return text;
    let shown = text;
    while (shown && this.widthOf(`${shown.trimEnd()}…`, size, weight) > room) shown = shown.slice(0, -1);
    return `${shown.trimEnd()}…`;
  }

  /** Outlines of the letters, stroked: a halo under the text that no search finds twice. */
  halo(ink: Ink, text: string, x: number, y: number, style: TextStyle, colour: Hex, width: number): void {
    const left =
      x -
      this.widthOf(text, style.size, style.weight) *
        { left: 0, middle: 0.5, right: 1 }[style.align ?? 'left'];
    ink.pen(colour, width);
    this.putOutlines(ink, text, left, y, style);
    ink.raw('S');
  }

  private putOutlines(ink: Ink, text: string, x: number, y: number, { size, weight }: TextStyle): void {
    const { outlines } = this.faces[weight ?? 'regular'];
    const scale = size / outlines.unitsPerEm;
    let left = x;
    for (const glyph of outlines.layout(text, FEATURES).glyphs) {
      const path = glyphOperators(glyph, scale, left, y);
      if (path) ink.raw(path);
      left += glyph.advanceWidth * scale;
    }
  }

  /** Lines of at most `width` points, broken between words. */
  wrap(text: string, width: number, size: number, weight: Weight = 'regular'): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of joinUnits(text).split(' ')) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.widthOf(longer, size, weight) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return (line ? [...lines, line] : lines).map((one) => one.replaceAll('\u00a0', ' '));
  }

  /**
   * Lines under each other, the first on the baseline y; a space after each but the last keeps words apart for those
   * who search or hear the text. Answers the baseline that would follow.
   */
  lines(ink: Ink, lines: readonly string[], x: number, y: number, lead: number, style: TextStyle): number {
    lines.forEach((line, k) =>
      this.put(ink, k + 1 < lines.length ? `${line} ` : line, x, y - k * lead, style),
    );
    return y - lines.length * lead;
  }

  /** A paragraph from its first baseline downwards; answers the baseline that would follow. */
  paragraph(
    ink: Ink,
    text: string,
    x: number,
    y: number,
    width: number,
    style: TextStyle,
    lead = 1.4,
  ): number {
    return this.lines(ink, this.wrap(text, width, style.size, style.weight), x, y, style.size * lead, style);
  }
}

function glyphOperators(glyph: fontkit.Glyph, scale: number, x: number, y: number): string {
  let text = '';
  let [lastX, lastY] = [0, 0];
  const at = (px: number, py: number) => `${coordinate(x + px * scale)} ${coordinate(y + py * scale)}`;
  for (const { command, args } of glyph.path.commands) {
    if (command === 'closePath') text += 'h ';
    else if (command === 'moveTo') text += `${at(args[0], args[1])} m `;
    else if (command === 'lineTo') text += `${at(args[0], args[1])} l `;
    else if (command === 'bezierCurveTo')
      text += `${at(args[0], args[1])} ${at(args[2], args[3])} ${at(args[4], args[5])} c `;
    else {
      // A quadratic curve as a cubic one: controls at two thirds.
      const [cx, cy, ex, ey] = args;
      text += `${at(lastX + ((cx - lastX) * 2) / 3, lastY + ((cy - lastY) * 2) / 3)} ${at(ex + ((cx - ex) * 2) / 3, ey + ((cy - ey) * 2) / 3)} ${at(ex, ey)} c `;
    }
    if (args.length >= 2) [lastX, lastY] = [args[args.length - 2], args[args.length - 1]];
  }
  return text.trimEnd();
}

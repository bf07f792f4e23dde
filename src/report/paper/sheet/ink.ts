import { coordinate, pdfPathOperators, type Path } from '../../../cartography/paths.ts';
import type { LineStyle } from '../../../cartography/styles.ts';
import { rgbOf } from '../../../cartography/hatch.ts';
import { greyOf } from '../../../cartography/vision.ts';
import type { MapSymbol } from '../../../cartography/symbols.ts';
import type { Hex } from '../../../cartography/tokens.ts';
import type { Tag, TagFacts, Structure } from './structure.ts';

/** Where a page's words go, and whether its printer has one ink only. */
interface InkOf {
  readonly structure: Structure;
  /** Index of the page. */
  readonly page: number;
  readonly grey: boolean;
}

/**
 * Writes operators of a PDF content stream. Coordinates in points of the sheet from the lower left corner. What is
 * drawn outside `piece` says nothing to those who hear the page.
 */
export class Ink {
  private readonly operators: string[] = [];
  private marked = false;

  constructor(private readonly of: InkOf) {}

  /** All pieces of `draw` belong to one element. */
  group(role: Tag, draw: () => void, facts?: TagFacts): this {
    this.of.structure.within(role, draw, facts);
    return this;
  }

  /** What `draw` puts down is one element of the document. */
  piece(role: Tag, draw: () => void, facts: TagFacts = {}): this {
    const id = this.of.structure.mark(this.of.page, role, facts);
    return this.marking(`/${role} <</MCID ${id}>> BDC`, draw);
  }

  /** Rules, tints and ornaments. */
  aside(draw: () => void): this {
    return this.marking('/Artifact BMC', draw);
  }

  private marking(operator: string, draw: () => void): this {
    if (this.marked) throw new Error('Marked content inside marked content');
    this.marked = true;
    this.raw(operator);
    draw();
    this.marked = false;
    return this.raw('EMC');
  }

  toString(): string {
    return this.operators.join('\n');
  }

  raw(operator: string): this {
    this.operators.push(operator);
    return this;
  }

  save(): this {
    return this.raw('q');
  }
  restore(): this {
    return this.raw('Q');
  }

  fill(colour: Hex): this {
    return this.raw(this.of.grey ? `${greyLevel(colour)} g` : `${colourOperands(colour)} rg`);
  }
  stroke(colour: Hex): this {
    return this.raw(this.of.grey ? `${greyLevel(colour)} G` : `${colourOperands(colour)} RG`);
  }

  /** Width, dash, round joins. */
  pen(colour: Hex, width: number, dash: readonly number[] | null = null): this {
    return this.stroke(colour).raw(
      `${coordinate(width)} w 1 j ${dash ? 0 : 1} J [${(dash ?? []).map(coordinate).join(' ')}] 0 d`,
    );
  }

  rectangle(left: number, bottom: number, width: number, height: number): this {
    return this.raw(`${[left, bottom, width, height].map(coordinate).join(' ')} re`);
  }

  segment(x1: number, y1: number, x2: number, y2: number): this {
    return this.raw(`${coordinate(x1)} ${coordinate(y1)} m ${coordinate(x2)} ${coordinate(y2)} l`);
  }

  /** x, y, x, y ... */
  line(points: ArrayLike<number>, closed = false): this {
    if (points.length < 4) return this;
    let text = '';
    for (let i = 0; i < points.length; i += 2)
      text += `${coordinate(points[i])} ${coordinate(points[i + 1])} ${i === 0 ? 'm' : 'l'}\n`;
    return this.raw(closed ? `${text}h` : text.trimEnd());
  }

  lines(all: Iterable<ArrayLike<number>>, closed = false): this {
    for (const points of all) this.line(points, closed);
    return this;
  }

  /** A line style: its casing first, then itself. `draw` puts the path down. */
  strokeWith(style: LineStyle, draw: () => void): this {
    for (const layer of [style.casing && { ...style.casing, dash: null }, style]) {
      if (!layer) continue;
      this.pen(layer.colour, layer.width, layer.dash);
      draw();
      this.raw('S');
    }
    return this;
  }

  path(path: Path, scale: number, x: number, y: number): this {
    return this.raw(pdfPathOperators(path, scale, x, y).trimEnd());
  }

  /** The symbol around (x, y). */
  symbol(symbol: MapSymbol, scale: number, x: number, y: number): this {
    for (const part of symbol.parts) {
      if (part.fill) this.fill(part.fill);
      if (part.stroke && part.strokeWidth > 0)
        this.pen(part.stroke, part.strokeWidth * scale, part.dash?.map((length) => length * scale) ?? null);
      this.path(part.path, scale, x, y);
      const strokes = part.stroke !== null && part.strokeWidth > 0;
      this.raw(part.fill ? (strokes ? 'B' : 'f') : strokes ? 'S' : 'n');
    }
    return this;
  }
}

const colourOperands = (colour: Hex): string =>
  rgbOf(colour)
    .map((channel) => coordinate(channel / 255))
    .join(' ');

const greyLevel = (colour: Hex): string => coordinate(greyOf(colour));

import type { Subpath } from './cover-pixels.ts';
import { clipTo, type Clip, type PagePixels } from './page-pixels.ts';
import { strokePath } from './stroke-path.ts';

type Rgb = readonly [number, number, number];
/** a b c d e f: x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = readonly [number, number, number, number, number, number];

interface State {
  matrix: Matrix;
  fill: Rgb;
  stroke: Rgb;
  opacity: number;
  width: number;
  dash: readonly number[];
  roundEnds: boolean;
  clip: Clip;
}

/** What a page that `Ink` wrote needs beside its operators. */
export interface DrawnPage {
  readonly content: string;
  /** Points of paper. */
  readonly height: number;
  readonly opacities: ReadonlyMap<string, number>;
}

/**
 * Puts what `Ink` wrote for PDF on pixels: the picture is the print. Letters have to be outlines there.
 * @throws Error on an operator that `Ink` does not write
 */
export function drawContent(
  { content, height, opacities }: DrawnPage,
  pixels: PagePixels,
  perPoint: number,
): void {
  const drawing = new Drawing(pixels, opacities, [perPoint, 0, 0, -perPoint, 0, height * perPoint]);
  let operands: string[] = [];
  for (const [token] of content.matchAll(/[^\s[\]]+/g)) {
    if (!/^[A-Za-z]+\*?$/.test(token)) operands.push(token);
    else {
      drawing.run(token, operands);
      operands = [];
    }
  }
}

class Drawing {
  private readonly saved: State[] = [];
  private state: State;
  private path: { points: number[]; closed: boolean }[] = [];
  private clipping: 'nonzero' | 'evenodd' | null = null;
  private at: readonly [number, number] = [0, 0];

  constructor(
    private readonly pixels: PagePixels,
    private readonly opacities: ReadonlyMap<string, number>,
    matrix: Matrix,
  ) {
    const black = [0, 0, 0] as const;
    this.state = {
      matrix,
      fill: black,
      stroke: black,
      opacity: 1,
      width: 1,
      dash: [],
      roundEnds: false,
      clip: pixels.whole(),
    };
  }

  run(operator: string, operands: readonly string[]): void {
    const numbers = operands.map(Number);
    if (this.build(operator, numbers) || this.paint(operator) || this.set(operator, operands, numbers))
      return;
    throw new Error(`Operator ${operator} of a page is not known to its picture`);
  }

  private build(operator: string, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): boolean {
    switch (operator) {
      case 'm':
        this.path.push({ points: [...this.place(a, b)], closed: false });
        break;
      case 'l':
        this.open().push(...this.place(a, b));
        break;
      case 'c':
        this.curve(this.place(a, b), this.place(c, d), this.place(e, f));
        break;
      case 'h':
        if (this.path.length) this.path.at(-1)!.closed = true;
        return true;
      case 're': {
        const points = [
          this.place(a, b),
          this.place(a + c, b),
          this.place(a + c, b + d),
          this.place(a, b + d),
        ];
        this.path.push({ points: points.flat(), closed: true });
        break;
      }
      default:
        return false;
    }
    const { points } = this.path.at(-1)!;
    this.at = [points.at(-2)!, points.at(-1)!];
    return true;
  }

  /** Corners of the open part of the path. */
  private open(): number[] {
    const last = this.path.at(-1);
    if (!last) throw new Error('A line without a start');
    if (!last.closed) return last.points;
    // After closing, a line goes on from where the part began.
    const next = { points: last.points.slice(0, 2), closed: false };
    this.path.push(next);
    return next.points;
  }

  private place(x: number, y: number): readonly [number, number] {
    const [a, b, c, d, e, f] = this.state.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  private curve(first: readonly number[], second: readonly number[], end: readonly number[]): void {
    const points = this.open();
    const [x0, y0] = this.at;
    const [x1, y1, x2, y2, x3, y3] = [...first, ...second, ...end] as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const around = Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2);
    const steps = Math.min(24, Math.max(2, Math.ceil(Math.sqrt(around) * 1.5)));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const u = 1 - t;
      const [w0, w1, w2, w3] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      points.push(w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3, w0 * y0 + w1 * y1 + w2 * y2 + w3 * y3);
    }
  }

  private paint(operator: string): boolean {
    if (operator === 'W' || operator === 'W*') {
      this.clipping = operator === 'W' ? 'nonzero' : 'evenodd';
      return true;
    }
    if (!/^([fBb]\*?|S|s|n)$/.test(operator)) return false;
    const { fill, opacity, stroke, clip } = this.state;
    if (/[bs]/.test(operator) && this.path.length) this.path.at(-1)!.closed = true;
    const path: readonly Subpath[] = this.path;
    if (/[fBb]/.test(operator))
      this.pixels.fill(path, operator.endsWith('*') ? 'evenodd' : 'nonzero', fill, opacity, clip);
    if (/[BbSs]/.test(operator)) this.pixels.fill(strokePath(path, this.pen()), 'nonzero', stroke, 1, clip);
    if (this.clipping) this.state.clip = clipTo(clip, path, this.clipping);
    this.clipping = null;
    this.path = [];
    return true;
  }

  private pen() {
    const { width, dash, roundEnds, matrix } = this.state;
    const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
    return { width: width * scale, dash: dash.map((length) => length * scale), roundEnds };
  }

  private set(operator: string, operands: readonly string[], numbers: readonly number[]): boolean {
    const { state } = this;
    switch (operator) {
      case 'q':
        this.saved.push({ ...state });
        return true;
      case 'Q':
        this.state = this.saved.pop() ?? state;
        return true;
      case 'cm':
        state.matrix = times(numbers as unknown as Matrix, state.matrix);
        return true;
      case 'rg':
      case 'g':
        state.fill = colourOf(numbers);
        return true;
      case 'RG':
      case 'G':
        state.stroke = colourOf(numbers);
        return true;
      case 'w':
        state.width = numbers[0]!;
        return true;
      case 'd':
        // The last is where in the pattern a line begins: `Ink` begins with its first.
        state.dash = numbers.slice(0, -1);
        return true;
      case 'J':
        state.roundEnds = numbers[0] === 1;
        return true;
      case 'gs':
        state.opacity = this.opacities.get(operands[0]!.slice(1))!;
        return true;
      default:
        // Round corners, and what is said to those who hear the page.
        return ['j', 'BDC', 'BMC', 'EMC'].includes(operator);
    }
  }
}

const colourOf = ([red = 0, green = red, blue = red]: readonly number[]): Rgb =>
  [red, green, blue].map((channel) => Math.round(channel * 255)) as unknown as Rgb;

/** First `inner`, then `outer`. */
const times = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + b * r,
  a * q + b * s,
  c * p + d * r,
  c * q + d * s,
  e * p + f * r + t,
  e * q + f * s + u,
];

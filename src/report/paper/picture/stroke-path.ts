import type { Subpath } from './cover-pixels.ts';

export interface StrokePen {
  /** Pixels. */
  readonly width: number;
  /** Pixels of line and gap in turn; empty: a whole line. */
  readonly dash: readonly number[];
  /** Round ends; else lines end where they end. Corners are always round, as `Ink` sets them. */
  readonly roundEnds: boolean;
}

/** Turns below this need no corner, radians. */
const STRAIGHT = 0.12;
/** No line is thinner: what is thinner on paper is as faint as this, not gone. */
const LEAST_WIDTH = 0.35;

/** The area that a pen of this width leaves, as pieces that overlap: to be filled by the rule nonzero. */
export function strokePath(path: readonly Subpath[], pen: StrokePen): Subpath[] {
  const radius = Math.max(LEAST_WIDTH, pen.width) / 2;
  const pieces: Subpath[] = [];
  for (const subpath of path) {
    const whole = corners(subpath);
    const lines =
      pen.dash.length && pen.dash.some((length) => length > 0) ? dashed(whole, pen.dash) : [whole];
    for (const line of lines) strokeLine(line, radius, pen.roundEnds, pieces);
  }
  return pieces;
}

/** Corners without those that lie on the one before; a closed one comes back to its first. */
function corners({ points, closed }: Subpath): Subpath {
  const out: number[] = [];
  const add = (x: number, y: number): void => {
    if (out.length && Math.abs(x - out.at(-2)!) + Math.abs(y - out.at(-1)!) < 1e-6) return;
    out.push(x, y);
  };
  for (let i = 0; i + 1 < points.length; i += 2) add(points[i]!, points[i + 1]!);
  if (closed && points.length) add(points[0]!, points[1]!);
  return { points: out, closed };
}

function strokeLine({ points, closed }: Subpath, radius: number, roundEnds: boolean, into: Subpath[]): void {
  const last = points.length - 2;
  if (last < 0) return;
  if (last === 0) {
    if (roundEnds) into.push(disc(points[0]!, points[1]!, radius));
    return;
  }
  let before = NaN;
  for (let i = 0; i < last; i += 2) {
    const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [nx, ny] = [(-(y1 - y0) / length) * radius, ((x1 - x0) / length) * radius];
    into.push({
      points: [x0 + nx, y0 + ny, x0 - nx, y0 - ny, x1 - nx, y1 - ny, x1 + nx, y1 + ny],
      closed: true,
    });
    const heading = Math.atan2(y1 - y0, x1 - x0);
    if (isTurn(before, heading)) into.push(disc(x0, y0, radius));
    before = heading;
  }
  const first = Math.atan2(points[3]! - points[1]!, points[2]! - points[0]!);
  if (closed) {
    if (isTurn(before, first)) into.push(disc(points[0]!, points[1]!, radius));
  } else if (roundEnds)
    into.push(disc(points[0]!, points[1]!, radius), disc(points[last]!, points[last + 1]!, radius));
}

function isTurn(before: number, after: number): boolean {
  if (Number.isNaN(before)) return false;
  const turn = Math.abs(after - before);
  return Math.min(turn, 2 * Math.PI - turn) > STRAIGHT;
}

/** Goes the way round that the pieces of lines go. */
function disc(x: number, y: number, radius: number): Subpath {
  const sides = Math.max(8, Math.ceil(radius * 4));
  const points: number[] = [];
  for (let side = 0; side < sides; side++) {
    const angle = (2 * Math.PI * side) / sides;
    points.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  return { points, closed: true };
}

/** The pieces of a line that its dashes draw. */
function dashed({ points }: Subpath, dash: readonly number[]): Subpath[] {
  const out: Subpath[] = [];
  let [at, left] = [0, dash[0]!];
  let piece: number[] = points.slice(0, 2);
  const draws = (): boolean => at % 2 === 0;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
    const length = Math.hypot(x1 - x0, y1 - y0);
    let done = 0;
    while (length - done > left) {
      done += left;
      const [x, y] = [x0 + ((x1 - x0) * done) / length, y0 + ((y1 - y0) * done) / length];
      if (draws()) out.push({ points: [...piece, x, y], closed: false });
      piece = [x, y];
      at++;
      left = dash[at % dash.length]!;
    }
    left -= length - done;
    if (draws()) piece.push(x1, y1);
  }
  if (draws() && piece.length > 2) out.push({ points: piece, closed: false });
  return out;
}

/** Corners in pixels, y downwards. */
export interface Subpath {
  /** x, y, x, y ... */
  readonly points: readonly number[];
  readonly closed: boolean;
}

/** Whole pixels; `right` and `bottom` are outside. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type FillRule = 'nonzero' | 'evenodd';

/** Lines of samples per row of pixels. */
const LINES = 4;
/** Parts of a pixel's breadth that a crossing is known to. */
const PARTS = 256;
/** What a pixel that is covered whole counts. */
export const FULL = LINES * PARTS;
/** Fewer crossings are put in order by insertion. */
const FEW = 32;

/** Crossings of all lines of samples, line after line: position in parts of a pixel, doubled, and the way of the edge. */
interface Crossings {
  readonly first: number;
  readonly starts: Uint32Array;
  readonly keys: Int32Array;
}

/**
 * How much of each pixel a path covers: exact along its rows, by four lines of samples down. Calls `row` for each row that
 * has something, from the top; `cover` is 0 to `FULL` for the pixels from `from` on, and is used again for the next row.
 */
export function coverPixels(
  path: readonly Subpath[],
  rule: FillRule,
  box: PixelBox,
  row: (y: number, from: number, cover: Uint16Array) => void,
): void {
  const crossings = crossingsOf(path, box);
  if (!crossings) return;
  const { first, starts, keys } = crossings;
  const cover = new Uint16Array(box.right - box.left);
  const spans = { cover, from: cover.length, to: 0 };
  const lines = starts.length - 1;
  for (let line = 0; line < lines; line++) {
    const [start, end] = [starts[line]!, starts[line + 1]!];
    if (end > start) addLine(inOrder(keys, start, end), start, end, rule, spans);
    const isLast = line + 1 === lines || (first + line + 1) % LINES === 0;
    if (!isLast || spans.to <= spans.from) continue;
    const own = cover.subarray(spans.from, spans.to);
    row(box.top + Math.floor((first + line) / LINES), box.left + spans.from, own);
    own.fill(0);
    spans.from = cover.length;
    spans.to = 0;
  }
}

function crossingsOf(path: readonly Subpath[], { left, top, right, bottom }: PixelBox): Crossings | null {
  const [rows, breadth] = [(bottom - top) * LINES, (right - left) * PARTS];
  if (rows <= 0 || breadth <= 0) return null;
  let [low, high] = [rows, -1];
  eachEdge(path, (_, y0, __, y1) => {
    low = Math.min(low, lineAfter(Math.min(y0, y1) - top));
    high = Math.max(high, lineAfter(Math.max(y0, y1) - top) - 1);
  });
  const first = Math.max(0, low);
  const last = Math.min(rows - 1, high);
  if (last < first) return null;
  const starts = new Uint32Array(last - first + 2);
  const eachCrossing = (found: (line: number, x: number, down: boolean) => void): void =>
    eachEdge(path, (x0, y0, x1, y1) => {
      const down = y1 > y0;
      const from = Math.max(first, lineAfter((down ? y0 : y1) - top));
      const to = Math.min(last, lineAfter((down ? y1 : y0) - top) - 1);
      const slope = (x1 - x0) / (y1 - y0);
      for (let line = from; line <= to; line++)
        found(line - first, x0 + (top + (line + 0.5) / LINES - y0) * slope, down);
    });
  eachCrossing((line) => starts[line + 1]!++);
  for (let line = 1; line < starts.length; line++) starts[line]! += starts[line - 1]!;
  const next = starts.slice(0, -1);
  const keys = new Int32Array(starts.at(-1)!);
  eachCrossing((line, x, down) => {
    const at = Math.min(breadth, Math.max(0, Math.round((x - left) * PARTS)));
    keys[next[line]!++] = 2 * at + (down ? 1 : 0);
  });
  return { first, starts, keys };
}

/** The first line of samples at or below a height in pixels. */
const lineAfter = (y: number): number => Math.ceil(y * LINES - 0.5);

function eachEdge(
  path: readonly Subpath[],
  edge: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  for (const { points } of path) {
    const last = points.length - 2;
    if (last < 2) continue;
    let [x0, y0] = [points[last]!, points[last + 1]!];
    for (let i = 0; i <= last; i += 2) {
      const [x1, y1] = [points[i]!, points[i + 1]!];
      if (y0 !== y1) edge(x0, y0, x1, y1);
      x0 = x1;
      y0 = y1;
    }
  }
}

function inOrder(keys: Int32Array, start: number, end: number): Int32Array {
  if (end - start > FEW) {
    keys.subarray(start, end).sort();
    return keys;
  }
  for (let i = start + 1; i < end; i++) {
    const key = keys[i]!;
    let at = i;
    for (; at > start && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
  return keys;
}

interface Spans {
  readonly cover: Uint16Array;
  from: number;
  to: number;
}

function addLine(keys: Int32Array, start: number, end: number, rule: FillRule, spans: Spans): void {
  let winding = 0;
  for (let i = start; i + 1 < end; i++) {
    winding += keys[i]! & 1 ? 1 : -1;
    const inside = rule === 'nonzero' ? winding !== 0 : (i - start) % 2 === 0;
    if (inside) addSpan(spans, keys[i]! >> 1, keys[i + 1]! >> 1);
  }
}

/** From and to in parts of a pixel. */
function addSpan(spans: Spans, from: number, to: number): void {
  if (to <= from) return;
  const { cover } = spans;
  const [first, last] = [Math.floor(from / PARTS), Math.floor((to - 1) / PARTS)];
  spans.from = Math.min(spans.from, first);
  spans.to = Math.max(spans.to, last + 1);
  if (first === last) {
    cover[first]! += to - from;
    return;
  }
  cover[first]! += (first + 1) * PARTS - from;
  for (let x = first + 1; x < last; x++) cover[x]! += PARTS;
  cover[last]! += to - last * PARTS;
}

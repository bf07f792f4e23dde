import type { PaperMask } from '../sheet/paper-mask.ts';

/** A closed ring in points, x, y, x, y ..., the first not repeated. Land lies to the right while walking. */
export type Outline = Float64Array;

const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * The boundary of a mask as closed rings: outer ones and holes, to be filled even-odd. Stairs of single cells are
 * smoothed away: no point is farther than `tolerance` cells from the boundary of the cells.
 */
export function traceOutlines(mask: PaperMask, tolerance = 1, leastCells = 0): Outline[] {
  const { columns, rows, cells } = mask;
  const inside = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && cells[row * columns + column] === 1;
  const walked = new Uint8Array(cells.length);
  const outlines: Outline[] = [];
  for (let at = cells.indexOf(1); at >= 0 && at < cells.length; at++) {
    if (cells[at] === 0) {
      // `indexOf` runs over empty land many times faster than this loop.
      at = cells.indexOf(1, at) - 1;
      if (at < 0) break;
      continue;
    }
    if (walked[at] === 1 || (at >= columns && cells[at - columns] === 1)) continue;
    const corners = walk(
      at % columns,
      Math.floor(at / columns),
      inside,
      (c, r) => (walked[r * columns + c] = 1),
    );
    if (Math.abs(areaOf(corners)) < leastCells) continue;
    const smooth = simplifyRing(corners, tolerance);
    if (smooth.length >= 6) outlines.push(toPoints(mask, smooth));
  }
  return outlines;
}

/** Walks along cell edges with the land to the right, from the upper left corner of a cell whose upper neighbour is outside. */
function walk(
  startColumn: number,
  startRow: number,
  inside: (column: number, row: number) => boolean,
  markUpperEdge: (column: number, row: number) => void,
): number[] {
  const corners: number[] = [];
  let [x, y, heading] = [startColumn, startRow, 0];
  do {
    if (heading === 0) markUpperEdge(x, y);
    x += STEPS[heading][0];
    y += STEPS[heading][1];
    const turn = turnAt(x, y, heading, inside);
    if (turn !== 0) corners.push(x, y);
    heading = (heading + turn + 4) % 4;
  } while (x !== startColumn || y !== startRow || heading !== 0);
  return corners;
}

/** Cells ahead to the left and right of a corner, by heading: offsets from the corner. */
const AHEAD = [
  { left: [0, -1], right: [0, 0] },
  { left: [0, 0], right: [-1, 0] },
  { left: [-1, 0], right: [-1, -1] },
  { left: [-1, -1], right: [0, -1] },
] as const;

/** 1 right, -1 left, 0 straight on. */
function turnAt(
  x: number,
  y: number,
  heading: number,
  inside: (column: number, row: number) => boolean,
): number {
  const { left, right } = AHEAD[heading];
  if (!inside(x + right[0], y + right[1])) return 1;
  return inside(x + left[0], y + left[1]) ? -1 : 0;
}

/** Twice-signed area halved, in cells. */
function areaOf(corners: readonly number[]): number {
  let twice = 0;
  for (let i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2)
    twice += corners[j] * corners[i + 1] - corners[i] * corners[j + 1];
  return twice / 2;
}

function toPoints(mask: PaperMask, corners: readonly number[]): Outline {
  const out = new Float64Array(corners.length);
  for (let i = 0; i < corners.length; i += 2) {
    out[i] = mask.left + corners[i] * mask.cell;
    out[i + 1] = mask.top - corners[i + 1] * mask.cell;
  }
  return out;
}

/** Douglas and Peucker on a ring: split at the corner farthest from the first. */
function simplifyRing(corners: readonly number[], tolerance: number): number[] {
  const count = corners.length / 2;
  if (count < 4) return [...corners];
  let far = 0;
  let farthest = -1;
  for (let i = 1; i < count; i++) {
    const distance = Math.hypot(corners[i * 2] - corners[0], corners[i * 2 + 1] - corners[1]);
    if (distance > farthest) [far, farthest] = [i, distance];
  }
  const closed = [...corners, corners[0], corners[1]];
  const first = simplifyLine(closed.slice(0, far * 2 + 2), tolerance);
  const second = simplifyLine(closed.slice(far * 2), tolerance);
  return [...first.slice(0, -2), ...second.slice(0, -2)];
}

/** Douglas and Peucker on an open line x, y, x, y ...; both ends stay. No point moves farther than `tolerance`. */
export function simplifyLine(line: ArrayLike<number>, tolerance: number): number[] {
  const count = line.length / 2;
  if (count <= 2) return Array.from(line);
  const kept = new Uint8Array(count);
  kept[0] = kept[count - 1] = 1;
  const open: [number, number][] = [[0, count - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSegment(line, i, from, to);
      if (distance > worst) [at, worst] = [i, distance];
    }
    if (at < 0) continue;
    kept[at] = 1;
    open.push([from, at], [at, to]);
  }
  const out: number[] = [];
  for (let i = 0; i < count; i++) if (kept[i]) out.push(line[i * 2], line[i * 2 + 1]);
  return out;
}

function distanceToSegment(line: ArrayLike<number>, point: number, from: number, to: number): number {
  const [ax, ay] = [line[from * 2], line[from * 2 + 1]];
  const [dx, dy] = [line[to * 2] - ax, line[to * 2 + 1] - ay];
  const [px, py] = [line[point * 2] - ax, line[point * 2 + 1] - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return Math.sqrt((px - t * dx) ** 2 + (py - t * dy) ** 2);
}

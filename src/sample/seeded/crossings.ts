import type { Position } from '../../model/geometry.ts';

/**
 * Numbers of the lines that touch another line, or themselves, elsewhere than in common end
 * points. Segments are compared within cells of a coarse grid.
 */
export function findCrossings(lines: readonly (readonly Position[])[]): Set<number> {
  const cells = new Map<number, number[]>();
  const owners: number[] = [];
  const segments: number[] = [];
  lines.forEach((line, owner) => {
    for (let k = 0; k + 1 < line.length; k++) {
      const segment = owners.length;
      owners.push(owner);
      segments.push(line[k][0], line[k][1], line[k + 1][0], line[k + 1][1]);
      for (const cell of cellsOf(segments, segment)) {
        const list = cells.get(cell);
        if (list) list.push(segment);
        else cells.set(cell, [segment]);
      }
    }
  });
  const crossed = new Set<number>();
  for (const list of cells.values()) {
    for (let i = 0; i < list.length; i++) {
      for (let j = 0; j < i; j++) {
        if (!conflict(segments, list[i], list[j])) continue;
        crossed.add(owners[list[i]]);
        crossed.add(owners[list[j]]);
      }
    }
  }
  return crossed;
}

const CELLS_PER_DEGREE = 100;

function cellsOf(segments: readonly number[], segment: number): number[] {
  const [ax, ay, bx, by] = segments.slice(4 * segment, 4 * segment + 4);
  const cells: number[] = [];
  const west = Math.floor(Math.min(ax, bx) * CELLS_PER_DEGREE);
  const east = Math.floor(Math.max(ax, bx) * CELLS_PER_DEGREE);
  const south = Math.floor(Math.min(ay, by) * CELLS_PER_DEGREE);
  const north = Math.floor(Math.max(ay, by) * CELLS_PER_DEGREE);
  for (let c = west; c <= east; c++) for (let r = south; r <= north; r++) cells.push(c * 100_000 + r);
  return cells;
}

/** Sign of the turn from a→b to c; `segments` holds coordinates with five decimals, so products are compared as integers. */
function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const scale = (value: number): number => Math.round(value * 1e5);
  return Math.sign(scale(bx - ax) * scale(cy - ay) - scale(by - ay) * scale(cx - ax));
}

function conflict(segments: readonly number[], i: number, j: number): boolean {
  const [ax, ay, bx, by] = segments.slice(4 * i, 4 * i + 4);
  const [cx, cy, dx, dy] = segments.slice(4 * j, 4 * j + 4);
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const same = (px: number, py: number, qx: number, qy: number): boolean => px === qx && py === qy;
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  const shared = same(ax, ay, cx, cy) || same(ax, ay, dx, dy) || same(bx, by, cx, cy) || same(bx, by, dx, dy);
  if (shared) return c === 0 && d === 0 && overlap(ax, ay, bx, by, cx, cy, dx, dy);
  return c * d <= 0 && a * b <= 0;
}

/** Do collinear segments that share an end lie on the same side of it? */
function overlap(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const [px, py, qx, qy] =
    ax === cx && ay === cy
      ? [bx, by, dx, dy]
      : ax === dx && ay === dy
        ? [bx, by, cx, cy]
        : bx === cx && by === cy
          ? [ax, ay, dx, dy]
          : [ax, ay, cx, cy];
  const [ox, oy] = (ax === cx && ay === cy) || (ax === dx && ay === dy) ? [ax, ay] : [bx, by];
  return (px - ox) * (qx - ox) + (py - oy) * (qy - oy) > 0;
}

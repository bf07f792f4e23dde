import type { Layer } from '../../model/layer.ts';
import { partBoxes } from '../measures/bounds.ts';
import { orientation } from './orientation.ts';

/** Cells along one side of a part's grid: about two edges per cell that the outline passes. */
const EDGES_PER_SIDE_CELL = 8;
const MOST_SIDE_CELLS = 256;

/** Edges of one part in a grid of cells, entered one by one; each is compared with those already there. */
class EdgeGrid {
  private side = 1;
  private head = new Int32Array(64);
  private next = new Int32Array(1024);
  private item = new Int32Array(1024);
  private links = 0;
  private west = 0;
  private south = 0;
  private columnsPerDegree = 0;
  private rowsPerDegree = 0;
  /** Vertex index of the start of edge k, its ring. Edges without length have no number. */
  private start = new Int32Array(1024);
  private ring = new Int32Array(1024);
  private edges = 0;

  constructor(private readonly xy: Float64Array) {}

  begin(edges: number, boxes: Float64Array, p: number): void {
    this.side = Math.max(1, Math.min(MOST_SIDE_CELLS, Math.ceil(edges / EDGES_PER_SIDE_CELL)));
    if (this.head.length < this.side * this.side) this.head = new Int32Array(this.side * this.side);
    this.head.fill(-1, 0, this.side * this.side);
    this.west = boxes[4 * p];
    this.south = boxes[4 * p + 1];
    this.columnsPerDegree = this.side / Math.max(boxes[4 * p + 2] - this.west, 1e-12);
    this.rowsPerDegree = this.side / Math.max(boxes[4 * p + 3] - this.south, 1e-12);
    this.links = 0;
    this.edges = 0;
    if (this.start.length < edges) {
      this.start = new Int32Array(2 * edges);
      this.ring = new Int32Array(2 * edges);
    }
  }

  private column(x: number): number {
    const c = ((x - this.west) * this.columnsPerDegree) | 0;
    return c >= this.side ? this.side - 1 : c;
  }

  private row(y: number): number {
    const r = ((y - this.south) * this.rowsPerDegree) | 0;
    return r >= this.side ? this.side - 1 : r;
  }

  /** Enters the edges of one ring. False as soon as two of the part's edges meet other than end to end. */
  addRing(r: number, from: number, to: number): boolean {
    const { xy } = this;
    const first = this.edges;
    for (let i = from; i + 1 < to; i++) {
      if (xy[2 * i] === xy[2 * i + 2] && xy[2 * i + 1] === xy[2 * i + 3]) continue;
      this.start[this.edges] = i;
      this.ring[this.edges++] = r;
    }
    for (let e = first; e < this.edges; e++) if (!this.add(e, first, this.edges - 1)) return false;
    return this.edges - first >= 3;
  }

  private add(e: number, first: number, last: number): boolean {
    const { xy, side, head } = this;
    const i = 2 * this.start[e];
    const c0 = this.column(Math.min(xy[i], xy[i + 2]));
    const c1 = this.column(Math.max(xy[i], xy[i + 2]));
    const r0 = this.row(Math.min(xy[i + 1], xy[i + 3]));
    const r1 = this.row(Math.max(xy[i + 1], xy[i + 3]));
    for (let row = r0; row <= r1; row++)
      for (let cell = row * side + c0; cell <= row * side + c1; cell++) {
        for (let link = head[cell]; link >= 0; link = this.next[link]) {
          const f = this.item[link];
          const follows = f === e - 1 && f >= first;
          const closes = e === last && f === first && last > first + 1;
          if (follows || closes) {
            if (this.foldsBack(follows ? f : e, follows ? e : f)) return false;
          } else if (this.meet(e, f)) return false;
        }
        this.link(cell, e);
      }
    return true;
  }

  private link(cell: number, e: number): void {
    if (this.links === this.next.length) {
      const next = new Int32Array(2 * this.links);
      next.set(this.next);
      this.next = next;
      const item = new Int32Array(2 * this.links);
      item.set(this.item);
      this.item = item;
    }
    this.next[this.links] = this.head[cell];
    this.item[this.links] = e;
    this.head[cell] = this.links++;
  }

  /** Edge b begins where a ends: do they lie on each other? */
  private foldsBack(a: number, b: number): boolean {
    const { xy } = this;
    const i = 2 * this.start[a];
    const k = 2 * this.start[b];
    const ux = xy[i] - xy[i + 2];
    const uy = xy[i + 1] - xy[i + 3];
    const vx = xy[k + 2] - xy[k];
    const vy = xy[k + 3] - xy[k + 1];
    if (ux * vx + uy * vy <= 0) return false;
    return orientation(xy[i], xy[i + 1], xy[k], xy[k + 1], xy[k + 2], xy[k + 3]) === 0;
  }

  /** Do two edges share a point? Exact. */
  private meet(e: number, f: number): boolean {
    const { xy } = this;
    const i = 2 * this.start[e];
    const k = 2 * this.start[f];
    const ax = xy[i];
    const ay = xy[i + 1];
    const bx = xy[i + 2];
    const by = xy[i + 3];
    const cx = xy[k];
    const cy = xy[k + 1];
    const dx = xy[k + 2];
    const dy = xy[k + 3];
    if (ax < cx && ax < dx && bx < cx && bx < dx) return false;
    if (ax > cx && ax > dx && bx > cx && bx > dx) return false;
    if (ay < cy && ay < dy && by < cy && by < dy) return false;
    if (ay > cy && ay > dy && by > cy && by > dy) return false;
    const c = orientation(ax, ay, bx, by, cx, cy);
    if (c !== 0 && c === orientation(ax, ay, bx, by, dx, dy)) return false;
    const a = orientation(cx, cy, dx, dy, ax, ay);
    return a === 0 || a !== orientation(cx, cy, dx, dy, bx, by);
  }

  /** True where the place lies inside ring `outline` and outside all other rings but `own`. */
  liesWithin(outline: number, own: number, x: number, y: number): boolean {
    const { xy, head, side } = this;
    const row = this.row(y);
    const column = this.column(x);
    const odd = new Set<number>();
    for (let c = column; c < side; c++)
      for (let link = head[row * side + c]; link >= 0; link = this.next[link]) {
        const e = this.item[link];
        const i = 2 * this.start[e];
        if (this.ring[e] === own || xy[i + 1] > y === xy[i + 3] > y) continue;
        const t = (y - xy[i + 1]) / (xy[i + 3] - xy[i + 1]);
        const at = xy[i] + t * (xy[i + 2] - xy[i]);
        const held = Math.min(Math.max(at, Math.min(xy[i], xy[i + 2])), Math.max(xy[i], xy[i + 2]));
        // An edge stands in several cells; it counts in the one where it crosses the line.
        if (this.column(held) !== c) continue;
        const turn = orientation(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], x, y);
        if (c === column && turn > 0 !== xy[i + 3] > xy[i + 1]) continue;
        if (!odd.delete(this.ring[e])) odd.add(this.ring[e]);
      }
    return odd.size === 1 && odd.has(outline);
  }
}

/**
 * The parts that are not certainly valid: edges that meet other than end to end, rings of less than three
 * edges, holes not inside the outline or inside each other. What is not listed is valid. Parts whose rings
 * only touch are listed although they may be valid; GEOS decides those (`repairPolygons`).
 */
export function findDoubtfulParts(geometry: Layer): number[] {
  const { parts, rings, xy } = geometry;
  const boxes = partBoxes(geometry);
  const grid = new EdgeGrid(xy);
  const doubtful: number[] = [];
  for (let p = 0; p + 1 < parts.length; p++) {
    const from = rings[parts[p]];
    grid.begin(rings[parts[p + 1]] - from, boxes, p);
    let sound = parts[p] < parts[p + 1];
    for (let r = parts[p]; sound && r < parts[p + 1]; r++) sound = grid.addRing(r, rings[r], rings[r + 1]);
    for (let r = parts[p] + 1; sound && r < parts[p + 1]; r++)
      sound = grid.liesWithin(parts[p], r, xy[2 * rings[r]], xy[2 * rings[r] + 1]);
    if (!sound) doubtful.push(p);
  }
  return doubtful;
}

import type { CellEdges, CellFrame } from './cell-edges.ts';

/**
 * Places nearer to each other than this, in degrees, are one place: a micrometre, and 700 times the last bit of
 * a longitude, so that beyond it plain arithmetic tells sides apart without doubt.
 */
export const SAME_POINT = 1e-11;

/** Places where boundaries of several polygons meet, of a whole tile. */
export class Nodes {
  readonly x: number[] = [];
  readonly y: number[] = [];

  get count(): number {
    return this.x.length;
  }

  /** The node at a place; one of those from number `from` on that lies there already, or a new one. */
  at(x: number, y: number, from: number): number {
    for (let n = from; n < this.x.length; n++)
      if (Math.abs(this.x[n] - x) <= SAME_POINT && Math.abs(this.y[n] - y) <= SAME_POINT) return n;
    this.y.push(y);
    return this.x.push(x) - 1;
  }
}

/** Edge `edge` passes through `node` at `t` of its length. */
export interface Cut {
  readonly edge: number;
  readonly t: number;
  readonly node: number;
}

/** Between `from` and `to` of its length, `edge` lies upon an edge of polygon `other`. */
export interface EdgeOverlap {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
  readonly other: number;
  /** The insides lie on the same side. */
  readonly sameSide: boolean;
}

/**
 * Where edges of different polygons meet in one cell: crossings, vertices on edges, vertices on vertices, and
 * edges upon each other. Of the places only those inside the cell are told: each lies in one cell, which finds
 * it for all its edges, so that neighbouring cells cannot disagree.
 */
export class CellContacts {
  /** In the order of edges, then along each. */
  readonly cuts: Cut[] = [];
  readonly overlaps: EdgeOverlap[] = [];
  private box = new Float64Array(256);
  private firstNode = 0;
  /** Of the pair under work: how far along each edge the contacts reach. */
  private readonly reach = new Float64Array(4);

  constructor(private readonly nodes: Nodes) {}

  find(edges: CellEdges, frame: CellFrame): void {
    this.cuts.length = this.overlaps.length = 0;
    this.firstNode = this.nodes.count;
    this.measureBoxes(edges);
    const { box } = this;
    const { owner, polygonFrom, count } = edges;
    for (let e = 0; e < count; e++) {
      const west = box[4 * e];
      const south = box[4 * e + 1];
      const east = box[4 * e + 2];
      const north = box[4 * e + 3];
      for (let f = polygonFrom[owner[e] + 1]; f < count; f++)
        if (
          box[4 * f] <= east &&
          box[4 * f + 2] >= west &&
          box[4 * f + 1] <= north &&
          box[4 * f + 3] >= south
        )
          this.meet(edges, e, f, frame);
    }
    this.cuts.sort((a, b) => a.edge - b.edge || a.t - b.t);
  }

  /** Boxes of the edges, a little larger than they are. */
  private measureBoxes({ ax, ay, bx, by, count }: CellEdges): void {
    if (this.box.length < 4 * count) this.box = new Float64Array(8 * count);
    const { box } = this;
    for (let e = 0; e < count; e++) {
      box[4 * e] = Math.min(ax[e], bx[e]) - SAME_POINT;
      box[4 * e + 1] = Math.min(ay[e], by[e]) - SAME_POINT;
      box[4 * e + 2] = Math.max(ax[e], bx[e]) + SAME_POINT;
      box[4 * e + 3] = Math.max(ay[e], by[e]) + SAME_POINT;
    }
  }

  private meet(edges: CellEdges, e: number, f: number, frame: CellFrame): void {
    const { ax, ay, bx, by } = edges;
    const ex = bx[e] - ax[e];
    const ey = by[e] - ay[e];
    const fx = bx[f] - ax[f];
    const fy = by[f] - ay[f];
    const dx = ax[f] - ax[e];
    const dy = ay[f] - ay[e];
    // Which side of e the ends of f lie on, and how near: distance times the length of e; and the reverse.
    const c = ex * dy - ey * dx;
    const d = ex * (by[f] - ay[e]) - ey * (bx[f] - ax[e]);
    const nearE = SAME_POINT * (Math.abs(ex) + Math.abs(ey));
    if ((c > nearE && d > nearE) || (c < -nearE && d < -nearE)) return;
    const a = fy * dx - fx * dy;
    const b = fx * (by[e] - ay[f]) - fy * (bx[e] - ax[f]);
    const nearF = SAME_POINT * (Math.abs(fx) + Math.abs(fy));
    if ((a > nearF && b > nearF) || (a < -nearF && b < -nearF)) return;
    const doubtful =
      Math.abs(c) <= nearE || Math.abs(d) <= nearE || Math.abs(a) <= nearF || Math.abs(b) <= nearF;
    if (doubtful && this.touch(edges, e, f, [a, b, c, d], frame)) return;
    if (c > 0 === d > 0 || a > 0 === b > 0) return;
    const t = a / (a - b);
    this.cut(e, t, f, c / (c - d), ax[e] + t * ex, ay[e] + t * ey, frame);
  }

  /**
   * Contacts of an end of one edge with the other edge.
   * @param sides of the ends a, b of e seen from f, and c, d of f seen from e: cross products
   * @returns whether there are any
   */
  private touch(edges: CellEdges, e: number, f: number, sides: readonly number[], frame: CellFrame): boolean {
    const { ax, ay, bx, by, owner, wrongWay } = edges;
    const { reach } = this;
    reach.fill(Infinity, 0, 4);
    reach[1] = reach[3] = -Infinity;
    this.touchEnd(edges, e, f, ax[f], ay[f], 0, sides[2], false, frame);
    this.touchEnd(edges, e, f, bx[f], by[f], 1, sides[3], false, frame);
    this.touchEnd(edges, f, e, ax[e], ay[e], 0, sides[0], true, frame);
    this.touchEnd(edges, f, e, bx[e], by[e], 1, sides[1], true, frame);
    if (reach[1] < reach[0]) return false;
    const ex = bx[e] - ax[e];
    const ey = by[e] - ay[e];
    if ((reach[1] - reach[0]) * Math.hypot(ex, ey) > 4 * SAME_POINT) {
      const alike = ex * (bx[f] - ax[f]) + ey * (by[f] - ay[f]) > 0;
      const sameSide = alike === (wrongWay[e] === wrongWay[f]);
      this.overlaps.push(
        { edge: e, from: reach[0], to: reach[1], other: owner[f], sameSide },
        { edge: f, from: reach[2], to: reach[3], other: owner[e], sameSide },
      );
    }
    return true;
  }

  /** The end `end` (0 or 1) of edge `of`, at x, y: does it lie on edge `on`? `swapped`: `on` is the pair's second. */
  private touchEnd(
    { ax, ay, bx, by }: CellEdges,
    on: number,
    of: number,
    x: number,
    y: number,
    end: 0 | 1,
    side: number,
    swapped: boolean,
    frame: CellFrame,
  ): void {
    const ux = bx[on] - ax[on];
    const uy = by[on] - ay[on];
    if (Math.abs(side) > SAME_POINT * (Math.abs(ux) + Math.abs(uy))) return;
    const length = Math.hypot(ux, uy);
    let t = ((x - ax[on]) * ux + (y - ay[on]) * uy) / (length * length);
    const slack = SAME_POINT / length;
    if (t < -slack || t > 1 + slack) return;
    if (t <= slack) t = 0;
    else if (t >= 1 - slack) t = 1;
    const { reach } = this;
    const [own, theirs] = swapped ? [2, 0] : [0, 2];
    reach[own] = Math.min(reach[own], t);
    reach[own + 1] = Math.max(reach[own + 1], t);
    reach[theirs] = Math.min(reach[theirs], end);
    reach[theirs + 1] = Math.max(reach[theirs + 1], end);
    this.cut(on, t, of, end, x, y, frame);
  }

  private cut(e: number, t: number, f: number, u: number, x: number, y: number, frame: CellFrame): void {
    if (!frame.holds(x, y)) return;
    const node = this.nodes.at(x, y, this.firstNode);
    this.cuts.push({ edge: e, t, node }, { edge: f, t: u, node });
  }
}

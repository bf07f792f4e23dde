import { enlarged } from './cell-lists.ts';

/** Edges in one cell beyond this are not solved but bounded. */
export const MOST_EDGES = 400;

/**
 * Exact area of a union of polygons inside one unit cell, and of its intersection with one more polygon (the
 * zone). Between two neighbouring heights where an edge begins, ends, crosses another or the cell's sides,
 * nothing changes its order, so widths at mid-height times the height are exact.
 *
 * Use: `begin(zone)`, `polygon(...)` and its `edge(...)`s for each, then `solve()`. Coordinates are relative
 * to the cell, 0..1; edges may reach beyond it.
 */
export class CellSolver {
  private edges = 0;
  private ax = new Float64Array(32);
  private ay = new Float64Array(32);
  private bx = new Float64Array(32);
  private by = new Float64Array(32);
  private owner = new Int32Array(32);
  /** What crossing the edge rightwards adds to the winding: -1 where it ran up, the inside to its left. */
  private turn = new Int32Array(32);
  /** Height where the edge crosses the left border, held within the cell; Infinity where it does not. */
  private leftY = new Float64Array(32);
  /** What crossing the edge upwards along the left border adds. */
  private leftTurn = new Int32Array(32);

  private polygons = 0;
  private leftMean = new Float64Array(16);
  private winding = new Int32Array(16);
  private atBottom = new Int32Array(16);

  private heights = new Float64Array(128);
  private heightCount = 0;
  private order = new Int32Array(32);
  private at = new Float64Array(32);
  private hasZone = false;

  /** @param withZone the first polygon added is the zone to intersect with */
  begin(withZone: boolean): void {
    this.edges = 0;
    this.polygons = 0;
    this.hasZone = withZone;
  }

  get edgeCount(): number {
    return this.edges;
  }

  /** @param leftMean mean winding of the polygon along the left border of the cell */
  polygon(leftMean: number): void {
    if (this.polygons === this.leftMean.length) {
      this.leftMean = enlarged(this.leftMean, new Float64Array(2 * this.polygons));
      this.winding = new Int32Array(2 * this.polygons);
      this.atBottom = enlarged(this.atBottom, new Int32Array(2 * this.polygons));
    }
    this.leftMean[this.polygons++] = leftMean;
  }

  /** An edge of the polygon added last, directed so that the inside lies to its left. */
  edge(ax: number, ay: number, bx: number, by: number): void {
    const e = this.edges++;
    if (e === this.ax.length) this.enlargeEdges(2 * e);
    const up = by >= ay;
    this.ax[e] = up ? ax : bx;
    this.ay[e] = up ? ay : by;
    this.bx[e] = up ? bx : ax;
    this.by[e] = up ? by : ay;
    this.owner[e] = this.polygons - 1;
    this.turn[e] = up ? -1 : 1;
  }

  /**
   * The edge from vertex `id >> 1` of `xy` (degrees) to the next; the lowest bit of `id` says that it runs the
   * wrong way round. West and south: the cell's corner, in cells from 0° E, 0° N.
   */
  edgeById(xy: Float64Array, id: number, cellsPerDegree: number, west: number, south: number): void {
    const i = id & -2;
    const ax = xy[i] * cellsPerDegree - west;
    const ay = xy[i + 1] * cellsPerDegree - south;
    const bx = xy[i + 2] * cellsPerDegree - west;
    const by = xy[i + 3] * cellsPerDegree - south;
    if (id & 1) this.edge(bx, by, ax, ay);
    else this.edge(ax, ay, bx, by);
  }

  private enlargeEdges(size: number): void {
    for (const name of ['ax', 'ay', 'bx', 'by', 'at', 'leftY'] as const)
      this[name] = enlarged(this[name], new Float64Array(size));
    for (const name of ['owner', 'turn', 'order', 'leftTurn'] as const)
      this[name] = enlarged(this[name], new Int32Array(size));
  }

  private height(y: number): void {
    if (!(y > 0 && y < 1)) return;
    if (this.heightCount === this.heights.length)
      this.heights = enlarged(this.heights, new Float64Array(2 * this.heightCount));
    this.heights[this.heightCount++] = y;
  }

  /** Fraction of the cell inside the union (and inside the zone). */
  solve(): number {
    this.findHeights();
    this.findBottoms();
    this.sortHeights();
    const { heights, heightCount } = this;
    let area = 0;
    let below = 0;
    for (let k = 0; k <= heightCount; k++) {
      const above = k < heightCount ? heights[k] : 1;
      if (above > below) area += (above - below) * this.widthAt((below + above) / 2);
      below = above;
    }
    return area < 0 ? 0 : area > 1 ? 1 : area;
  }

  /** By insertion: there are a few dozen of them, and a library sort costs more than the whole solution. */
  private sortHeights(): void {
    const { heights, heightCount } = this;
    if (heightCount > 200) {
      heights.subarray(0, heightCount).sort();
      return;
    }
    for (let k = 1; k < heightCount; k++) {
      const y = heights[k];
      let at = k;
      for (; at > 0 && heights[at - 1] > y; at--) heights[at] = heights[at - 1];
      heights[at] = y;
    }
  }

  private findHeights(): void {
    this.heightCount = 0;
    const { ax, ay, bx, by } = this;
    for (let e = 0; e < this.edges; e++) {
      this.height(ay[e]);
      this.height(by[e]);
      const dx = bx[e] - ax[e];
      if (dx !== 0) {
        const slope = (by[e] - ay[e]) / dx;
        if (ax[e] < 0 !== bx[e] < 0) this.height(ay[e] - ax[e] * slope);
        if (ax[e] < 1 !== bx[e] < 1) this.height(ay[e] + (1 - ax[e]) * slope);
      }
      for (let f = 0; f < e; f++) this.crossing(e, f);
    }
  }

  /** Height where edges e and f of different polygons cross; edges of one polygon do not. */
  private crossing(e: number, f: number): void {
    if (this.owner[e] === this.owner[f]) return;
    const { ax, ay, bx, by } = this;
    if (ay[e] >= by[f] || ay[f] >= by[e]) return;
    const ex = bx[e] - ax[e];
    const ey = by[e] - ay[e];
    const fx = bx[f] - ax[f];
    const fy = by[f] - ay[f];
    const det = ex * fy - ey * fx;
    if (det === 0) return;
    const t = ((ax[f] - ax[e]) * fy - (ay[f] - ay[e]) * fx) / det;
    const u = ((ax[f] - ax[e]) * ey - (ay[f] - ay[e]) * ex) / det;
    if (t > 0 && t < 1 && u > 0 && u < 1) this.height(ay[e] + t * ey);
  }

  /**
   * Winding of each polygon at the cell's bottom left corner: its mean along the left border less what the
   * edges that cross the border add above their crossing.
   */
  private findBottoms(): void {
    const { leftMean, atBottom, owner, leftY, leftTurn, ax, ay, bx, by } = this;
    for (let e = 0; e < this.edges; e++) {
      leftY[e] = Infinity;
      if (ax[e] < 0 === bx[e] < 0) continue;
      const y = ay[e] - (ax[e] * (by[e] - ay[e])) / (bx[e] - ax[e]);
      leftY[e] = y < 0 ? 0 : y > 1 ? 1 : y;
      // An edge that runs rightwards with the inside to its left has the inside above it.
      const ranRight = bx[e] > ax[e] === this.turn[e] < 0;
      leftTurn[e] = ranRight ? 1 : -1;
      leftMean[owner[e]] -= leftTurn[e] * (1 - leftY[e]);
    }
    for (let p = 0; p < this.polygons; p++) atBottom[p] = Math.round(leftMean[p]);
  }

  /** Total length inside at height y, between the sides of the cell. */
  private widthAt(y: number): number {
    const { winding, atBottom, owner, turn, leftY, leftTurn, order, at, ax, ay, bx, by } = this;
    for (let p = 0; p < this.polygons; p++) winding[p] = atBottom[p];
    let count = 0;
    for (let e = 0; e < this.edges; e++) {
      const passed = leftY[e] < y;
      if (passed) winding[owner[e]] += leftTurn[e];
      if (ay[e] > y || by[e] <= y) continue;
      // Left of the cell by the same comparison that turned the winding, never by rounded x.
      if (ax[e] < 0 !== passed) continue;
      const x = Math.max(0, ax[e] + ((y - ay[e]) / (by[e] - ay[e])) * (bx[e] - ax[e]));
      if (x >= 1) continue;
      let k = count++;
      for (; k > 0 && at[order[k - 1]] > x; k--) order[k] = order[k - 1];
      order[k] = e;
      at[e] = x;
    }
    const first = this.hasZone ? 1 : 0;
    let inside = 0;
    for (let p = first; p < this.polygons; p++) if (winding[p] > 0) inside++;
    let width = 0;
    let from = 0;
    for (let k = 0; k <= count; k++) {
      const x = k < count ? at[order[k]] : 1;
      if (inside > 0 && (!this.hasZone || winding[0] > 0)) width += x - from;
      from = x;
      if (k === count) break;
      const p = owner[order[k]];
      const before = winding[p] > 0;
      winding[p] += turn[order[k]];
      if (p >= first && winding[p] > 0 !== before) inside += before ? -1 : 1;
    }
    return width;
  }
}

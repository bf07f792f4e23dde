import { enlarged } from './cell-lists.ts';
import type { Steps } from './cell-overlap.ts';
import { Heights } from './heights.ts';
import { VisitEdges } from './visit-edges.ts';

/** Edges in one cell beyond this are not solved but bounded. */
export const MOST_EDGES = 400;

/**
 * Exact area of a union of polygons inside one unit cell, and its outline there. Between two neighbouring heights
 * where an edge begins, ends, crosses another or the cell's sides, nothing changes its order, so widths at
 * mid-height times the height are exact.
 *
 * Use: `begin()`, `polygon(...)` and its `edges(...)` for each, then `solve()` or `outline(...)`. Coordinates are
 * relative to the cell, 0..1; edges may reach beyond it.
 */
export class CellSolver extends VisitEdges {
  private count = 0;
  private ax = new Float64Array(32);
  private ay = new Float64Array(32);
  private bx = new Float64Array(32);
  private by = new Float64Array(32);
  private owner = new Int32Array(32);
  /** What crossing the edge rightwards adds to the winding: -1 where it ran up, the inside to its left. */
  private turn = new Int32Array(32);
  /** The edge is seen at heights `low < y <= high`: to the right of the left border. */
  private low = new Float64Array(32);
  private high = new Float64Array(32);
  /** Change of x by height. */
  private slope = new Float64Array(32);
  /** Edges that are seen, by `low`. */
  private seen = new Int32Array(32);
  private seenCount = 0;

  /** Edges across the left border, by the height where they cross it, and what crossing them upwards adds. */
  private leftEdges = new Int32Array(32);
  private leftY = new Float64Array(32);
  private leftTurn = new Int32Array(32);
  private leftCount = 0;

  private polygons = 0;
  private leftMean = new Float64Array(16);
  /** Winding of each polygon at the left border, and rightwards along the line that is measured. */
  private atLeft = new Int32Array(16);
  private winding = new Int32Array(16);

  private readonly heights = new Heights();
  /** Edges that begin below the line and do not end below it; and sorted along it with their x. */
  private active = new Int32Array(32);
  private order = new Int32Array(32);
  private at = new Float64Array(32);
  /** The last step of the outline along each edge and along the left border; -1 where there is none. */
  private stepOf = new Int32Array(32);
  private leftStep = -1;

  begin(): void {
    this.count = 0;
    this.polygons = 0;
  }

  get edgeCount(): number {
    return this.count;
  }

  /** @param leftMean mean winding of the polygon along the left border of the cell */
  polygon(leftMean: number): void {
    if (this.polygons === this.leftMean.length) {
      this.leftMean = enlarged(this.leftMean, new Float64Array(2 * this.polygons));
      this.winding = new Int32Array(2 * this.polygons);
      this.atLeft = new Int32Array(2 * this.polygons);
    }
    this.leftMean[this.polygons++] = leftMean;
  }

  /** An edge of the polygon added last, directed so that the inside lies to its left. */
  edge(ax: number, ay: number, bx: number, by: number): void {
    const e = this.count++;
    if (e === this.ax.length) this.enlargeEdges(2 * e);
    const up = by >= ay;
    this.ax[e] = up ? ax : bx;
    this.ay[e] = up ? ay : by;
    this.bx[e] = up ? bx : ax;
    this.by[e] = up ? by : ay;
    this.owner[e] = this.polygons - 1;
    this.turn[e] = up ? -1 : 1;
  }

  private enlargeEdges(size: number): void {
    for (const name of ['ax', 'ay', 'bx', 'by', 'low', 'high', 'slope', 'leftY', 'at'] as const)
      this[name] = enlarged(this[name], new Float64Array(size));
    for (const name of [
      'owner',
      'turn',
      'seen',
      'leftEdges',
      'leftTurn',
      'active',
      'order',
      'stepOf',
    ] as const)
      this[name] = enlarged(this[name], new Int32Array(size));
  }

  /** Fraction of the cell inside the union. */
  solve(): number {
    let area = 0;
    this.sweep((below, above, count) => {
      area += (above - below) * this.widthInside(count);
    });
    return area < 0 ? 0 : area > 1 ? 1 : area;
  }

  /** Adds the outline of the union in the cell to `steps`, as the steps of one polygon. */
  outline(steps: Steps): void {
    this.stepOf.fill(-1, 0, this.count);
    this.leftStep = -1;
    this.sweep((below, above, count) => {
      this.traceInside(below, above, count, steps);
    });
  }

  /** Moves a line from the bottom of the cell to its top: what holds between the heights where its order changes. */
  private sweep(between: (below: number, above: number, activeCount: number) => void): void {
    this.lookAtEdges();
    this.findHeights();
    this.findBottoms();
    const { seen, low, leftEdges, leftY, leftTurn, atLeft, owner } = this;
    const { values, count } = this.heights;
    let below = 0;
    let activeCount = 0;
    let nextSeen = 0;
    let nextLeft = 0;
    for (let k = 0; k <= count; k++) {
      const above = k < count ? values[k] : 1;
      if (above <= below) continue;
      const y = (below + above) / 2;
      for (; nextSeen < this.seenCount && low[seen[nextSeen]] < y; nextSeen++)
        this.active[activeCount++] = seen[nextSeen];
      for (; nextLeft < this.leftCount && leftY[leftEdges[nextLeft]] < y; nextLeft++)
        atLeft[owner[leftEdges[nextLeft]]] += leftTurn[leftEdges[nextLeft]];
      activeCount = this.sortAlong(y, activeCount);
      between(below, above, activeCount);
      below = above;
    }
  }

  /** Which part of each edge lies right of the left border and not right of the cell; both lists come out sorted. */
  private lookAtEdges(): void {
    const { ax, ay, bx, by, low, high, slope, seen, leftEdges, leftY, leftTurn, turn } = this;
    let seenCount = 0;
    let leftCount = 0;
    for (let e = 0; e < this.count; e++) {
      slope[e] = (bx[e] - ax[e]) / (by[e] - ay[e]);
      low[e] = ay[e];
      high[e] = by[e];
      const startsLeft = ax[e] < 0;
      if (startsLeft !== bx[e] < 0) {
        const crossed = ay[e] - (ax[e] * (by[e] - ay[e])) / (bx[e] - ax[e]);
        const y = crossed < 0 ? 0 : crossed > 1 ? 1 : crossed;
        leftY[e] = y;
        // An edge that runs rightwards with the inside to its left has the inside above it.
        leftTurn[e] = startsLeft === turn[e] < 0 ? 1 : -1;
        if (startsLeft) low[e] = y;
        else high[e] = y;
        let k = leftCount++;
        for (; k > 0 && leftY[leftEdges[k - 1]] > y; k--) leftEdges[k] = leftEdges[k - 1];
        leftEdges[k] = e;
      } else if (startsLeft) continue;
      if (low[e] >= high[e] || high[e] <= 0 || low[e] >= 1 || (ax[e] >= 1 && bx[e] >= 1)) continue;
      let k = seenCount++;
      for (; k > 0 && low[seen[k - 1]] > low[e]; k--) seen[k] = seen[k - 1];
      seen[k] = e;
    }
    this.seenCount = seenCount;
    this.leftCount = leftCount;
  }

  private findHeights(): void {
    const { heights } = this;
    heights.count = 0;
    const { ax, ay, bx, slope, low, high, seen, seenCount, leftEdges, leftCount, leftY } = this;
    for (let k = 0; k < leftCount; k++) heights.add(leftY[leftEdges[k]]);
    let lastLow = NaN;
    for (let k = 0; k < seenCount; k++) {
      const e = seen[k];
      if (low[e] !== lastLow) heights.add(low[e]);
      lastLow = low[e];
      heights.add(high[e]);
      if (ax[e] < 1 !== bx[e] < 1) heights.add(ay[e] + (1 - ax[e]) / slope[e]);
      for (let l = 0; l < k; l++) if (low[e] < high[seen[l]]) this.crossing(e, seen[l]);
    }
    heights.sort();
  }

  /** Height where edges e and f of different polygons cross; edges of one polygon do not. */
  private crossing(e: number, f: number): void {
    if (this.owner[e] === this.owner[f]) return;
    const { ax, ay, bx, by } = this;
    const ex = bx[e] - ax[e];
    const ey = by[e] - ay[e];
    const fx = bx[f] - ax[f];
    const fy = by[f] - ay[f];
    const det = ex * fy - ey * fx;
    if (det === 0) return;
    const t = ((ax[f] - ax[e]) * fy - (ay[f] - ay[e]) * fx) / det;
    const u = ((ax[f] - ax[e]) * ey - (ay[f] - ay[e]) * ex) / det;
    if (t > 0 && t < 1 && u > 0 && u < 1) this.heights.add(ay[e] + t * ey);
  }

  /**
   * Winding of each polygon at the cell's bottom left corner: its mean along the left border less what the
   * edges that cross the border add above their crossing.
   */
  private findBottoms(): void {
    const { leftMean, atLeft, owner, leftEdges, leftY, leftTurn } = this;
    for (let k = 0; k < this.leftCount; k++) {
      const e = leftEdges[k];
      leftMean[owner[e]] -= leftTurn[e] * (1 - leftY[e]);
    }
    for (let p = 0; p < this.polygons; p++) atLeft[p] = Math.round(leftMean[p]);
  }

  /** Sorts the active edges by their x at height y; those that have ended are dropped. How many are left. */
  private sortAlong(y: number, activeCount: number): number {
    const { active, order, at, ax, ay, high, slope } = this;
    let count = 0;
    for (let a = 0; a < activeCount; a++) {
      const e = active[a];
      if (high[e] < y) continue;
      active[count] = e;
      // Left of the cell by the height at which it crossed the border, never by rounded x.
      const x = Math.max(0, ax[e] + (y - ay[e]) * slope[e]);
      at[e] = x;
      let k = count++;
      for (; k > 0 && at[order[k - 1]] > x; k--) order[k] = order[k - 1];
      order[k] = e;
    }
    return count;
  }

  /** Windings at the left border; how many polygons it lies in. */
  private insideAtLeft(): number {
    const { winding, atLeft, polygons } = this;
    let inside = 0;
    for (let p = 0; p < polygons; p++) {
      winding[p] = atLeft[p];
      if (winding[p] > 0) inside++;
    }
    return inside;
  }

  /** Crosses edge e rightwards: by how many more polygons hold the line right of it. */
  private cross(e: number): number {
    const { winding, owner, turn } = this;
    const p = owner[e];
    const before = winding[p] > 0;
    winding[p] += turn[e];
    return winding[p] > 0 === before ? 0 : before ? -1 : 1;
  }

  /** Total length inside along the line last sorted, between the sides of the cell. */
  private widthInside(count: number): number {
    const { order, at } = this;
    let inside = this.insideAtLeft();
    let width = 0;
    let from = 0;
    for (let k = 0; k < count; k++) {
      const e = order[k];
      const x = at[e] < 1 ? at[e] : 1;
      if (inside > 0) width += x - from;
      from = x;
      inside += this.cross(e);
    }
    return inside > 0 ? width + 1 - from : width;
  }

  /** Adds the outline between two heights: the edges along the line last sorted at which the union begins or ends. */
  private traceInside(below: number, above: number, count: number, steps: Steps): void {
    const { order, at, ax, ay, slope, stepOf } = this;
    let inside = this.insideAtLeft();
    this.leftStep = inside > 0 ? steps.extend(this.leftStep, below, above, 0, 0, 1) : -1;
    for (let k = 0; k < count; k++) {
      const e = order[k];
      if (at[e] >= 1) return;
      const before = inside > 0;
      inside += this.cross(e);
      if (inside > 0 === before) continue;
      const x = ax[e] + (below - ay[e]) * slope[e];
      stepOf[e] = steps.extend(stepOf[e], below, above, x, slope[e], before ? -1 : 1);
    }
  }
}

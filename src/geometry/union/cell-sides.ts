import { enlarged } from '../overlay/cells/cell-lists.ts';
import type { CellEdges, CellFrame } from './cell-edges.ts';

/** Tells which polygons of a cell hold a place in it: up the west side from the corner, then eastwards. */
export class CellSides {
  /** Per edge: seen east of the west side at heights `low < y <= high`. */
  private low = new Float64Array(64);
  private high = new Float64Array(64);
  /** What crossing the edge eastwards adds to the winding. */
  private turn = new Int32Array(64);
  /** Height at which the edge crosses the west side, NaN where it does not; what crossing it northwards adds. */
  private leftY = new Float64Array(64);
  private leftTurn = new Int32Array(64);
  /** Winding of each polygon at the south-west corner. */
  private corner = new Float64Array(16);

  prepare(edges: CellEdges, frame: CellFrame): void {
    const { ax, ay, bx, by, wrongWay, owner, count, polygons, leftMean } = edges;
    this.room(count, polygons);
    const { low, high, turn, leftY, leftTurn, corner } = this;
    const { west, south, north } = frame;
    for (let p = 0; p < polygons; p++) corner[p] = leftMean[p];
    for (let k = 0; k < count; k++) {
      const up = by[k] >= ay[k];
      turn[k] = up === (wrongWay[k] === 0) ? -1 : 1;
      low[k] = up ? ay[k] : by[k];
      high[k] = up ? by[k] : ay[k];
      leftY[k] = NaN;
      const startsLeft = (up ? ax[k] : bx[k]) < west;
      if (startsLeft !== (up ? bx[k] : ax[k]) < west) {
        const crossed = ay[k] + ((west - ax[k]) * (by[k] - ay[k])) / (bx[k] - ax[k]);
        const y = Math.min(north, Math.max(south, crossed));
        leftY[k] = y;
        leftTurn[k] = startsLeft === turn[k] < 0 ? 1 : -1;
        if (startsLeft) low[k] = y;
        else high[k] = y;
        corner[owner[k]] -= leftTurn[k] * (north - y) * frame.cellsPerDegree;
      } else if (startsLeft) low[k] = high[k] = Infinity;
    }
    for (let p = 0; p < polygons; p++) corner[p] = Math.round(corner[p]);
  }

  private room(edges: number, polygons: number): void {
    if (edges > this.low.length) {
      for (const name of ['low', 'high', 'leftY'] as const)
        this[name] = enlarged(this[name], new Float64Array(2 * edges));
      for (const name of ['turn', 'leftTurn'] as const)
        this[name] = enlarged(this[name], new Int32Array(2 * edges));
    }
    if (polygons > this.corner.length) this.corner = new Float64Array(2 * polygons);
  }

  /** Is the place inside polygon p of the cell? It must not lie on its boundary. */
  isInside({ ax, ay, bx, by, polygonFrom }: CellEdges, p: number, x: number, y: number): boolean {
    const { low, high, turn, leftY, leftTurn } = this;
    let winding = this.corner[p];
    for (let k = polygonFrom[p]; k < polygonFrom[p + 1]; k++) {
      if (leftY[k] < y) winding += leftTurn[k];
      if (!(low[k] < y && y <= high[k])) continue;
      const side = (bx[k] - ax[k]) * (y - ay[k]) - (by[k] - ay[k]) * (x - ax[k]);
      // East of the edge: to the right of one that runs up.
      if (by[k] > ay[k] ? side < 0 : side > 0) winding += turn[k];
    }
    return winding > 0;
  }
}

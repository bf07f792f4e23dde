/** What takes the polygons of a cell, each with its mean winding along the left border and then its edges. */
export abstract class VisitEdges {
  /** @param leftMean mean winding of the polygon along the left border of the cell */
  abstract polygon(leftMean: number): void;

  /** An edge of the polygon added last, directed so that the inside lies to its left. */
  abstract edge(ax: number, ay: number, bx: number, by: number): void;

  /**
   * The edges of one visit (see `CellVisits`) to the cell, of the ring whose vertices stand in `xy` (degrees).
   * West and south: the cell's corner, in cells from 0° E, 0° N.
   */
  edges(
    xy: Float64Array,
    first: number,
    last: number,
    cellsPerDegree: number,
    west: number,
    south: number,
  ): void {
    const backwards = (first & 1) === 1;
    const to = last & -2;
    let i = first & -2;
    let ax = xy[i] * cellsPerDegree - west;
    let ay = xy[i + 1] * cellsPerDegree - south;
    for (; i <= to; i += 2) {
      const bx = xy[i + 2] * cellsPerDegree - west;
      const by = xy[i + 3] * cellsPerDegree - south;
      if (backwards) this.edge(bx, by, ax, ay);
      else this.edge(ax, ay, bx, by);
      ax = bx;
      ay = by;
    }
  }
}

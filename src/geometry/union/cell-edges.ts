import { enlarged } from '../overlay/cells/cell-lists.ts';

/** The cell under work, of a tile of `TILE_CELLS` columns: its sides in degrees. */
export class CellFrame {
  west = 0;
  south = 0;
  east = 0;
  north = 0;
  private x = 0;
  private y = 0;

  constructor(readonly cellsPerDegree: number) {}

  /** @param x, y the cell's south-west corner in cells from 0° E, 0° N */
  moveTo(x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.west = x / this.cellsPerDegree;
    this.south = y / this.cellsPerDegree;
    this.east = (x + 1) / this.cellsPerDegree;
    this.north = (y + 1) / this.cellsPerDegree;
  }

  /** Every place lies in one cell: sides belong to the cell east or north of them. */
  holds(lon: number, lat: number): boolean {
    const column = lon * this.cellsPerDegree - this.x;
    const row = lat * this.cellsPerDegree - this.y;
    return column >= 0 && column < 1 && row >= 0 && row < 1;
  }
}

/**
 * The edges of several polygons in one cell, polygon by polygon, visit by visit (see `CellVisits`), each in the
 * direction of its ring. Edges without length are left out.
 */
export class CellEdges {
  count = 0;
  /** Vertex at which edge k starts; its ends in degrees. */
  vertex = new Int32Array(64);
  ax = new Float64Array(64);
  ay = new Float64Array(64);
  bx = new Float64Array(64);
  by = new Float64Array(64);
  /** Polygon of edge k, by its place in the cell; 1 where the inside lies to the right of the edge. */
  owner = new Int32Array(64);
  wrongWay = new Int32Array(64);

  polygons = 0;
  /** First edge of polygon p; `polygons + 1` entries count. */
  polygonFrom = new Int32Array(16);
  /** Mean winding of polygon p along the west side of the cell. */
  leftMean = new Float64Array(16);

  visits = 0;
  /** First edge of visit j, `visits + 1` entries count; and the visit's own number. */
  visitFrom = new Int32Array(32);
  visit = new Int32Array(32);

  clear(): void {
    this.count = this.polygons = this.visits = 0;
  }

  addPolygon(leftMean: number): void {
    const p = this.polygons++;
    if (p + 2 > this.polygonFrom.length) {
      this.polygonFrom = enlarged(this.polygonFrom, new Int32Array(2 * p + 4));
      this.leftMean = enlarged(this.leftMean, new Float64Array(2 * p + 4));
    }
    this.leftMean[p] = leftMean;
    this.polygonFrom[p] = this.polygonFrom[p + 1] = this.count;
  }

  /** A visit of the polygon added last; `first` and `last` as in `CellVisits`. */
  addVisit(visit: number, xy: Float64Array, first: number, last: number): void {
    const j = this.visits++;
    if (j + 2 > this.visitFrom.length) {
      this.visitFrom = enlarged(this.visitFrom, new Int32Array(2 * j + 4));
      this.visit = enlarged(this.visit, new Int32Array(2 * j + 4));
    }
    this.visit[j] = visit;
    this.visitFrom[j] = this.count;
    const edges = (last >> 1) - (first >> 1) + 1;
    if (this.count + edges > this.vertex.length) this.enlarge(2 * (this.count + edges));
    for (let i = first >> 1; i <= last >> 1; i++) {
      const k = this.count;
      this.ax[k] = xy[2 * i];
      this.ay[k] = xy[2 * i + 1];
      this.bx[k] = xy[2 * i + 2];
      this.by[k] = xy[2 * i + 3];
      if (this.ax[k] === this.bx[k] && this.ay[k] === this.by[k]) continue;
      this.vertex[k] = i;
      this.owner[k] = this.polygons - 1;
      this.wrongWay[k] = first & 1;
      this.count++;
    }
    this.visitFrom[j + 1] = this.polygonFrom[this.polygons] = this.count;
  }

  private enlarge(size: number): void {
    for (const name of ['ax', 'ay', 'bx', 'by'] as const)
      this[name] = enlarged(this[name], new Float64Array(size));
    for (const name of ['vertex', 'owner', 'wrongWay'] as const)
      this[name] = enlarged(this[name], new Int32Array(size));
  }
}

/** Most cells a grid may have per point, and altogether. */
const CELLS_PER_POINT = 2;
const MOST_CELLS = 1 << 22;

/**
 * Points sorted into square cells, row by row from the south-west, so that the points of neighbouring cells
 * of a row lie together. Points without location (NaN) are left out.
 */
export class PointGrid {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellsPerDegree: number;
  /** Points of cell c: `order[start[c]] .. order[start[c + 1] - 1]`. */
  readonly start: Uint32Array;
  /** Indices into the points as given. */
  readonly order: Uint32Array;
  /** lon, lat in the order of `order`. */
  readonly sorted: Float64Array;

  /** @param points lon, lat pairs in degrees; NaN, NaN without location */
  constructor(readonly points: Float64Array) {
    const count = points.length / 2;
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    let located = 0;
    for (let i = 0; i < count; i++) {
      const x = points[2 * i];
      const y = points[2 * i + 1];
      if (!(Number.isFinite(x) && Number.isFinite(y))) continue;
      located++;
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    const wanted = Math.min(MOST_CELLS, Math.max(1, CELLS_PER_POINT * located));
    const extent = Math.max((east - west) * (north - south), 1e-12);
    this.cellsPerDegree = located
      ? Math.min(Math.sqrt(wanted / extent), wanted / Math.max(east - west, north - south, 1e-9))
      : 1;
    this.west = located ? west : 0;
    this.south = located ? south : 0;
    this.columns = located ? Math.floor((east - west) * this.cellsPerDegree) + 1 : 1;
    this.rows = located ? Math.floor((north - south) * this.cellsPerDegree) + 1 : 1;
    this.start = new Uint32Array(this.columns * this.rows + 1);
    this.order = new Uint32Array(located);
    this.sorted = new Float64Array(2 * located);
    this.fill(count, located);
  }

  /** Counting sort of the located points by cell. */
  private fill(count: number, located: number): void {
    const { points, start, order, sorted } = this;
    const cells = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const x = points[2 * i];
      const y = points[2 * i + 1];
      if (!(Number.isFinite(x) && Number.isFinite(y))) {
        cells[i] = 0xffffffff;
        continue;
      }
      cells[i] = this.row(y) * this.columns + this.column(x);
      start[cells[i] + 1]++;
    }
    for (let c = 1; c < start.length; c++) start[c] += start[c - 1];
    const next = start.slice(0, -1);
    for (let i = 0; i < count && located > 0; i++) {
      if (cells[i] === 0xffffffff) continue;
      const at = next[cells[i]]++;
      order[at] = i;
      sorted[2 * at] = points[2 * i];
      sorted[2 * at + 1] = points[2 * i + 1];
    }
  }

  /** Column of longitude x, held within the grid. Monotone in x, so no point is lost between cells. */
  column(x: number): number {
    const c = Math.floor((x - this.west) * this.cellsPerDegree);
    return c < 0 ? 0 : c >= this.columns ? this.columns - 1 : c;
  }

  row(y: number): number {
    const r = Math.floor((y - this.south) * this.cellsPerDegree);
    return r < 0 ? 0 : r >= this.rows ? this.rows - 1 : r;
  }
}

import { CellVisits } from './cell-lists.ts';
import { RUN_EDGES, type PreparedAreas } from '../prepared-areas.ts';
import { LEFT } from '../run-raster.ts';
import type { RunsInTile } from './runs-in-tile.ts';
import { TILE_CELLS } from './share-grid.ts';
import { TileSums, type TileFinds } from './tile-sums.ts';

const T = TILE_CELLS;

/**
 * Lays polygon parts over one tile, one at a time: which cells an edge touches and how much of each is inside
 * (exactly: areas of trapezoids are summed, as scan converters do), and the runs of cells wholly inside.
 * Cells are numbered row * T + column from the south-west.
 */
export class TileWalker {
  private readonly sums = new TileSums();
  private sign = 1;
  private edge = 0;
  private visits = new CellVisits();

  /** @param x0, y0 cell number of the tile's south-west corner */
  constructor(
    readonly cellsPerDegree: number,
    private x0: number,
    private y0: number,
  ) {}

  /** Cells whose winding is neither 0 nor 1, where a part was not valid, since the last `trustAgain`. */
  get suspectCells(): number {
    return this.sums.suspectCells;
  }

  trustAgain(): void {
    this.sums.suspectCells = 0;
  }

  /** Turns to another tile. */
  moveTo(x0: number, y0: number): void {
    this.x0 = x0;
    this.y0 = y0;
  }

  /** Adds the runs of part p that this tile sees. */
  look(areas: PreparedAreas, p: number, seen: RunsInTile): void {
    seen.look(areas, p, this.cellsPerDegree, this.x0, this.y0);
  }

  /** Height of vertex i of a layer above the tile's southern border, in cells. */
  heightOf({ geometry: { xy } }: PreparedAreas, i: number): number {
    return xy[2 * i + 1] * this.cellsPerDegree - this.y0;
  }

  /**
   * Walks the part whose runs are entries `first .. end - 1` and adds what it finds. Runs that are booked change
   * the winding at the western side of their boxes instead of on their way: in these boxes alone windings other
   * than 0 and 1 may come up, and records and runs count them.
   * @param unseen cells that want no record
   */
  walk(
    areas: PreparedAreas,
    seen: RunsInTile,
    first: number,
    end: number,
    finds: TileFinds,
    unseen: Int32Array,
  ): void {
    this.visits = finds.visits;
    let low = T;
    let high = -1;
    for (let e = first; e < end; e++) {
      if (seen.south[e] < low) low = seen.south[e];
      if (seen.north[e] > high) high = seen.north[e];
      this.sign = seen.sign[e];
      const from = seen.from[e];
      const to = seen.to[e];
      if (seen.west[e] === LEFT || seen.booked[e])
        this.sums.book(seen, e, this.heightOf(areas, from), this.heightOf(areas, to));
      else this.walkEdges(areas.geometry.xy, from, to);
    }
    this.sums.collect(finds, low, high, unseen);
  }

  private walkEdges(xy: Float64Array, from: number, to: number): void {
    const { cellsPerDegree: s, x0, y0, visits } = this;
    const wrongWay = this.sign < 0 ? 1 : 0;
    // Each edge ends one visit at most; longer ways make room for themselves.
    visits.room(2 * RUN_EDGES);
    let ax = xy[2 * from] * s - x0;
    let ay = xy[2 * from + 1] * s - y0;
    // Whole numbers of 32 bits, and said so: half the time of doubles.
    let column = Math.floor(ax) | 0;
    let row = Math.floor(ay) | 0;
    let cell = column >= 0 && column < T && row >= 0 && row < T ? row * T + column : -1;
    // The visit under way: its first edge, the height at which it began, and its area so far.
    let first = from;
    let enteredAt = ay;
    let area = 0;
    for (let i = from; i < to; i++) {
      const bx = xy[2 * i + 2] * s - x0;
      const by = xy[2 * i + 3] * s - y0;
      const nextColumn = Math.floor(bx) | 0;
      const nextRow = Math.floor(by) | 0;
      if (cell >= 0 && column === nextColumn && row === nextRow) area += (by - ay) * ((ax + bx) / 2 - column);
      else {
        const right = nextColumn - column;
        const up = nextRow - row;
        const next =
          nextColumn >= 0 && nextColumn < T && nextRow >= 0 && nextRow < T ? nextRow * T + nextColumn : -1;
        if (cell >= 0 && next >= 0 && right * right + up * up === 1) {
          // Into a neighbouring cell, the most frequent way.
          let x = right > 0 ? nextColumn : column;
          let y = up > 0 ? nextRow : row;
          if (up === 0) y = between(ay + (x - ax) * ((by - ay) / (bx - ax)), ay, by);
          else x = between(ax + (y - ay) * ((bx - ax) / (by - ay)), ax, bx);
          area += (y - ay) * ((ax + x) / 2 - column);
          this.endVisit(cell, y - enteredAt, area, 2 * first + wrongWay, 2 * i + wrongWay);
          first = i;
          enteredAt = y;
          area = (by - y) * ((x + bx) / 2 - nextColumn);
        } else {
          if (cell >= 0 && first < i)
            this.endVisit(cell, ay - enteredAt, area, 2 * first + wrongWay, 2 * i - 2 + wrongWay);
          this.edge = 2 * i + wrongWay;
          this.walkFar(column, row, nextColumn, nextRow, ax, ay, bx, by);
          visits.room(2 * RUN_EDGES);
          first = i + 1;
          enteredAt = by;
          area = 0;
        }
        column = nextColumn;
        row = nextRow;
        cell = next;
      }
      ax = bx;
      ay = by;
    }
    if (cell >= 0 && first < to)
      this.endVisit(cell, ay - enteredAt, area, 2 * first + wrongWay, 2 * to - 2 + wrongWay);
  }

  /** Adds a visit that rises by `dy`, with `area` between it and the cell's left border. There is room for it. */
  private endVisit(cell: number, dy: number, area: number, first: number, last: number): void {
    const { visits, sign } = this;
    this.sums.add(cell, sign * dy, sign * area);
    const at = visits.length++;
    visits.cells[at] = cell;
    visits.first[at] = first;
    visits.last[at] = last;
  }

  /** An edge that passes through several cells, or lies or leads outside the tile. */
  private walkFar(
    column: number,
    row: number,
    nextColumn: number,
    nextRow: number,
    ax: number,
    ay: number,
    bx: number,
    by: number,
  ): void {
    // Below, above, or to the right: out of sight, where it bounds nothing in this tile.
    if ((row < 0 && nextRow < 0) || (row >= T && nextRow >= T) || (column >= T && nextColumn >= T)) return;
    if (column < 0 && nextColumn < 0) this.sums.passLeft(ay, by, this.sign);
    else if (row === nextRow) this.walkColumns(row, ax, ay, bx, by);
    else this.walkRows(ax, ay, bx, by);
  }

  /** One piece of an edge inside one cell: height `dy`, middle at `x`. */
  private touch(column: number, row: number, dy: number, x: number): void {
    if (this.visits.length === this.visits.cells.length) this.visits.room(1);
    this.endVisit(row * T + column, dy, dy * (x - column), this.edge, this.edge);
  }

  /** Cuts an edge at the lines between rows. */
  private walkRows(ax: number, ay: number, bx: number, by: number): void {
    const slope = (bx - ax) / (by - ay);
    const up = by >= ay;
    let row = Math.floor(ay);
    const lastRow = Math.floor(by);
    let x = ax;
    let y = ay;
    // Rows out of sight are jumped over.
    if (up && row < 0) {
      x = between(ax + (0 - ay) * slope, ax, bx);
      y = row = 0;
    } else if (!up && row >= T) {
      x = between(ax + (T - ay) * slope, ax, bx);
      y = T;
      row = T - 1;
    }
    for (;;) {
      if (row < 0 || row >= T) return;
      if (row === lastRow) break;
      const nextY = up ? row + 1 : row;
      const nextX = between(ax + (nextY - ay) * slope, ax, bx);
      this.walkColumns(row, x, y, nextX, nextY);
      x = nextX;
      y = nextY;
      row += up ? 1 : -1;
    }
    this.walkColumns(row, x, y, bx, by);
  }

  /** Cuts a piece within one row at the lines between columns. */
  private walkColumns(row: number, ax: number, ay: number, bx: number, by: number): void {
    const slope = (by - ay) / (bx - ax);
    const right = bx >= ax;
    let column = Math.floor(ax);
    const lastColumn = Math.floor(bx);
    let x = ax;
    let y = ay;
    if (column < 0 && lastColumn < 0) return this.sums.passLeft(ay, by, this.sign);
    if (column >= T && lastColumn >= T) return;
    if (column < 0) {
      y = between(ay + (0 - ax) * slope, ay, by);
      this.sums.passLeft(ay, y, this.sign);
      x = column = 0;
    } else if (column >= T) {
      y = between(ay + (T - ax) * slope, ay, by);
      x = T;
      column = T - 1;
    }
    while (column !== lastColumn) {
      if (column >= T) return;
      const nextX = right ? column + 1 : column;
      const nextY = between(ay + (nextX - ax) * slope, ay, by);
      this.touch(column, row, nextY - y, (x + nextX) / 2);
      x = nextX;
      y = nextY;
      column += right ? 1 : -1;
      if (column < 0) return this.sums.passLeft(y, by, this.sign);
    }
    if (column < T) this.touch(column, row, by - y, (x + bx) / 2);
  }
}

/** Keeps a point computed on an edge within the edge. */
function between(value: number, a: number, b: number): number {
  const low = a < b ? a : b;
  const high = a < b ? b : a;
  return value < low ? low : value > high ? high : value;
}

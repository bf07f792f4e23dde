import { RUN_EDGES, type PreparedAreas } from './prepared-areas.ts';
import { TILE_CELLS, WORDS_PER_ROW } from './share-grid.ts';

const T = TILE_CELLS;
/** Rounding of sums of a few thousand terms stays far below this. */
const SURE = 1e-6;

/** A list of numbers that grows; `values` may be replaced by a longer array. */
export class Growing<A extends Int32Array | Float64Array> {
  length = 0;
  constructor(public values: A) {}

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new (this.values.constructor as new (size: number) => A)(2 * this.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}
export const growingInts = (): Growing<Int32Array> => new Growing(new Int32Array(1024));
export const growingFloats = (): Growing<Float64Array> => new Growing(new Float64Array(1024));

/**
 * Lays polygon parts over one tile, one at a time: which cells an edge touches and how much of each is inside
 * (exactly: areas of trapezoids are summed, as scan converters do), and the runs of cells wholly inside.
 *
 * For each touched cell of the part, in `cells`, `left`, `fraction`: the cell (row * T + column), the mean
 * winding along its left border, the part of the cell inside (0..1). Runs, in `runs`: row, first and last
 * column. Edges by touched cell, in `edgeCells`, `edgeIds`: twice the vertex index, plus 1 for rings that run
 * the wrong way round.
 */
export class TileWalker {
  readonly cells = growingInts();
  readonly left = growingFloats();
  readonly fraction = growingFloats();
  readonly runs = growingInts();
  readonly edgeCells = growingInts();
  readonly edgeIds = growingInts();
  /** Cells between edges whose winding is neither 0 nor 1: the part was not valid there. */
  suspectCells = 0;

  private readonly cover = new Float64Array(T * T);
  private readonly area = new Float64Array(T * T);
  private readonly touched = new Uint32Array(T * WORDS_PER_ROW);
  private readonly fromLeft = new Float64Array(T);
  private lowRow = T;
  private highRow = -1;
  private sign = 1;
  private edge = 0;

  /** @param x0, y0 cell number of the tile's south-west corner */
  constructor(
    private readonly cellsPerDegree: number,
    private x0: number,
    private y0: number,
  ) {}

  /** Turns to another tile. */
  moveTo(x0: number, y0: number): void {
    this.x0 = x0;
    this.y0 = y0;
  }

  /** Forgets the edges of the parts walked so far. */
  clearEdges(): void {
    this.edgeCells.length = 0;
    this.edgeIds.length = 0;
  }

  /** Walks all edges of part p. Afterwards the lists hold this part alone, but for the edges, which add up. */
  walk(areas: PreparedAreas, p: number): void {
    const { geometry, ringSign, firstRun, runBoxes } = areas;
    const { parts, rings, xy } = geometry;
    const s = this.cellsPerDegree;
    this.lowRow = T;
    this.highRow = -1;
    for (let r = parts[p]; r < parts[p + 1]; r++) {
      this.sign = ringSign[r];
      for (let k = firstRun[r]; k < firstRun[r + 1]; k++) {
        const west = runBoxes[4 * k] * s - this.x0;
        const south = runBoxes[4 * k + 1] * s - this.y0;
        const north = runBoxes[4 * k + 3] * s - this.y0;
        if (west >= T || south >= T || north < 0) continue;
        const from = rings[r] + (k - firstRun[r]) * RUN_EDGES;
        const to = Math.min(from + RUN_EDGES, rings[r + 1] - 1);
        const east = runBoxes[4 * k + 2] * s - this.x0;
        // West of the tile only the rows that the run begins and ends in matter.
        if (east < 0) this.passLeft(xy[2 * from + 1] * s - this.y0, xy[2 * to + 1] * s - this.y0);
        else this.walkEdges(xy, from, to);
      }
    }
    this.collect();
  }

  private walkEdges(xy: Float64Array, from: number, to: number): void {
    const s = this.cellsPerDegree;
    const wrongWay = this.sign < 0 ? 1 : 0;
    let ax = xy[2 * from] * s - this.x0;
    let ay = xy[2 * from + 1] * s - this.y0;
    for (let i = from; i < to; i++) {
      const bx = xy[2 * i + 2] * s - this.x0;
      const by = xy[2 * i + 3] * s - this.y0;
      this.edge = 2 * i + wrongWay;
      const column = Math.floor(ax);
      const row = Math.floor(ay);
      if (
        column === Math.floor(bx) &&
        row === Math.floor(by) &&
        column >= 0 &&
        column < T &&
        row >= 0 &&
        row < T
      )
        this.touch(column, row, by - ay, (ax + bx) / 2);
      else if ((ay < 0 && by < 0) || (ay >= T && by >= T) || (ax >= T && bx >= T)) {
        // Out of sight: below, above, or to the right, where it bounds nothing in this tile.
      } else if (ax < 0 && bx < 0) this.passLeft(ay, by);
      else this.walkRows(ax, ay, bx, by);
      ax = bx;
      ay = by;
    }
  }

  /** One piece of an edge inside one cell: height `dy`, middle at `x`. */
  private touch(column: number, row: number, dy: number, x: number): void {
    const cell = row * T + column;
    const signed = this.sign * dy;
    this.cover[cell] += signed;
    this.area[cell] += signed * (x - column);
    this.touched[row * WORDS_PER_ROW + (column >> 5)] |= 1 << (column & 31);
    if (row < this.lowRow) this.lowRow = row;
    if (row > this.highRow) this.highRow = row;
    this.edgeCells.push(cell);
    this.edgeIds.push(this.edge);
  }

  /** A piece from height ay to by left of the tile: it turns the winding of all cells of its rows. */
  private passLeft(ay: number, by: number): void {
    const low = Math.max(0, Math.min(ay, by));
    const high = Math.min(T, Math.max(ay, by));
    if (!(low < high)) return;
    const up = by > ay ? this.sign : -this.sign;
    const first = Math.floor(low);
    const last = Math.min(T - 1, Math.ceil(high) - 1);
    for (let j = first; j <= last; j++) this.fromLeft[j] += up * (Math.min(high, j + 1) - Math.max(low, j));
    if (first < this.lowRow) this.lowRow = first;
    if (last > this.highRow) this.highRow = last;
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
    if (column < 0 && lastColumn < 0) return this.passLeft(ay, by);
    if (column >= T && lastColumn >= T) return;
    if (column < 0) {
      y = between(ay + (0 - ax) * slope, ay, by);
      this.passLeft(ay, y);
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
      if (column < 0) return this.passLeft(y, by);
    }
    if (column < T) this.touch(column, row, by - y, (x + bx) / 2);
  }

  /** Sums each row from the left and empties the sums for the next part. */
  private collect(): void {
    this.cells.length = this.left.length = this.fraction.length = this.runs.length = 0;
    this.suspectCells = 0;
    for (let row = this.lowRow; row <= this.highRow; row++) {
      // Inside lies to the left of an edge: what runs up takes away to its right.
      let winding = -this.fromLeft[row];
      this.fromLeft[row] = 0;
      let next = 0;
      for (let w = 0; w < WORDS_PER_ROW; w++) {
        let bits = this.touched[row * WORDS_PER_ROW + w];
        if (bits === 0) continue;
        this.touched[row * WORDS_PER_ROW + w] = 0;
        while (bits !== 0) {
          const bit = 31 - Math.clz32(bits & -bits);
          bits &= bits - 1;
          const column = 32 * w + bit;
          if (column > next) this.run(row, next, column - 1, winding);
          const cell = row * T + column;
          this.cells.push(cell);
          this.left.push(winding);
          this.fraction.push(winding - this.cover[cell] + this.area[cell]);
          winding -= this.cover[cell];
          this.cover[cell] = this.area[cell] = 0;
          next = column + 1;
        }
      }
      if (next < T) this.run(row, next, T - 1, winding);
    }
  }

  private run(row: number, first: number, last: number, winding: number): void {
    if (winding > 0.5) {
      this.runs.push(row);
      this.runs.push(first);
      this.runs.push(last);
    }
    if (Math.abs(winding) > SURE && Math.abs(winding - 1) > SURE) this.suspectCells += last - first + 1;
  }
}

/** Keeps a point computed on an edge within the edge. */
function between(value: number, a: number, b: number): number {
  const low = a < b ? a : b;
  const high = a < b ? b : a;
  return value < low ? low : value > high ? high : value;
}

import { CellRecords, CellRuns, CellVisits } from './cell-lists.ts';
import { RUN_EDGES, type PreparedAreas } from './prepared-areas.ts';
import { TILE_CELLS, WORDS_PER_ROW } from './share-grid.ts';

const T = TILE_CELLS;
/** Rounding of sums of a few thousand terms stays far below this. */
const SURE = 1e-6;

/** Where a walk writes what it finds; the lists grow from part to part until the owner empties them. */
export class TileFinds {
  readonly visits = new CellVisits();
  readonly records = new CellRecords();
  readonly runs = new CellRuns();

  clear(): void {
    this.visits.length = this.records.length = this.runs.length = 0;
  }
}

/**
 * Lays polygon parts over one tile, one at a time: which cells an edge touches and how much of each is inside
 * (exactly: areas of trapezoids are summed, as scan converters do), and the runs of cells wholly inside.
 * Cells are numbered row * T + column from the south-west.
 */
export class TileWalker {
  /** Cells between edges whose winding is neither 0 nor 1, so far: there a part was not valid. */
  suspectCells = 0;

  /** Per cell the height that the boundary rises in it, and the area between it and the cell's left border. */
  private readonly sums = new Float64Array(2 * T * T);
  private readonly touched = new Int32Array(T * WORDS_PER_ROW);
  private readonly fromLeft = new Float64Array(T);
  private lowRow = T;
  private highRow = -1;
  private sign = 1;
  private edge = 0;
  private visits = new CellVisits();

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

  /** Walks all edges of part p and adds what it finds. */
  walk(areas: PreparedAreas, p: number, finds: TileFinds): void {
    const { geometry, ringSign, firstRun, runBoxes } = areas;
    const { parts, rings, xy } = geometry;
    const s = this.cellsPerDegree;
    this.visits = finds.visits;
    this.lowRow = T;
    this.highRow = -1;
    for (let r = parts[p]; r < parts[p + 1]; r++) {
      this.sign = ringSign[r];
      for (let k = firstRun[r]; k < firstRun[r + 1]; k++) {
        const south = runBoxes[4 * k + 1] * s - this.y0;
        const north = runBoxes[4 * k + 3] * s - this.y0;
        if (runBoxes[4 * k] * s - this.x0 >= T || south >= T || north < 0) continue;
        this.lowRow = Math.min(this.lowRow, south < 0 ? 0 : south | 0);
        this.highRow = Math.max(this.highRow, north >= T ? T - 1 : north | 0);
        const from = rings[r] + (k - firstRun[r]) * RUN_EDGES;
        const to = Math.min(from + RUN_EDGES, rings[r + 1] - 1);
        // West of the tile only the heights at which the run begins and ends matter.
        if (runBoxes[4 * k + 2] * s - this.x0 < 0)
          this.passLeft(xy[2 * from + 1] * s - this.y0, xy[2 * to + 1] * s - this.y0);
        else this.walkEdges(xy, from, to);
      }
    }
    this.collect(finds);
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
    const { sums, touched, visits, sign } = this;
    sums[2 * cell] += sign * dy;
    sums[2 * cell + 1] += sign * area;
    touched[cell >> 5] |= 1 << (cell & 31);
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
    if (column < 0 && nextColumn < 0) this.passLeft(ay, by);
    else if (row === nextRow) this.walkColumns(row, ax, ay, bx, by);
    else this.walkRows(ax, ay, bx, by);
  }

  /** One piece of an edge inside one cell: height `dy`, middle at `x`. */
  private touch(column: number, row: number, dy: number, x: number): void {
    if (this.visits.length === this.visits.cells.length) this.visits.room(1);
    this.endVisit(row * T + column, dy, dy * (x - column), this.edge, this.edge);
  }

  /** A piece from height ay to by left of the tile: it turns the winding of all cells of its rows. */
  private passLeft(ay: number, by: number): void {
    const low = Math.max(0, Math.min(ay, by));
    const high = Math.min(T, Math.max(ay, by));
    if (!(low < high)) return;
    const up = by > ay ? this.sign : -this.sign;
    const last = Math.min(T - 1, Math.ceil(high) - 1);
    for (let j = Math.floor(low); j <= last; j++)
      this.fromLeft[j] += up * (Math.min(high, j + 1) - Math.max(low, j));
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
  private collect({ records, runs }: TileFinds): void {
    const { touched, sums } = this;
    for (let row = this.lowRow; row <= this.highRow; row++) {
      records.room(T);
      const { cells, left, inside } = records;
      // Inside lies to the left of an edge: what runs up takes away to its right.
      let winding = -this.fromLeft[row];
      this.fromLeft[row] = 0;
      let next = 0;
      for (let w = row * WORDS_PER_ROW; w < (row + 1) * WORDS_PER_ROW; w++) {
        let bits = touched[w];
        if (bits === 0) continue;
        touched[w] = 0;
        while (bits !== 0) {
          const cell = 32 * w + 31 - Math.clz32(bits & -bits);
          bits &= bits - 1;
          const column = cell - row * T;
          if (column > next) this.run(runs, row, next, column - 1, winding);
          const at = records.length++;
          cells[at] = cell;
          left[at] = winding;
          winding -= sums[2 * cell];
          inside[at] = winding + sums[2 * cell + 1];
          sums[2 * cell] = sums[2 * cell + 1] = 0;
          next = column + 1;
        }
      }
      if (next < T) this.run(runs, row, next, T - 1, winding);
    }
  }

  private run(runs: CellRuns, row: number, first: number, last: number, winding: number): void {
    if (winding > 0.5) runs.push(row, first, last);
    if (Math.abs(winding) > SURE && Math.abs(winding - 1) > SURE) this.suspectCells += last - first + 1;
  }
}

/** Keeps a point computed on an edge within the edge. */
function between(value: number, a: number, b: number): number {
  const low = a < b ? a : b;
  const high = a < b ? b : a;
  return value < low ? low : value > high ? high : value;
}

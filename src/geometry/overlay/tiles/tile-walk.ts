import { CellVisits } from '../cells/cell-lists.ts';
import type { PreparedAreas } from '../../polygons/prepared-areas.ts';
import { CHUNK_EDGES, type ChunkBoxes } from '../../chunks/chunk-boxes.ts';
import { LEFT } from '../../chunks/chunk-raster.ts';
import type { ChunksInTile } from './chunks-in-tile.ts';
import { TILE_CELLS } from '../../measures/share-grid.ts';

const T = TILE_CELLS;

/**
 * Follows polygon parts over one tile, one at a time: which cells each edge visits, how far it rises there and how
 * much lies beside it (areas of trapezoids, as scan converters sum them). Cells are numbered row * T + column from
 * the south-west.
 */
export class TileWalker {
  /** How far what was walked rises left of the tile, by row; who reads it clears it. */
  readonly fromLeft = new Float64Array(T);
  private sign = 1;
  private edge = 0;
  private visits = new CellVisits();

  /** @param x0, y0 cell number of the tile's south-west corner */
  constructor(
    readonly cellsPerDegree: number,
    public x0: number,
    public y0: number,
  ) {}

  /** Turns to another tile. */
  moveTo(x0: number, y0: number): void {
    this.x0 = x0;
    this.y0 = y0;
  }

  /** Adds the chunks of part p that this tile sees. */
  look(areas: PreparedAreas, p: number, seen: ChunksInTile): void {
    seen.look(areas, p, this.cellsPerDegree, this.x0, this.y0);
  }

  /** Adds the chunks of a way, from vertex `from` to vertex `to`, that this tile sees. */
  lookAlong(boxes: ChunkBoxes, way: number, from: number, to: number, seen: ChunksInTile): void {
    seen.lookAlong(boxes, way, from, to, 1, this.cellsPerDegree, this.x0, this.y0);
  }

  /** Follows the chunks `first .. end - 1` and adds their visits; chunks that are booked are left to the caller. */
  walk(xy: Float64Array, seen: ChunksInTile, first: number, end: number, visits: CellVisits): void {
    this.visits = visits;
    for (let e = first; e < end; e++) {
      if (seen.booked[e]) continue;
      this.sign = seen.sign[e];
      if (seen.west[e] === LEFT) this.passLeft(seen.startY[e], seen.endY[e]);
      else this.walkEdges(xy, seen.from[e], seen.to[e]);
    }
  }

  private walkEdges(xy: Float64Array, from: number, to: number): void {
    const { cellsPerDegree: s, x0, y0, visits } = this;
    const wrongWay = this.sign < 0 ? 1 : 0;
    // Each edge ends one visit at most; longer ways make room for themselves.
    visits.room(2 * CHUNK_EDGES);
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
          visits.room(2 * CHUNK_EDGES);
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
    const at = visits.length++;
    visits.cells[at] = cell;
    visits.rise[at] = sign * dy;
    visits.beside[at] = sign * area;
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

  private passLeft(ay: number, by: number): void {
    passRows(this.fromLeft, ay, by, this.sign);
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
}

/** Adds to each row how far a way from height ay to by rises in it. */
export function passRows(rows: Float64Array, ay: number, by: number, sign: number): void {
  const low = Math.max(0, Math.min(ay, by));
  const high = Math.min(T, Math.max(ay, by));
  const up = by > ay ? sign : -sign;
  for (let row = low | 0; row < high; row++) rows[row] += up * (Math.min(high, row + 1) - Math.max(low, row));
}

/** Keeps a point computed on an edge within the edge. */
function between(value: number, a: number, b: number): number {
  const low = a < b ? a : b;
  const high = a < b ? b : a;
  return value < low ? low : value > high ? high : value;
}

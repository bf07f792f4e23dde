import type { PackedGeometry } from '../model/geometry.ts';
import type { PointGrid } from './point-grid.ts';

const TOUCHED = 1;
/** The boundary crosses the middle line of the row in this cell an odd number of times. */
const TURNED = 2;
/** In cells: more than any rounding of a crossing, so that no cell on the boundary is missed. */
const MARGIN = 1e-6;

/** Cells of a grid of points that a box meets: columns and rows, all included. */
export interface CellWindow {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * How one polygon part (even-odd over its rings) lies over the cells of a grid of points: which cells its
 * boundary may touch, and which of the others are wholly inside.
 */
export class CellMarks {
  private marks = new Uint8Array(1024);
  /** Per row 1 where the boundary crosses its middle line left of the window an odd number of times. */
  private leftTurned = new Uint8Array(64);
  private window: CellWindow = { west: 0, south: 0, columns: 0, rows: 0 };

  /** Marks the cells of the window that the edges of part p may touch. */
  mark(geometry: PackedGeometry, p: number, grid: PointGrid, window: CellWindow): void {
    this.window = window;
    const cells = window.columns * window.rows;
    if (this.marks.length < cells) this.marks = new Uint8Array(2 * cells);
    if (this.leftTurned.length < window.rows) this.leftTurned = new Uint8Array(2 * window.rows);
    this.marks.fill(0, 0, cells);
    this.leftTurned.fill(0, 0, window.rows);
    const { parts, rings, xy } = geometry;
    const { west, south, cellsPerDegree: scale } = grid;
    for (let r = parts[p]; r < parts[p + 1]; r++) {
      // The same sum as in `PointGrid.row`, so that a vertex and a point on one parallel share their row.
      let ax = (xy[2 * rings[r]] - west) * scale - window.west;
      let ay = (xy[2 * rings[r] + 1] - south) * scale - window.south;
      for (let i = rings[r] + 1; i < rings[r + 1]; i++) {
        const bx = (xy[2 * i] - west) * scale - window.west;
        const by = (xy[2 * i + 1] - south) * scale - window.south;
        if (by >= ay) this.markEdge(ax, ay, bx, by);
        else this.markEdge(bx, by, ax, ay);
        ax = bx;
        ay = by;
      }
    }
  }

  /** An edge that does not fall: ay <= by. In cells of the window. */
  private markEdge(ax: number, ay: number, bx: number, by: number): void {
    const { columns, rows } = this.window;
    const first = Math.max(0, Math.floor(ay));
    const last = Math.min(rows - 1, Math.floor(by));
    const slope = by > ay ? (bx - ax) / (by - ay) : 0;
    const low = Math.min(ax, bx);
    const high = Math.max(ax, bx);
    for (let row = first; row <= last; row++) {
      let left = low;
      let right = high;
      if (by > ay) {
        const enters = row > ay ? ax + (row - ay) * slope : ax;
        const leaves = row + 1 < by ? ax + (row + 1 - ay) * slope : bx;
        left = Math.min(enters, leaves);
        right = Math.max(enters, leaves);
        const middle = row + 0.5;
        if (ay <= middle && by > middle) this.turn(row, Math.floor(ax + (middle - ay) * slope));
      }
      const from = Math.max(0, Math.floor(left - MARGIN));
      const to = Math.min(columns - 1, Math.floor(right + MARGIN));
      for (let cell = row * columns + from; cell <= row * columns + to; cell++) this.marks[cell] |= TOUCHED;
    }
  }

  private turn(row: number, column: number): void {
    const { columns } = this.window;
    if (column < 0) this.leftTurned[row] ^= 1;
    else if (column < columns) {
      this.marks[row * columns + column] ^= TURNED;
      this.marks[row * columns + column] |= TOUCHED;
    }
  }

  /**
   * Tells, row by row, each cell that may be touched and each run of cells that are wholly inside, in cells of
   * the grid. What is told neither way is wholly outside.
   */
  tell(
    touched: (row: number, column: number) => void,
    inside: (row: number, first: number, last: number) => void,
  ): void {
    const { marks, window } = this;
    const { columns, west, south } = window;
    for (let row = 0; row < window.rows; row++) {
      let within = this.leftTurned[row] === 1;
      let from = 0;
      for (let column = 0; column < columns; column++) {
        const mark = marks[row * columns + column];
        if (mark === 0) continue;
        if (within && column > from) inside(south + row, west + from, west + column - 1);
        touched(south + row, west + column);
        if (mark & TURNED) within = !within;
        from = column + 1;
      }
      if (within && from < columns) inside(south + row, west + from, west + columns - 1);
    }
  }
}

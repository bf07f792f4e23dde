import type { PackedGeometry } from '../model/geometry.ts';
import { partBoxes } from './bounds.ts';
import { partHolds } from './part-holds.ts';
import type { PointGrid } from './point-grid.ts';
import { prepareAreas, type PreparedAreas } from './prepared-areas.ts';
import { RUN_EDGES } from './run-boxes.ts';
import { RunRaster } from './run-raster.ts';

/** From so many points in a part's box on, cells wholly inside are told from those on the boundary. */
const MANY_POINTS = 256;

/** The points of a grid, in its order, that are not covered yet; covered ones are passed over in one step. */
class OpenPoints {
  /** Points to itself where point `at` is open, else further on. */
  private readonly next: Uint32Array;

  constructor(
    readonly grid: PointGrid,
    readonly covered: Uint8Array,
  ) {
    const { order } = grid;
    this.next = new Uint32Array(order.length + 1);
    for (let at = 0; at <= order.length; at++)
      this.next[at] = at < order.length && covered[order[at]] ? at + 1 : at;
  }

  /** The first open point from `at` on, in the order of the grid; their count where there is none. */
  from(at: number): number {
    const { next } = this;
    let to = next[at];
    while (next[to] !== to) to = next[to];
    // The way is shortened for those who come after.
    while (next[at] !== to && next[at] !== at) {
      const step = next[at];
      next[at] = to;
      at = step;
    }
    return to;
  }

  cover(at: number): void {
    this.next[at] = at + 1;
    this.covered[this.grid.order[at]] = 1;
  }
}

/** Cells of a grid of points that the box of a part meets. */
interface Window {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly points: number;
}

/** Covers the open points of one layer's parts, one part at a time. */
class Coverer {
  private readonly raster = new RunRaster();
  private readonly boxes: Float64Array;

  constructor(
    private readonly open: OpenPoints,
    private readonly areas: PreparedAreas,
  ) {
    this.boxes = partBoxes(areas.geometry);
  }

  /** Where part p may hold points; null where it holds none. */
  windowOf(p: number): Window | null {
    const { boxes } = this;
    const { grid } = this.open;
    if (!(boxes[4 * p] <= boxes[4 * p + 2])) return null;
    const west = grid.column(boxes[4 * p]);
    const south = grid.row(boxes[4 * p + 1]);
    const columns = grid.column(boxes[4 * p + 2]) - west + 1;
    const rows = grid.row(boxes[4 * p + 3]) - south + 1;
    let points = 0;
    for (let row = south; row < south + rows; row++) {
      const from = row * grid.columns + west;
      points += grid.start[from + columns] - grid.start[from];
    }
    return points > 0 ? { west, south, columns, rows, points } : null;
  }

  /** Lays the runs of part p over the cells of its window. */
  private lay(p: number, window: Window): { readonly low: number; readonly high: number } {
    const { raster } = this;
    const { grid } = this.open;
    const { geometry, firstRun, runBoxes } = this.areas;
    const { parts, rings, xy } = geometry;
    const height = (y: number): number => (y - grid.south) * grid.cellsPerDegree - window.south;
    raster.begin(window.columns, window.rows);
    for (let r = parts[p]; r < parts[p + 1]; r++)
      for (let k = firstRun[r], from = rings[r]; k < firstRun[r + 1]; k++, from += RUN_EDGES)
        raster.add(
          grid.column(runBoxes[4 * k]) - window.west,
          grid.column(runBoxes[4 * k + 2]) - window.west,
          grid.row(runBoxes[4 * k + 1]) - window.south,
          grid.row(runBoxes[4 * k + 3]) - window.south,
          height(xy[2 * from + 1]),
          height(xy[2 * Math.min(from + RUN_EDGES, rings[r + 1] - 1) + 1]),
        );
    return raster.finish();
  }

  /** Covers the points in cells wholly inside part p. */
  coverInside(p: number, window: Window): void {
    const { low, high } = this.lay(p, window);
    const { inside, wordsPerRow } = this.raster;
    for (let row = low; row <= high; row++)
      for (let w = 0; w < wordsPerRow; w++) {
        // Neighbouring cells of a row hold neighbouring points: each run of bits is one step.
        let bits = inside[row * wordsPerRow + w];
        while (bits !== 0) {
          const first = lowestBit(bits);
          const gap = ~bits & (-1 << first);
          const last = gap === 0 ? 31 : lowestBit(gap) - 1;
          this.coverCells(window, row, 32 * w + first, 32 * w + last);
          bits = last === 31 ? 0 : bits & (-1 << (last + 1));
        }
      }
  }

  private coverCells(window: Window, row: number, first: number, last: number): void {
    const { open } = this;
    const { start, columns } = open.grid;
    const from = (window.south + row) * columns + window.west;
    const to = start[from + last + 1];
    for (let at = open.from(start[from + first]); at < to; at = open.from(at + 1)) open.cover(at);
  }

  /** Tests the open points in the cells that part p touches; in all cells of its box where they are few. */
  coverTouched(p: number, window: Window): void {
    if (window.points < MANY_POINTS) {
      for (let row = 0; row < window.rows; row++) this.testCells(p, window, row, 0, window.columns - 1);
      return;
    }
    const { low, high } = this.lay(p, window);
    const { touched, wordsPerRow } = this.raster;
    for (let row = low; row <= high; row++)
      for (let w = 0; w < wordsPerRow; w++)
        for (let bits = touched[row * wordsPerRow + w]; bits !== 0; bits &= bits - 1) {
          const column = 32 * w + lowestBit(bits);
          this.testCells(p, window, row, column, column);
        }
  }

  private testCells(p: number, window: Window, row: number, first: number, last: number): void {
    const { open, areas, boxes } = this;
    const { start, sorted, columns } = open.grid;
    const from = (window.south + row) * columns + window.west;
    const to = start[from + last + 1];
    for (let at = open.from(start[from + first]); at < to; at = open.from(at + 1)) {
      const x = sorted[2 * at];
      const y = sorted[2 * at + 1];
      if (x < boxes[4 * p] || x > boxes[4 * p + 2] || y < boxes[4 * p + 1] || y > boxes[4 * p + 3]) continue;
      if (partHolds(areas, p, x, y)) open.cover(at);
    }
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

/**
 * Sets `covered[i]` to 1 for every point i of the grid that lies in at least one polygon: even-odd over the
 * rings of each part, or over parts and features, the boundary inside; exact. Entries that are already set
 * stay and are not tested again. `firstPart .. lastPart - 1` limits the work to those parts.
 */
export function markCoveredPoints(
  geometry: PackedGeometry,
  grid: PointGrid,
  covered: Uint8Array,
  firstPart = 0,
  lastPart = geometry.parts.length - 1,
): void {
  const coverer = new Coverer(new OpenPoints(grid, covered), prepareAreas(geometry));
  const windows: (Window | null)[] = [];
  // Whole cells first, of all parts: few points are left to be tested.
  for (let p = firstPart; p < lastPart; p++) {
    const window = coverer.windowOf(p);
    windows.push(window);
    if (window && window.points >= MANY_POINTS) coverer.coverInside(p, window);
  }
  windows.forEach((window, k) => {
    if (window) coverer.coverTouched(firstPart + k, window);
  });
}

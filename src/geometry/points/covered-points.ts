import type { PackedGeometry } from '../../model/geometry.ts';
import { partBoxes } from '../measures/bounds.ts';
import { partHolds } from './part-holds.ts';
import { PartRows } from './part-rows.ts';
import type { PointGrid } from './point-grid.ts';
import { prepareAreas, type PreparedAreas } from '../polygons/prepared-areas.ts';
import { ChunkRaster } from '../chunks/chunk-raster.ts';

/** From so many points in a part's box on, cells wholly inside are told from those on the boundary. */
const MANY_POINTS = 256;

/** Cells of a grid of points that the box of a part meets; columns begin with a word of cells. */
interface Window {
  readonly part: number;
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly points: number;
}

/** Where parts may hold points; a part that holds none has no window. */
function windowsOf(geometry: PackedGeometry, grid: PointGrid, firstPart: number, lastPart: number): Window[] {
  const boxes = partBoxes(geometry);
  const windows: Window[] = [];
  for (let part = firstPart; part < lastPart; part++) {
    if (!(boxes[4 * part] <= boxes[4 * part + 2])) continue;
    const west = grid.column(boxes[4 * part]) & -32;
    const south = grid.row(boxes[4 * part + 1]);
    const columns = grid.column(boxes[4 * part + 2]) - west + 1;
    const rows = grid.row(boxes[4 * part + 3]) - south + 1;
    let points = 0;
    for (let row = south; row < south + rows; row++) {
      const from = row * grid.columns + west;
      points += grid.start[from + columns] - grid.start[from];
    }
    if (points > 0) windows.push({ part, west, south, columns, rows, points });
  }
  return windows;
}

/** Covers points of a grid, those in whole cells at once. Only the rows of the windows are looked at. */
class Coverer {
  private readonly raster = new ChunkRaster();
  private readonly partRows = new PartRows();
  private readonly boxes: Float64Array;
  private readonly firstRow: number;
  private readonly rows: number;
  private readonly wordsPerRow: number;
  /** Cells wholly inside a part; one bit per cell, row by row. */
  private readonly full: Int32Array;
  /** Whether each point is covered, in the order of the grid from point `first` on. */
  private readonly covered: Uint8Array;
  private readonly first: number;

  constructor(
    private readonly areas: PreparedAreas,
    private readonly grid: PointGrid,
    windows: readonly Window[],
    given: Uint8Array,
  ) {
    this.boxes = partBoxes(areas.geometry);
    this.firstRow = windows.reduce((low, { south }) => Math.min(low, south), grid.rows);
    this.rows = windows.reduce((high, { south, rows }) => Math.max(high, south + rows), 0) - this.firstRow;
    this.wordsPerRow = (grid.columns + 31) >> 5;
    this.full = new Int32Array(this.rows * this.wordsPerRow);
    this.first = grid.start[this.firstRow * grid.columns];
    this.covered = new Uint8Array(grid.start[(this.firstRow + this.rows) * grid.columns] - this.first);
    if (given.includes(1))
      for (let k = 0; k < this.covered.length; k++) this.covered[k] = given[grid.order[this.first + k]];
  }

  /** Lays the chunks of a part over the cells of its window. */
  private lay({ part, west, south, columns, rows }: Window): { readonly low: number; readonly high: number } {
    const { raster, grid } = this;
    const { geometry, firstChunk, chunkBoxes, chunkEnds } = this.areas;
    const { parts } = geometry;
    const height = (y: number): number => (y - grid.south) * grid.cellsPerDegree - south;
    raster.begin(columns, rows);
    for (let r = parts[part]; r < parts[part + 1]; r++)
      for (let k = firstChunk[r]; k < firstChunk[r + 1]; k++)
        raster.add(
          grid.column(chunkBoxes[4 * k]) - west,
          grid.column(chunkBoxes[4 * k + 2]) - west,
          grid.row(chunkBoxes[4 * k + 1]) - south,
          grid.row(chunkBoxes[4 * k + 3]) - south,
          height(chunkEnds[k + r]),
          height(chunkEnds[k + r + 1]),
        );
    return raster.finish();
  }

  /** The word of `full` at which a row of a window begins. */
  private wordAt({ west, south }: Window, row: number): number {
    return (south + row - this.firstRow) * this.wordsPerRow + (west >> 5);
  }

  /** Marks the cells wholly inside a part. */
  fill(window: Window): void {
    const { low, high } = this.lay(window);
    const { inside, wordsPerRow } = this.raster;
    for (let row = low; row <= high; row++) {
      const at = this.wordAt(window, row);
      for (let w = 0; w < wordsPerRow; w++) this.full[at + w] |= inside[row * wordsPerRow + w];
    }
  }

  /** Covers the points of all cells that are marked. */
  coverFull(): void {
    const { start, columns } = this.grid;
    for (let row = 0; row < this.rows; row++)
      for (let w = 0; w < this.wordsPerRow; w++) {
        const cell = (this.firstRow + row) * columns + 32 * w;
        for (let bits = this.full[row * this.wordsPerRow + w]; bits !== 0;) {
          const first = lowestBit(bits);
          const last = lastOfRun(bits, first);
          this.covered.fill(1, start[cell + first] - this.first, start[cell + last + 1] - this.first);
          bits = after(bits, last);
        }
      }
  }

  /** Tests the points in the cells that a part touches and that are not marked. */
  coverTouched(window: Window): void {
    const { grid } = this;
    const { low, high } = this.lay(window);
    this.partRows.load(this.areas, window.part, (y) => grid.row(y) - window.south, window.rows);
    const holds = (x: number, y: number, row: number): boolean => this.partRows.holds(row, x, y);
    const { touched, wordsPerRow } = this.raster;
    for (let row = low; row <= high; row++) {
      const at = this.wordAt(window, row);
      for (let w = 0; w < wordsPerRow; w++)
        for (let bits = touched[row * wordsPerRow + w] & ~this.full[at + w]; bits !== 0;) {
          const first = lowestBit(bits);
          const last = lastOfRun(bits, first);
          this.testCells(window, row, 32 * w + first, 32 * w + last, holds);
          bits = after(bits, last);
        }
    }
  }

  /** Tests the points in all cells of a window: for few. */
  coverFew(window: Window): void {
    for (let row = 0; row < window.rows; row++)
      this.testCells(window, row, 0, window.columns - 1, (x, y) => partHolds(this.areas, window.part, x, y));
  }

  private testCells(
    { part, west, south }: Window,
    row: number,
    first: number,
    last: number,
    holds: (x: number, y: number, row: number) => boolean,
  ): void {
    const { boxes, covered } = this;
    const { start, sorted, columns } = this.grid;
    const from = (south + row) * columns + west;
    const to = start[from + last + 1];
    for (let at = start[from + first]; at < to; at++) {
      if (covered[at - this.first]) continue;
      const x = sorted[2 * at];
      const y = sorted[2 * at + 1];
      if (
        x < boxes[4 * part] ||
        x > boxes[4 * part + 2] ||
        y < boxes[4 * part + 1] ||
        y > boxes[4 * part + 3]
      )
        continue;
      if (holds(x, y, row)) covered[at - this.first] = 1;
    }
  }

  /** Hands on which points are covered, in their own order. */
  write(to: Uint8Array): void {
    const { order } = this.grid;
    for (let k = 0; k < this.covered.length; k++) if (this.covered[k]) to[order[this.first + k]] = 1;
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** The last of the neighbouring bits that are set from `first` on. */
function lastOfRun(bits: number, first: number): number {
  const gap = ~bits & (-1 << first);
  return gap === 0 ? 31 : lowestBit(gap) - 1;
}

/** The bits after bit `last`. */
const after = (bits: number, last: number): number => (last === 31 ? 0 : bits & (-1 << (last + 1)));

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
  const windows = windowsOf(geometry, grid, firstPart, lastPart);
  if (windows.length === 0) return;
  const coverer = new Coverer(prepareAreas(geometry), grid, windows, covered);
  // Whole cells first, of all parts: few points are left to be tested.
  const [few, many] = [false, true].map((isMany) =>
    windows.filter(({ points }) => points >= MANY_POINTS === isMany),
  );
  for (const window of many) coverer.fill(window);
  coverer.coverFull();
  for (const window of many) coverer.coverTouched(window);
  for (const window of few) coverer.coverFew(window);
  coverer.write(covered);
}

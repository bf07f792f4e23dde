import type { PreparedAreas } from '../prepared-areas.ts';
import { CellVisits } from './cell-lists.ts';
import type { CellMeasure } from './cell-measure.ts';
import { RunsInTile } from './runs-in-tile.ts';
import { TILE_CELLS } from './share-grid.ts';
import type { TileUnion } from './tile-union.ts';
import { passRows, type TileWalker } from './tile-walk.ts';

const T = TILE_CELLS;

/** What a zone has of a tile, in m²: its area, and per union the part covered and the bound on its error. */
export interface ZonePiece {
  area: number;
  readonly covered: Float64Array;
  readonly bound: Float64Array;
}

/** A tile whose unions are worked out. */
export interface LoadedTile {
  readonly unions: readonly TileUnion[];
  /** m² of one cell of each row. */
  readonly areas: Float64Array;
  /** Cells that a union covers in part, one bit each. */
  readonly exposed: Int32Array;
  /** Cells over which a union is not the same throughout, or other than its neighbour; one bit each. */
  readonly seams: Int32Array;
}

/**
 * Areas of zones within unions as sums along the zones' outlines: what a union has in common with a zone is the
 * integral, over the heights that the outline rises, of what it covers between there and a fixed side (Green). So
 * each visit of an outline to a cell says its part alone, wherever the rest of the outline is.
 */
export class ZoneOutline {
  private readonly seen = new RunsInTile();
  private readonly visits = new CellVisits();
  /** Per visit: its place in sums of rows, and its rise and what lies beside it in m². */
  private at = new Int32Array(1024);
  private up = new Float64Array(1024);
  private part = new Float64Array(1024);
  /** How far a booked run rises, by row; empty between runs. */
  private readonly rises = new Float64Array(T);

  constructor(
    private readonly walker: TileWalker,
    private readonly measure: CellMeasure,
  ) {}

  /**
   * Adds what one part of a zone has of a tile.
   * @param x0, y0 cell number of the tile's south-west corner
   * @returns how many cells its outline meets, at most
   */
  add(
    tile: LoadedTile,
    areas: PreparedAreas,
    part: number,
    x0: number,
    y0: number,
    piece: ZonePiece,
  ): number {
    const { walker, seen, visits } = this;
    seen.length = visits.length = 0;
    walker.look(areas, part, seen);
    if (seen.length === 0) return 0;
    seen.bookUniform(0, seen.length, tile.seams);
    walker.walk(areas, seen, 0, seen.length, visits);
    for (let row = 0; row < T; row++) {
      const rise = walker.fromLeft[row];
      if (rise !== 0) addRise(tile, row, 0, rise, piece);
      walker.fromLeft[row] = 0;
    }
    this.addVisits(tile, areas.geometry.xy, piece);
    let cells = visits.length;
    for (let e = 0; e < seen.length; e++) {
      if (!seen.booked[e]) continue;
      this.addBooked(tile, areas, e, x0, y0, piece);
      cells += (seen.east[e] - seen.west[e] + 1) * (seen.north[e] - seen.south[e] + 1);
    }
    return cells;
  }

  private addVisits(tile: LoadedTile, xy: Float64Array, piece: ZonePiece): void {
    const { visits } = this;
    if (this.at.length < visits.length) this.enlarge(2 * visits.length);
    const { at, up, part } = this;
    const { cells, rise, beside, length } = visits;
    const { areas, exposed, unions } = tile;
    let area = 0;
    for (let v = 0; v < length; v++) {
      const cell = cells[v];
      const row = Math.floor(cell / T) | 0;
      at[v] = cell + row;
      up[v] = rise[v] * areas[row];
      part[v] = beside[v] * areas[row];
      area += up[v] * (cell - row * T - T) + part[v];
      if (exposed[cell >> 5] & (1 << (cell & 31))) this.addExposed(tile, xy, v, piece);
    }
    piece.area += area;
    // One union after the other: its sums stay near.
    for (let u = 0; u < unions.length; u++) {
      const { sums } = unions[u];
      let covered = 0;
      for (let v = 0; v < length; v++) {
        const k = at[v];
        covered += up[v] * sums[k] + part[v] * (sums[k + 1] - sums[k]);
      }
      piece.covered[u] += covered;
    }
  }

  private enlarge(size: number): void {
    this.at = new Int32Array(size);
    this.up = new Float64Array(size);
    this.part = new Float64Array(size);
  }

  /** How much more a visit to a cell has to say than if what unions cover of the cell were spread evenly. */
  private addExposed(tile: LoadedTile, xy: Float64Array, v: number, piece: ZonePiece): void {
    const { cells, rise, beside, first, last } = this.visits;
    const { areas, unions } = tile;
    const cell = cells[v];
    const cellArea = areas[Math.floor(cell / T)];
    this.measure.takeVisit(xy, first[v], last[v], cell);
    for (let u = 0; u < unions.length; u++) {
      const union = unions[u];
      if (!union.isExposed(cell)) continue;
      const covered = union.fraction[cell];
      const outline = union.outlineIn(cell, this.measure);
      const exact = outline ? this.measure.coveredBeyond(outline, covered) : NaN;
      // A part of a part is off by a quarter of the cell at most.
      if (Number.isNaN(exact)) piece.bound[u] += cellArea / 4;
      else piece.covered[u] += (exact + (rise[v] - beside[v]) * covered) * cellArea;
    }
  }

  /**
   * A run over whose box no union changes: up along the western side of its box, and the area between that side and
   * its way, a trapezoid beside each edge, with its first moment in y, because the area of a cell changes from row
   * to row.
   */
  private addBooked(
    tile: LoadedTile,
    { geometry: { xy } }: PreparedAreas,
    e: number,
    x0: number,
    y0: number,
    piece: ZonePiece,
  ): void {
    const { seen, walker, rises } = this;
    const s = walker.cellsPerDegree;
    const column = seen.west[e];
    const left = x0 + column;
    const from = seen.from[e];
    const start = xy[2 * from + 1] * s - y0;
    let ax = xy[2 * from] * s - left;
    // Heights above the run's beginning.
    let ay = 0;
    let cells = 0;
    let moment = 0;
    // Between the column and the run's ends rows are counted with their mean area; this makes up for it.
    let ends = -ax * withinRow(start);
    for (let i = from + 1; i <= seen.to[e]; i++) {
      const bx = xy[2 * i] * s - left;
      const by = xy[2 * i + 1] * s - y0 - start;
      cells += (by - ay) * (ax + bx);
      moment += (by - ay) * (ax * (2 * ay + by) + bx * (ay + 2 * by));
      ax = bx;
      ay = by;
    }
    ends += ax * withinRow(start + ay);
    passRows(rises, start, start + ay, seen.sign[e]);
    for (let row = seen.south[e]; row <= seen.north[e]; row++) {
      addRise(tile, row, column, rises[row], piece);
      rises[row] = 0;
    }
    const row = Math.min(seen.south[e], T - 2);
    const change = tile.areas[row + 1] - tile.areas[row];
    const atStart = tile.areas[row] + change * (start - row - 0.5);
    const area = seen.sign[e] * ((atStart * cells) / 2 + change * (moment / 6 + ends / 2));
    piece.area += area;
    const cell = seen.south[e] * T + column;
    const { unions } = tile;
    for (let u = 0; u < unions.length; u++) if (unions[u].isFull(cell)) piece.covered[u] += area;
  }
}

/** The outline rises so far in a row along the western side of a column. */
function addRise(
  { areas, unions }: LoadedTile,
  row: number,
  column: number,
  rise: number,
  piece: ZonePiece,
): void {
  const up = rise * areas[row];
  piece.area += up * (column - T);
  for (let u = 0; u < unions.length; u++) piece.covered[u] += up * unions[u].sums[row * (T + 1) + column];
}

/** f (1 - f) where f is how far height y is into its row of cells. */
function withinRow(y: number): number {
  const f = y - Math.floor(y);
  return f * (1 - f);
}

import type { Borders } from '../edges/borders.ts';
import { CellList, CellVisits } from '../cells/cell-lists.ts';
import type { CellMeasure } from './cell-measure.ts';
import { ChunksInTile } from './chunks-in-tile.ts';
import { TILE_CELLS } from '../../measures/share-grid.ts';
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
 * Areas of zones within unions as sums along the zones' borders: what a union has in common with a zone is the
 * integral, over the heights that its outline rises, of what the union covers between there and a fixed side
 * (Green). So each border says its part alone, once for all zones that it bounds, and each visit of it to a cell.
 */
export class ZoneOutline {
  private readonly seen = new ChunksInTile();
  private readonly visits = new CellVisits();
  /** Per visit: its rise, and what lies beside it, in m². */
  private up = new Float64Array(1024);
  private part = new Float64Array(1024);
  /** How far a booked chunk rises, by row; empty between chunks. */
  private readonly rises = new Float64Array(T);
  /** What the borders of this tile say, and their numbers by border; -1 where one was not asked. */
  private readonly said: BorderPiece[] = [];
  private saidCount = 0;
  private readonly numberOf: Int32Array;
  private readonly asked = new CellList();

  constructor(
    private readonly borders: Borders,
    private readonly walker: TileWalker,
    private readonly measure: CellMeasure,
  ) {
    this.numberOf = new Int32Array(borders.from.length).fill(-1);
  }

  /** Turns to a tile. */
  begin(): void {
    for (let k = 0; k < this.asked.length; k++) this.numberOf[this.asked.values[k]] = -1;
    this.asked.length = this.saidCount = 0;
  }

  /** Adds what part p of zone layer z has of a tile. Returns how many cells its outline meets, at most. */
  add(tile: LoadedTile, z: number, p: number, piece: ZonePiece): number {
    const { refs, firstRef } = this.borders;
    let touched = 0;
    for (let k = firstRef[z][p]; k < firstRef[z][p + 1]; k++) {
      const border = refs[k] >> 1;
      const sign = refs[k] & 1 ? -1 : 1;
      const said = this.pieceOf(tile, border);
      piece.area += sign * said.area;
      touched += said.touched;
      for (let u = 0; u < said.covered.length; u++) {
        piece.covered[u] += sign * said.covered[u];
        piece.bound[u] += said.bound[u];
      }
    }
    return touched;
  }

  private pieceOf(tile: LoadedTile, border: number): BorderPiece {
    const { numberOf, said } = this;
    if (numberOf[border] >= 0) return said[numberOf[border]];
    const number = this.saidCount++;
    if (number === said.length) said.push(new BorderPiece(tile.unions.length));
    const piece = said[number];
    numberOf[border] = number;
    this.asked.add(border);
    piece.clear();
    this.follow(tile, border, piece);
    return piece;
  }

  /** Adds what a border says. */
  private follow(tile: LoadedTile, border: number, piece: BorderPiece): void {
    const { walker, seen, visits, borders } = this;
    const { xy } = borders.layers[borders.layer[border]];
    seen.length = visits.length = 0;
    walker.lookAlong(borders.boxes, border, borders.from[border], borders.to[border], seen);
    if (seen.length === 0) return;
    seen.bookUniform(0, seen.length, tile.seams);
    walker.walk(xy, seen, 0, seen.length, visits);
    this.addFromLeft(tile, piece);
    this.addVisits(tile, xy, piece);
    piece.touched = visits.length;
    for (let e = 0; e < seen.length; e++) if (seen.booked[e]) this.addBooked(tile, xy, e, piece);
  }

  private addFromLeft(tile: LoadedTile, piece: BorderPiece): void {
    const { fromLeft } = this.walker;
    let low = T;
    let high = -1;
    for (let e = 0; e < this.seen.length; e++) {
      if (this.seen.south[e] < low) low = this.seen.south[e];
      if (this.seen.north[e] > high) high = this.seen.north[e];
    }
    for (let row = low; row <= high; row++) {
      if (fromLeft[row] !== 0) addRise(tile, row, 0, fromLeft[row], piece);
      fromLeft[row] = 0;
    }
  }

  private addVisits(tile: LoadedTile, xy: Float64Array, piece: BorderPiece): void {
    const { visits } = this;
    if (this.up.length < visits.length) this.enlarge(2 * visits.length);
    const { up, part } = this;
    const { cells, rise, beside, length } = visits;
    const { areas, exposed, unions } = tile;
    let area = 0;
    for (let v = 0; v < length; v++) {
      const cell = cells[v];
      const row = Math.floor(cell / T) | 0;
      up[v] = rise[v] * areas[row];
      part[v] = beside[v] * areas[row];
      area += up[v] * (cell - row * T - T) + part[v];
      if (exposed[cell >> 5] & (1 << (cell & 31))) this.addExposed(tile, xy, v, piece);
    }
    piece.area += area;
    // One union after the other: what is looked up stays near.
    for (let u = 0; u < unions.length; u++) {
      const union = unions[u];
      let covered = 0;
      for (let v = 0; v < length; v++)
        covered += part[v] * union.partOf(cells[v]) - up[v] * union.eastOf(cells[v]);
      piece.covered[u] += covered;
    }
  }

  private enlarge(size: number): void {
    this.up = new Float64Array(size);
    this.part = new Float64Array(size);
  }

  /** How much more a visit to a cell has to say than if what unions cover of the cell were spread evenly. */
  private addExposed(tile: LoadedTile, xy: Float64Array, v: number, piece: BorderPiece): void {
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
   * A chunk over whose box no union changes: up along the western side of its box, and the area between that side and
   * its way, a trapezoid beside each edge, with its first moment in y, because the area of a cell changes from row
   * to row.
   */
  private addBooked(tile: LoadedTile, xy: Float64Array, e: number, piece: BorderPiece): void {
    const { seen, walker, rises } = this;
    const { cellsPerDegree: s, x0, y0 } = walker;
    const column = seen.west[e];
    const left = x0 + column;
    const from = seen.from[e];
    const start = xy[2 * from + 1] * s - y0;
    let ax = xy[2 * from] * s - left;
    // Heights above the chunk's beginning.
    let ay = 0;
    let cells = 0;
    let moment = 0;
    // Between the column and the chunk's ends rows are counted with their mean area; this makes up for it.
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
    passRows(rises, start, start + ay, 1);
    for (let row = seen.south[e]; row <= seen.north[e]; row++) {
      addRise(tile, row, column, rises[row], piece);
      rises[row] = 0;
    }
    const row = Math.min(seen.south[e], T - 2);
    const change = tile.areas[row + 1] - tile.areas[row];
    const atStart = tile.areas[row] + change * (start - row - 0.5);
    const area = (atStart * cells) / 2 + change * (moment / 6 + ends / 2);
    piece.area += area;
    piece.touched += (seen.east[e] - column + 1) * (seen.north[e] - seen.south[e] + 1);
    const cell = seen.south[e] * T + column;
    const { unions } = tile;
    for (let u = 0; u < unions.length; u++) if (unions[u].isFull(cell)) piece.covered[u] += area;
  }
}

/** What one border says of a tile, with the inside to its left. */
class BorderPiece implements ZonePiece {
  area = 0;
  /** Cells that it meets, at most. */
  touched = 0;
  readonly covered: Float64Array;
  readonly bound: Float64Array;

  constructor(unions: number) {
    this.covered = new Float64Array(unions);
    this.bound = new Float64Array(unions);
  }

  clear(): void {
    this.area = this.touched = 0;
    this.covered.fill(0);
    this.bound.fill(0);
  }
}

/** The border rises so far in a row along the western side of a column. */
function addRise(
  { areas, unions }: LoadedTile,
  row: number,
  column: number,
  rise: number,
  piece: BorderPiece,
): void {
  const up = rise * areas[row];
  piece.area += up * (column - T);
  for (let u = 0; u < unions.length; u++) piece.covered[u] -= up * unions[u].eastOf(row * T + column);
}

/** f (1 - f) where f is how far height y is into its row of cells. */
function withinRow(y: number): number {
  const f = y - Math.floor(y);
  return f * (1 - f);
}

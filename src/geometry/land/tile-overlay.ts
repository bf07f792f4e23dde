import { CellMeasure } from './cell-measure.ts';
import type { PreparedAreas } from '../prepared-areas.ts';
import { MOST_ROWS, RunsInTile } from './runs-in-tile.ts';
import { cellAreas, TILE_CELLS, tileOrigin, WORDS_PER_ROW, type ShareGrid, type Tile } from './share-grid.ts';
import { TileSet, type SetInTile } from './tile-set.ts';
import { EVERY_CELL, TileFinds } from './tile-sums.ts';
import { NOTHING, TileUnion } from './tile-union.ts';
import { TileWalker } from './tile-walk.ts';

const T = TILE_CELLS;

/** What a zone has of a tile, in m²: its area, and per union the part covered and the bound on its error. */
export interface ZonePiece {
  area: number;
  readonly covered: Float64Array;
  readonly bound: Float64Array;
}

/**
 * Coverage sets over one tile after another, and exact areas of zones within their unions. Cells wholly inside
 * a polygon are counted; a cell that only one polygon touches has the exact area that its edges enclose; the
 * few cells where several boundaries meet are measured edge by edge. Where no union changes, a zone's boundary is
 * not followed from cell to cell: the area beside each run of edges is known (`addBeside`).
 */
export class TileOverlay {
  private readonly sets: readonly TileSet[];
  private readonly unions: readonly TileUnion[];
  private readonly walker: TileWalker;
  private readonly measure: CellMeasure;
  private x0 = 0;
  private y0 = 0;
  private areas: Float64Array = new Float64Array(T);
  /** Cell areas by row of tiles. */
  private readonly areasByRow = new Map<number, Float64Array>();
  /** Bound on the error, in cells, of counting a partly covered cell with its row's mean area. */
  private slack = 0;
  /** Cells over which a union is not the same throughout. */
  private readonly seams = new Int32Array(T * WORDS_PER_ROW);
  private readonly seen = new RunsInTile();
  private readonly zone = new TileFinds();
  private readonly zoneFirst = new Int32Array(T * T).fill(-1);
  private zoneNext = new Int32Array(1024);

  /**
   * @param setCount how many coverage sets each tile brings
   * @param joined lists of sets whose joint unions are wanted; they follow the sets in every result
   */
  constructor(
    private readonly grid: ShareGrid,
    setCount: number,
    joined: readonly (readonly number[])[],
  ) {
    this.sets = Array.from({ length: setCount }, () => new TileSet());
    this.unions = [
      ...this.sets.map((set) => [set]),
      ...joined.map((list) => list.map((s) => this.sets[s])),
    ].map((members) => new TileUnion(members));
    this.walker = new TileWalker(grid.cellsPerDegree, 0, 0);
    this.measure = new CellMeasure(grid.cellsPerDegree);
  }

  get unionCount(): number {
    return this.unions.length;
  }

  /** Takes the polygons of a tile and works out its unions. */
  load(tile: Tile, sets: readonly SetInTile[]): void {
    const { x, y } = tileOrigin(this.grid, tile);
    this.x0 = x;
    this.y0 = y;
    this.walker.moveTo(x, y);
    this.measure.moveTo(x, y);
    this.areas = this.areasByRow.get(tile.row) ?? cellAreas(this.grid, tile);
    this.areasByRow.set(tile.row, this.areas);
    this.slack = this.slackNear(y);
    sets.forEach((set, s) => {
      this.sets[s].load(set, this.walker);
    });
    this.seams.fill(0);
    for (const union of this.unions) {
      union.load(this.measure);
      union.addSeams(this.seams);
    }
  }

  private slackNear(y: number): number {
    const radians = Math.PI / 180 / this.grid.cellsPerDegree;
    const farthest = Math.max(Math.abs(y), Math.abs(y + T)) * radians;
    // Areas of parallels change by tan(lat) per radian: at most an eighth of that over a cell half covered.
    const bend = (Math.tan(Math.min(farthest, 1.5)) * radians) / 8;
    // Over the rows of a box the change itself changes, by 1 per radian.
    return bend + (MOST_ROWS * radians) ** 2 / 2 + NOTHING;
  }

  /** m² of each union inside the tile. */
  totals(): Float64Array {
    return Float64Array.from(this.unions, ({ sums }) => {
      let total = 0;
      for (let row = 0; row < T; row++) total += sums[row * (T + 1) + T] * this.areas[row];
      return total;
    });
  }

  /** Adds one part of a zone to what the zone has of this tile. */
  addZonePart(areas: PreparedAreas, part: number, piece: ZonePiece): void {
    const { walker, zone, seen } = this;
    zone.clear();
    seen.length = 0;
    walker.look(areas, part, seen);
    if (seen.length === 0) return;
    seen.bookUniform(0, seen.length, this.seams);
    walker.trustAgain();
    walker.walk(areas, seen, 0, seen.length, zone, EVERY_CELL);
    for (let e = 0; e < seen.length; e++) if (seen.booked[e]) this.addBeside(areas, e, piece);
    const { runs, records } = zone;
    let cellCount = records.length;
    for (let k = 0; k < runs.length; k++) {
      this.addRun(runs.row[k], runs.first[k], runs.last[k], runs.winding[k], piece);
      cellCount += runs.last[k] - runs.first[k] + 1;
    }
    this.chainZoneVisits();
    for (let k = 0; k < records.length; k++) this.addZoneCell(areas, k, piece);
    for (let k = 0; k < records.length; k++) this.zoneFirst[records.cells[k]] = -1;
    if (cellCount > 0) this.addBounds(piece, cellCount);
  }

  /**
   * The area between a booked run and the western side of its box, over which no union changes: a trapezoid beside
   * each edge, with its first moment in y, because the area of a cell changes from row to row.
   */
  private addBeside({ geometry: { xy } }: PreparedAreas, e: number, piece: ZonePiece): void {
    const { seen, areas: rowAreas } = this;
    const s = this.grid.cellsPerDegree;
    const column = seen.west[e];
    const left = this.x0 + column;
    const from = seen.from[e];
    const start = xy[2 * from + 1] * s - this.y0;
    let ax = xy[2 * from] * s - left;
    // Heights above the run's beginning.
    let ay = 0;
    let cells = 0;
    let moment = 0;
    // Between the column and the run's ends rows are counted with their mean area; this makes up for it.
    let ends = -ax * withinRow(start);
    for (let i = from + 1; i <= seen.to[e]; i++) {
      const bx = xy[2 * i] * s - left;
      const by = xy[2 * i + 1] * s - this.y0 - start;
      cells += (by - ay) * (ax + bx);
      moment += (by - ay) * (ax * (2 * ay + by) + bx * (ay + 2 * by));
      ax = bx;
      ay = by;
    }
    ends += ax * withinRow(start + ay);
    const row = Math.min(seen.south[e], T - 2);
    const change = rowAreas[row + 1] - rowAreas[row];
    const atStart = rowAreas[row] + change * (start - row - 0.5);
    const area = seen.sign[e] * ((atStart * cells) / 2 + change * (moment / 6 + ends / 2));
    piece.area += area;
    const cell = seen.south[e] * T + column;
    for (let u = 0; u < this.unions.length; u++) if (this.unions[u].isFull(cell)) piece.covered[u] += area;
  }

  private addRun(row: number, first: number, last: number, winding: number, piece: ZonePiece): void {
    const cellArea = winding * this.areas[row];
    piece.area += (last - first + 1) * cellArea;
    const at = row * (T + 1);
    for (let u = 0; u < this.unions.length; u++) {
      const { sums } = this.unions[u];
      piece.covered[u] += (sums[at + last + 1] - sums[at + first]) * cellArea;
    }
  }

  private chainZoneVisits(): void {
    const { cells, length } = this.zone.visits;
    if (this.zoneNext.length < length) this.zoneNext = new Int32Array(2 * length);
    const { zoneFirst, zoneNext } = this;
    for (let v = 0; v < length; v++) {
      zoneNext[v] = zoneFirst[cells[v]];
      zoneFirst[cells[v]] = v;
    }
  }

  /** The k-th cell that the zone's own boundary touches. */
  private addZoneCell(areas: PreparedAreas, k: number, piece: ZonePiece): void {
    const cell = this.zone.records.cells[k];
    const cellArea = this.areas[Math.floor(cell / T)];
    // In the box of a booked run it may be anything; where a union is exposed no run is booked.
    const counted = this.zone.records.inside[k];
    const inside = counted < 0 ? 0 : counted > 1 ? 1 : counted;
    piece.area += counted * cellArea;
    let taken = false;
    for (let u = 0; u < this.unions.length; u++) {
      const union = this.unions[u];
      if (union.isFull(cell)) piece.covered[u] += counted * cellArea;
      else if (union.isExposed(cell)) {
        const covered = union.fraction[cell];
        const least = Math.max(0, inside + covered - 1);
        const most = Math.min(inside, covered);
        if (most - least < NOTHING) piece.covered[u] += most * cellArea;
        else {
          if (!taken) this.takeZoneCell(areas, k);
          taken = true;
          this.measureZoneCell(cell, u, least, most, piece);
        }
      }
    }
  }

  private takeZoneCell(areas: PreparedAreas, k: number): void {
    const { zone, zoneFirst, zoneNext } = this;
    const { cells, left } = zone.records;
    const { first, last } = zone.visits;
    this.measure.takeZone((taker, scale, west, south) => {
      taker.polygon(left[k]);
      for (let v = zoneFirst[cells[k]]; v >= 0; v = zoneNext[v])
        taker.edges(areas.geometry.xy, first[v], last[v], scale, west, south);
    }, cells[k]);
  }

  private measureZoneCell(cell: number, u: number, least: number, most: number, piece: ZonePiece): void {
    const union = this.unions[u];
    const cellArea = this.areas[Math.floor(cell / T)];
    const covered = this.measure.coveredInZone(union.members, union.coveredTwice(cell));
    if (Number.isNaN(covered)) {
      piece.covered[u] += ((most + least) / 2) * cellArea;
      piece.bound[u] += ((most - least) / 2) * cellArea;
    } else piece.covered[u] += Math.min(most, Math.max(least, covered)) * cellArea;
  }

  /** @param cellCount cells that the zone meets: at most so many of the exposed cells are its own */
  private addBounds(piece: ZonePiece, cellCount: number): void {
    const largest = Math.max(this.areas[0], this.areas[T - 1]);
    for (let u = 0; u < this.unions.length; u++) {
      const union = this.unions[u];
      // What covers nothing covers exactly nothing.
      if (union.coversNothing()) continue;
      let cells = union.unsureCells + this.walker.suspectCells;
      for (const set of union.members) cells += set.suspectCells;
      cells += this.slack * (this.zone.records.length + Math.min(cellCount, union.exposed.length));
      piece.bound[u] += cells * largest;
    }
  }
}

/** f (1 - f) where f is how far height y is into its row of cells. */
function withinRow(y: number): number {
  const f = y - Math.floor(y);
  return f * (1 - f);
}

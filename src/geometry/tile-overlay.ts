import { CellSolver, MOST_EDGES } from './cell-solver.ts';
import type { PreparedAreas } from './prepared-areas.ts';
import { cellAreas, TILE_CELLS, tileOrigin, WORDS_PER_ROW, type ShareGrid, type Tile } from './share-grid.ts';
import { TileSet, type SetInTile } from './tile-set.ts';
import { TileFinds, TileWalker } from './tile-walk.ts';
import { CellList } from './cell-lists.ts';

const T = TILE_CELLS;
const CELLS = T * T;
/** Fractions nearer to each other than this are the same: rounding of a few sums. */
const NOTHING = 1e-9;

/** The union of one or several sets over the cells of a tile. */
class Union {
  readonly full: Int32Array;
  /** Part of each cell covered where it is not full; 0 where nothing touches it. */
  readonly fraction = new Float64Array(CELLS);
  /** Covered cells from the west border to each column, `T + 1` per row. */
  readonly sums = new Float64Array(T * (T + 1));
  /** Cells with a fraction, one by one and as bits. */
  readonly exposed = new CellList();
  private readonly exposedBits = new Int32Array(T * WORDS_PER_ROW);
  /** By how much in all the fractions of crowded cells may be off. */
  unsureCells = 0;

  constructor(readonly members: readonly TileSet[]) {
    this.full = members.length === 1 ? members[0].full : new Int32Array(T * WORDS_PER_ROW);
  }

  isFull(cell: number): boolean {
    return (this.full[cell >> 5] & (1 << (cell & 31))) !== 0;
  }

  coversCells(): boolean {
    return this.full.some((word) => word !== 0);
  }

  /** Empties the fractions of the last tile and joins the full cells of this one. */
  begin(): void {
    for (let k = 0; k < this.exposed.length; k++) this.fraction[this.exposed.values[k]] = 0;
    this.exposed.length = 0;
    this.exposedBits.fill(0);
    this.unsureCells = 0;
    if (this.members.length === 1) return;
    this.full.fill(0);
    for (const { full } of this.members) for (let w = 0; w < full.length; w++) this.full[w] |= full[w];
  }

  setFraction(cell: number, fraction: number): void {
    if (fraction <= 0) return;
    this.fraction[cell] = fraction;
    this.exposed.add(cell);
    this.exposedBits[cell >> 5] |= 1 << (cell & 31);
  }

  sumRows(): void {
    const { sums, fraction, full, exposedBits } = this;
    for (let row = 0; row < T; row++) {
      let sum = 0;
      let at = row * (T + 1);
      for (let w = row * WORDS_PER_ROW; w < (row + 1) * WORDS_PER_ROW; w++) {
        const word = full[w];
        if (exposedBits[w] === 0 && word === 0) {
          sums.fill(sum, at + 1, at + 33);
          at += 32;
        } else if (word === -1) {
          for (let bit = 0; bit < 32; bit++) sums[++at] = ++sum;
        } else {
          for (let bit = 0; bit < 32; bit++) {
            sum += (word >>> bit) & 1 ? 1 : fraction[32 * w + bit];
            sums[++at] = sum;
          }
        }
      }
    }
  }
}

/** What a zone has of a tile, in m²: its area, and per union the part covered and the bound on its error. */
export interface ZonePiece {
  area: number;
  readonly covered: Float64Array;
  readonly bound: Float64Array;
}

/**
 * Coverage sets over one tile after another, and exact areas of zones within their unions. Cells wholly inside
 * a polygon are counted; a cell that only one polygon touches has the exact area that its edges enclose; the
 * few cells where several boundaries meet are solved edge by edge.
 */
export class TileOverlay {
  private readonly sets: readonly TileSet[];
  private readonly unions: readonly Union[];
  private readonly solver = new CellSolver();
  private walker: TileWalker;
  private x0 = 0;
  private y0 = 0;
  private areas: Float64Array = new Float64Array(T);
  /** Cell areas by row of tiles. */
  private readonly areasByRow = new Map<number, Float64Array>();
  /** Bound on the error, in cells, of counting a partly covered cell with its row's mean area. */
  private slack = 0;
  private readonly zoneFirst = new Int32Array(CELLS).fill(-1);
  private zoneNext = new Int32Array(1024);
  private readonly zone = new TileFinds();

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
    ].map((members) => new Union(members));
    this.walker = new TileWalker(grid.cellsPerDegree, 0, 0);
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
    this.areas = this.areasByRow.get(tile.row) ?? cellAreas(this.grid, tile);
    this.areasByRow.set(tile.row, this.areas);
    // Areas of parallels change by tan(lat) per radian: at most an eighth of that over a cell half covered.
    const radians = Math.PI / 180 / this.grid.cellsPerDegree;
    const farthest = Math.max(Math.abs(y), Math.abs(y + T)) * radians;
    this.slack = (Math.tan(Math.min(farthest, 1.5)) * radians) / 8 + NOTHING;
    sets.forEach((set, s) => {
      this.sets[s].load(set, this.walker);
    });
    for (const union of this.unions) {
      union.begin();
      this.fillFractions(union);
      union.sumRows();
    }
  }

  private fillFractions(union: Union): void {
    const single = union.members.length === 1;
    for (const { exposed } of union.members)
      for (let k = 0; k < exposed.length; k++) {
        const cell = exposed.values[k];
        if (!single && (union.isFull(cell) || union.fraction[cell] !== 0)) continue;
        union.setFraction(cell, this.unionIn(union, cell));
      }
  }

  /** Fraction of one cell covered by the polygons that touch it. */
  private unionIn(union: Union, cell: number): number {
    let largest = 0;
    let sum = 0;
    for (const set of union.members)
      for (let k = set.firstRecord[cell]; k >= 0; k = set.nextRecord[k]) {
        const inside = set.finds.records.inside[k];
        if (inside > largest) largest = inside;
        if (inside > 0) sum += inside;
      }
    const most = Math.min(1, sum);
    if (most - largest < NOTHING) return Math.min(1, largest);
    this.solver.begin(false);
    this.addUnion(union, cell);
    if (this.solver.edgeCount <= MOST_EDGES) return this.solver.solve();
    union.unsureCells += (most - largest) / 2;
    return (most + largest) / 2;
  }

  private addUnion(union: Union, cell: number): void {
    const west = this.x0 + (cell % T);
    const south = this.y0 + Math.floor(cell / T);
    for (const set of union.members) set.addTo(this.solver, cell, this.grid.cellsPerDegree, west, south);
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
    const { walker, zone } = this;
    zone.clear();
    walker.suspectCells = 0;
    walker.walk(areas, part, zone);
    const { runs, records } = zone;
    if (runs.length === 0 && records.length === 0) return;
    for (let k = 0; k < runs.length; k += 3)
      this.addRun(runs.values[k], runs.values[k + 1], runs.values[k + 2], piece);
    this.chainZoneVisits();
    for (let k = 0; k < records.length; k++) this.addZoneCell(areas, k, piece);
    for (let k = 0; k < records.length; k++) this.zoneFirst[records.cells[k]] = -1;
    let cellCount = records.length;
    for (let k = 0; k < runs.length; k += 3) cellCount += runs.values[k + 2] - runs.values[k + 1] + 1;
    this.addBounds(piece, cellCount);
  }

  private addRun(row: number, first: number, last: number, piece: ZonePiece): void {
    const cellArea = this.areas[row];
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
    const inside = Math.min(1, Math.max(0, this.zone.records.inside[k]));
    piece.area += inside * cellArea;
    for (let u = 0; u < this.unions.length; u++) {
      const union = this.unions[u];
      if (union.isFull(cell)) {
        piece.covered[u] += inside * cellArea;
        continue;
      }
      const covered = union.fraction[cell];
      const least = Math.max(0, inside + covered - 1);
      const most = Math.min(inside, covered);
      if (most - least < NOTHING) piece.covered[u] += most * cellArea;
      else piece.covered[u] += this.solveZoneCell(areas, k, union, least, most, piece, u) * cellArea;
    }
  }

  private solveZoneCell(
    areas: PreparedAreas,
    k: number,
    union: Union,
    least: number,
    most: number,
    piece: ZonePiece,
    u: number,
  ): number {
    const { solver, zone } = this;
    const cell = zone.records.cells[k];
    const west = this.x0 + (cell % T);
    const south = this.y0 + Math.floor(cell / T);
    solver.begin(true);
    solver.polygon(zone.records.left[k]);
    const { first, last } = zone.visits;
    for (let v = this.zoneFirst[cell]; v >= 0; v = this.zoneNext[v])
      solver.edges(areas.geometry.xy, first[v], last[v], this.grid.cellsPerDegree, west, south);
    this.addUnion(union, cell);
    if (solver.edgeCount <= MOST_EDGES) return Math.min(most, Math.max(least, solver.solve()));
    piece.bound[u] += ((most - least) / 2) * this.areas[Math.floor(cell / T)];
    return (most + least) / 2;
  }

  /** @param cellCount cells that the zone meets: at most so many of the exposed cells are its own */
  private addBounds(piece: ZonePiece, cellCount: number): void {
    const largest = Math.max(this.areas[0], this.areas[T - 1]);
    for (let u = 0; u < this.unions.length; u++) {
      const union = this.unions[u];
      // What covers nothing covers exactly nothing.
      if (union.exposed.length === 0 && !union.coversCells()) continue;
      let cells = union.unsureCells + this.walker.suspectCells;
      for (const set of union.members) cells += set.suspectCells;
      cells += this.slack * (this.zone.records.length + Math.min(cellCount, union.exposed.length));
      piece.bound[u] += cells * largest;
    }
  }
}

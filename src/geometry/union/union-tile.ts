import { CellSolver } from '../overlay/cells/cell-solver.ts';
import type { Layer } from '../../model/layer.ts';
import { SeenParts } from '../overlay/tiles/seen-parts.ts';
import { TILE_CELLS } from '../measures/share-grid.ts';
import { TileFinds, TileSums } from '../overlay/tiles/tile-sums.ts';
import { TileWalker } from '../overlay/tiles/tile-walk.ts';
import { countBits } from '../overlay/tiles/tile-bits.ts';
import { Nodes } from './cell-contacts.ts';
import { CellFrame } from './cell-edges.ts';
import { ALL_INSIDE, ALL_OUTLINE, CellOutline, type VisitSides } from './cell-outline.ts';

const T = TILE_CELLS;

/**
 * The polygons of a layer over one tile: which pieces of their boundaries are outline of their union. A cell
 * wholly inside a polygon holds none; in a cell that one polygon touches all is; the others are solved.
 */
export class UnionTile {
  readonly finds = new TileFinds();
  /** Number of visits up to and with each polygon. */
  readonly visitsTo: number[] = [];
  nodes = new Nodes();
  /** Covered part of the tile in cells, by sums of areas: found without looking at the outline. */
  coveredCells = 0;
  private readonly recordsTo: number[] = [];
  private readonly seen = new SeenParts();
  private readonly full = this.seen.full;
  /** Polygons that touch each cell that is not full. */
  private readonly touching = new Int32Array(T * T);
  /** Chains of records, of visits, in cells that several polygons touch; -1 ends them. */
  private readonly firstRecord = new Int32Array(T * T).fill(-1);
  private readonly firstVisit = new Int32Array(T * T).fill(-1);
  private nextRecord = new Int32Array(1024);
  private nextVisit = new Int32Array(4096);
  private recordPolygon = new Int32Array(1024);
  private visitPolygon = new Int32Array(4096);
  private readonly shared: number[] = [];
  private solved: (VisitSides | undefined)[] = [];
  private readonly solver = new CellSolver();
  private readonly sums = new TileSums();
  private readonly walker: TileWalker;
  private readonly frame: CellFrame;

  constructor(cellsPerDegree: number) {
    this.walker = new TileWalker(cellsPerDegree, 0, 0);
    this.frame = new CellFrame(cellsPerDegree);
  }

  /** @param x, y the tile's south-west corner in cells from 0° E, 0° N */
  load(layer: Layer, parts: readonly number[], x: number, y: number): void {
    this.clear();
    const { finds, walker, seen } = this;
    walker.moveTo(x, y);
    for (const part of parts) seen.add(layer, part, walker);
    for (let number = 0; number < seen.count; number++) {
      seen.walk(number, walker, this.sums, finds);
      this.visitsTo.push(finds.visits.length);
      this.recordsTo.push(finds.records.length);
    }
    seen.fill(finds);
    this.coveredCells = countBits(this.full);
    this.countTouching();
    this.chainRecords();
    this.chainVisits();
    this.solveShared(layer.xy, x, y);
  }

  private clear(): void {
    this.finds.clear();
    this.visitsTo.length = this.recordsTo.length = 0;
    this.nodes = new Nodes();
    this.seen.clear();
    this.touching.fill(0);
    for (const cell of this.shared) this.firstRecord[cell] = this.firstVisit[cell] = -1;
    this.shared.length = 0;
    this.solved = [];
  }

  private countTouching(): void {
    const { cells, inside, length } = this.finds.records;
    const { touching, full, shared } = this;
    for (let k = 0; k < length; k++) {
      const cell = cells[k];
      if (full[cell >> 5] & (1 << (cell & 31))) continue;
      if (++touching[cell] === 2) shared.push(cell);
    }
    for (let k = 0; k < length; k++) if (touching[cells[k]] === 1) this.coveredCells += inside[k];
  }

  private chainRecords(): void {
    const { recordsTo, touching, firstRecord } = this;
    const { cells, length } = this.finds.records;
    if (this.nextRecord.length < length) {
      this.nextRecord = new Int32Array(2 * length);
      this.recordPolygon = new Int32Array(2 * length);
    }
    for (let polygon = 0, k = 0; polygon < recordsTo.length; polygon++)
      for (; k < recordsTo[polygon]; k++) {
        const cell = cells[k];
        if (touching[cell] < 2) continue;
        this.nextRecord[k] = firstRecord[cell];
        firstRecord[cell] = k;
        this.recordPolygon[k] = polygon;
      }
  }

  private chainVisits(): void {
    const { visitsTo, touching, firstVisit } = this;
    const { cells, length } = this.finds.visits;
    if (this.nextVisit.length < length) {
      this.nextVisit = new Int32Array(2 * length);
      this.visitPolygon = new Int32Array(2 * length);
    }
    for (let polygon = 0, v = 0; polygon < visitsTo.length; polygon++)
      for (; v < visitsTo[polygon]; v++) {
        const cell = cells[v];
        if (touching[cell] < 2) continue;
        this.nextVisit[v] = firstVisit[cell];
        firstVisit[cell] = v;
        this.visitPolygon[v] = polygon;
      }
  }

  private solveShared(xy: Float64Array, x: number, y: number): void {
    const { finds, frame, nextRecord, nextVisit, solved, solver } = this;
    const { first, last } = finds.visits;
    const cellOutline = new CellOutline(this.nodes);
    const { edges } = cellOutline;
    const keep = (visit: number, sides: VisitSides): void => {
      solved[visit] = sides;
    };
    for (const cell of this.shared) {
      const west = x + (cell % T);
      const south = y + Math.floor(cell / T);
      frame.moveTo(west, south);
      edges.clear();
      solver.begin();
      // Both chains run through the polygons in the same order.
      let v = this.firstVisit[cell];
      for (let k = this.firstRecord[cell]; k >= 0; k = nextRecord[k]) {
        edges.addPolygon(finds.records.left[k]);
        solver.polygon(finds.records.left[k]);
        for (; v >= 0 && this.visitPolygon[v] === this.recordPolygon[k]; v = nextVisit[v]) {
          edges.addVisit(v, xy, first[v], last[v]);
          solver.edges(xy, first[v], last[v], frame.cellsPerDegree, west, south);
        }
      }
      cellOutline.solve(frame, keep);
      this.coveredCells += solver.solve();
    }
  }

  /** What visit v is. */
  sidesOf(v: number): VisitSides {
    const cell = this.finds.visits.cells[v];
    const touching = this.touching[cell];
    return touching === 0 ? ALL_INSIDE : touching === 1 ? ALL_OUTLINE : this.solved[v]!;
  }
}

import type { Layer } from '../../../model/layer.ts';
import { TILE_CELLS } from '../../measures/share-grid.ts';
import { SeenParts } from './seen-parts.ts';
import { TileFinds, type TileSums } from './tile-sums.ts';
import type { TileWalker } from './tile-walk.ts';
import { CellList } from '../cells/cell-lists.ts';
import { Steps, type StepRange } from '../cells/cell-overlap.ts';
import type { VisitEdges } from '../cells/visit-edges.ts';

const T = TILE_CELLS;

const NO_STEPS: readonly StepRange[] = [];

/** Polygons of one layer that meet a tile. */
interface TileParts {
  readonly layer: Layer;
  readonly parts: readonly number[];
}

/** The polygons of one coverage set (an operator, the depressions) in a tile, over all its layers. */
export type SetInTile = readonly TileParts[];

/** One coverage set laid over a tile: cells wholly inside a polygon, and what each polygon does in the others. */
export class TileSet {
  readonly finds = new TileFinds();
  private readonly seen = new SeenParts();
  /** Cells wholly inside a polygon; one bit per cell, row by row. */
  readonly full = this.seen.full;
  /** Polygons that touch a cell that is not full, as a chain of records; -1 ends it. */
  readonly firstRecord = new Int32Array(T * T).fill(-1);
  nextRecord = new Int32Array(1024);
  /** The cells with a chain. */
  readonly exposed = new CellList();
  private readonly firstVisit = new Int32Array(T * T).fill(-1);
  private nextVisit = new Int32Array(4096);
  private recordPolygon = new Int32Array(1024);
  private visitPolygon = new Int32Array(4096);
  private readonly layerOf: Layer[] = [];
  private readonly steps = new Steps();
  private readonly stepsByCell: (readonly StepRange[] | null)[] = new Array<null>(T * T).fill(null);

  /** Replaces what the set held by the polygons of another tile. */
  load(set: SetInTile, walker: TileWalker, sums: TileSums): void {
    this.clear();
    const { finds, seen } = this;
    for (const { layer, parts } of set) for (const part of parts) seen.add(layer, part, walker);
    const visitsTo: number[] = [];
    const recordsTo: number[] = [];
    for (let number = 0; number < seen.count; number++) {
      seen.walk(number, walker, sums, finds);
      if (finds.records.length === (recordsTo.at(-1) ?? 0)) continue;
      this.layerOf.push(seen.layerOf(number));
      visitsTo.push(finds.visits.length);
      recordsTo.push(finds.records.length);
    }
    seen.fill(finds);
    this.chainRecords(recordsTo);
    this.chainVisits(visitsTo);
  }

  private clear(): void {
    this.seen.clear();
    const { values, length } = this.exposed;
    for (let k = 0; k < length; k++) {
      this.firstRecord[values[k]] = this.firstVisit[values[k]] = -1;
      this.stepsByCell[values[k]] = null;
    }
    this.steps.clear();
    this.exposed.length = 0;
    this.finds.clear();
    this.layerOf.length = 0;
  }

  get suspectCells(): number {
    return this.seen.suspectCells;
  }

  isFull(cell: number): boolean {
    return (this.full[cell >> 5] & (1 << (cell & 31))) !== 0;
  }

  /** Chains the records of cells that are not full, polygon by polygon; `to` ends each polygon's records. */
  private chainRecords(to: readonly number[]): void {
    const { firstRecord, exposed, full } = this;
    const { cells, length } = this.finds.records;
    if (this.nextRecord.length < length) {
      this.nextRecord = new Int32Array(2 * length);
      this.recordPolygon = new Int32Array(2 * length);
    }
    const { nextRecord, recordPolygon } = this;
    for (let polygon = 0, k = 0; polygon < to.length; polygon++)
      for (; k < to[polygon]; k++) {
        const cell = cells[k];
        if (full[cell >> 5] & (1 << (cell & 31))) continue;
        if (firstRecord[cell] < 0) exposed.add(cell);
        nextRecord[k] = firstRecord[cell];
        firstRecord[cell] = k;
        recordPolygon[k] = polygon;
      }
  }

  private chainVisits(to: readonly number[]): void {
    const { firstVisit, full } = this;
    const { cells, length } = this.finds.visits;
    if (this.nextVisit.length < length) {
      this.nextVisit = new Int32Array(2 * length);
      this.visitPolygon = new Int32Array(2 * length);
    }
    const { nextVisit, visitPolygon } = this;
    for (let polygon = 0, v = 0; polygon < to.length; polygon++)
      for (; v < to[polygon]; v++) {
        const cell = cells[v];
        if (full[cell >> 5] & (1 << (cell & 31))) continue;
        nextVisit[v] = firstVisit[cell];
        firstVisit[cell] = v;
        visitPolygon[v] = polygon;
      }
  }

  /** The steps of each polygon that touches the cell, worked out once. West and south: the cell's corner in cells. */
  stepsIn(cell: number, cellsPerDegree: number, west: number, south: number): readonly StepRange[] {
    if (this.firstRecord[cell] < 0) return NO_STEPS;
    const known = this.stepsByCell[cell];
    if (known) return known;
    this.addTo(this.steps, cell, cellsPerDegree, west, south);
    return (this.stepsByCell[cell] = this.steps.takeRanges());
  }

  /** Hands the polygons that touch the cell to the solver. West and south: the cell's corner in cells. */
  addTo(solver: VisitEdges, cell: number, cellsPerDegree: number, west: number, south: number): void {
    const { finds, nextRecord, recordPolygon, nextVisit, visitPolygon, layerOf } = this;
    // Both chains run through the polygons in the same order.
    const { first, last } = finds.visits;
    let v = this.firstVisit[cell];
    for (let k = this.firstRecord[cell]; k >= 0; k = nextRecord[k]) {
      const polygon = recordPolygon[k];
      solver.polygon(finds.records.left[k]);
      const { xy } = layerOf[polygon];
      for (; v >= 0 && visitPolygon[v] === polygon; v = nextVisit[v])
        solver.edges(xy, first[v], last[v], cellsPerDegree, west, south);
    }
  }
}

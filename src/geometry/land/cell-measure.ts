import { CellOverlap, MOST_PAIRS } from './cell-overlap.ts';
import { CellSolver, MOST_EDGES } from './cell-solver.ts';
import { TILE_CELLS } from './share-grid.ts';
import type { EdgeTaker, TileSet } from './tile-set.ts';

const T = TILE_CELLS;

/** Hands one more polygon (the zone) to what measures a cell; west and south: the cell's corner in cells. */
export type AddZone = (taker: EdgeTaker, cellsPerDegree: number, west: number, south: number) => void;

/**
 * Measures single cells of a tile in which several boundaries meet: two polygons by pairs of their edges, more
 * slab by slab. The answer is a fraction of the cell, or NaN where its edges are too many to be measured.
 */
export class CellMeasure {
  private readonly solver = new CellSolver();
  private readonly overlap = new CellOverlap();
  private x0 = 0;
  private y0 = 0;

  constructor(private readonly cellsPerDegree: number) {}

  /** Turns to the tile whose south-west corner is cell x0, y0. */
  moveTo(x0: number, y0: number): void {
    this.x0 = x0;
    this.y0 = y0;
  }

  /** What the two polygons that the sets have in the cell cover both. */
  coveredByBoth(sets: readonly TileSet[], cell: number): number {
    this.overlap.begin();
    this.addSets(this.overlap, sets, cell);
    return this.overlap.pairCount <= MOST_PAIRS ? this.overlap.solve() : NaN;
  }

  /** What any of the sets' polygons covers. */
  covered(sets: readonly TileSet[], cell: number): number {
    this.solver.begin(false);
    this.addSets(this.solver, sets, cell);
    return this.solver.edgeCount <= MOST_EDGES ? this.solver.solve() : NaN;
  }

  /** What any of the sets' polygons covers of the zone. */
  coveredInZone(addZone: AddZone, sets: readonly TileSet[], cell: number): number {
    const { overlap, solver } = this;
    let polygons = 0;
    for (const set of sets) polygons += set.polygonsIn(cell);
    if (polygons === 1) {
      overlap.begin();
      this.addZone(overlap, addZone, cell);
      this.addSets(overlap, sets, cell);
      return overlap.pairCount <= MOST_PAIRS ? overlap.solve() : NaN;
    }
    solver.begin(true);
    this.addZone(solver, addZone, cell);
    this.addSets(solver, sets, cell);
    return solver.edgeCount <= MOST_EDGES ? solver.solve() : NaN;
  }

  private addZone(taker: EdgeTaker, add: AddZone, cell: number): void {
    add(taker, this.cellsPerDegree, this.x0 + (cell % T), this.y0 + Math.floor(cell / T));
  }

  private addSets(taker: EdgeTaker, sets: readonly TileSet[], cell: number): void {
    const west = this.x0 + (cell % T);
    const south = this.y0 + Math.floor(cell / T);
    for (const set of sets) set.addTo(taker, cell, this.cellsPerDegree, west, south);
  }
}

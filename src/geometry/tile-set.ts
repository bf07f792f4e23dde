import type { PackedGeometry } from '../model/geometry.ts';
import type { CellSolver } from './cell-solver.ts';
import type { PreparedAreas } from './prepared-areas.ts';
import { TILE_CELLS, WORDS_PER_ROW } from './share-grid.ts';
import { growingFloats, growingInts, type TileWalker } from './tile-walk.ts';

const T = TILE_CELLS;

/** Polygons of one layer that meet a tile. */
export interface TileParts {
  readonly areas: PreparedAreas;
  readonly parts: readonly number[];
}

/** The polygons of one coverage set (an operator, the depressions) in a tile, over all its layers. */
export type SetInTile = readonly TileParts[];

/** Sets the bits of columns `first` to `last` of a row. */
function fillBits(bits: Uint32Array, row: number, first: number, last: number): void {
  const from = row * WORDS_PER_ROW + (first >> 5);
  const to = row * WORDS_PER_ROW + (last >> 5);
  const head = -1 << (first & 31);
  const tail = -1 >>> (31 - (last & 31));
  if (from === to) {
    bits[from] |= head & tail;
    return;
  }
  bits[from] |= head;
  bits.fill(0xffffffff, from + 1, to);
  bits[to] |= tail;
}

/** One coverage set laid over a tile: cells wholly inside a polygon, and what each polygon does in the others. */
export class TileSet {
  /** One bit per cell, row by row. */
  readonly full = new Uint32Array(T * WORDS_PER_ROW);
  /** Polygons that touch a cell, as a chain of records; -1 ends it. */
  readonly firstRecord = new Int32Array(T * T).fill(-1);
  readonly nextRecord = growingInts();
  readonly cell = growingInts();
  /** Mean winding along the cell's left border, and fraction of the cell inside, of the record's polygon. */
  readonly left = growingFloats();
  readonly inside = growingFloats();
  private readonly polygon = growingInts();
  private readonly firstEdge = new Int32Array(T * T).fill(-1);
  private readonly nextEdge = growingInts();
  private readonly edgeId = growingInts();
  private readonly edgePolygon = growingInts();
  private readonly layerOf: PackedGeometry[] = [];
  suspectCells = 0;

  /** Replaces what the set held by the polygons of another tile. */
  load(set: SetInTile, walker: TileWalker): void {
    this.clear();
    for (const { areas, parts } of set)
      for (const part of parts) {
        walker.clearEdges();
        walker.walk(areas, part);
        this.take(walker, areas.geometry);
      }
  }

  private clear(): void {
    for (let k = 0; k < this.cell.length; k++)
      this.firstRecord[this.cell.values[k]] = this.firstEdge[this.cell.values[k]] = -1;
    this.full.fill(0);
    for (const list of [this.nextRecord, this.cell, this.left, this.inside, this.polygon]) list.length = 0;
    for (const list of [this.nextEdge, this.edgeId, this.edgePolygon]) list.length = 0;
    this.layerOf.length = 0;
    this.suspectCells = 0;
  }

  /** Adds the polygon that the walker has just walked. */
  private take(walker: TileWalker, geometry: PackedGeometry): void {
    const { runs, cells, left, fraction, edgeCells, edgeIds } = walker;
    if (cells.length === 0 && runs.length === 0) return;
    const polygon = this.layerOf.length;
    this.layerOf.push(geometry);
    this.suspectCells += walker.suspectCells;
    for (let k = 0; k < runs.length; k += 3)
      fillBits(this.full, runs.values[k], runs.values[k + 1], runs.values[k + 2]);
    for (let k = 0; k < cells.length; k++) {
      const cell = cells.values[k];
      this.nextRecord.push(this.firstRecord[cell]);
      this.firstRecord[cell] = this.cell.length;
      this.cell.push(cell);
      this.polygon.push(polygon);
      this.left.push(left.values[k]);
      this.inside.push(fraction.values[k]);
    }
    for (let k = 0; k < edgeCells.length; k++) {
      const cell = edgeCells.values[k];
      this.nextEdge.push(this.firstEdge[cell]);
      this.firstEdge[cell] = this.edgeId.length;
      this.edgeId.push(edgeIds.values[k]);
      this.edgePolygon.push(polygon);
    }
  }

  /** Hands the polygons that touch the cell to the solver. West and south: the cell's corner in cells. */
  addTo(solver: CellSolver, cell: number, cellsPerDegree: number, west: number, south: number): void {
    for (let k = this.firstRecord[cell]; k >= 0; k = this.nextRecord.values[k]) {
      solver.polygon(this.left.values[k]);
      const polygon = this.polygon.values[k];
      const { xy } = this.layerOf[polygon];
      for (let e = this.firstEdge[cell]; e >= 0; e = this.nextEdge.values[e])
        if (this.edgePolygon.values[e] === polygon)
          solver.edgeById(xy, this.edgeId.values[e], cellsPerDegree, west, south);
    }
  }
}

import { commonArea, commonAreaOfThree, Steps, type StepRange } from '../cells/cell-overlap.ts';
import { CellSolver, MOST_EDGES } from '../cells/cell-solver.ts';
import { TILE_CELLS } from '../../measures/share-grid.ts';
import type { TileSet } from './tile-set.ts';

const T = TILE_CELLS;

/**
 * Measures single cells of a tile in which boundaries meet: up to three polygons by pairs and triples of their
 * edges, more slab by slab. Where edges are too many there is no answer.
 */
export class CellMeasure {
  private readonly solver = new CellSolver();
  private readonly outlines = new Steps();
  private readonly visit = new Steps();
  private edges = this.visit.takeEdges();
  private x0 = 0;
  private y0 = 0;

  constructor(private readonly cellsPerDegree: number) {}

  /** Turns to the tile whose south-west corner is cell x0, y0. */
  moveTo(x0: number, y0: number): void {
    this.x0 = x0;
    this.y0 = y0;
    this.outlines.clear();
  }

  /** Fraction of a cell that any of the sets' polygons covers, or NaN. @param sum of what each of them covers */
  covered(sets: readonly TileSet[], cell: number, sum: number): number {
    const polygons = this.stepsOf(sets, cell);
    if (polygons.length > 3) return this.take(sets, cell) ? this.solver.solve() : NaN;
    const [a, b, c] = polygons;
    const pair = commonArea(a, b);
    if (!c) return sum - pair;
    return sum - pair - commonArea(a, c) - commonArea(b, c) + commonAreaOfThree(a, b, c);
  }

  /** The outline in a cell of the union of the sets' polygons, or null. Valid until the next tile. */
  outline(sets: readonly TileSet[], cell: number): StepRange | null {
    const polygons = this.stepsOf(sets, cell);
    if (polygons.length === 1) return polygons[0];
    if (!this.take(sets, cell)) return null;
    const { outlines } = this;
    const from = outlines.count;
    this.solver.outline(outlines);
    return { steps: outlines, from, to: outlines.count };
  }

  /** Turns to a visit of a zone's outline to a cell. */
  takeVisit(xy: Float64Array, first: number, last: number, cell: number): void {
    const [west, south] = this.corner(cell);
    this.visit.begin();
    this.visit.edges(xy, first, last, this.cellsPerDegree, west, south);
    this.edges = this.visit.takeEdges();
  }

  /**
   * What the visit's edges have to say about how much of the zone a union covers in the cell, in cells: what it
   * covers right of them, taken away where they rise; and where they cross the cell's left border, by how much what
   * it covers above differs from the mean that was counted for all edges west of the cell. NaN where there are too
   * many pairs of edges.
   * @param outline of the union in the cell. @param covered fraction of the cell
   */
  coveredBeyond(outline: StepRange, covered: number): number {
    return commonArea(this.edges.edges, outline) + covered * this.edges.leftMean;
  }

  private stepsOf(sets: readonly TileSet[], cell: number): readonly StepRange[] {
    const [west, south] = this.corner(cell);
    if (sets.length === 1) return sets[0].stepsIn(cell, this.cellsPerDegree, west, south);
    return sets.flatMap((set) => set.stepsIn(cell, this.cellsPerDegree, west, south));
  }

  /** Hands the sets' polygons in a cell to the solver. Returns false where their edges are too many. */
  private take(sets: readonly TileSet[], cell: number): boolean {
    const { solver, cellsPerDegree } = this;
    const [west, south] = this.corner(cell);
    solver.begin();
    for (const set of sets) set.addTo(solver, cell, cellsPerDegree, west, south);
    return solver.edgeCount <= MOST_EDGES;
  }

  private corner(cell: number): [number, number] {
    return [this.x0 + (cell % T), this.y0 + Math.floor(cell / T)];
  }
}

import { commonArea, commonAreaOfThree, Steps, type StepRange } from './cell-overlap.ts';
import { CellSolver, MOST_EDGES } from './cell-solver.ts';
import { TILE_CELLS } from './share-grid.ts';
import type { TileSet } from './tile-set.ts';
import type { VisitEdges } from './visit-edges.ts';

const T = TILE_CELLS;

/** Hands the part of a zone in a cell on; west and south: the cell's corner in cells. */
export type AddZone = (taker: VisitEdges, cellsPerDegree: number, west: number, south: number) => void;

/**
 * Measures single cells of a tile in which several boundaries meet: up to three polygons by pairs and triples of
 * their edges, more slab by slab. The answer is a fraction of the cell, or NaN where its edges are too many.
 */
export class CellMeasure {
  private readonly solver = new CellSolver();
  private readonly zoneSteps = new Steps();
  private addZone: AddZone = () => undefined;
  private zone: StepRange | null = null;
  private cell = 0;
  private x0 = 0;
  private y0 = 0;

  constructor(private readonly cellsPerDegree: number) {}

  /** Turns to the tile whose south-west corner is cell x0, y0. */
  moveTo(x0: number, y0: number): void {
    this.x0 = x0;
    this.y0 = y0;
  }

  /** What any of the sets' polygons covers of a cell. @param sum of what each of them covers */
  covered(sets: readonly TileSet[], cell: number, sum: number): number {
    this.cell = cell;
    const polygons = this.stepsOf(sets);
    if (polygons.length > 3) return this.solve(sets, false);
    const [a, b, c] = polygons;
    const pair = commonArea(a, b);
    if (!c) return sum - pair;
    return sum - pair - commonArea(a, c) - commonArea(b, c) + commonAreaOfThree(a, b, c);
  }

  /** Turns to the part of a zone in a cell. */
  takeZone(add: AddZone, cell: number): void {
    this.addZone = add;
    this.cell = cell;
    this.zone = null;
  }

  /**
   * What any of the sets' polygons covers of the zone in the cell.
   * @param twice part of the cell that more than one of them covers, should they be two
   */
  coveredInZone(sets: readonly TileSet[], twice: number): number {
    const polygons = this.stepsOf(sets);
    if (polygons.length > 2) return this.solve(sets, true);
    const zone = (this.zone ??= this.stepsOfZone());
    const [a, b] = polygons;
    const area = commonArea(zone, a);
    if (!b) return area;
    return area + commonArea(zone, b) - (twice > 0 ? commonAreaOfThree(zone, a, b) : 0);
  }

  private stepsOf(sets: readonly TileSet[]): readonly StepRange[] {
    const [west, south] = this.corner();
    if (sets.length === 1) return sets[0].stepsIn(this.cell, this.cellsPerDegree, west, south);
    return sets.flatMap((set) => set.stepsIn(this.cell, this.cellsPerDegree, west, south));
  }

  private stepsOfZone(): StepRange {
    this.zoneSteps.clear();
    this.addZone(this.zoneSteps, this.cellsPerDegree, ...this.corner());
    return this.zoneSteps.takeRanges()[0];
  }

  private solve(sets: readonly TileSet[], withZone: boolean): number {
    const { solver, cellsPerDegree, cell } = this;
    const [west, south] = this.corner();
    solver.begin(withZone);
    if (withZone) this.addZone(solver, cellsPerDegree, west, south);
    for (const set of sets) set.addTo(solver, cell, cellsPerDegree, west, south);
    return solver.edgeCount <= MOST_EDGES ? solver.solve() : NaN;
  }

  private corner(): [number, number] {
    return [this.x0 + (this.cell % T), this.y0 + Math.floor(this.cell / T)];
  }
}

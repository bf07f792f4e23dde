import { CellMeasure } from './cell-measure.ts';
import type { Borders } from '../edges/borders.ts';
import { MOST_ROWS } from './chunks-in-tile.ts';
import {
  cellAreas,
  TILE_CELLS,
  tileOrigin,
  WORDS_PER_ROW,
  type ShareGrid,
  type Tile,
} from '../../measures/share-grid.ts';
import { TileSet, type SetInTile } from './tile-set.ts';
import { TileSums } from './tile-sums.ts';
import { NOTHING, TileUnion } from './tile-union.ts';
import { TileWalker } from './tile-walk.ts';
import { ZoneOutline, type LoadedTile, type ZonePiece } from './zone-outline.ts';

const T = TILE_CELLS;

/**
 * Coverage sets over one tile after another, and exact areas of zones within their unions. Cells wholly inside
 * a polygon are counted; a cell that only one polygon touches has the exact area that its edges enclose; the
 * few cells where several boundaries meet are measured edge by edge.
 */
export class TileOverlay implements LoadedTile {
  readonly unions: readonly TileUnion[];
  areas: Float64Array = new Float64Array(T);
  readonly exposed = new Int32Array(T * WORDS_PER_ROW);
  readonly seams = new Int32Array(T * WORDS_PER_ROW);
  private readonly sets: readonly TileSet[];
  private readonly walker: TileWalker;
  private readonly sums = new TileSums();
  private readonly measure: CellMeasure;
  private readonly outline: ZoneOutline;
  /** Cell areas by row of tiles. */
  private readonly areasByRow = new Map<number, Float64Array>();
  /** Bound on the error, in cells, of counting a partly covered cell with its row's mean area. */
  private slack = 0;

  /**
   * @param borders of the zones
   * @param setCount how many coverage sets each tile brings
   * @param joined lists of sets whose joint unions are wanted; they follow the sets in every result
   */
  constructor(
    private readonly grid: ShareGrid,
    borders: Borders,
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
    this.outline = new ZoneOutline(borders, this.walker, this.measure);
  }

  get unionCount(): number {
    return this.unions.length;
  }

  /** Takes the polygons of a tile and works out its unions. */
  load(tile: Tile, sets: readonly SetInTile[]): void {
    const { x, y } = tileOrigin(this.grid, tile);
    this.walker.moveTo(x, y);
    this.measure.moveTo(x, y);
    this.areas = this.areasByRow.get(tile.row) ?? cellAreas(this.grid, tile);
    this.areasByRow.set(tile.row, this.areas);
    this.slack = this.slackNear(y);
    sets.forEach((set, s) => {
      this.sets[s].load(set, this.walker, this.sums);
    });
    this.outline.begin();
    this.seams.fill(0);
    this.exposed.fill(0);
    for (const union of this.unions) {
      union.load(this.measure);
      union.addSeams(this.seams);
      for (let w = 0; w < this.exposed.length; w++) this.exposed[w] |= union.exposedBits[w];
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
    return Float64Array.from(this.unions, (union) => {
      let total = 0;
      for (let row = 0; row < T; row++) total += union.eastOf(row * T) * this.areas[row];
      return total;
    });
  }

  /** Adds part p of zone layer z to what its zone has of this tile. */
  addZonePart(z: number, p: number, piece: ZonePiece): void {
    const before = piece.area;
    const touched = this.outline.add(this, z, p, piece);
    if (touched > 0) this.addBounds(piece, touched, piece.area - before);
  }

  /** @param area of the part in the tile: at most so many of the exposed cells are its own */
  private addBounds(piece: ZonePiece, touched: number, area: number): void {
    const largest = Math.max(this.areas[0], this.areas[T - 1]);
    const smallest = Math.min(this.areas[0], this.areas[T - 1]);
    const met = touched + area / smallest;
    for (let u = 0; u < this.unions.length; u++) {
      const union = this.unions[u];
      // What covers nothing covers exactly nothing.
      if (union.coversNothing()) continue;
      let cells = union.unsureCells;
      for (const set of union.members) cells += set.suspectCells;
      cells += this.slack * (touched + Math.min(met, union.exposed.length));
      piece.bound[u] += cells * largest;
    }
  }
}

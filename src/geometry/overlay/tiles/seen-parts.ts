import type { PreparedAreas } from '../../polygons/prepared-areas.ts';
import { RunRaster } from '../../chunks/run-raster.ts';
import { RunsInTile } from './runs-in-tile.ts';
import { TILE_CELLS, WORDS_PER_ROW } from '../../measures/share-grid.ts';
import { fillBits } from './tile-bits.ts';
import type { TileSums } from './tile-sums.ts';
import { type TileFinds } from './tile-sums.ts';
import type { TileWalker } from './tile-walk.ts';

const T = TILE_CELLS;

/**
 * The parts that meet a tile: first which cells lie wholly inside any of them, as far as boxes of runs tell, then
 * what each part does in the other cells. Use: `clear`, `add` for each part, `walk` for each by its number, `fill`.
 */
export class SeenParts {
  /** Cells wholly inside a part; one bit per cell, row by row. */
  readonly full = new Int32Array(T * WORDS_PER_ROW);
  private readonly runs = new RunsInTile();
  private readonly raster = new RunRaster();
  /** Entries of the runs of each part, and the layer that it comes from. */
  private readonly first: number[] = [0];
  private readonly areas: PreparedAreas[] = [];

  clear(): void {
    this.full.fill(0);
    this.suspectCells = 0;
    this.runs.length = 0;
    this.first.length = 1;
    this.areas.length = 0;
  }

  /** Cells in which a part that was walked has a winding other than 0 and 1: it was not valid. */
  suspectCells = 0;

  get count(): number {
    return this.areas.length;
  }

  areasOf(number: number): PreparedAreas {
    return this.areas[number];
  }

  /** Takes part p of a layer, and marks the cells inside it that its runs do not touch. */
  add(areas: PreparedAreas, p: number, walker: TileWalker): void {
    const { runs, raster, full } = this;
    const first = runs.length;
    walker.look(areas, p, runs);
    raster.begin(T, T);
    for (let e = first; e < runs.length; e++)
      raster.add(runs.west[e], runs.east[e], runs.south[e], runs.north[e], runs.startY[e], runs.endY[e]);
    const { low, high } = raster.finish();
    for (let w = low * WORDS_PER_ROW; w < (high + 1) * WORDS_PER_ROW; w++) full[w] |= raster.inside[w];
    this.areas.push(areas);
    this.first.push(runs.length);
  }

  /**
   * Walks the part with this number where cells that are not full see it. What it finds in full cells has no
   * records, and may have no visits.
   */
  walk(number: number, walker: TileWalker, sums: TileSums, finds: TileFinds): void {
    const first = this.first[number];
    const end = this.first[number + 1];
    if (this.runs.bookHidden(first, end, this.full))
      this.suspectCells += sums.lay(walker, this.areas[number], this.runs, first, end, finds, this.full);
  }

  /** Adds the cells that the walks found wholly inside. */
  fill({ runs: { row, first, last, winding, length } }: TileFinds): void {
    for (let k = 0; k < length; k++) if (winding[k] > 0.5) fillBits(this.full, row[k], first[k], last[k]);
  }
}

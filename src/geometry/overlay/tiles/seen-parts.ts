import type { Layer } from '../../../model/layer.ts';
import { ChunkRaster } from '../../chunks/chunk-raster.ts';
import { ChunksInTile } from './chunks-in-tile.ts';
import { TILE_CELLS, WORDS_PER_ROW } from '../../measures/share-grid.ts';
import { fillBits } from './tile-bits.ts';
import type { TileSums } from './tile-sums.ts';
import { type TileFinds } from './tile-sums.ts';
import type { TileWalker } from './tile-walk.ts';

const T = TILE_CELLS;

/**
 * The parts that meet a tile: first which cells lie wholly inside any of them, as far as boxes of chunks tell, then
 * what each part does in the other cells. Use: `clear`, `add` for each part, `walk` for each by its number, `fill`.
 */
export class SeenParts {
  /** Cells wholly inside a part; one bit per cell, row by row. */
  readonly full = new Int32Array(T * WORDS_PER_ROW);
  private readonly chunks = new ChunksInTile();
  private readonly raster = new ChunkRaster();
  /** Entries of the chunks of each part, and the layer that it comes from. */
  private readonly first: number[] = [0];
  private readonly layers: Layer[] = [];

  clear(): void {
    this.full.fill(0);
    this.suspectCells = 0;
    this.chunks.length = 0;
    this.first.length = 1;
    this.layers.length = 0;
  }

  /** Cells in which a part that was walked has a winding other than 0 and 1: it was not valid. */
  suspectCells = 0;

  get count(): number {
    return this.layers.length;
  }

  layerOf(number: number): Layer {
    return this.layers[number];
  }

  /** Takes part p of a layer, and marks the cells inside it that its chunks do not touch. */
  add(layer: Layer, p: number, walker: TileWalker): void {
    const { chunks, raster, full } = this;
    const first = chunks.length;
    walker.look(layer, p, chunks);
    raster.begin(T, T);
    for (let e = first; e < chunks.length; e++)
      raster.add(
        chunks.west[e],
        chunks.east[e],
        chunks.south[e],
        chunks.north[e],
        chunks.startY[e],
        chunks.endY[e],
      );
    const { low, high } = raster.finish();
    for (let w = low * WORDS_PER_ROW; w < (high + 1) * WORDS_PER_ROW; w++) full[w] |= raster.inside[w];
    this.layers.push(layer);
    this.first.push(chunks.length);
  }

  /**
   * Walks the part with this number where cells that are not full see it. What it finds in full cells has no
   * records, and may have no visits.
   */
  walk(number: number, walker: TileWalker, sums: TileSums, finds: TileFinds): void {
    const first = this.first[number];
    const end = this.first[number + 1];
    if (this.chunks.bookHidden(first, end, this.full))
      this.suspectCells += sums.lay(
        walker,
        this.layers[number].xy,
        this.chunks,
        first,
        end,
        finds,
        this.full,
      );
  }

  /** Adds the cells that the walks found wholly inside. */
  fill({ spans: { row, first, last, winding, length } }: TileFinds): void {
    for (let k = 0; k < length; k++) if (winding[k] > 0.5) fillBits(this.full, row[k], first[k], last[k]);
  }
}

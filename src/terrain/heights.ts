import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { BLOCK_CELLS, BLOCK_STRIDE, blocksOf, type CellBlocks } from './cell-blocks.ts';
import { fillerOf, type VoidFiller } from './fill-voids.ts';
import { visitFillable } from './fillable-cells.ts';
import { mosaicsOf } from './mosaic.ts';

/** How a height is known: from cells of a grid, from their neighbours up to 2 km off, or not at all. */
export const HEIGHT_KNOWN = 0;
const HEIGHT_FILLED = 1;
export const HEIGHT_VOID = 2;
export type HeightMark = typeof HEIGHT_KNOWN | typeof HEIGHT_FILLED | typeof HEIGHT_VOID;

interface Raster {
  readonly blocks: CellBlocks;
  readonly filler: VoidFiller;
}

/** The cells around a place of one raster, and how much of the second column and row counts. */
interface Corner {
  readonly column: number;
  readonly row: number;
  readonly u: number;
  readonly v: number;
}

/**
 * Heights at places: between the four cells around them, of the finest grid that knows all four. Where none does, void
 * cells are filled by their neighbours, which `mark` tells of the last place that was asked for.
 */
export class TerrainHeights {
  mark: HeightMark = HEIGHT_VOID;
  /** Whether some height of the last line was filled in. */
  filledAlong = false;
  readonly #rasters: readonly Raster[];

  constructor(grids: readonly ElevationGrid[]) {
    this.#rasters = mosaicsOf(grids).map((mosaic) => {
      const blocks = blocksOf(mosaic);
      return { blocks, filler: fillerOf(blocks) };
    });
  }

  /** Metres; NaN where no grid lies or no known cell is near. */
  at(lon: number, lat: number): number {
    this.mark = HEIGHT_KNOWN;
    for (const { blocks } of this.#rasters) {
      const height = between(blocks, lon, lat);
      if (height === height) return height;
    }
    for (const raster of this.#rasters) {
      const corner = cornerOf(raster.blocks, lon, lat);
      const height = corner ? filledBetween(corner, raster) : NaN;
      if (height !== height) continue;
      this.mark = HEIGHT_FILLED;
      return height;
    }
    this.mark = HEIGHT_VOID;
    return NaN;
  }

  /** How many void cells of a box `at` fills from their neighbours, for no grid knows them. */
  filledCells(box: readonly [west: number, south: number, east: number, north: number]): number {
    let count = 0;
    this.#rasters.forEach(({ blocks, filler }, at) => {
      const { west, north, stepLon, stepLat } = blocks.mosaic;
      visitFillable(blocks, filler, box, (column, row) => {
        const [lon, lat] = [west + column * stepLon, north - row * stepLat];
        const isKnown = this.#rasters.some((other) => !Number.isNaN(between(other.blocks, lon, lat)));
        const isFinersOwn = this.#rasters.slice(0, at).some((finer) => cornerOf(finer.blocks, lon, lat));
        if (!isKnown && !isFinersOwn) count++;
      });
    });
    return count;
  }

  /**
   * Heights along a straight line in degrees: point i lies i / `parts` of the run from the start. One loop without
   * calls that hand numbers over, for this is asked of hundreds of millions of points.
   * @param knownOnly NaN where a height would be filled in or is void; else the line ends at the first void
   * @returns points before that end
   */
  along(
    [lon0, lat0]: readonly [number, number],
    [lonRun, latRun]: readonly [number, number],
    parts: number,
    out: Float64Array,
    knownOnly: boolean,
  ): number {
    const [first] = this.#rasters;
    if (!first) return 0;
    const { blocks } = first;
    const { columns, rows, west, north, stepLon, stepLat } = blocks.mosaic;
    this.filledAlong = false;
    for (let i = 0; i < out.length; i++) {
      const lon = lon0 + (lonRun * i) / parts;
      const lat = lat0 + (latRun * i) / parts;
      const x = (lon - west) / stepLon;
      const y = (north - lat) / stepLat;
      let height = NaN;
      // Inside, all four corners are there and both shares lie between 0 and 1.
      if (x >= 0 && y >= 0 && x < columns - 1 && y < rows - 1) {
        const column = Math.floor(x);
        const row = Math.floor(y);
        const across = Math.floor(column / BLOCK_CELLS);
        const down = Math.floor(row / BLOCK_CELLS);
        const block = blocks.block(across, down);
        if (block) {
          const at = (row - down * BLOCK_CELLS) * BLOCK_STRIDE + column - across * BLOCK_CELLS;
          const [a, b, c, d] = [
            block[at]!,
            block[at + 1]!,
            block[at + BLOCK_STRIDE]!,
            block[at + BLOCK_STRIDE + 1]!,
          ];
          if (a !== VOID_HEIGHT && b !== VOID_HEIGHT && c !== VOID_HEIGHT && d !== VOID_HEIGHT) {
            const u = x - column;
            const northern = a + (b - a) * u;
            const southern = c + (d - c) * u;
            height = northern + (southern - northern) * (y - row);
          }
        }
      }
      if (height !== height) {
        height = this.at(lon, lat);
        if (this.mark !== HEIGHT_KNOWN) {
          if (knownOnly) height = NaN;
          else if (this.mark === HEIGHT_VOID) return i;
          else this.filledAlong = true;
        }
      }
      out[i] = height;
    }
    return out.length;
  }
}

/** Null beyond half a cell around the outer centres. */
function cornerOf({ mosaic }: CellBlocks, lon: number, lat: number): Corner | null {
  const { columns, rows } = mosaic;
  const x = (lon - mosaic.west) / mosaic.stepLon;
  const y = (mosaic.north - lat) / mosaic.stepLat;
  if (!(x >= -0.5 && y >= -0.5 && x <= columns - 0.5 && y <= rows - 0.5)) return null;
  const column = Math.max(0, Math.min(columns - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(rows - 2, Math.floor(y)));
  return {
    column,
    row,
    u: Math.max(0, Math.min(columns - 1, x) - column),
    v: Math.max(0, Math.min(rows - 1, y) - row),
  };
}

/** Between four known cells; NaN where one of those that count is void, and where `cornerOf` is null. Makes no object: asked most. */
function between(blocks: CellBlocks, lon: number, lat: number): number {
  const { columns, rows, west, north, stepLon, stepLat } = blocks.mosaic;
  const x = (lon - west) / stepLon;
  const y = (north - lat) / stepLat;
  if (!(x >= -0.5 && y >= -0.5 && x <= columns - 0.5 && y <= rows - 0.5)) return NaN;
  const column = Math.max(0, Math.min(columns - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(rows - 2, Math.floor(y)));
  const u = Math.max(0, Math.min(columns - 1, x) - column);
  const v = Math.max(0, Math.min(rows - 1, y) - row);
  const [across, down] = [Math.floor(column / BLOCK_CELLS), Math.floor(row / BLOCK_CELLS)];
  const block = blocks.block(across, down);
  if (!block) return NaN;
  const at = (row - down * BLOCK_CELLS) * BLOCK_STRIDE + column - across * BLOCK_CELLS;
  const northern = mix(block[at]!, block[at + 1]!, u);
  const southern = mix(block[at + BLOCK_STRIDE]!, block[at + BLOCK_STRIDE + 1]!, u);
  return v === 0 ? northern : v === 1 ? southern : northern + (southern - northern) * v;
}

/** Between two cells; one that has no part in it may be void. */
function mix(first: number, second: number, part: number): number {
  if (part === 0) return first === VOID_HEIGHT ? NaN : first;
  if (part === 1) return second === VOID_HEIGHT ? NaN : second;
  return first === VOID_HEIGHT || second === VOID_HEIGHT ? NaN : first + (second - first) * part;
}

function filledBetween({ column, row, u, v }: Corner, { blocks, filler }: Raster): number {
  const cell = (right: number, below: number): number => {
    const height = blocks.cell(column + right, row + below);
    return height === VOID_HEIGHT ? filler.fill(column + right, row + below) : height;
  };
  // A cell that has no part in it need not be known.
  const along = (below: number): number =>
    u === 0 ? cell(0, below) : u === 1 ? cell(1, below) : (1 - u) * cell(0, below) + u * cell(1, below);
  return v === 0 ? along(0) : v === 1 ? along(1) : (1 - v) * along(0) + v * along(1);
}

import type { BoundingBox } from '../../model/geometry.ts';
import { stripAreaPerDegree } from './ellipsoid.ts';

/** Cells along one edge of a tile: a row of cells is `WORDS_PER_ROW` words of 32 bits. */
export const TILE_CELLS = 128;
export const WORDS_PER_ROW = TILE_CELLS / 32;

/** More cells than this over the whole land make the grid coarser. */
const MOST_CELLS = 16_000_000;

/**
 * A grid of square cells in degrees, its lines at whole multiples of 1 / cellsPerDegree, a power of two: cell
 * borders are exact numbers, and the same for every dataset of one scale.
 */
export interface ShareGrid {
  readonly cellsPerDegree: number;
}

/** The scale for land within `box`: about 108 m cells for a province, coarser for a nation. */
export function gridFor(box: BoundingBox): ShareGrid {
  let cellsPerDegree = 1024;
  const extent = Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
  while (cellsPerDegree > 64 && extent * cellsPerDegree * cellsPerDegree > MOST_CELLS) cellsPerDegree /= 2;
  return { cellsPerDegree };
}

/** One tile by its column and row counted from 180° W, 90° S; `TILE_CELLS` cells each way. */
export interface Tile {
  readonly column: number;
  readonly row: number;
}

/** Cell number of the west edge, south edge of a tile, from 0° E, 0° N. */
export const tileOrigin = (grid: ShareGrid, tile: Tile): { x: number; y: number } => ({
  x: tile.column * TILE_CELLS - 180 * grid.cellsPerDegree,
  y: tile.row * TILE_CELLS - 90 * grid.cellsPerDegree,
});

/** Columns and rows of the tiles that a box meets: [west, south, east, north], all included. */
export function tilesOfBox(
  grid: ShareGrid,
  west: number,
  south: number,
  east: number,
  north: number,
): number[] {
  const tile = (degrees: number, from: number): number =>
    Math.floor(((degrees + from) * grid.cellsPerDegree) / TILE_CELLS);
  return [tile(west, 180), tile(south, 90), tile(east, 180), tile(north, 90)];
}

/** Area in m² on the ellipsoid of one cell of each row of a tile, south to north. */
export function cellAreas(grid: ShareGrid, tile: Tile): Float64Array {
  const { y } = tileOrigin(grid, tile);
  const areas = new Float64Array(TILE_CELLS);
  let below = stripAreaPerDegree(y / grid.cellsPerDegree);
  for (let j = 0; j < TILE_CELLS; j++) {
    const above = stripAreaPerDegree((y + j + 1) / grid.cellsPerDegree);
    areas[j] = (above - below) / grid.cellsPerDegree;
    below = above;
  }
  return areas;
}

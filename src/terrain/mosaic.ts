import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';

/** Part of a cell by which two grids may be out of step and still be one. */
const ALIGNMENT = 0.01;
/** Part of a step by which two steps may differ and still be one. */
const STEP = 1e-6;
/** Cells of the largest mosaic: 16,000 x 16,000, 512 MB. */
const MOST_CELLS = 256_000_000;

const sameStep = (a: number, b: number): boolean => Math.abs(a - b) <= STEP * a;
const aligned = (offset: number): boolean => Math.abs(offset - Math.round(offset)) <= ALIGNMENT;

function sharesRaster(base: ElevationGrid, grid: ElevationGrid): boolean {
  return (
    sameStep(base.stepLon, grid.stepLon) &&
    sameStep(base.stepLat, grid.stepLat) &&
    aligned((grid.west - base.west) / base.stepLon) &&
    aligned((base.north - grid.north) / base.stepLat)
  );
}

function cellsOf(grids: readonly ElevationGrid[], { stepLon, stepLat }: ElevationGrid): number {
  const west = Math.min(...grids.map((grid) => grid.west));
  const east = Math.max(...grids.map((grid) => grid.west + grid.columns * grid.stepLon));
  const north = Math.max(...grids.map((grid) => grid.north));
  const south = Math.min(...grids.map((grid) => grid.north - grid.rows * grid.stepLat));
  return ((east - west) / stepLon) * ((north - south) / stepLat);
}

/** Whether `grid` is of the raster of those `taken` and near enough to be joined to them. The first always is. */
export function canJoin(taken: readonly ElevationGrid[], grid: ElevationGrid): boolean {
  const [base] = taken;
  return !base || (sharesRaster(base, grid) && cellsOf([...taken, grid], base) <= MOST_CELLS);
}

/**
 * One grid over all given ones, each of which `canJoin` those before it; gaps are void. Tiles share their edge
 * rows: the first that knows a height keeps it. Null without grids.
 */
export function joinGrids(grids: readonly ElevationGrid[]): ElevationGrid | null {
  const [first] = grids;
  if (!first || grids.length === 1) return first ?? null;
  const { stepLon, stepLat } = first;
  const west = Math.min(...grids.map((grid) => grid.west));
  const north = Math.max(...grids.map((grid) => grid.north));
  const east = Math.max(...grids.map((grid) => grid.west + (grid.columns - 1) * stepLon));
  const south = Math.min(...grids.map((grid) => grid.north - (grid.rows - 1) * stepLat));
  const columns = Math.round((east - west) / stepLon) + 1;
  const rows = Math.round((north - south) / stepLat) + 1;
  const heights = new Int16Array(columns * rows).fill(VOID_HEIGHT);
  for (const grid of grids) {
    const left = Math.round((grid.west - west) / stepLon);
    const top = Math.round((north - grid.north) / stepLat);
    lay(grid, heights, columns, left, top);
  }
  return { columns, rows, west, north, stepLon, stepLat, heights };
}

function lay(grid: ElevationGrid, heights: Int16Array, columns: number, left: number, top: number): void {
  for (let row = 0; row < grid.rows; row++) {
    const to = (top + row) * columns + left;
    for (let column = 0; column < grid.columns; column++) {
      if (heights[to + column] === VOID_HEIGHT)
        heights[to + column] = grid.heights[row * grid.columns + column]!;
    }
  }
}

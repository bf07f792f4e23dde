import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';

/** Grids fit together where their cell centres agree to this part of a step. */
const TOLERANCE_STEPS = 0.01;
/** Two bytes each: 1 GB. */
const MOST_CELLS = 500e6;

const fits = (value: number): boolean => Math.abs(value - Math.round(value)) <= TOLERANCE_STEPS;

/**
 * Joins grids of equal step into one that covers all of them; gaps are void. Where grids overlap, the first
 * one that has a height counts.
 * Refusals: `mosaic-empty`, `mosaic-step` and `mosaic-shift` with the number of the grid, `mosaic-too-large`.
 */
export function joinGrids(grids: readonly ElevationGrid[]): Result<ElevationGrid> {
  const first = grids[0];
  if (!first) return refuse('mosaic-empty');
  if (grids.length === 1) return accept(first);
  const { stepLon, stepLat } = first;
  for (const [i, grid] of grids.entries()) {
    const span = Math.max(grid.columns, grid.rows);
    const sameStep = (a: number, b: number): boolean => Math.abs(a - b) * span <= TOLERANCE_STEPS * b;
    if (!sameStep(grid.stepLon, stepLon) || !sameStep(grid.stepLat, stepLat)) {
      return refuse('mosaic-step', undefined, { grid: i + 1 });
    }
    if (!fits((grid.west - first.west) / stepLon) || !fits((grid.north - first.north) / stepLat)) {
      return refuse('mosaic-shift', undefined, { grid: i + 1 });
    }
  }
  const west = Math.min(...grids.map((grid) => grid.west));
  const north = Math.max(...grids.map((grid) => grid.north));
  const leftOf = (grid: ElevationGrid): number => Math.round((grid.west - west) / stepLon);
  const topOf = (grid: ElevationGrid): number => Math.round((north - grid.north) / stepLat);
  const columns = Math.max(...grids.map((grid) => leftOf(grid) + grid.columns));
  const rows = Math.max(...grids.map((grid) => topOf(grid) + grid.rows));
  if (columns * rows > MOST_CELLS) return refuse('mosaic-too-large', undefined, { cells: columns * rows });
  const heights = new Int16Array(columns * rows).fill(VOID_HEIGHT);
  for (const grid of grids) lay(grid, heights, columns, leftOf(grid), topOf(grid));
  return accept({ columns, rows, west, north, stepLon, stepLat, heights });
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

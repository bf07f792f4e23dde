import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
import type { LoadedSource } from '../records/loaded-source.ts';

/** Part of a cell by which two grids may be out of step and still be one. */
const ALIGNMENT = 0.01;
/** Cells of the largest mosaic: 16,000 x 16,000, 512 MB. */
const MOST_CELLS = 256_000_000;

const sameStep = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * a;
const aligned = (offset: number): boolean => Math.abs(offset - Math.round(offset)) <= ALIGNMENT;

function fitsTo(base: ElevationGrid, grid: ElevationGrid): boolean {
  return (
    sameStep(base.stepLon, grid.stepLon) &&
    sameStep(base.stepLat, grid.stepLat) &&
    aligned((grid.west - base.west) / base.stepLon) &&
    aligned((base.north - grid.north) / base.stepLat)
  );
}

function joinGrids(grids: readonly ElevationGrid[]): ElevationGrid {
  const [first] = grids as [ElevationGrid];
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
    for (let row = 0; row < grid.rows; row++)
      for (let column = 0; column < grid.columns; column++) {
        const at = (top + row) * columns + left + column;
        // Tiles share their edge rows; the first that knows a height keeps it.
        if (heights[at] === VOID_HEIGHT) heights[at] = grid.heights[row * grid.columns + column]!;
      }
  }
  return { columns, rows, west, north, stepLon, stepLat, heights };
}

/** One grid of all terrain files that share a raster. A file on another raster, or too far off, is reported and left out. */
export function buildTerrain(sources: readonly LoadedSource[]): ElevationGrid | null {
  const taken: ElevationGrid[] = [];
  for (const { grid, log } of sources.flatMap(({ grids }) => grids)) {
    const wide = taken.length > 0 && cellsOf([...taken, grid]) > MOST_CELLS;
    if (taken.length && (wide || !fitsTo(taken[0]!, grid)))
      log.atFile({ code: 'terrain-not-joined', did: 'rejected' });
    else taken.push(grid);
  }
  if (taken.length <= 1) return taken[0] ?? null;
  return joinGrids(taken);
}

function cellsOf(grids: readonly ElevationGrid[]): number {
  const west = Math.min(...grids.map((grid) => grid.west));
  const east = Math.max(...grids.map((grid) => grid.west + grid.columns * grid.stepLon));
  const north = Math.max(...grids.map((grid) => grid.north));
  const south = Math.min(...grids.map((grid) => grid.north - grid.rows * grid.stepLat));
  return ((east - west) / grids[0]!.stepLon) * ((north - south) / grids[0]!.stepLat);
}

import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';

/**
 * Height in metres at a place, bilinear between the four cell centres around it.
 * NaN outside the cell centres and where one of the cells that weigh in is void.
 */
export function sampleHeight(grid: ElevationGrid, lon: number, lat: number): number {
  const x = (lon - grid.west) / grid.stepLon;
  const y = (grid.north - lat) / grid.stepLat;
  if (!(x >= 0 && y >= 0 && x <= grid.columns - 1 && y <= grid.rows - 1)) return NaN;
  const column = Math.min(Math.floor(x), Math.max(0, grid.columns - 2));
  const row = Math.min(Math.floor(y), Math.max(0, grid.rows - 2));
  const fx = x - column;
  const fy = y - row;
  let height = 0;
  for (let corner = 0; corner < 4; corner++) {
    const right = corner & 1;
    const below = corner >> 1;
    const weight = (right ? fx : 1 - fx) * (below ? fy : 1 - fy);
    if (weight === 0) continue;
    const value = grid.heights[(row + below) * grid.columns + column + right]!;
    if (value === VOID_HEIGHT) return NaN;
    height += weight * value;
  }
  return height;
}

import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';

/**
 * A grid thinned by 2^level: node (column, row) is the mean of its block of cells that are not
 * void; NaN where all are. Its centre lies at cell ((column + 0.5) * 2^level - 0.5) of the grid.
 */
export interface HeightLevel {
  readonly level: number;
  readonly columns: number;
  readonly rows: number;
  /** Metres, NaN void, row 0 in the north. */
  readonly heights: Float32Array;
}

const cache = new WeakMap<ElevationGrid, HeightLevel[]>();

/** Level 0 is the grid itself; coarser ones are made once per grid, on first use. */
export function heightLevel(grid: ElevationGrid, level: number): HeightLevel {
  let levels = cache.get(grid);
  if (!levels) cache.set(grid, (levels = [baseLevel(grid)]));
  while (levels.length <= level && levels.at(-1)!.columns > 1 && levels.at(-1)!.rows > 1)
    levels.push(halved(levels.at(-1)!));
  return levels[Math.min(level, levels.length - 1)]!;
}

function baseLevel(grid: ElevationGrid): HeightLevel {
  const heights = new Float32Array(grid.heights.length);
  for (let i = 0; i < heights.length; i++)
    heights[i] = grid.heights[i] === VOID_HEIGHT ? Number.NaN : grid.heights[i];
  return { level: 0, columns: grid.columns, rows: grid.rows, heights };
}

function halved(fine: HeightLevel): HeightLevel {
  const columns = Math.ceil(fine.columns / 2);
  const rows = Math.ceil(fine.rows / 2);
  const heights = new Float32Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      let sum = 0;
      let count = 0;
      for (let r = 2 * row; r < Math.min(2 * row + 2, fine.rows); r++)
        for (let c = 2 * column; c < Math.min(2 * column + 2, fine.columns); c++) {
          const height = fine.heights[r * fine.columns + c];
          if (Number.isNaN(height)) continue;
          sum += height;
          count++;
        }
      heights[at] = count ? sum / count : Number.NaN;
    }
  return { level: fine.level + 1, columns, rows, heights };
}

import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { sharesRaster } from './mosaic.ts';

/** Where two grids of one raster hold the same cells and do not agree. */
export interface Disagreement {
  readonly cells: number;
  /** Metres between the two heights where they lie furthest apart. */
  readonly mostMeters: number;
}

/**
 * Cells that both grids know, to other heights than `tolerance` metres allow; null where they agree, share no cell or are of
 * different rasters, of which the finer counts anyhow.
 */
export function disagreementOf(a: ElevationGrid, b: ElevationGrid, tolerance: number): Disagreement | null {
  if (!sharesRaster(a, b)) return null;
  const right = Math.round((b.west - a.west) / a.stepLon);
  const down = Math.round((a.north - b.north) / a.stepLat);
  let cells = 0;
  let mostMeters = 0;
  for (let row = Math.max(0, down); row < Math.min(a.rows, down + b.rows); row++)
    for (let column = Math.max(0, right); column < Math.min(a.columns, right + b.columns); column++) {
      const one = a.heights[row * a.columns + column]!;
      const other = b.heights[(row - down) * b.columns + column - right]!;
      if (one === VOID_HEIGHT || other === VOID_HEIGHT) continue;
      const apart = Math.abs(one - other);
      if (apart <= tolerance) continue;
      cells++;
      mostMeters = Math.max(mostMeters, apart);
    }
  return cells ? { cells, mostMeters } : null;
}

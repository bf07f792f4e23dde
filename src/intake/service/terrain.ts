import type { ElevationGrid } from '../../model/dataset.ts';
import { canJoin, joinGrids } from '../../terrain/mosaic.ts';
import type { LoadedSource } from '../records/loaded-source.ts';

/** One grid of all terrain files that share a raster. A file on another raster, or too far off, is reported and left out. */
export function buildTerrain(sources: readonly LoadedSource[]): ElevationGrid | null {
  const taken: ElevationGrid[] = [];
  for (const { grid, log } of sources.flatMap(({ grids }) => grids)) {
    if (canJoin(taken, grid)) taken.push(grid);
    else log.atFile({ code: 'terrain-not-joined', did: 'rejected' });
  }
  return joinGrids(taken);
}

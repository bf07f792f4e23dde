import type { ElevationGrid } from '../model/dataset.ts';

/** Part of a cell by which two grids may be out of step and still be one. */
const ALIGNMENT = 0.01;
/** Part of a step by which two steps may differ and still be one. */
const STEP = 1e-6;

/** A grid in its place: its first cell is cell (`left`, `top`) of the mosaic. */
interface Member {
  readonly grid: ElevationGrid;
  readonly left: number;
  readonly top: number;
}

/**
 * Grids of one raster side by side, nothing copied. Cell (0, 0) is the north-western corner of the box around them all;
 * where several hold a cell the first that knows a height counts.
 */
export interface Mosaic extends Omit<ElevationGrid, 'heights'> {
  readonly members: readonly Member[];
}

const sameStep = (a: number, b: number): boolean => Math.abs(a - b) <= STEP * a;
const aligned = (offset: number): boolean => Math.abs(offset - Math.round(offset)) <= ALIGNMENT;

/** Whether two grids lie on one raster, so that a cell of the one is a cell of the other. */
export function sharesRaster(base: ElevationGrid, grid: ElevationGrid): boolean {
  return (
    sameStep(base.stepLon, grid.stepLon) &&
    sameStep(base.stepLat, grid.stepLat) &&
    aligned((grid.west - base.west) / base.stepLon) &&
    aligned((base.north - grid.north) / base.stepLat)
  );
}

const known = new WeakMap<ElevationGrid, { grids: readonly ElevationGrid[]; mosaics: readonly Mosaic[] }>();

/** The grids by raster, the finer first; of equally fine ones the one named first. Made once for the same grids. */
export function mosaicsOf(grids: readonly ElevationGrid[]): readonly Mosaic[] {
  const [first] = grids;
  if (!first) return [];
  const before = known.get(first);
  if (before?.grids.length === grids.length && grids.every((grid, i) => grid === before.grids[i]))
    return before.mosaics;
  const rasters: ElevationGrid[][] = [];
  for (const grid of grids) {
    const raster = rasters.find(([base]) => base && sharesRaster(base, grid));
    if (raster) raster.push(grid);
    else rasters.push([grid]);
  }
  const mosaics = rasters.map(layOut).sort((a, b) => a.stepLat * a.stepLon - b.stepLat * b.stepLon);
  known.set(first, { grids: [...grids], mosaics });
  return mosaics;
}

function layOut(grids: readonly ElevationGrid[]): Mosaic {
  const { stepLon, stepLat } = grids[0]!;
  const west = Math.min(...grids.map((grid) => grid.west));
  const north = Math.max(...grids.map((grid) => grid.north));
  const members = grids.map((grid): Member => ({
    grid,
    left: Math.round((grid.west - west) / stepLon),
    top: Math.round((north - grid.north) / stepLat),
  }));
  return {
    columns: Math.max(...members.map(({ grid, left }) => left + grid.columns)),
    rows: Math.max(...members.map(({ grid, top }) => top + grid.rows)),
    west,
    north,
    stepLon,
    stepLat,
    members,
  };
}

import type { ElevationGrid } from '../../model/dataset.ts';
import { columnOf, rowOf } from './relief.ts';

/** Antenna of a person above ground, metres. */
const RECEIVER_METERS = 1.5;
/** Radius of the earth with standard refraction (4/3), km: how far straight rays rise above the ground. */
const EFFECTIVE_RADIUS_KM = 8495;

/** Drop of the ground below the tangent plane, metres, per km². */
const DROP = 1000 / (2 * EFFECTIVE_RADIUS_KM);

/** Height between the cell centres, metres; the edge cells beyond the edge. */
export function heightAt(grid: ElevationGrid, column: number, row: number): number {
  const c = Math.max(0, Math.min(grid.columns - 2, Math.floor(column)));
  const r = Math.max(0, Math.min(grid.rows - 2, Math.floor(row)));
  const u = column - c;
  const v = row - r;
  const at = r * grid.columns + c;
  const north = grid.heights[at] * (1 - u) + grid.heights[at + 1] * u;
  const south = grid.heights[at + grid.columns] * (1 - u) + grid.heights[at + grid.columns + 1] * u;
  return north * (1 - v) + south * v;
}

export const heightAtKm = (grid: ElevationGrid, xKm: number, yKm: number): number =>
  heightAt(grid, columnOf(grid, xKm), rowOf(grid, yKm));

/** Is the point (km) seen from an antenna `mastMeters` above the ground of the other? Steps of half a cell at most. */
export function isSeen(
  grid: ElevationGrid,
  fromX: number,
  fromY: number,
  mastMeters: number,
  toX: number,
  toY: number,
): boolean {
  const fromColumn = columnOf(grid, fromX);
  const fromRow = rowOf(grid, fromY);
  const columns = columnOf(grid, toX) - fromColumn;
  const rows = rowOf(grid, toY) - fromRow;
  const distance = Math.sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
  const eye = heightAt(grid, fromColumn, fromRow) + mastMeters;
  const target = heightAt(grid, fromColumn + columns, fromRow + rows) + RECEIVER_METERS;
  const steps = Math.ceil(Math.max(Math.abs(columns), Math.abs(rows)));
  for (let k = 1; k < steps; k++) {
    const t = k / steps;
    const rise = DROP * distance * distance * t * (1 - t);
    if (heightAt(grid, fromColumn + t * columns, fromRow + t * rows) + rise > eye + t * (target - eye))
      return false;
  }
  return true;
}

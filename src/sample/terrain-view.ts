import type { ElevationGrid } from '../model/dataset.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf } from './relief.ts';

/** Antenna of a person above ground, metres. */
export const RECEIVER_METERS = 1.5;
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

/**
 * All cells within `reachKm` of a point that are seen from an antenna `mastMeters` above it:
 * rays to every cell of the rim, heights between two cells where a ray passes between them.
 * Calls `see` with the index of the cell and its distance, more than once for cells near the mast.
 */
export function sweepView(
  grid: ElevationGrid,
  xKm: number,
  yKm: number,
  mastMeters: number,
  reachKm: number,
  see: (cell: number, distanceKm: number) => void,
): void {
  const column = Math.round(columnOf(grid, xKm));
  const row = Math.round(rowOf(grid, yKm));
  const eye = heightAtKm(grid, xKm, yKm) + mastMeters;
  const across = Math.ceil(reachKm / cellWidthKm);
  const down = Math.ceil(reachKm / cellHeightKm);
  see(row * grid.columns + column, 0);
  const cast = (dc: number, dr: number): void => castRay(grid, column, row, eye, dc, dr, reachKm, see);
  for (let dc = -across; dc <= across; dc++) {
    cast(dc, -down);
    cast(dc, down);
  }
  for (let dr = 1 - down; dr < down; dr++) {
    cast(-across, dr);
    cast(across, dr);
  }
}

function castRay(
  grid: ElevationGrid,
  column: number,
  row: number,
  eye: number,
  dc: number,
  dr: number,
  reachKm: number,
  see: (cell: number, distanceKm: number) => void,
): void {
  const steps = Math.max(Math.abs(dc), Math.abs(dr));
  const stepColumn = dc / steps;
  const stepRow = dr / steps;
  const stepKm = Math.sqrt(
    stepColumn * stepColumn * cellWidthKm * cellWidthKm + stepRow * stepRow * cellHeightKm * cellHeightKm,
  );
  const { columns, rows, heights } = grid;
  const alongRow = Math.abs(dc) >= Math.abs(dr);
  let highest = -Infinity;
  for (let k = 1; k <= steps; k++) {
    const distance = k * stepKm;
    if (distance > reachKm) return;
    const c = column + k * stepColumn;
    const r = row + k * stepRow;
    const lowColumn = alongRow ? Math.round(c) : Math.floor(c);
    const lowRow = alongRow ? Math.floor(r) : Math.round(r);
    if (lowColumn < 0 || lowRow < 0 || lowColumn + 1 >= columns || lowRow + 1 >= rows) return;
    const at = lowRow * columns + lowColumn;
    const part = alongRow ? r - lowRow : c - lowColumn;
    const side = alongRow ? at + columns : at + 1;
    const ground = heights[at] + part * (heights[side] - heights[at]) - DROP * distance * distance;
    if ((ground + RECEIVER_METERS - eye) / distance >= highest) see(part < 0.5 ? at : side, distance);
    const slope = (ground - eye) / distance;
    if (slope > highest) highest = slope;
  }
}

import type { ElevationGrid } from '../../model/dataset.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf } from './relief.ts';

/** Antenna of a person above ground, metres. */
const RECEIVER_METERS = 1.5;
/** Radius of the earth with standard refraction (4/3), km: how far straight rays rise above the ground. */
const EFFECTIVE_RADIUS_KM = 8495;

/** Drop of the ground below the tangent plane, metres, per km². */
const DROP = 1000 / (2 * EFFECTIVE_RADIUS_KM);

/** Height between the cell centres, metres; the edge cells beyond the edge. */
function heightAt(grid: ElevationGrid, column: number, row: number): number {
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

/** One radio of a mast: how far it reaches, and the bit that marks the cells it serves. */
export interface Beam {
  readonly reachKm: number;
  readonly bit: number;
}

/**
 * Marks in `sight` all cells seen from an antenna `mastMeters` above a point and within reach of
 * its beams: rays to every cell of the rim, heights between two cells where a ray passes between.
 */
export function sweepView(
  grid: ElevationGrid,
  xKm: number,
  yKm: number,
  mastMeters: number,
  beams: readonly Beam[],
  sight: Uint16Array,
): void {
  const column = Math.round(columnOf(grid, xKm));
  const row = Math.round(rowOf(grid, yKm));
  const eye = heightAtKm(grid, xKm, yKm) + mastMeters;
  const reachKm = Math.max(...beams.map((beam) => beam.reachKm));
  const across = Math.ceil(reachKm / cellWidthKm);
  const down = Math.ceil(reachKm / cellHeightKm);
  for (const beam of beams) sight[row * grid.columns + column] |= beam.bit;
  const cast = (dc: number, dr: number): void => castRay(grid, column, row, eye, dc, dr, beams, sight);
  for (let dc = -across; dc <= across; dc++) {
    cast(dc, -down);
    cast(dc, down);
  }
  for (let dr = 1 - down; dr < down; dr++) {
    cast(-across, dr);
    cast(across, dr);
  }
}

/** Bits of the beams by step along a ray, until the farthest ends: `bits[k - 1]` for step k. */
function bitsAlong(beams: readonly Beam[], stepKm: number, steps: number): Uint16Array {
  const bits = new Uint16Array(steps);
  for (const { reachKm, bit } of beams) {
    const last = Math.min(steps, Math.floor(reachKm / stepKm));
    for (let k = 0; k < last; k++) bits[k] |= bit;
  }
  return bits;
}

function castRay(
  grid: ElevationGrid,
  column: number,
  row: number,
  eye: number,
  dc: number,
  dr: number,
  beams: readonly Beam[],
  sight: Uint16Array,
): void {
  const { columns, rows, heights } = grid;
  const steps = Math.max(Math.abs(dc), Math.abs(dr));
  const east = (dc / steps) * cellWidthKm;
  const south = (dr / steps) * cellHeightKm;
  const stepKm = Math.sqrt(east * east + south * south);
  const bits = bitsAlong(beams, stepKm, steps);
  const alongRow = Math.abs(dc) >= Math.abs(dr);
  // The ray moves one whole cell a step along its main axis and `drift` across it.
  const mainStep = alongRow ? Math.sign(dc) : Math.sign(dr) * columns;
  const sideStep = alongRow ? columns : 1;
  const drift = alongRow ? dr / steps : dc / steps;
  const room = roomAlong(alongRow ? column : row, alongRow ? dc : dr, alongRow ? columns : rows);
  const sideRoom = (alongRow ? rows : columns) - 2;
  const sideStart = alongRow ? row : column;
  let at = alongRow ? column : row * columns;
  let highest = -Infinity;
  const last = Math.min(steps, room);
  for (let k = 1; k <= last; k++) {
    at += mainStep;
    const side = sideStart + k * drift;
    const low = Math.floor(side);
    if (bits[k - 1] === 0 || low < 0 || low > sideRoom) return;
    const near = at + low * sideStep;
    const part = side - low;
    const distance = k * stepKm;
    const height = heights[near];
    const ground = height + part * (heights[near + sideStep] - height) - DROP * distance * distance - eye;
    const slope = ground / distance;
    if (slope + RECEIVER_METERS / distance >= highest) {
      sight[part < 0.5 ? near : near + sideStep] |= bits[k - 1];
      if (slope > highest) highest = slope;
    }
  }
}

/** Whole cells from `start` to the edge of the grid in the direction of `step`. */
const roomAlong = (start: number, step: number, cells: number): number =>
  step > 0 ? cells - 1 - start : start;

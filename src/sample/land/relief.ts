import type { ElevationGrid } from '../../model/dataset.ts';
import { xOf, yOf } from './frame.ts';
import type { Landscape } from './erosion.ts';
import type { Mesh } from './mesh.ts';
import { gradientNoise } from '../seeded/noise.ts';

/** Cells per degree: 3 arc-seconds, about 90 m. */
export const CELLS_PER_DEGREE = 1200;

/** Cells of a window of the 3 arc-second grid; cell (0, 0) is the north-west one. */
export interface SampleGridFrame {
  readonly columns: number;
  readonly rows: number;
  /** Centre of the north-west cell, degrees. */
  readonly west: number;
  readonly north: number;
}

/** The window of whole cells around a box in degrees. */
export function frameAround(west: number, south: number, east: number, north: number): SampleGridFrame {
  const firstColumn = Math.floor(west * CELLS_PER_DEGREE);
  const firstRow = Math.ceil(north * CELLS_PER_DEGREE);
  return {
    columns: Math.ceil(east * CELLS_PER_DEGREE) - firstColumn + 1,
    rows: firstRow - Math.floor(south * CELLS_PER_DEGREE) + 1,
    west: firstColumn / CELLS_PER_DEGREE,
    north: firstRow / CELLS_PER_DEGREE,
  };
}

/** Column (fraction) of an x in km, row (fraction) of a y in km. */
export const columnOf = (frame: SampleGridFrame, xKm: number): number =>
  (xKm - xOf(frame.west)) / cellWidthKm;
export const rowOf = (frame: SampleGridFrame, yKm: number): number => (yOf(frame.north) - yKm) / cellHeightKm;
export const cellWidthKm = xOf(104.2 + 1 / CELLS_PER_DEGREE);
export const cellHeightKm = yOf(21.4 + 1 / CELLS_PER_DEGREE);

/**
 * Heights of the mesh on the grid: flat triangles first, then rounded over a few
 * cells (slopes meet in curves, not in facets), then roughened where the land is
 * steep, as gullies below the size of the mesh would.
 */
export function buildRelief(mesh: Mesh, land: Landscape, frame: SampleGridFrame, seed: number): Float32Array {
  const heights = rasterise(mesh, land.heightMeters, frame);
  const scratch = new Float32Array(heights.length);
  for (let pass = 0; pass < 2; pass++) blur(heights, scratch, frame.columns, frame.rows);
  roughen(heights, frame, seed);
  return heights;
}

/** Linear inside each triangle; NaN where the mesh does not reach. */
function rasterise(mesh: Mesh, values: Float64Array, frame: SampleGridFrame): Float32Array {
  const { columns, rows } = frame;
  const grid = new Float32Array(columns * rows).fill(NaN);
  const { triangles } = mesh;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]];
    const ax = columnOf(frame, mesh.x[a]);
    const ay = rowOf(frame, mesh.y[a]);
    const bx = columnOf(frame, mesh.x[b]) - ax;
    const by = rowOf(frame, mesh.y[b]) - ay;
    const cx = columnOf(frame, mesh.x[c]) - ax;
    const cy = rowOf(frame, mesh.y[c]) - ay;
    const top = Math.max(0, Math.ceil(ay + Math.min(0, by, cy)));
    const bottom = Math.min(rows - 1, Math.floor(ay + Math.max(0, by, cy)));
    const left = Math.max(0, Math.ceil(ax + Math.min(0, bx, cx)));
    const right = Math.min(columns - 1, Math.floor(ax + Math.max(0, bx, cx)));
    const area = bx * cy - by * cx;
    const za = values[a];
    const zb = (values[b] - za) / area;
    const zc = (values[c] - za) / area;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const px = column - ax;
        const py = row - ay;
        const wb = px * cy - py * cx;
        const wc = bx * py - by * px;
        const inside =
          area > 0 ? wb >= 0 && wc >= 0 && wb + wc <= area : wb <= 0 && wc <= 0 && wb + wc >= area;
        if (inside) grid[row * columns + column] = za + wb * zb + wc * zc;
      }
    }
  }
  return grid;
}

/** Binomial weights 1 4 6 4 1 along rows, then columns; the two outermost cells stay. */
function blur(grid: Float32Array, scratch: Float32Array, columns: number, rows: number): void {
  scratch.set(grid);
  for (let row = 0; row < rows; row++) {
    const end = (row + 1) * columns - 2;
    for (let at = row * columns + 2; at < end; at++) {
      const sides = grid[at - 2] + grid[at + 2] + 4 * (grid[at - 1] + grid[at + 1]);
      scratch[at] = (sides + 6 * grid[at]) / 16;
    }
  }
  const last = (rows - 2) * columns;
  for (let at = 2 * columns; at < last; at++) {
    const far = scratch[at - 2 * columns] + scratch[at + 2 * columns];
    const near = scratch[at - columns] + scratch[at + columns];
    grid[at] = (far + 4 * near + 6 * scratch[at]) / 16;
  }
}

function roughen(grid: Float32Array, frame: SampleGridFrame, seed: number): void {
  const gullies = gradientNoise(seed ^ 0x40b);
  const { columns, rows } = frame;
  const slope = new Float32Array(columns);
  for (let row = 0; row + 1 < rows; row++) {
    for (let c = 0; c + 1 < columns; c++) {
      const at = row * columns + c;
      const dx = grid[at + 1] - grid[at];
      const dy = grid[at + columns] - grid[at];
      slope[c] = Math.sqrt(dx * dx + dy * dy);
    }
    for (let c = 0; c + 1 < columns; c++) {
      if (slope[c] > 4)
        grid[row * columns + c] += 0.34 * Math.min(slope[c] - 4, 30) * gullies(c / 5.3, row / 5.3);
    }
  }
}

/** Whole metres, as the file holds them. */
export function elevationOf(frame: SampleGridFrame, heights: Float32Array): ElevationGrid {
  const whole = new Int16Array(heights.length);
  for (let i = 0; i < heights.length; i++) whole[i] = Math.round(heights[i]);
  const step = 1 / CELLS_PER_DEGREE;
  return { ...frame, stepLon: step, stepLat: step, heights: whole };
}

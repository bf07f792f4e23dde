import type { ElevationGrid } from '../../model/dataset.ts';
import { fractalNoise, type Noise } from '../seeded/noise.ts';

/** Trees on slopes, fields in the valleys; houses, bamboo and banks of earth around the telephone: nobody maps them. */
export interface HiddenLand {
  /** Height of trees by cell of the terrain, m. */
  readonly canopy: ElevationGrid;
  /** Loss near the ground at a place, dB; around 0. */
  readonly clutter: Noise;
}

/** Slope from which on a cell is rather forest than field, metres of height to the next cell but one (about 180 m). */
const FOREST_SLOPE = 26;
/** Spread of what stands near the ground, dB per unit of noise, and its size, km. */
const CLUTTER = { dB: 9, km: 0.5 };

export function growHiddenLand(elevation: ElevationGrid, seed: number): HiddenLand {
  const { columns, rows, heights } = elevation;
  const patches = fractalNoise(seed ^ 0x7ee5, 3);
  const trees = new Int16Array(heights.length);
  for (let row = 1; row + 1 < rows; row++)
    for (let column = 1; column + 1 < columns; column++) {
      const at = row * columns + column;
      const east = heights[at + 1] - heights[at - 1];
      const south = heights[at + columns] - heights[at - columns];
      const forest =
        Math.sqrt(east * east + south * south) / FOREST_SLOPE - 1 + 1.6 * patches(column / 22, row / 22);
      if (forest > 0) trees[at] = Math.round(Math.min(25, 8 + 9 * forest));
    }
  const field = fractalNoise(seed ^ 0x1c1f, 2);
  return {
    canopy: { ...elevation, heights: trees },
    clutter: (x, y) => CLUTTER.dB * field(x / CLUTTER.km, y / CLUTTER.km),
  };
}

/** Height of trees of the nearest cell, m; 0 beyond the terrain. */
export function treesAt({ canopy }: HiddenLand, column: number, row: number): number {
  const [c, r] = [Math.round(column), Math.round(row)];
  return c < 0 || r < 0 || c >= canopy.columns || r >= canopy.rows
    ? 0
    : canopy.heights[r * canopy.columns + c];
}

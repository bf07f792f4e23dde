import { describe, expect, it } from 'vitest';
import type { ElevationGrid } from '../../model/dataset.ts';
import { TerrainHeights } from '../../terrain/heights.ts';
import { fractalNoise } from '../seeded/noise.ts';
import { growHiddenLand } from './hidden-land.ts';
import { seenCanopy } from './seen-canopy.ts';

const hills = fractalNoise(11, 3);
const [columns, rows] = [301, 240];
const elevation: ElevationGrid = {
  ...{ columns, rows, west: 104, north: 22, stepLon: 1 / 1200, stepLat: 1 / 1200 },
  heights: Int16Array.from({ length: columns * rows }, (_, k) =>
    Math.round(600 + 400 * hills((k % columns) / 60, Math.floor(k / columns) / 60)),
  ),
};
const land = growHiddenLand(elevation, 3);
const seen = seenCanopy(land, 3);
/** What the product reads at the middle of each cell of the terrain, beside what stands there. */
const heights = new TerrainHeights([seen]);
const pairs = Array.from(land.canopy.heights, (real, k): [number, number] => [
  real,
  heights.at(104 + (k % columns) / 1200, 22 - Math.floor(k / columns) / 1200),
]).filter(([, told]) => !Number.isNaN(told));
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('trees as they are seen from space', () => {
  it('lie over the whole land in cells of two by two, in steps of 3 m', () => {
    expect([seen.columns, seen.rows]).toEqual([151, 120]);
    expect(pairs.length / land.canopy.heights.length).toBeGreaterThan(0.99);
    expect(seen.heights.every((height) => height >= 0 && height % 3 === 0 && height < 60)).toBe(true);
  });

  it('are right in the mean and where there are any, and wrong by metres in each place', () => {
    const errors = pairs.map(([real, told]) => told - real);
    expect(Math.abs(mean(errors))).toBeLessThan(0.7);
    const rmse = Math.sqrt(mean(errors.map((error) => error * error)));
    expect(rmse).toBeGreaterThan(2);
    expect(rmse).toBeLessThan(6);
    const told = (isForest: boolean): number =>
      mean(pairs.filter(([real]) => real > 0 === isForest).map(([, height]) => height));
    expect(told(true) - told(false)).toBeGreaterThan(8);
  });

  it('are the same for a seed, and others for another', () => {
    expect(seenCanopy(land, 3).heights).toEqual(seen.heights);
    expect(seenCanopy(land, 4).heights).not.toEqual(seen.heights);
  });
});

import { expect, it } from 'vitest';
import type { ElevationGrid } from '../../model/dataset.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { SourceLog } from '../findings/source-log.ts';
import { buildTerrain } from './terrain.ts';

const STEP = 0.5;
const grid = (west: number, north: number, heights: readonly number[], step = STEP): ElevationGrid => ({
  columns: 2,
  rows: heights.length / 2,
  west,
  north,
  stepLon: step,
  stepLat: step,
  heights: Int16Array.from(heights),
});
const sourceOf = (...files: (readonly [string, ElevationGrid])[]): LoadedSource => ({
  source: { id: 'terrain', role: 'terrain', path: 'terrain' },
  readers: [],
  grids: files.map(([name, own]) => ({ grid: own, log: new SourceLog(name) })),
});

it('lays the tiles of all sources side by side, each in its own place', () => {
  const west = sourceOf(['w.tif', grid(103, 22, [1, 2])]);
  const rest = sourceOf(['e.tif', grid(104, 22, [3, 4])], ['s.tif', grid(104, 21.5, [5, 6])]);
  const terrain = buildTerrain([west, rest])!;
  expect(terrain).toMatchObject({ columns: 4, rows: 2, west: 103, north: 22 });
  expect([...terrain.heights]).toEqual([1, 2, 3, 4, -32768, -32768, 5, 6]);
});

it('leaves out a file on another raster and says so of that file alone; those after it are taken', () => {
  const source = sourceOf(
    ['a.tif', grid(103, 22, [1, 2])],
    ['b.tif', grid(104, 22, [9, 9], 0.3)],
    ['c.tif', grid(104, 22, [3, 4])],
  );
  expect([...buildTerrain([source])!.heights]).toEqual([1, 2, 3, 4]);
  expect(source.grids.map(({ log }) => log.issues)).toEqual([
    [],
    [{ code: 'terrain-not-joined', did: 'rejected', severity: 'error', file: 'b.tif' }],
    [],
  ]);
});

it('is none where no source has a grid', () => {
  expect(buildTerrain([sourceOf()])).toBeNull();
});

import { expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
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
const sourceOf = (
  role: 'terrain' | 'canopy' | 'surface',
  ...files: (readonly [string, ElevationGrid])[]
): LoadedSource => ({
  source: { id: role, role, path: role },
  readers: [],
  grids: files.map(([name, own]) => ({ grid: own, log: new SourceLog(name) })),
});
const everywhere = () => true;
const codesOf = ({ grids }: LoadedSource) => grids.map(({ log }) => log.issues.map(({ code }) => code));

it('keeps the grids of all sources of every raster, each as its file has it', () => {
  const [a, b, c] = [grid(103, 22, [1, 2]), grid(104, 22, [9, 9], 0.3), grid(104, 22, [3, 4])];
  const first = sourceOf('terrain', ['a.tif', a], ['b.tif', b]);
  const second = sourceOf('terrain', ['c.tif', c]);
  const terrain = buildTerrain({ ground: [first, second], canopy: [], surface: [] }, everywhere)!;
  expect(terrain.ground).toEqual([a, b, c]);
  expect(terrain.ground[1]).toBe(b);
  expect([...codesOf(first), ...codesOf(second)]).toEqual([[], [], []]);
});

it('leaves out trees of another place, by the ground or by the land, and says so of that file alone', () => {
  const ground = sourceOf('terrain', ['dem.tif', grid(103, 22, [900, 800])]);
  const trees = sourceOf(
    'canopy',
    ['here.tif', grid(103.2, 22, [12, 30])],
    ['delta.tif', grid(105.9, 10, [4, 5])],
  );
  const terrain = buildTerrain({ ground: [ground], canopy: [trees], surface: [] }, everywhere)!;
  expect(terrain.canopy).toEqual([trees.grids[0]!.grid]);
  expect(codesOf(trees)).toEqual([[], ['raster-elsewhere']]);
  const alone = sourceOf('surface', ['houses.tif', grid(103, 22, [3, 4])]);
  expect(buildTerrain({ ground: [], canopy: [], surface: [alone] }, (box) => box[0] > 104)).toBeNull();
  expect(codesOf(alone)).toEqual([['raster-elsewhere']]);
});

it('takes no heights above the sea for heights above the ground', () => {
  const dsm = sourceOf('canopy', ['dsm.tif', grid(103, 22, [912, 1204, 30, VOID_HEIGHT])]);
  expect(buildTerrain({ ground: [], canopy: [dsm], surface: [] }, everywhere)).toBeNull();
  expect(dsm.grids[0]!.log.issues[0]).toMatchObject({
    code: 'raster-not-above-ground',
    did: 'rejected',
    context: { cells: 2, known: 3 },
  });
});

it('takes a few cells beyond belief as void, says how many, and keeps the grid the same', () => {
  const heights = [...Array<number>(98).fill(17), 255, 255];
  const trees = sourceOf('canopy', ['eth.tif', grid(103, 72, heights)]);
  const build = () => buildTerrain({ ground: [], canopy: [trees], surface: [] }, everywhere)!.canopy[0]!;
  expect([...build().heights]).toEqual([...Array<number>(98).fill(17), VOID_HEIGHT, VOID_HEIGHT]);
  expect(trees.grids[0]!.log.issues[0]).toMatchObject({
    code: 'raster-beyond-belief',
    context: { cells: 2 },
  });
  expect(build()).toBe(build());
});

it('is none where no source has a grid', () => {
  expect(buildTerrain({ ground: [sourceOf('terrain')], canopy: [], surface: [] }, everywhere)).toBeNull();
});

it('of two files that tell other heights of one place the first counts, and the second says so', () => {
  const files = (heights: readonly number[]) =>
    sourceOf('terrain', ['cu.tif', grid(103, 22, [1, 2, 3, 4])], ['moi.tif', grid(103.5, 22, heights)]);
  const [apart, alike] = [files([60, 2, 4, 5]), files([9, 2, 4, 5])];
  const build = (ground: LoadedSource) =>
    buildTerrain({ ground: [ground], canopy: [], surface: [] }, everywhere);
  expect(build(apart)!.ground).toHaveLength(2);
  expect(apart.grids[1]!.log.issues).toMatchObject([
    { code: 'grids-differ', context: { cells: 1, mostMeters: 58, name: 'cu.tif' } },
  ]);
  build(alike);
  expect(codesOf(alike)).toEqual([[], []]);
});

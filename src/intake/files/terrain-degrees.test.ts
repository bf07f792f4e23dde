import { expect, it } from 'vitest';
import { writeTiff, type TiffForm } from '../../../test/support/tiff-writer.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { readOneFile } from './read-file.ts';

/** 40 x 40 cells of 100 m around 304269.85, 2467265.13 of UTM 48N, which is 103.1, 22.3 (PROJ); height = 500 + column - 2 row. */
const SIDE = 40;
const values = Array.from({ length: SIDE * SIDE }, (_, i) => 500 + (i % SIDE) - 2 * Math.floor(i / SIDE));
const keys = (epsg: number): readonly number[] => [
  1,
  1,
  0,
  3,
  1024,
  0,
  1,
  1,
  1025,
  0,
  1,
  1,
  3072,
  0,
  1,
  epsg,
];
const fieldsOf = (epsg: number): TiffForm['fields'] => [
  [33550, 12, [100, 100, 0]],
  // The centre of cell (20, 20) is the place.
  [33922, 12, [20.5, 20.5, 0, 304269.85127, 2467265.13109, 0]],
  [34735, 3, keys(epsg)],
];
const read = (epsg: number) =>
  readOneFile(
    {
      main: sourceOfBytes(
        'dem.tif',
        writeTiff({ columns: SIDE, rows: SIDE, values }, { fields: fieldsOf(epsg)! }),
      ),
      companions: [],
    },
    undefined,
  );

it('terrain of a projected system lies where it should in degrees', async () => {
  const { reading } = await read(32648);
  if (!reading.ok || reading.value.parsed.kind !== 'terrain') throw new Error('refused');
  const { grid, issues } = reading.value.parsed;
  const column = (103.1 - grid.west) / grid.stepLon;
  const row = (grid.north - 22.3) / grid.stepLat;
  const [left, top] = [Math.round(column), Math.round(row)];
  const height = grid.heights[top * grid.columns + left]!;
  // 480 at the place itself; half a cell away in both directions at most 1.5 more or less, and rounding.
  expect(Math.abs(height - 480)).toBeLessThanOrEqual(2);
  // Northwards it rises by 2 m in 100 m, eastwards by 1 m.
  const north = grid.heights[(top - 10) * grid.columns + left]!;
  expect(north - height).toBeCloseTo((2 * 10 * grid.stepLat * 110_720) / 100, -1);
  expect(issues).toMatchObject([{ code: 'terrain-converted', did: 'changed' }]);
});

it('is refused by name where the system is not known', async () => {
  expect((await read(27700)).reading).toMatchObject({
    refusal: { code: 'terrain-crs', context: { crs: 'EPSG:27700' } },
  });
});

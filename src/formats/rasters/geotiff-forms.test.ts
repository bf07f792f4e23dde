import { describe, expect, it } from 'vitest';
import { writeTiff, type TiffForm } from '../../../test/support/tiff-writer.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { VOID_HEIGHT } from '../../model/dataset.ts';
import { readFile } from '../registry.ts';

const columns = 40;
const rows = 33;
/** Hills that fit one byte, one cell without a height. */
const values = Array.from({ length: columns * rows }, (_, i) => (i === 5 ? 0 : 60 + ((i * i * 7) % 150)));
const expected = values.map((value, i) => (i === 5 ? VOID_HEIGHT : value));

const FORMS: readonly TiffForm[] = [
  {},
  { littleEndian: false },
  { bigTiff: true },
  { bigTiff: true, littleEndian: false, type: 'float32' },
  { rowsPerStrip: 7 },
  { tile: 16 },
  { tile: 16, compression: 'deflate' },
  { rowsPerStrip: 4, compression: 'old-deflate', type: 'float32' },
  { compression: 'lzw' },
  { tile: 16, compression: 'lzw', predictor: 2 },
  { compression: 'packbits', type: 'uint8' },
  { compression: 'zstd', type: 'float64' },
  { tile: 32, compression: 'zstd', type: 'int32', bigTiff: true },
  { compression: 'deflate', predictor: 2, littleEndian: false, type: 'uint8' },
];

describe('elevation as makers write it', () => {
  it.each(FORMS.map((form) => [JSON.stringify(form), form] as const))('%s', async (_, form) => {
    const bytes = writeTiff({ columns, rows, values }, { ...form, noData: '0' });
    const result = await readFile(sourceOfBytes('dem.tif', bytes));
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    if (result.value.kind !== 'terrain') throw new Error(result.value.kind);
    const { grid } = result.value;
    expect(grid).toMatchObject({ columns, rows, west: 103.25, north: 21.75 });
    expect([...grid.heights]).toEqual(expected);
  });

  it('differences with the high byte first are refused, not added up wrongly', async () => {
    const bytes = writeTiff({ columns, rows, values }, { predictor: 2, littleEndian: false });
    expect(await readFile(sourceOfBytes('dem.tif', bytes))).toMatchObject({
      refusal: { code: 'geotiff-compression' },
    });
  });

  it('a strip that unpacks to more than its rows is refused', async () => {
    const bytes = writeTiff({ columns, rows, values }, { compression: 'deflate' });
    const view = new DataView(bytes.buffer);
    const fields = view.getUint16(8, true);
    for (let at = 10; at < 10 + 12 * fields; at += 12)
      if ([257, 278].includes(view.getUint16(at, true))) view.setUint16(at + 8, 3, true);
    expect(await readFile(sourceOfBytes('dem.tif', bytes))).toMatchObject({
      refusal: { code: 'geotiff-damaged' },
    });
  });

  it.each([
    [7, 'JPEG'],
    [34887, 'LERC'],
    [50001, 'WebP'],
    [12345, '12345'],
  ])('compression %i is refused by its name', async (code, compression) => {
    const bytes = writeTiff({ columns, rows, values }, { compression: code });
    expect(await readFile(sourceOfBytes('dem.tif', bytes))).toMatchObject({
      ok: false,
      refusal: { code: 'geotiff-compression', context: { compression } },
    });
  });
});

describe('the frame of a grid', () => {
  const small = { columns: 2, rows: 3, values: [1, 2, 3, 4, 5, 6] };
  const gridOf = async (fields: TiffForm['fields'], form: TiffForm = {}) => {
    const result = await readFile(
      sourceOfBytes('dem.tif', writeTiff(small, { ...form, ...(fields && { fields }) })),
    );
    if (!result.ok) throw new Error(result.refusal.code);
    if (result.value.kind !== 'terrain') throw new Error(result.value.kind);
    return result.value.grid;
  };
  const transformation = (a: number, b: number, c: number, d: number): TiffForm['fields'] => [
    [33550, 12, []],
    [33922, 12, []],
    [34264, 12, [a, b, 0, 103, c, d, 0, 22, 0, 0, 0, 0, 0, 0, 0, 1]],
  ];

  it.each([
    ['a transformation', transformation(0.5, 0, 0, 0.5)],
    ['a negative pixel', [[33550, 12, [0.5, -0.5, 0]]]],
  ] as const)('that runs northwards by %s is turned', async (_, fields) => {
    const grid = await gridOf(fields);
    expect(grid).toMatchObject({ west: 103.25, north: 23.25, stepLon: 0.5, stepLat: 0.5 });
    expect([...grid.heights]).toEqual([5, 6, 3, 4, 1, 2]);
  });
  it('runs southwards by a transformation as well', async () => {
    const grid = await gridOf(transformation(0.5, 0, 0, -0.5));
    expect(grid).toMatchObject({ north: 21.75 });
    expect([...grid.heights]).toEqual([1, 2, 3, 4, 5, 6]);
  });
  it('is refused where it is turned', async () =>
    expect(gridOf(transformation(0.4, 0.3, 0.3, -0.4))).rejects.toThrow('terrain-rotated'));
  it('hangs on the cell that is tied', async () =>
    expect(await gridOf([[33922, 12, [2, 1, 0, 104, 21.5, 0]]])).toMatchObject({
      west: 103.25,
      north: 21.75,
    }));

  it('is refused by its own name where it has no place', async () =>
    expect(
      gridOf([
        [33550, 12, []],
        [33922, 12, []],
      ]),
    ).rejects.toThrow('terrain-without-place'));

  it.each(['0', 'abc', 'Infinity'])('is refused by its own name at a scale of %s', async (scale) => {
    const text = `<GDALMetadata><Item name="SCALE" sample="0" role="scale">${scale}</Item></GDALMetadata>\0`;
    const metadata = [42112, 2, [...text].map((letter) => letter.charCodeAt(0))] as const;
    await expect(gridOf([metadata])).rejects.toThrow('geotiff-scale');
  });

  it('has heights by scale and offset, voids by the stored number', async () => {
    const text =
      '<GDALMetadata><Item name="SCALE" sample="0" role="scale">0.5</Item><Item name="OFFSET" sample="0" role="offset">100</Item></GDALMetadata>\0';
    const metadata = [42112, 2, [...text].map((letter) => letter.charCodeAt(0))] as const;
    const grid = await gridOf([metadata], { noData: '2' });
    expect([...grid.heights]).toEqual([101, VOID_HEIGHT, 102, 102, 103, 103]);
  });
});

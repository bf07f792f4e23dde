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

import { expect, it } from 'vitest';
import { featuresAs } from '../../../test/support/read-text.ts';
import { dbfFile, pointShp } from '../../../test/support/shapefile.ts';

it('whole numbers that a double does not hold stay texts, all others numbers', async () => {
  const properties =
    '{"ma":12345678901234567891,"so":-9007199254740993,"vua":9007199254740991,"le":1234567890.12345678901,"chu":"\\"12345678901234567891: 12345678901234567891"}';
  const file = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":${properties},"geometry":{"type":"Point","coordinates":[103,22]}}]}`;
  expect((await featuresAs('a.geojson', file)).tables[0]!.properties[0]).toEqual({
    ma: '12345678901234567891',
    so: '-9007199254740993',
    vua: 9007199254740991,
    le: 1234567890.12345678901,
    chu: '"12345678901234567891: 12345678901234567891',
  });
});

it('in a DBF as well', async () => {
  const digits = '12345678901234567891';
  const dbf = dbfFile([{ name: 'ma', type: 'N', length: 20 }], [[new TextEncoder().encode(digits)]]);
  const { tables } = await featuresAs('a.shp', pointShp([[1, 1]]), { 'a.dbf': dbf });
  expect(tables[0]!.properties[0]).toEqual({ ma: digits });
});

import { expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';

it('files of one form may write their headings with tones and without', async () => {
  const { dataset, recognised, tables } = await loadWithCommunes(
    {
      'a.csv': 'Xã;Tên bản;Số hộ;Số khẩu\nXã Một;Khe Sen;31;140\n',
      'b.csv': 'Xa;Ten ban;So ho;So khau\nXã Hai;Pá Hốc;27;120\n',
    },
    [
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'a.csv' },
      { role: 'villages', path: 'b.csv' },
    ],
  );
  expect(dataset.villages.records.map(({ name, households }) => [name, households])).toEqual([
    ['Khe Sen', 31],
    ['Pá Hốc', 27],
  ]);
  expect(recognised.filter(({ file }) => file === 'b.csv').flatMap(({ samples }) => samples)).toEqual(
    expect.arrayContaining(['Pá Hốc', '27', '120']),
  );
  expect(tables.map(({ file }) => file)).toEqual(expect.arrayContaining(['a.csv', 'b.csv']));
});

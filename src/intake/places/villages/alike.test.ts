import { expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

/** Two old communes became one. */
const CROSSWALK = `old_code,old_name,old_district,new_codes,new_names
00012,Xã Mù Sang,Huyện Phong Thổ,00011,Xã A
00013,Xã Bính Lư,Huyện Phong Thổ,00011,Xã A
`;

/** Villages of one commune without a place: which of them are asked about together. */
async function alike(rows: readonly string[]) {
  const { duplicates, dataset } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'crosswalk', path: 'cu-moi.csv', asOf: '2025-07-01' },
      { role: 'villages', path: 'ban.csv' },
    ]),
    openIn({
      'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
      'cu-moi.csv': CROSSWALK,
      'ban.csv': ['Mã bản,Tên bản,Huyện,Xã,Số hộ', ...rows].join('\n'),
    }),
  );
  expect(dataset.villages.records).toHaveLength(rows.length);
  return duplicates.map(({ members }) => members.map(({ code }) => code));
}

it('villages of one name are asked about together, those of two old communes are two villages', async () => {
  expect(await alike(['a,Bản Mới,Phong Thổ,Mù Sang,10', 'b,Bản Mới,Phong Thổ,Mù Sang,12'])).toEqual([
    ['a', 'b'],
  ]);
  expect(await alike(['a,Bản Mới,Phong Thổ,Mù Sang,10', 'b,Bản Mới,Phong Thổ,Bính Lư,12'])).toEqual([]);
  // Two of each old commune: each pair for itself.
  expect(
    await alike([
      'a,Bản Mới,Phong Thổ,Mù Sang,10',
      'b,Bản Mới,Phong Thổ,Bính Lư,12',
      'c,Bản Mới,Phong Thổ,Mù Sang,14',
      'd,Bản Mới,Phong Thổ,Bính Lư,16',
    ]),
  ).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
});

import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../test/support/memory-project.ts';
import { loadDataset } from './load-dataset.ts';
import { listReturns } from './returned.ts';
import { recallMapping, rememberMapping } from './templates.ts';

const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã A' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã B' }],
]);
const files = {
  'xa.geojson': COMMUNES,
  'cu.csv':
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số,Điện lưới\n1,Mới,00011,103,21,10,50,\n2,Xa,00011,103.01,21,20,80,có\n',
  'moi.csv': 'Mã thôn,Số hộ,Dân số,Điện lưới\n1,12,50,chưa có\n2,,80,có\n',
};
const project = projectOf([
  { role: 'communes', path: 'xa.geojson' },
  { role: 'villages', path: 'cu.csv', id: 'cu', asOf: '2025-12-31' },
  { role: 'villages', path: 'moi.csv', id: 'moi', asOf: '2026-06-30' },
]);

describe('sources that disagree about a village', () => {
  it('both stay, the newer is chosen, gaps are filled', async () => {
    const { dataset, discrepancies, inputs } = await loadDataset(project, openIn(files));
    expect(
      dataset.villages.records.map(({ code, name, households, electricity }) => [
        code,
        name,
        households,
        electricity,
      ]),
    ).toEqual([
      ['1', 'Mới', 12, 'none'],
      ['2', 'Xa', 20, 'grid'],
    ]);
    expect(discrepancies).toEqual([
      {
        id: 'reconcile/1/households',
        village: '1',
        field: 'households',
        values: [
          { value: 12, sourceId: 'moi', file: 'moi.csv', row: 2, asOf: '2026-06-30', chosen: true },
          { value: 10, sourceId: 'cu', file: 'cu.csv', row: 2, asOf: '2025-12-31', chosen: false },
        ],
      },
    ]);
    expect(inputs.slice(1)).toMatchObject([
      { read: 2, kept: 2 },
      { read: 2, kept: 2 },
    ]);
  });
  it('the choice can be changed', async () => {
    const { dataset } = await loadDataset(project, openIn(files), {
      answers: { 'reconcile/1/households': 'cu' },
    });
    expect(dataset.villages.records[0]!.households).toBe(10);
  });
});

it('who has returned is listed by commune and operator', async () => {
  const returns = listReturns(await loadDataset(project, openIn(files)), ['viettel']);
  expect(returns.communes).toEqual([
    { code: '00011', name: 'Xã A', villages: 2, sources: ['cu'], returned: true },
    { code: '00022', name: 'Xã B', villages: 0, sources: [], returned: false },
  ]);
  expect(returns.operators).toEqual([{ operator: 'viettel', layers: 0, returned: false }]);
});

it('a corrected form is remembered for the next file of its shape', () => {
  const templates = rememberMapping({}, ['STT', 'Tên', 'Hộ'], [{ field: 'village', column: 'Tên' }]);
  expect(recallMapping(templates, ['Hộ', 'stt', 'TÊN'])).toEqual({ village: 'Tên' });
  expect(recallMapping(templates, ['STT', 'Tên'])).toBeNull();
});

it('and used when that file comes', async () => {
  const templates = rememberMapping(
    {},
    ['Ký hiệu', 'Nơi ở', 'Nóc nhà'],
    [
      { field: 'village_code', column: 'Ký hiệu' },
      { field: 'households', column: 'Nóc nhà' },
    ],
  );
  const load = (options: Parameters<typeof loadDataset>[2]) =>
    loadDataset(
      projectOf([{ role: 'villages', path: 'la.csv' }]),
      openIn({ 'la.csv': 'Ký hiệu,Nơi ở,Nóc nhà\n1,a,12\n' }),
      options,
    );
  expect((await load({})).dataset.villages.records).toEqual([]);
  expect((await load({ templates })).dataset.villages.records).toMatchObject([{ code: '1', households: 12 }]);
});

import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../test/support/memory-project.ts';
import { loadDataset } from './load-dataset.ts';
import { listReturns } from './gate/returned.ts';
import type { ColumnTemplates } from '../model/project.ts';
import { recallCorrections, rememberCorrection } from './columns/templates.ts';

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
          {
            value: 12,
            sourceId: 'moi',
            choice: 'moi',
            file: 'moi.csv',
            row: 2,
            asOf: '2026-06-30',
            chosen: true,
          },
          {
            value: 10,
            sourceId: 'cu',
            choice: 'cu',
            file: 'cu.csv',
            row: 2,
            asOf: '2025-12-31',
            chosen: false,
          },
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

it('who has returned is listed by commune with its files, and by operator that declares coverage', async () => {
  const loaded = await loadDataset(
    projectOf([
      ...project.sources,
      { role: 'coverage', path: 'vtl.geojson', operator: 'viettel', technology: '4G' },
      { role: 'sites', path: 'tram.csv', operator: 'vinaphone' },
      { role: 'coverage', path: 'khong-ro.geojson', technology: '5G' },
    ]),
    openIn({
      ...files,
      'vtl.geojson': collection([[square(103, 21, 0.01), {}]]),
      'khong-ro.geojson': collection([[square(103, 21, 0.01), {}]]),
      'tram.csv': 'Mã trạm,Kinh độ,Vĩ độ\nA1,103,21\nA2,103.05,21\n',
    }),
  );
  const returns = listReturns(loaded, ['mobifone']);
  expect(returns.communes).toEqual([
    { code: '00011', name: 'Xã A', villages: 2, files: ['cu.csv', 'moi.csv'] },
    { code: '00022', name: 'Xã B', villages: 0, files: [] },
  ]);
  expect(returns.operators).toEqual([
    { operator: 'mobifone', technologies: [], otherEvidence: [], sites: 0 },
    { operator: 'viettel', technologies: ['4G'], otherEvidence: [], sites: 0 },
    { operator: 'vinaphone', technologies: [], otherEvidence: [], sites: 2 },
  ]);
});

const FORM = ['Ký hiệu', 'Nơi ở', 'Nóc nhà'];
const remembered = rememberCorrection(
  rememberCorrection({}, 'villages', FORM, 0, 'village_code'),
  'villages',
  FORM,
  2,
  'households',
);

describe('a corrected form', () => {
  it('is remembered whatever the order of its columns, for files of its own kind', () => {
    expect([...recallCorrections(remembered, 'villages', ['NÓC NHÀ', 'ký hiệu', 'Nơi ở'])]).toEqual([
      [0, 'households'],
      [1, 'village_code'],
    ]);
    expect(recallCorrections(remembered, 'sites', FORM).size).toBe(0);
    expect(recallCorrections(remembered, 'villages', FORM.slice(0, 2)).size).toBe(0);
  });

  it('tells columns of one name apart, and gives a field to one column', () => {
    const twice = ['Tên', 'Tên'];
    const first = rememberCorrection({}, 'villages', twice, 1, 'village');
    expect([...recallCorrections(first, 'villages', twice)]).toEqual([[1, 'village']]);
    const moved = rememberCorrection(first, 'villages', twice, 0, 'village');
    expect([...recallCorrections(moved, 'villages', twice)]).toEqual([[0, 'village']]);
  });

  it('is used when the next file of its shape comes', async () => {
    const bare = projectOf([{ role: 'villages', path: 'la.csv' }]);
    const load = (templates: ColumnTemplates) =>
      loadDataset({ ...bare, templates }, openIn({ 'la.csv': 'Ký hiệu,Nơi ở,Nóc nhà\n1,a,12\n' }));
    expect((await load({})).dataset.villages.records).toEqual([]);
    const { dataset, tables } = await load(remembered);
    expect(dataset.villages.records).toMatchObject([{ code: '1', households: 12 }]);
    expect(tables[0]!.columns.map(({ field, by }) => [field, by])).toEqual([
      ['village_code', 'correction'],
      [null, 'recognition'],
      ['households', 'correction'],
    ]);
  });

  it('leaves a column out that nobody wants', async () => {
    const templates = rememberCorrection({}, 'villages', ['Bản', 'Số hộ'], 1, '');
    const project = { ...projectOf([{ role: 'villages', path: 'a.csv' }]), templates };
    const { dataset } = await loadDataset(project, openIn({ 'a.csv': 'Bản,Số hộ\nMới,12\n' }));
    expect(dataset.villages.records).toMatchObject([{ name: 'Mới', households: null }]);
  });
});

it('an answer to no kind of question is reported, an old one left in peace', async () => {
  const answers = { 'merdian/x': '5897', 'meridian/gone/x.csv/': '5897', 'merge/a/b': 'one' };
  const { issues } = await loadDataset({ ...project, answers }, openIn(files));
  expect(issues.filter(({ code }) => code === 'answer-unknown').map(({ value }) => value)).toEqual([
    'merdian/x',
  ]);
});

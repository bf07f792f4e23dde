import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

const load = (files: Files, province = { code: '15', name: 'Lào Cai' }) =>
  loadDataset(
    {
      ...projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.csv' },
      ]),
      province,
    },
    openIn(files),
  );
const communesOf = (...rows: readonly (readonly [code: string, facts: Record<string, string>])[]): Files => ({
  'xa.geojson': collection(
    rows.map(([code, facts], i) => [
      square(103 + 0.3 * i, 21, 0.1),
      { 'Mã xã': code, 'Tên xã': `Xã ${code}`, ...facts },
    ]),
  ),
  'thon.csv': `Mã thôn,Thôn,Mã xã,Dân số\n${rows.map(([code], i) => `V${i},Bản ${i},${code},${10 ** i}`).join('\n')}\n`,
});

describe('communes of other provinces', () => {
  it('are left out with their villages, and said', async () => {
    const { dataset, issues } = await load(
      communesOf(
        ['02647', { Tỉnh: 'Lào Cai' }],
        ['03646', { Tỉnh: 'Tỉnh Sơn La' }],
        ['04000', { Tỉnh: 'Yên Bái' }],
      ),
    );
    // Yên Bái became a part of Lào Cai on 1 July 2025.
    expect(dataset.communes.records.map(({ code }) => code)).toEqual(['02647', '04000']);
    expect(dataset.villages.records.map(({ population }) => population)).toEqual([1, 100]);
    expect(issues.filter(({ code }) => code.endsWith('-elsewhere'))).toMatchObject([
      { code: 'commune-elsewhere', feature: 2, context: { province: 'Tỉnh Sơn La' } },
      { code: 'village-elsewhere', row: 3 },
    ]);
  });

  it('are told by the code where no name is written', async () => {
    const { dataset } = await load(
      communesOf(['02647', { 'Mã tỉnh': '15' }], ['03646', { 'Mã tỉnh': '14' }]),
    );
    expect(dataset.communes.records.map(({ code }) => code)).toEqual(['02647']);
  });

  it('all stay where none is of the province of the project: that may be wrong as well', async () => {
    const { dataset, issues } = await load(
      communesOf(['02647', { Tỉnh: 'Sơn La' }], ['03646', { Tỉnh: 'Sơn La' }]),
    );
    expect(dataset.communes.records).toHaveLength(2);
    expect(issues.filter(({ code }) => code === 'communes-elsewhere')).toMatchObject([
      { context: { count: 2, province: 'Sơn La' } },
    ]);
  });

  it('are nobody’s business in a made-up province', async () => {
    const { dataset } = await load(communesOf(['02647', { Tỉnh: 'Sơn La' }]), { code: '00', name: 'Thử' });
    expect(dataset.communes.records).toHaveLength(1);
  });
});

it('a row of another province whose place lies in this one is a warning', async () => {
  const { issues, inputs } = await load({
    'xa.geojson': collection([
      [square(103, 21, 0.1), { 'Mã xã': '02647', 'Tên xã': 'Xã A', Tỉnh: 'Lào Cai' }],
    ]),
    'thon.csv':
      'Tỉnh,Mã xã,Thôn,Dân số,Kinh độ,Vĩ độ\nLào Cai,02647,Bản Một,100,103.01,21.01\nSơn La,03646,Bản Hai,200,103.02,21.02\nSơn La,03646,Bản Ba,300,104.5,21.5\n',
  });
  expect(
    issues
      .filter(({ code }) => code.startsWith('village-elsewhere'))
      .map(({ code, severity, row }) => [row, code, severity]),
  ).toEqual([
    [3, 'village-elsewhere-here', 'warning'],
    [4, 'village-elsewhere', 'info'],
  ]);
  expect(inputs[1]!.account).toMatchObject({ kept: 1, filtered: 2 });
});

import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset, type Loaded } from '../../load-dataset.ts';

type Feature = Parameters<typeof collection>[0][number];
const load = (communes: readonly Feature[], villages: string): Promise<Loaded> =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
    ]),
    openIn({ 'xa.geojson': collection([...communes]), 'thon.csv': villages }),
  );
const placedIn = ({ dataset }: Loaded) =>
  dataset.villages.records.map(({ name, communeCode }) => [name, communeCode]);
const communeIssues = ({ issues }: Loaded) =>
  issues
    .filter(({ code }) => code.startsWith('commune'))
    .map(({ code, value, context }) => [code, value ?? context]);

describe('features of one code', () => {
  const A = [square(103, 21, 0.1), { code: '03388', name: 'Xã A' }] as const;
  it('that lie apart are one commune with all its land', async () => {
    const loaded = await load(
      [[...A], [square(103.3, 21, 0.1), { code: '03408', name: 'Xã B' }], [square(103.6, 21, 0.1), A[1]]],
      'Thôn,Kinh độ,Vĩ độ\nNà Hừ,103,21\nĐảo,103.6,21\n',
    );
    expect(loaded.dataset.communes.records.map(({ code }) => code)).toEqual(['03388', '03408']);
    expect(placedIn(loaded)).toEqual([
      ['Đảo', '03388'],
      ['Nà Hừ', '03388'],
    ]);
    expect(communeIssues(loaded)).toEqual([['commune-part-joined', '03388']]);
    expect(loaded.inputs[0]!.account).toMatchObject({ kept: 2, merged: 1, rejected: 0 });
  });

  it('drawn twice, or of another name, are left out as before', async () => {
    const loaded = await load(
      [[...A], [square(103.01, 21, 0.1), A[1]], [square(104, 21, 0.1), { code: '03388', name: 'Xã Khác' }]],
      'Thôn,Kinh độ,Vĩ độ\nNà Hừ,103,21\n',
    );
    expect(communeIssues(loaded)).toEqual([
      ['commune-code-duplicate', '03388'],
      ['commune-code-duplicate', '03388'],
    ]);
    expect(loaded.inputs[0]!.account).toMatchObject({ kept: 1, rejected: 2 });
  });

  it.each([
    ['the smaller first', square(103.01, 21.01, 0.02), square(103, 21, 0.4)],
    ['the larger first', square(103, 21, 0.4), square(103.01, 21.01, 0.02)],
  ])('drawn twice, one within the other, are one drawing too many: %s', async (_, first, second) => {
    const loaded = await load(
      [
        [first, A[1]],
        [second, A[1]],
      ],
      'Thôn,Kinh độ,Vĩ độ\nNà Hừ,103.02,21.02\n',
    );
    expect(communeIssues(loaded)).toEqual([['commune-code-duplicate', '03388']]);
    expect(loaded.inputs[0]!.account).toMatchObject({ kept: 1, merged: 0, rejected: 1 });
  });
});

describe('codes of communes', () => {
  it('of another list stay as they are written', async () => {
    const loaded = await load(
      [7, 12, 104]
        .map((gid, i): Feature => [square(103 + i / 2, 21, 0.1), { gid, name: `Xã ${'ABC'[i]}` }])
        .map(([ring, { gid, name }]) => [ring, { commune_code: gid, name }]),
      'Thôn,Mã xã,Kinh độ,Vĩ độ\nMột,7,103,21\nHai,12,103.5,21\n',
    );
    expect(loaded.dataset.communes.records.map(({ code }) => code)).toEqual(['104', '12', '7']);
    expect(placedIn(loaded)).toEqual([
      ['Hai', '12'],
      ['Một', '7'],
    ]);
    expect(communeIssues(loaded)).toEqual([]);
  });

  it('that lost their zeros in a spreadsheet get them back, with one note for each file', async () => {
    const loaded = await load(
      [3388, 3408].map((code, i): Feature => [
        square(103 + i / 2, 21, 0.1),
        { commune_code: code, name: `Xã ${'AB'[i]}` },
      ]),
      'Thôn,Mã xã,Kinh độ,Vĩ độ\nMột,3388,103,21\nHai,03408,103.5,21\n',
    );
    expect(placedIn(loaded)).toEqual([
      ['Một', '03388'],
      ['Hai', '03408'],
    ]);
    expect(communeIssues(loaded)).toEqual([
      ['commune-code-padded', { count: 2, digits: 5 }],
      ['commune-code-padded', { count: 1, digits: 5 }],
    ]);
  });
});

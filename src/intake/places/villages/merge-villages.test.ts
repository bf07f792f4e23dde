import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

// 0.001° of longitude at 21° N is 104 m.
const files = {
  'xa.geojson': collection([
    [square(103, 21, 0.1), { code: '00011', name: 'Xã A' }],
    [square(103.5, 21, 0.1), { code: '00022', name: 'Xã B' }],
  ]),
  'thon.csv': [
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số,Điện lưới',
    '1,Bản Mới I,00011,103,21,10,50,',
    '2,Bản Mới 1,00011,103.001,21,12,,có',
    '3,Tổ 1,00011,103.05,21,7,30,',
    '4,Tổ 1,00022,103.4,21,8,31,',
  ].join('\n'),
  'cum.csv': 'Mã thôn,Cụm dân cư,Kinh độ,Vĩ độ,Số hộ\n1,a,103,21,4\n2,b,103.001,21,6\n',
};
const project = projectOf([
  { role: 'communes', path: 'xa.geojson' },
  { role: 'villages', path: 'thon.csv', id: 'thon' },
  { role: 'clusters', path: 'cum.csv' },
]);
const load = (answers: Record<string, string> = {}) => loadDataset(project, openIn(files), { answers });

describe('near-duplicates', () => {
  it('stay, counted and reported, until somebody says what they are', async () => {
    const { dataset, duplicates, issues } = await load();
    expect(dataset.villages.records.map(({ code }) => code)).toEqual(['1', '2', '3', '4']);
    expect(duplicates).toMatchObject([
      {
        id: 'merge/1+2',
        communeCode: '00011',
        choice: null,
        members: [
          { code: '1', name: 'Bản Mới I', households: 10, population: 50, file: 'thon.csv', row: 2 },
          { code: '2', name: 'Bản Mới 1', households: 12, population: null, row: 3 },
        ],
      },
    ]);
    expect(Math.round(duplicates[0]!.distanceMeters!)).toBe(104);
    expect(issues.filter(({ code }) => code === 'village-near-duplicate')).toMatchObject([
      { row: 3, village: '2', commune: '00011', did: 'kept', place: [103.001, 21] },
    ]);
  });

  it('merged: one village, facts fill the gaps, what differs can be chosen, nothing is lost', async () => {
    const { dataset, duplicates, discrepancies, issues, inputs } = await load({ 'merge/1+2': '1' });
    expect(dataset.villages.records.map(({ code }) => code)).toEqual(['1', '3', '4']);
    expect(dataset.villages.records[0]).toMatchObject({
      name: 'Bản Mới I',
      households: 10,
      population: 50,
      electricity: 'grid',
    });
    expect([...dataset.clusters!.village]).toEqual([0, 0]);
    expect(duplicates[0]).toMatchObject({ choice: '1', members: [{ code: '1' }, { code: '2' }] });
    expect(discrepancies).toMatchObject([
      {
        id: 'reconcile/1/households',
        values: [
          { value: 10, choice: 'thon/thon.csv//2', chosen: true },
          { value: 12, choice: 'thon/thon.csv//3', chosen: false },
        ],
      },
    ]);
    expect(issues.filter(({ code }) => code.startsWith('village-'))).toMatchObject([
      { code: 'village-merged', row: 3, did: 'changed', value: 'Bản Mới 1', village: '1' },
    ]);
    expect(inputs[1]).toMatchObject({ read: 4, kept: 4, changed: 1, rejected: 0 });
    const chosen = await load({ 'merge/1+2': '1', 'reconcile/1/households': 'thon/thon.csv//3' });
    expect(chosen.dataset.villages.records[0]!.households).toBe(12);
  });

  it('kept apart: both stay and nothing more is said; an answer that is no choice counts as none', async () => {
    const apart = await load({ 'merge/1+2': 'apart' });
    expect(apart.dataset.villages.records).toHaveLength(4);
    expect(apart.duplicates[0]!.choice).toBe('apart');
    expect(apart.issues.filter(({ code }) => code.startsWith('village-'))).toEqual([]);
    expect((await load({ 'merge/1+2': '9' })).duplicates[0]!.choice).toBeNull();
  });
});

it('a finding names the village that its row became, never one of the same name elsewhere', async () => {
  const { issues } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
    ]),
    openIn({
      ...files,
      'thon.csv':
        'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ\n3,Tổ 1,00011,103.05,21,7\n4,Tổ 1,00022,103.4,21,x y\n5,Tổ 1,00022,,,2\n',
    }),
  );
  expect(issues.map(({ code, row, village, commune }) => [code, row, village, commune])).toEqual([
    ['village-without-location', 4, '5', '00022'],
    ['number-not-read', 3, '4', '00022'],
    ['village-alike-unplaced', 4, '5', '00022'],
  ]);
});

describe('a list of parts of villages beside the list of the villages', () => {
  const lists = {
    'xa.geojson': files['xa.geojson'],
    'ban.csv':
      'Mã xã,Tên bản,Số hộ,Dân số\n00011,Bản Nà Lo,61,281\n00011,Bản Hua Nà,73,350\n00011,Bản Pom,44,205\n',
    'vung-lom.csv': 'Mã xã,Tên bản,Khu vực lõm,Số hộ,Dân số\n00011,Bản Nà Lo,Huổi Lót,12,55\n',
  };
  const asked = (paths: readonly string[], answer?: string) =>
    loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        ...paths.map((path) => ({ role: 'villages' as const, path })),
      ]),
      openIn(lists),
      { answers: answer ? { 'merge-unplaced/all': answer } : {} },
    );
  it.each([
    ['before', ['vung-lom.csv', 'ban.csv']],
    ['after', ['ban.csv', 'vung-lom.csv']],
  ])('leaves the figures of the whole where a person says so, %s it', async (_, paths) => {
    const { dataset, issues } = await asked(paths, 'part');
    expect(dataset.villages.records.map(({ name, households }) => [name, households])).toEqual([
      ['Bản Hua Nà', 73],
      ['Bản Nà Lo', 61],
      ['Bản Pom', 44],
    ]);
    expect(issues.filter(({ code }) => code === 'village-merged')).toMatchObject([
      { file: 'vung-lom.csv', row: 2 },
    ]);
  });
  it('is asked about, with that choice', async () => {
    const { questions } = await asked(['ban.csv', 'vung-lom.csv']);
    expect(questions[0]!.choices.map(({ id }) => id)).toEqual(['one', 'sum', 'part', 'apart']);
  });
});

import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset, type Loaded } from '../../load-dataset.ts';

const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã A' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã B' }],
  [square(103.2, 21, 0.1), { code: '00033', name: 'Xã C' }],
]);

function load(
  lists: Readonly<Record<string, string | readonly [content: string, asOf: string]>>,
  answers: Record<string, string> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<Loaded> {
  const sources = Object.entries(lists).map(([path, list]) => ({
    role: 'villages' as const,
    path,
    id: path,
    ...(typeof list !== 'string' && { asOf: list[1] }),
  }));
  const contents = Object.entries(lists).map(([path, list]) => [
    path,
    typeof list === 'string' ? list : list[0],
  ]);
  const clusters = Object.keys(more).map((path) => ({ role: 'clusters' as const, path }));
  return loadDataset(
    projectOf([{ role: 'communes', path: 'xa.geojson' }, ...sources, ...clusters]),
    openIn({ 'xa.geojson': COMMUNES, ...Object.fromEntries(contents), ...more }),
    { answers },
  );
}
const people = ({ dataset }: Loaded): number =>
  dataset.villages.records.reduce((sum, { population }) => sum + (population ?? 0), 0);
const namesOf = ({ dataset }: Loaded): string[] => dataset.villages.records.map(({ name }) => name);
const codesOf = ({ dataset }: Loaded): string[] => dataset.villages.records.map(({ code }) => code);
const questionIds = ({ questions }: Loaded): string[] => questions.map(({ id }) => id);
const accountsOf = ({ inputs }: Loaded) => inputs.slice(1).map(({ account }) => account);

describe('names of one list that differ by their tones', () => {
  const HEAD = 'Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số\n';
  const placed = 'Bản Huổi Lán,00011,103.01,21,33,157\n';

  it('are two villages where the counts differ too: nothing is asked', async () => {
    const loaded = await load({ 'a.csv': `${HEAD}Bản Huổi Làn,00011,,,216,980\n${placed}` });
    expect(namesOf(loaded).toSorted()).toEqual(['Bản Huổi Làn', 'Bản Huổi Lán'].toSorted());
    expect(people(loaded)).toBe(1137);
    expect(questionIds(loaded)).toEqual([]);
  });
  it('may be one where one of them has no mark, where the counts are the same, and in two lists', async () => {
    const asked = ['merge-unplaced/all'];
    expect(questionIds(await load({ 'a.csv': `${HEAD}Ban Huoi Lan,00011,,,216,980\n${placed}` }))).toEqual(
      asked,
    );
    expect(questionIds(await load({ 'a.csv': `${HEAD}Bản Huổi Làn,00011,,,33,157\n${placed}` }))).toEqual([
      'merge-same/all',
    ]);
    expect(
      questionIds(await load({ 'a.csv': `${HEAD}Bản Huổi Làn,00011,,,216,980\n`, 'b.csv': HEAD + placed })),
    ).toEqual(asked);
  });
});

describe('a code', () => {
  const A =
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\n01,Nà Hừ,00011,103.01,21,400\n02,Nà Sài,00011,103.05,21,300\n';
  const B =
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\n01,Bản Vẽ,00022,103.51,21,200\n02,Bản Xanh,00022,103.55,21,150\n';

  it('counts together with its commune: 01 of two communes are two villages', async () => {
    const loaded = await load({ 'a.csv': A, 'b.csv': B });
    expect(codesOf(loaded)).toEqual(['00011-01', '00011-02', '00022-01', '00022-02']);
    expect(people(loaded)).toBe(1050);
    expect(loaded.issues).toEqual([]);
  });

  it('counts together with its commune under one name as well: Tổ 1 of two wards are two', async () => {
    const head = 'Mã thôn,Thôn,Mã xã,Dân số\n';
    const loaded = await load({
      'a.csv': `${head}X1,Tổ 1,00011,100\nX7,Tổ 3,00011,90\n`,
      'b.csv': `${head}X1,Tổ 1,00022,80\nX7,Tổ 3,00022,70\n`,
    });
    expect(codesOf(loaded)).toEqual(['00011-X1', '00011-X7', '00022-X1', '00022-X7']);
    expect(people(loaded)).toBe(340);
    expect(loaded.questions).toEqual([]);
  });

  it('of a cluster is looked for in its commune where several villages have it', async () => {
    const { dataset } = await load(
      { 'a.csv': A, 'b.csv': B },
      {},
      {
        'cum.csv':
          'Mã thôn,Mã xã,Cụm dân cư,Kinh độ,Vĩ độ,Số hộ\n01,00022,a,103.51,21,4\n02,00011,b,103.05,21,6\n',
      },
    );
    expect([...dataset.clusters!.village]).toEqual([1, 2]);
  });

  it.each(['fid', 'FID', 'id', 'OBJECTID'])(
    'is no %s: rows of two lists with the same numbers are not one',
    async (head) => {
      const list = (names: readonly string[], lon: number): string =>
        `${head},Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\n${names.map((name, i) => `${i + 7},${name},00011,${lon + i / 50},21,${100 + i}`).join('\n')}\n`;
      const loaded = await load({
        'a.csv': list(['Một', 'Hai'], 103.01),
        'b.csv': list(['Ba', 'Bốn'], 103.05),
      });
      expect(namesOf(loaded).sort()).toEqual(['Ba', 'Bốn', 'Hai', 'Một']);
    },
  );

  it('that many rows share is a class: the villages stay, told apart by commune and name', async () => {
    const loaded = await load({
      'osm.csv':
        'code,Thôn,Mã xã,Kinh độ,Vĩ độ\n1003,Bản A,00011,103.01,21\n1003,Bản B,00011,103.03,21\n1004,Bản C,00011,103.05,21\n1003,Bản D,00011,103.07,21\n',
    });
    expect(namesOf(loaded)).toEqual(['Bản A', 'Bản B', 'Bản C', 'Bản D']);
    expect(loaded.issues).toMatchObject([
      { code: 'village-code-no-key', context: { column: 'code', count: 4 } },
      { code: 'village-code-generated' },
    ]);
  });

  it('is the same however the list writes the name; what is written stays, and is told once a file', async () => {
    const list = (names: readonly string[]): string =>
      `Thôn,Mã xã,Kinh độ,Vĩ độ\n${names.map((name, i) => `${name},00011,${103.01 + i / 50},21`).join('\n')}\n`;
    const plain = await load({ 'a.csv': list(['Bản Nà Sài', 'Tổ 2', 'Pá Lếch']) });
    const written = await load({ 'a.csv': list(['- BẢN NÀ SÀI', '2. tổ 2', 'Pá Lếch']) });
    expect(namesOf(written)).toEqual(namesOf(plain));
    expect(codesOf(written)).toEqual(codesOf(plain));
    expect(written.dataset.villages.records.map(({ name, nameAsGiven }) => [name, nameAsGiven])).toEqual(
      expect.arrayContaining([
        ['Bản Nà Sài', '- BẢN NÀ SÀI'],
        ['Tổ 2', '2. tổ 2'],
        ['Pá Lếch', undefined],
      ]),
    );
    expect(written.issues.filter(({ code }) => code === 'village-name-rewritten')).toMatchObject([
      { value: '- BẢN NÀ SÀI', context: { count: 2, name: 'Bản Nà Sài' } },
    ]);
    expect(plain.issues.map(({ code }) => code)).not.toContain('village-name-rewritten');
  });

  it('given to two names by a slip of the pen keeps both and names the row', async () => {
    const rows = ['X9', 'X3', 'X7', 'X9', 'X5', 'X4', 'X8', 'X2'].map(
      (code, i) => `${code},Bản ${'ABCDEFGH'[i]},00011,${103.0123 + i / 100},21`,
    );
    const loaded = await load({ 'a.csv': `Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ\n${rows.join('\n')}\n` });
    expect(loaded.dataset.villages.records).toHaveLength(8);
    expect(codesOf(loaded)).toEqual(expect.arrayContaining(['X9', '00011-X9', 'X3']));
    expect(loaded.issues).toMatchObject([{ code: 'village-code-shared', row: 5, value: 'X9' }]);
  });

  it('of two sources under other names is asked about, and nothing merges before', async () => {
    const list = (name: string): string =>
      `Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\nB-7,${name},00011,103.01,21,100\nB-3,Nà Sài,00011,103.05,21,300\n`;
    const lists = { 'a.csv': list('Nà Hừ'), 'b.csv': list('Pá Lếch') };
    const open = await load(lists);
    expect(namesOf(open).sort()).toEqual(['Nà Hừ', 'Nà Sài', 'Pá Lếch']);
    expect(questionIds(open)).toEqual(['merge-code/all']);
    const one = await load(lists, { 'merge-code/all': 'one' });
    expect(namesOf(one).sort()).toEqual(['Nà Hừ', 'Nà Sài']);
    expect(questionIds(one)).toEqual([]);
  });

  it('of two sources under one name and commune is one village of which both speak', async () => {
    const head = 'Mã thôn,Thôn,Mã xã,Dân số\n';
    const loaded = await load({
      'a.csv': [`${head}B-7,Nà Hừ,00011,100\n`, '2025-12-31'],
      'b.csv': [`${head}B-7,bản Nà Hừ,00011,120\n`, '2026-06-30'],
    });
    expect(people(loaded)).toBe(120);
    expect(loaded.discrepancies).toHaveLength(1);
  });
});

describe('a row that says the same again', () => {
  const list =
    'Thôn,Mã xã,Số hộ,Dân số\nBản A,00011,40,165\nBản B,00011,50,201\nBản A,00011,40,165\nBản C,00011,9,40\nBản C,00011,9,40\n';

  it('counts once and is asked about, all of its kind in one question', async () => {
    const loaded = await load({ 'a.csv': list });
    expect(people(loaded)).toBe(165 + 201 + 40);
    expect(loaded.questions).toMatchObject([
      { id: 'merge-same/all', kind: 'merge-same', file: 'a.csv', rows: [2, 4, 5, 6], context: { count: 2 } },
    ]);
    expect(accountsOf(loaded)).toMatchObject([{ kept: 3, asked: 2, merged: 0 }]);
  });

  it('one answer settles all, single ones can be settled otherwise, and the question goes', async () => {
    const one = await load({ 'a.csv': list }, { 'merge-same/all': 'one' });
    expect(people(one)).toBe(406);
    expect(one.questions).toEqual([]);
    expect(accountsOf(one)).toMatchObject([{ kept: 3, asked: 0, merged: 2 }]);
    const [first, second] = one.duplicates;
    const mixed = await load({ 'a.csv': list }, { 'merge-same/all': 'one', [first!.id]: 'apart' });
    expect(people(mixed)).toBe(406 + 165);
    expect(mixed.duplicates.map(({ choice }) => choice)).toEqual(['apart', second!.members[0]!.code]);
    const single = await load({ 'a.csv': list }, { [first!.id]: first!.members[0]!.code });
    expect(single.questions).toMatchObject([{ id: 'merge-same/all', rows: [5, 6], context: { count: 1 } }]);
  });

  it('stays a village of its own where the figures differ, until somebody says that it is one', async () => {
    const lists = {
      'a.csv': 'Thôn,Mã xã,Số hộ,Dân số\nBản A,00011,40,165\nBản A,00011,44,180\nBản B,00011,50,201\n',
    };
    const open = await load(lists);
    expect(people(open)).toBe(165 + 180 + 201);
    expect(questionIds(open)).toEqual(['merge-unplaced/all']);
    expect(open.issues.filter(({ code }) => code === 'village-alike-unplaced')).toMatchObject([{ row: 3 }]);
    expect(people(await load(lists, { 'merge-unplaced/all': 'one' }))).toBe(366);
    expect(people(await load(lists, { 'merge-unplaced/all': 'apart' }))).toBe(546);
  });

  it('lies elsewhere under one name: two villages, nothing is asked', async () => {
    const loaded = await load({
      'a.csv': 'Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\nTổ 1,00011,103.01,21,165\nTổ 1,00011,103.09,21,180\n',
    });
    expect(loaded.duplicates).toEqual([]);
    expect(people(loaded)).toBe(345);
  });

  it('across the border of two communes is asked about', async () => {
    const loaded = await load({
      'a.csv':
        'Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\nNà Pó,00011,103.0995,21,165\nNà Pó,00033,103.1005,21,180\nTổ 1,00011,103.0995,21.02,1\nTổ 1,00033,103.1005,21.02,2\n',
    });
    expect(questionIds(loaded)).toEqual(['merge-border/all']);
    expect(loaded.duplicates).toMatchObject([{ kind: 'border', members: [{ row: 2 }, { row: 3 }] }]);
  });
});

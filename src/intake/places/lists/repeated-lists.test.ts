import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { writeXlsx, type CellValue } from '../../../../test/support/xlsx-writer.ts';
import { loadDataset, type Loaded } from '../../load-dataset.ts';

const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã Nậm Lầu' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã Mường Bú' }],
]);
type Row = readonly [name: string, households: number, population: number];
const NOW: readonly Row[] = [
  ['Bản Pó', 40, 165],
  ['Bản Hạ', 50, 201],
  ['Bản Co', 31, 130],
];
const BEFORE = NOW.map(([name, households, population]): Row => [name, households - 3, population - 10]);
const HEAD: CellValue[] = ['Tên bản', 'Mã xã', 'Số hộ', 'Dân số'];
const csv = (rows: readonly Row[], commune = '00011'): string =>
  [HEAD.join(','), ...rows.map(([name, ...counts]) => [name, commune, ...counts].join(','))].join('\n');
const sheet = (name: string, rows: readonly Row[]) => ({
  name,
  rows: [HEAD, ...rows.map(([village, ...counts]): CellValue[] => [village, '00011', ...counts])],
});

interface List {
  readonly content: string | Uint8Array;
  readonly asOf?: string;
}
/** Files of one folder, or sources of their own where they have a date. */
function load(lists: Readonly<Record<string, List>>, answers: Record<string, string> = {}): Promise<Loaded> {
  const sources = Object.entries(lists).map(([path, { asOf }]) => ({
    role: 'villages' as const,
    path,
    id: path,
    ...(asOf !== undefined && { asOf }),
  }));
  return loadDataset(
    projectOf([{ role: 'communes', path: 'xa.geojson' }, ...sources]),
    openIn({
      'xa.geojson': COMMUNES,
      ...Object.fromEntries(Object.entries(lists).map(([path, { content }]) => [path, content])),
    }),
    { answers },
  );
}
const people = ({ dataset }: Loaded): number =>
  dataset.villages.records.reduce((sum, { population }) => sum + (population ?? 0), 0);
const accountsOf = ({ inputs }: Loaded) => inputs.slice(1).map(({ account }) => account);
const aboutLists = ({ issues }: Loaded) =>
  issues
    .filter(({ code }) => /^list-|only-in-older/.test(code))
    .map(({ code, file, row }) => [code, file, row]);

describe('the same list again', () => {
  it('in another sheet of another year counts once', async () => {
    const book = writeXlsx([sheet('Biểu 01', NOW), sheet('Biểu 01 (2024)', NOW)]);
    const loaded = await load({ 'xa.xlsx': { content: book } });
    expect(people(loaded)).toBe(496);
    expect(loaded.questions).toEqual([]);
    expect(loaded.issues).toContainEqual(
      expect.objectContaining({ code: 'list-repeated', sheet: 'Biểu 01 (2024)', did: 'kept' }),
    );
    expect(accountsOf(loaded)).toMatchObject([{ kept: 3, merged: 3 }]);
  });

  it('in another file counts once, whatever its form, and fills gaps', async () => {
    const longer = [...NOW, ['Bản Tà', 20, 80]] as const;
    const loaded = await load({
      'a.csv': { content: csv(NOW) },
      'b.csv': {
        content: `Số hộ,Tên bản,Mã xã,Điện lưới\n${longer.map(([name, households]) => `${households},${name.toUpperCase()},00011,có`).join('\n')}\n`,
      },
    });
    expect(
      loaded.dataset.villages.records.map(({ population, electricity }) => [population, electricity]),
    ).toEqual(
      expect.arrayContaining([
        [165, 'grid'],
        [201, 'grid'],
        [130, 'grid'],
        [null, 'grid'],
      ]),
    );
    expect(loaded.dataset.villages.records).toHaveLength(4);
    expect(accountsOf(loaded)).toMatchObject([
      { kept: 0, merged: 3 },
      { kept: 4, merged: 0 },
    ]);
  });

  it('is none where two communes have villages of one name', async () => {
    const loaded = await load({ 'a.csv': { content: csv(NOW) }, 'b.csv': { content: csv(NOW, '00022') } });
    expect(people(loaded)).toBe(2 * 496);
    expect(loaded.questions).toEqual([]);
  });
});

describe('a newer return', () => {
  const lists = {
    'quy-3.csv': { content: csv(NOW), asOf: '2026-09-30' },
    'quy-2.csv': { content: csv([...BEFORE, ['Bản Cũ', 7, 30]]), asOf: '2026-06-30' },
    'bu-3.csv': { content: csv(NOW, '00022'), asOf: '2026-09-30' },
    'bu-2.csv': { content: csv(BEFORE, '00022'), asOf: '2026-06' },
  };

  it('is what counts while one question is open; what only the older has is named', async () => {
    const loaded = await load(lists);
    expect(people(loaded)).toBe(2 * 496);
    expect(loaded.questions).toMatchObject([
      {
        id: 'newer-return/all',
        kind: 'newer-return',
        files: ['quy-2.csv', 'quy-3.csv', 'bu-2.csv', 'bu-3.csv'],
        choices: [{ id: 'newer' }, { id: 'both' }],
        context: { count: 2, older: 'quy-2.csv', newer: 'quy-3.csv' },
      },
    ]);
    expect(aboutLists(loaded)).toEqual([
      ['village-only-in-older', 'quy-2.csv', 5],
      ['list-waits', 'quy-2.csv', undefined],
      ['list-waits', 'bu-2.csv', undefined],
    ]);
    expect(accountsOf(loaded)).toMatchObject([{ kept: 3 }, { asked: 4 }, { kept: 3 }, { asked: 3 }]);
  });

  it('replaces the older, or joins it', async () => {
    const replaced = await load(lists, { 'newer-return/all': 'newer' });
    expect(people(replaced)).toBe(2 * 496);
    expect(replaced.questions).toEqual([]);
    expect(accountsOf(replaced)).toMatchObject([{ kept: 3 }, { merged: 4 }, { kept: 3 }, { merged: 3 }]);
    const both = await load(lists, { 'newer-return/all': 'both' });
    expect(people(both)).toBe(2 * 496 + 30);
    expect(both.discrepancies.length).toBeGreaterThan(0);
    expect(accountsOf(both)).toMatchObject([{ kept: 3 }, { kept: 1, merged: 3 }, { kept: 3 }, { merged: 3 }]);
  });

  it('in another sheet is told by the years in their names', async () => {
    const book = writeXlsx([sheet('Năm 2025', BEFORE), sheet('Năm 2026', NOW)]);
    const loaded = await load({ 'xa.xlsx': { content: book } });
    expect(people(loaded)).toBe(496);
    expect(loaded.questions).toMatchObject([
      { id: 'newer-return/all', context: { older: 'xa.xlsx#Năm 2025' } },
    ]);
  });

  it('that no date tells is asked for by name, and nothing is added up', async () => {
    const undated = { 'xa (2).csv': { content: csv(NOW) }, 'xa.csv': { content: csv(BEFORE) } };
    const open = await load(undated);
    expect(people(open)).toBe(496);
    expect(open.questions).toMatchObject([
      { kind: 'version', choices: [{ id: 'xa (2).csv' }, { id: 'xa.csv' }, { id: 'both' }] },
    ]);
    const [question] = open.questions;
    expect(people(await load(undated, { [question!.id]: 'xa.csv' }))).toBe(496 - 30);
    expect(people(await load(undated, { [question!.id]: 'both' }))).toBe(496);
  });

  it('is none of a list of other villages, nor the few rows of one commune in the list of another', async () => {
    const other: readonly Row[] = [
      ['Bản Pó', 12, 60],
      ['Bản Xa', 10, 44],
      ['Bản Lót', 9, 33],
      ['Bản Sàn', 8, 31],
    ];
    const loaded = await load({ 'phan-1.csv': { content: csv(NOW) }, 'phan-2.csv': { content: csv(other) } });
    expect(people(loaded)).toBe(496 + 168);
    expect(loaded.questions).toMatchObject([{ id: 'merge-unplaced/all', context: { count: 1 } }]);
  });

  it('is none of the sheets of one workbook that differ: they are its parts', async () => {
    const one = NOW.map(([, ...counts], i): Row => [`Tổ ${i + 1}`, ...counts]);
    const two = NOW.map(([, households], i): Row => [`Tổ ${i + 1}`, households + 9, 300 + i]);
    const book = writeXlsx([sheet('Khu A', one), sheet('Khu B', two)]);
    const loaded = await load({ 'xa.xlsx': { content: book } });
    expect(people(loaded)).toBe(496 + 903);
  });
});

describe('a newer return that corrects the older one', () => {
  const head = 'Mã thôn,Tên bản,Mã xã,Số hộ,Dân số,Kinh độ,Vĩ độ';
  const older = `${head}\nT01,Bản Pó,00011,40,165,103.01,21.01\nT02,Bản Hạ,00011,50,201,103.02,21.02\nT03,Bản Co,00011,31,130,103.03,21.03\n`;
  const newer = older.replace('Bản Pó', 'Bản Pó Noọng').replace('103.02,21.02', '103.05,21.05');
  const loadFolder = (files: Readonly<Record<string, string>>, answers: Record<string, string> = {}) =>
    loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 've' },
      ]),
      openIn({
        'xa.geojson': COMMUNES,
        ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`ve/${name}`, content])),
      }),
      { answers },
    );

  it.each([
    ['corrected, by its name', 'xa.csv', 'xa (sửa lần 2).csv'],
    ['of another year', 'xa 2025.csv', 'xa 2026.csv'],
  ])('counts with its names and places: %s', async (_, old, corrected) => {
    const files = { [old]: older, [corrected]: newer };
    const { questions } = await loadFolder(files);
    const answers = Object.fromEntries(
      questions.map(({ id, kind }) => [id, kind === 'newer-return' ? 'newer' : `ve/${corrected}`]),
    );
    const { villages } = (await loadFolder(files, answers)).dataset;
    expect(
      villages.records.map(({ code, name }, v) => [
        code,
        name,
        villages.centres[2 * v],
        villages.centres[2 * v + 1],
      ]),
    ).toEqual([
      ['T01', 'Bản Pó Noọng', 103.01, 21.01],
      ['T02', 'Bản Hạ', 103.05, 21.05],
      ['T03', 'Bản Co', 103.03, 21.03],
    ]);
  });
});

it('codes of twenty digits stay text, and a count of as many is told', async () => {
  const loaded = await load({
    'xa.csv': {
      content:
        'Mã thôn,Tên bản,Mã xã,Số hộ,Dân số\n12345678901234567891,Bản Pó,00011,40,165\n12345678901234567892,Bản Hạ,00011,50,12345678901234567892\n',
    },
  });
  expect(loaded.dataset.villages.records.map(({ code, population }) => [code, population])).toEqual([
    ['12345678901234567891', 165],
    ['12345678901234567892', null],
  ]);
  expect(loaded.issues.map(({ code, row }) => [code, row])).toContainEqual(['count-absurd', 3]);
});

it('a numbered quarter that two communes give, at one place and with one count, is asked about', async () => {
  const list = (commune: string, households: number, lon: number): string =>
    `Tên bản,Mã xã,Số hộ,Dân số,Kinh độ,Vĩ độ\nTổ 8,${commune},${households},1418,${lon},21.02\nBản ${commune},${commune},40,165,103.25,21.03\n`;
  const asked = async (households: number, lon: number): Promise<number> => {
    const { duplicates } = await load({
      'mot.csv': { content: list('00011', 341, 103.25) },
      'hai.csv': { content: list('00022', households, lon) },
    });
    return duplicates.length;
  };
  expect(await asked(341, 103.25)).toBe(1);
  expect(await asked(280, 103.25)).toBe(0);
  expect(await asked(341, 103.251)).toBe(0);
});

describe('lists of which the names tell which is newer', () => {
  const book = (...names: readonly [string, string]): Uint8Array =>
    writeXlsx([sheet(names[0], NOW), sheet(names[1], BEFORE)]);
  it.each([
    ['quarters with their year', 'Quý III.2026', 'Quý I.2026'],
    ['quarters alone', 'Quý III', 'Quý I'],
    ['months', 'T9.2026', 'T6.2026'],
    ['the year before its quarter', '2026 Q3', '2026-Q2'],
    ['a draft', 'Bản chính thức', 'Bản dự thảo'],
  ])('are asked about as such, the newer counts meanwhile: sheets called by %s', async (_, now, before) => {
    const loaded = await load({ 'xa 2026.xlsx': { content: book(now, before), asOf: '2026-09-30' } });
    expect(people(loaded)).toBe(496);
    expect(loaded.questions.map(({ id }) => id)).toEqual(['newer-return/all']);
    expect(loaded.questions[0]!.context).toMatchObject({ newer: `xa 2026.xlsx#${now}` });
  });
  it('are so in names of files; the date of a source says less than one that a list says itself', async () => {
    const loaded = await load({
      'xa (du thao lan 1).csv': { content: csv(BEFORE), asOf: '2026-09-30' },
      'xa CHINH THUC ky ngay 20.9.2026.csv': { content: csv(NOW), asOf: '2026-09-30' },
    });
    expect(people(loaded)).toBe(496);
    expect(loaded.questions.map(({ id }) => id)).toEqual(['newer-return/all']);
  });
});

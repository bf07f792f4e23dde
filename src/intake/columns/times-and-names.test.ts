import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import { openIn, collection, projectOf, square } from '../../../test/support/memory-project.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { loadDataset } from '../load-dataset.ts';
import { readSheet } from '../tables/sheet-table.ts';

const NAMES = ['Nà Lo', 'Hua Nà', 'Kéo', 'Pom'];
const HH = [45, 51, 20, 62];
const PEOPLE = [213, 240, 97, 288];
const communes = collection([[square(103, 21, 0.5), { code: '03808', name: 'Xã Mường La' }]]);

/** Villages by name with households and people, and the codes of what is told. */
async function load(rows: readonly Cell[][]) {
  const csv = rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n');
  const { dataset, issues, questions } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 've.csv', id: 'ban' },
    ]),
    openIn({ 'xa.geojson': communes, 've.csv': csv }),
  );
  return {
    villages: Object.fromEntries(
      dataset.villages.records.map(({ name, households, population }) => [name, [households, population]]),
    ),
    told: issues.map(({ code }) => code),
    questions: questions.map(({ kind }) => kind),
  };
}
const RIGHT = Object.fromEntries(NAMES.map((name, i) => [name, [HH[i], PEOPLE[i]]]));
const rows = (of: (i: number) => Cell[]): Cell[][] => NAMES.map((_, i) => of(i));

describe('counts of several times', () => {
  it('are those of the last quarter that has come', async () => {
    const { villages, questions } = await load([
      ['Bản', 'Số hộ năm 2026', '', '', 'Số khẩu năm 2026', '', ''],
      ['', 'Quý II', 'Quý III', 'Quý IV', 'Quý II', 'Quý III', 'Quý IV'],
      ...rows((i) => [NAMES[i]!, HH[i]! - 2, HH[i]!, '', PEOPLE[i]! - 5, PEOPLE[i]!, '']),
    ]);
    expect(villages).toEqual(RIGHT);
    expect(questions).toEqual([]);
  });
  it('are those of the last month, called by its number', async () => {
    const { villages } = await load([
      ['Bản', 'Số hộ', '', 'Dân số', ''],
      ['', 'T6', 'T9', 'T6', 'T9'],
      ...rows((i) => [NAMES[i]!, HH[i]! - 2, HH[i]!, PEOPLE[i]! - 5, PEOPLE[i]!]),
    ]);
    expect(villages).toEqual(RIGHT);
  });
  it('may stand under years that are numbers', () => {
    const merge = { top: 0, bottom: 0, left: 2, right: 4 };
    const { table } = readSheet(
      {
        ...sheetOf([
          ['Bản', 'Số hộ', 'Dân số', null, null],
          [null, null, 2019, 2024, 2026],
          ...rows((i) => [NAMES[i]!, HH[i]!, PEOPLE[i]! - 30, PEOPLE[i]! - 9, PEOPLE[i]!]),
        ]),
        merges: [merge],
      },
      'a.xlsx',
    );
    expect([...table!.numbers]).toEqual([3, 4, 5, 6]);
    expect(table!.columns.at(-1)!.path).toEqual(['Dân số', '2026']);
  });
});

describe('a letterhead in two cells over the table', () => {
  it('is no level of its head', () => {
    const { table } = readSheet(
      {
        ...sheetOf([
          ['UBND XÃ MƯỜNG LA', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', null],
          ['BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ', null, 'Độc lập - Tự do - Hạnh phúc', null],
          ['Bản mường', 'Nóc ở', 'Tg số con người - ĐVT: khẩu', 'Nguồn thắp sáng'],
          ...rows((i) => [NAMES[i]!, HH[i]!, PEOPLE[i]!, 'điện lưới']),
        ]),
        merges: [0, 1].flatMap((row) => [
          { top: row, bottom: row, left: 0, right: 1 },
          { top: row, bottom: row, left: 2, right: 3 },
        ]),
      },
      'a.xlsx',
    );
    expect(table!.columns.map(({ name }) => name)).toEqual([
      'Bản mường',
      'Nóc ở',
      'Tg số con người - ĐVT: khẩu',
      'Nguồn thắp sáng',
    ]);
  });
});

describe('a column that an office heads', () => {
  it('is a column of the table, not a letterhead', () => {
    const { table } = readSheet(
      sheetOf([
        ['Thôn, bản', 'Số hộ', 'Dân số', 'UBND xã'],
        ...rows((i) => [NAMES[i]!, HH[i]!, PEOPLE[i]!, 'Không']),
      ]),
      'a.csv',
    );
    expect(table!.columns.map(({ name }) => name)).toEqual(['Thôn, bản', 'Số hộ', 'Dân số', 'UBND xã']);
  });
});

describe('numbers without a heading beside a count', () => {
  it('are of other years by a row of years below the head', async () => {
    const { villages } = await load([
      ['Bản', 'Số hộ', '', 'Số khẩu', ''],
      ['', '2024', '2026', '2024', '2026'],
      ...rows((i) => [NAMES[i]!, HH[i]! - 2, HH[i]!, PEOPLE[i]! - 5, PEOPLE[i]!]),
    ]);
    expect(villages).toEqual(RIGHT);
  });
  it('are asked about where they are much like it', async () => {
    const { villages, questions } = await load([
      ['Bản', 'Số hộ', '', 'Số khẩu', ''],
      ...rows((i) => [NAMES[i]!, HH[i]! - 2, HH[i]!, PEOPLE[i]! - 5, PEOPLE[i]!]),
    ]);
    expect(Object.values(villages)).toEqual(NAMES.map(() => [null, null]));
    expect(questions).toEqual(['columns']);
  });
  it('are nothing to ask about where they are not', async () => {
    const { villages, questions } = await load([
      ['Bản', 'Số hộ', '', 'Số khẩu'],
      ...rows((i) => [NAMES[i]!, HH[i]!, i, PEOPLE[i]!]),
    ]);
    expect(villages).toEqual(RIGHT);
    expect(questions).toEqual([]);
  });
});

describe('names of villages', () => {
  it('of today count, where those of before stand beside them', async () => {
    const { villages } = await load([
      ['Tên bản cũ', 'Tên bản mới sau sáp nhập', 'Số hộ', 'Số khẩu'],
      ...rows((i) => [`Bản Cũ ${i + 1}`, NAMES[i]!, HH[i]!, PEOPLE[i]!]),
    ]);
    expect(Object.keys(villages).sort()).toEqual([...NAMES].sort());
  });
  it('of before count where there are no others', async () => {
    const { villages } = await load([
      ['Tên bản cũ', 'Số hộ', 'Số khẩu'],
      ...rows((i) => [NAMES[i]!, HH[i]!, PEOPLE[i]!]),
    ]);
    expect(villages).toEqual(RIGHT);
  });
  it('are not the larger places that only the first row of each block names', async () => {
    const { villages } = await load([
      ['STT', 'Khu', 'Bản', 'Số hộ', 'Số khẩu'],
      ...rows((i) => [i + 1, ['Khu A', '', 'Khu B', ''][i]!, NAMES[i]!, HH[i]!, PEOPLE[i]!]),
    ]);
    expect(villages).toEqual(RIGHT);
  });
  it('may stand under a heading that means another thing elsewhere, and that is told', async () => {
    const { villages, told } = await load([
      ['TT', 'Đơn vị', 'Số hộ', 'Số khẩu'],
      ...rows((i) => [i + 1, NAMES[i]!, HH[i]!, PEOPLE[i]!]),
    ]);
    expect(villages).toEqual(RIGHT);
    expect(told).toContain('column-by-values');
  });
});

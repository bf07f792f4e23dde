import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell, Merge } from '../../../formats/reading/parsed-file.ts';
import { textOf } from '../../text/cell.ts';
import { readSheet } from '../sheet-table.ts';

const VILLAGES: Cell[][] = [
  ['Bản Nà Lo', 61, 281],
  ['Bản Hua Nà', 73, 350],
  ['Bản Pá Hồng', 44, 205],
  ['Bản Chông', 95, 433],
  ['Bản Lả Mường', 128, 590],
];
const HEAD: Cell[] = ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'];
const row = (i: number): Cell[] => (VILLAGES[i] ? [i + 1, ...VILLAGES[i]] : [null, null, null, null]);
const beside = (between: Cell[] = [null]): Cell[][] =>
  [0, 1, 2].map((i) => [...row(i), ...between, ...row(i + 3)]);

function read(rows: Cell[][], merges: Merge[] = []) {
  const { table, findings } = readSheet({ ...sheetOf(rows), merges }, 'a.xlsx');
  const at = (name: RegExp) => table!.columns.find((column) => name.test(column.name))!.cells.map(textOf);
  return {
    villages: at(/Tên bản$/),
    households: at(/ộ$/).map(Number),
    numbers: [...table!.numbers],
    codes: findings.map(({ code }) => code),
  };
}
const names = VILLAGES.map(([name]) => name);
const households = VILLAGES.map(([, count]) => count);

describe('tables of one form side by side', () => {
  it('are read one after the other, each row by its own number', () => {
    const found = read([[...HEAD, null, ...HEAD], ...beside()]);
    expect(found).toMatchObject({ villages: names, households, numbers: [2, 3, 4, 2, 3] });
    expect(found.codes).toContain('tables-stacked');
    expect(found.codes).not.toContain('tables-beside');
  });
  it('may touch, and have a title and a name each', () => {
    const rows: Cell[][] = [
      ['DANH SÁCH BẢN XÃ MƯỜNG LA'],
      ['Vùng 1', null, null, null, 'Vùng 2'],
      [...HEAD, ...HEAD],
      ...beside([]),
    ];
    expect(read(rows)).toMatchObject({ villages: names, households });
  });
  it('may have heads of two levels', () => {
    const upper: Cell[] = ['STT', 'Tên bản', 'Quy mô', null];
    const lower: Cell[] = [null, null, 'Hộ', 'Khẩu'];
    const merges = [0, 5].flatMap((left): Merge[] => [
      { top: 0, bottom: 1, left, right: left },
      { top: 0, bottom: 1, left: left + 1, right: left + 1 },
      { top: 0, bottom: 0, left: left + 2, right: left + 3 },
    ]);
    const found = read([[...upper, null, ...upper], [...lower, null, ...lower], ...beside()], merges);
    expect(found).toMatchObject({ villages: names, households });
  });
  it('may be signed under the first', () => {
    const rows: Cell[][] = [
      [...HEAD, null, ...HEAD],
      ...beside(),
      [null, 'Người lập biểu'],
      [null, 'Lò Văn A'],
    ];
    expect(read(rows)).toMatchObject({ villages: names, households });
  });
  it('are one table where two years of counts share the names', () => {
    const rows: Cell[][] = [
      ['Tên bản', 'Số hộ', 'Số khẩu', 'Số hộ', 'Số khẩu'],
      ...VILLAGES.map((one) => [...one, ...one.slice(1)]),
    ];
    expect(readSheet(sheetOf(rows), 'a.xlsx').findings.map(({ code }) => code)).not.toContain(
      'tables-stacked',
    );
  });
});

it('a table of another form beside is told', () => {
  const head = ['STT', 'Tên bản', 'Số hộ', 'Kinh độ', 'Vĩ độ'];
  const rows = [
    [...head, 'TT', 'Mã trạm', 'Kinh độ', 'Vĩ độ'],
    [1, 'Nà Lo', 61, 104.01, 21.5, 1, 'SLA01', 104.02, 21.5],
    [2, 'Hua Nà', 73, 104.05, 21.6, 2, 'SLA02', 104.06, 21.6],
  ];
  const codes = (own: typeof rows) => readSheet(sheetOf(own), 'a.xlsx').findings.map(({ code }) => code);
  expect(codes(rows)).toContain('tables-beside');
  expect(codes(rows.map((row) => row.slice(0, head.length)))).not.toContain('tables-beside');
});

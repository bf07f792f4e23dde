import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { textOf } from '../../text/cell.ts';
import { readSheet } from '../sheet-table.ts';

const read = (name: string, ...rows: Cell[][]) => {
  const { table, findings } = readSheet({ ...sheetOf(rows), name }, 'a.xlsx');
  const records = Array.from(table?.numbers ?? [], (_, i) =>
    Object.fromEntries(table!.columns.map((column) => [column.name, textOf(column.cells[i]!)])),
  );
  return { records, codes: findings.map(({ code }) => code), numbers: [...(table?.numbers ?? [])] };
};
const of = (households: number, people: number): Cell[][] => [
  ['Số hộ', 'hộ', households],
  ['Trong đó hộ nghèo', 'hộ', 3],
  ['Số khẩu', 'người', people],
  ['Kinh độ', 'độ', 103.5],
];

describe('a sheet with a row for each indicator', () => {
  it('is the village that the sheet is called after', () => {
    const { records, codes } = read('Bản Nà Lo', ['Chỉ tiêu', 'ĐVT', 'Giá trị'], ...of(45, 213));
    expect(records).toEqual([
      {
        'Số hộ': '45',
        'Trong đó hộ nghèo': '3',
        'Số khẩu': '213',
        'Kinh độ': '103.5',
        'Tên thôn, bản': 'Bản Nà Lo',
      },
    ]);
    expect(codes).toContain('sheet-of-indicators');
  });
  it('is the villages that head its blocks, numbered by their first indicators', () => {
    const { records, numbers } = read(
      'Sheet1',
      ['XÃ MƯỜNG LA'],
      ['Chỉ tiêu', 'ĐVT', 'Giá trị'],
      ['Bản Nà Lo'],
      ...of(45, 213),
      ['Bản Hua Nà'],
      ...of(51, 240),
    );
    expect(records.map((record) => [record['Tên thôn, bản'], record['Số hộ'], record['Số khẩu']])).toEqual([
      ['Bản Nà Lo', '45', '213'],
      ['Bản Hua Nà', '51', '240'],
    ]);
    expect(numbers).toEqual([4, 9]);
  });
  it('is the villages that stand before its indicators, also once for all of them', () => {
    const { records } = read(
      'Sheet1',
      ['Xã', 'Bản', 'Chỉ tiêu', 'Giá trị'],
      ['Mường La', 'Nà Lo', 'Số hộ', 45],
      [null, null, 'Số khẩu', 213],
      [null, null, 'Kinh độ', 103.5],
      ['Mường La', 'Hua Nà', 'Số hộ', 51],
      [null, null, 'Số khẩu', 240],
      [null, null, 'Kinh độ', 103.6],
    );
    expect(records.map((record) => Object.values(record).sort())).toEqual([
      ['103.5', '213', '45', 'Mường La', 'Nà Lo'],
      ['103.6', '240', '51', 'Hua Nà', 'Mường La'],
    ]);
  });
  it('gives each of several years a column of its own', () => {
    const { records } = read(
      'Bản Nà Lo',
      ['Chỉ tiêu', 'Năm 2025', 'Năm 2026'],
      ['Số hộ', 43, 45],
      ['Số khẩu', 210, 213],
      ['Hộ nghèo', 4, 3],
    );
    expect(records).toMatchObject([
      { 'Số hộ Năm 2025': '43', 'Số hộ Năm 2026': '45', 'Số khẩu Năm 2026': '213' },
    ]);
  });
  it('keeps thousands beside the indicator, and is no village where it counts villages', () => {
    const rows: Cell[][] = [
      ['Chỉ tiêu', 'ĐVT', 'Giá trị'],
      ['Dân số', 'nghìn người', 0.2],
      ['Số hộ', 'hộ', 45],
      ['Kinh độ', '', 103.5],
    ];
    expect(Object.keys(read('Bản Nà Lo', ...rows).records[0]!)).toContain('Dân số (nghìn người)');
    expect(read('Bản Nà Lo', ...rows, ['Số thôn, bản', '', 12]).codes).not.toContain('sheet-of-indicators');
  });
});

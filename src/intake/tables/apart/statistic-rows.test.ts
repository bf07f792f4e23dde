import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { textOf } from '../../text/cell.ts';
import { readSheet } from '../sheet-table.ts';

const HEAD: Cell[] = ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'];
const LIST: Cell[][] = [
  [1, 'Nà Lo', 61, 281],
  [2, 'Hua Nà', 73, 330],
  [3, 'Pá Hốc', 40, 187],
  [4, 'Co Súc', 95, 433],
];
const NAMES = LIST.map((cells) => cells[1]);
const read = (...rows: Cell[][]) => {
  const sheet = readSheet(sheetOf([HEAD, ...LIST, ...rows]), 'a.csv');
  return {
    ...sheet,
    names: sheet.table!.columns.find(({ name }) => name === 'Tên bản')!.cells.map(textOf),
    told: sheet.findings.map(({ code, row }) => `${code} ${row ?? ''}`.trim()),
  };
};

describe('the largest, the smallest and the mean below a list', () => {
  it('are none of its villages, and told', () => {
    const { names, totals, told } = read(
      [null, 'Lớn nhất', 95, 433],
      [null, 'Nhỏ nhất', 40, 187],
      [null, 'Trung bình', 67.25, 307.75],
    );
    expect(names).toEqual(NAMES);
    expect(totals).toBe(3);
    expect(told).toEqual(expect.arrayContaining(['row-statistic 6', 'row-statistic 7', 'row-statistic 8']));
  });
  it.each([
    ['Max', 95, 433],
    ['Min', 40, 187],
    ['Giá trị cao nhất', 95, 433],
    ['Số trung bình', 67, 308],
    ['Trung bình/bản', '67,3', '307,8'],
    ['Trung vị', 67, 305.5],
    ['Bản đông nhất', 95, null],
  ])('are known as %s', (...cells) => {
    expect(read([null, ...cells]).names).toEqual(NAMES);
  });
  it('leave the total to its arithmetic, and the total them', () => {
    const total: Cell[] = [null, null, 269, 1231];
    const { names, table } = read(total, [null, 'Lớn nhất', 95, 433]);
    expect(names).toEqual(NAMES);
    expect(table!.totalRows).toHaveLength(1);
  });
  it('may be those of the group above', () => {
    const { names } = read(
      [null, 'Lớn nhất', 95, 433],
      [5, 'Chông', 30, 140],
      [6, 'Pu Hao', 51, 229],
      [null, 'Lớn nhất', 51, 229],
    );
    expect(names).toEqual([...NAMES, 'Chông', 'Pu Hao']);
  });
  it('are none where a column grades the rows', () => {
    const graded = LIST.map((cells, at) => [at + 1, 'Trung bình', ...cells.slice(1)]);
    const { findings } = readSheet(sheetOf([['STT', 'Mức sóng', ...HEAD.slice(1)], ...graded]), 'a.csv');
    expect(findings.filter(({ code }) => code.startsWith('row-statistic'))).toEqual([]);
  });
  it('are villages with such a name where arithmetic denies, and told', () => {
    const { names, told } = read([5, 'Trung Bình', 58, 244]);
    expect(names).toContain('Trung Bình');
    expect(told).toContain('row-statistic-doubtful 6');
  });
});

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
];
const GONE: Cell[][] = [
  [1, 'Chông', 30, 140],
  [2, 'Pu Hao', 31, 149],
];
const read = (...rows: Cell[][]) => {
  const sheet = readSheet(sheetOf([HEAD, ...LIST, ...rows]), 'a.csv');
  const all = sheet.table!.columns.find(({ name }) => name === 'Tên bản')!.cells.map(textOf);
  const gone = [...(sheet.table!.dissolved ?? [])];
  const names = all.filter((_, i) => !gone.includes(sheet.table!.numbers[i]!));
  return { ...sheet, names, gone };
};

describe('villages under a heading that they are none any more', () => {
  it.each([
    [['II', 'Các bản đã sáp nhập', null, null]],
    [['II', 'Bản đã giải thể', 61, 289]],
    [[null, 'Các thôn, bản không còn:', null, null]],
    [['Danh sách thôn bản đã sáp nhập vào bản khác', null, null, null]],
  ])('are records that the table knows to be such: %j', (heading) => {
    const { names, gone, notes } = read(heading, ...GONE);
    expect(names).toEqual(['Nà Lo', 'Hua Nà', 'Pá Hốc']);
    expect(gone).toEqual([6, 7]);
    expect(notes).toBe(2);
  });
  it('are in no total of the list', () => {
    const { names, totals } = read(['II', 'Bản đã giải thể', null, null], ...GONE, [null, null, 174, 798]);
    expect(names).toEqual(['Nà Lo', 'Hua Nà', 'Pá Hốc']);
    expect(totals).toBe(1);
  });
  it('end where another heading stands', () => {
    const { names } = read(
      ['II', 'Các bản đã giải thể'],
      ...GONE,
      ['III', 'Các bản vùng cao'],
      [3, 'Kéo', 20, 91],
    );
    expect(names).toEqual(['Nà Lo', 'Hua Nà', 'Pá Hốc', 'Kéo']);
  });
  it.each([
    'Các bản mới sau sáp nhập',
    'Các bản sáp nhập',
    'Các bản vùng cao',
    'Bản thành lập từ các bản đã sáp nhập',
  ])('are no others: %s', (heading) => {
    expect(read(['II', heading], ...GONE).names).toEqual(expect.arrayContaining(['Chông', 'Pu Hao']));
  });
});

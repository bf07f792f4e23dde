import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { textOf } from '../text/cell.ts';
import { readSheet } from './sheet-table.ts';

const HEAD = ['TT', 'Tên bản', 'Kinh độ', 'Vĩ độ', 'Số hộ', 'Nhân khẩu'];
const record = (i: number): Cell[] => [i, `Khe ${'ABCDEFG'[i]}`, 103 + i / 10, 21, 30 + i, 140 + 3 * i];
const namesOf = (rows: readonly (readonly Cell[])[]): string[] =>
  readSheet(sheetOf(rows), 'a.xlsx')
    .table!.columns.find(({ name }) => name === 'Tên bản')!
    .cells.map(textOf);
const codesOf = (rows: readonly (readonly Cell[])[]): string[] =>
  readSheet(sheetOf(rows), 'a.xlsx').findings.map(({ code, value }) => `${code} ${value ?? ''}`);
const ALL = ['Khe B', 'Khe C', 'Khe D', 'Khe E'];
const ROWS = [1, 2, 3, 4].map(record);
const after = (at: number, ...rows: Cell[][]): Cell[][] => ROWS.toSpliced(at, 0, ...rows);

describe('rows that are no villages', () => {
  it.each<[string, Cell[][]]>([
    ['units', [[null, null, '(độ)', '(độ)', '(hộ)', '(khẩu)']]],
    [
      'units and numbers',
      [
        [null, null, 'độ', 'độ', 'hộ', 'người'],
        ['A', 'B', 1, 2, 3, 4],
      ],
    ],
    [
      'numbers and units',
      [
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
        [null, '', '', '', 'ĐVT: hộ', 'người'],
      ],
    ],
    ['letters', [['A', 'B', 'C', '1', '2', '3']]],
  ])('stand below the head: %s', (_, rows) => {
    expect(namesOf([HEAD, ...rows, ...ROWS])).toEqual(ALL);
  });
  it('a record of small numbers is one', () => {
    expect(namesOf([HEAD, [1, 'hộ', 103.5, 21, 1, 4], ...ROWS])).toHaveLength(5);
  });

  it.each([
    'Chuyển sang trang sau',
    'Cộng mang sang',
    'Mang sang trang 3',
    'Cộng chuyển trang',
    'Số chuyển sang',
  ])('carry sums to another page: %s', (words) => {
    const rows = [HEAD, ...after(2, [null, words, null, null, 63, 289])];
    expect(namesOf(rows)).toEqual(ALL);
    expect(codesOf(rows)).toContain(`total-by-word ${words}`);
  });
  it('carry sums in words that nobody knows', () => {
    const sums: Cell[] = [null, 'Kết đến đây', null, null, 63, 289];
    expect(namesOf([HEAD, ...after(2, [null, 'Cộng', null, null, 63, 289], HEAD, sums)])).toEqual(ALL);
  });

  it.each(['  + Hộ cận nghèo', 'Trong đó: nữ', '- Trẻ em', '- Hộ dân tộc Mông', 'Hộ nghèo'])(
    'say a part of the village above: %s',
    (words) => {
      const rows = [HEAD, ...after(1, [null, words, null, null, 9, 33])];
      expect(namesOf(rows)).toEqual(ALL);
      expect(codesOf(rows)).toContain('rows-parts 3');
    },
  );
  it.each<[string, Cell[]]>([
    ['more than the village above', [null, '- Hộ nghèo', null, null, 90, 330]],
    ['a place of its own', [null, '- Hộ nghèo', 103.7, 21, 9, 33]],
    ['a place', [null, '- Bản Mới', null, null, 9, 33]],
    ['a name', [null, '- Nậm Trường', null, null, 9, 33]],
  ])('say no part of it where they have %s', (_, row) => {
    expect(namesOf([HEAD, ...after(1, row)])).toHaveLength(5);
  });

  it.each([
    'Các thôn vùng thấp',
    'Trong đó các bản giáp biên:',
    'Toàn xã hiện có 126 hộ với 590 khẩu',
    '(Theo số liệu của công an xã)',
    'Những bản chưa có đường ô tô đến trung tâm vào mùa mưa',
  ])('are sentences: %s', (words) => {
    const rows = [HEAD, ...after(2, [null, words])];
    expect(namesOf(rows)).toEqual(ALL);
    expect(codesOf(rows)).toContain('rows-remarks 4');
  });
  it('a name alone in its row stays', () => {
    const rows = [HEAD, ...after(2, [null, 'Nậm Vì'])];
    expect(namesOf(rows)).toHaveLength(5);
  });
});

import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { textOf } from '../../text/cell.ts';
import { readSheet } from '../sheet-table.ts';

const read = (rows: readonly (readonly Cell[])[]) => {
  const { table, findings } = readSheet(sheetOf(rows), 'a.xlsx');
  return {
    rows: table && [...table.numbers],
    cells: table?.columns.map(({ name, cells }) => [name, ...cells.map(textOf)]),
    about: table?.about,
    told: findings.map(({ code }) => code),
  };
};
const form = (name: string, households: number, people: number): Cell[][] => [
  ['Tên bản:', name],
  ['Số hộ:', households],
  ['Số khẩu:', people],
  ['Trưởng bản:', 'Lò Văn A'],
];

describe('a form filled in line by line', () => {
  it('is one record, under the number of the row that has its name', () => {
    const { rows, cells, told } = read([['PHIẾU THU THẬP THÔNG TIN'], [], ...form('Nà Lo', 61, 281)]);
    expect(rows).toEqual([3]);
    expect(cells).toEqual([
      ['Tên bản', 'Nà Lo'],
      ['Số hộ', '61'],
      ['Số khẩu', '281'],
      ['Trưởng bản', 'Lò Văn A'],
    ]);
    expect(told).toContain('sheet-of-forms');
  });
  it('is a record each where several stand below each other, whatever each of them lacks', () => {
    const { rows, cells } = read([
      ['Xã', 'Mường La'],
      ...form('Nà Lo', 61, 281),
      [],
      ['Tên bản:', 'Hua Nà'],
      ['Số khẩu:', 350],
      [],
      ...form('Chông', 95, 433),
    ]);
    expect(rows).toEqual([2, 7, 10]);
    expect(cells).toContainEqual(['Xã', 'Mường La', 'Mường La', 'Mường La']);
    expect(cells).toContainEqual(['Số hộ', '61', '', '95']);
    expect(cells).toContainEqual(['Số khẩu', '281', '350', '433']);
  });
  it.each<[string, ...(readonly Cell[])[]]>([
    [
      'numbered lines with units',
      [1, 'Tên bản', 'Nà Lo'],
      [2, 'Số hộ', 61, 'hộ'],
      [3, 'Số khẩu', 281, 'người'],
    ],
    ['label and value in one cell', ['1. Tên bản: Nà Lo'], ['2. Số hộ: 61'], ['3. Số khẩu: 281']],
    ['labels in the second column', [null, 'Tên bản', 'Nà Lo'], [null, 'Số hộ', 61], [null, 'Số khẩu', 281]],
  ])('may have %s', (_, ...lines) => {
    expect(read([['PHIẾU'], ...lines]).cells).toEqual([
      ['Tên bản', 'Nà Lo'],
      ['Số hộ', '61'],
      ['Số khẩu', '281'],
    ]);
  });
  it.each<[string, readonly (readonly Cell[])[]]>([
    [
      'a list of two columns',
      [
        ['Tên bản', 'Số hộ'],
        ['Nà Lo', 61],
        ['Hua Nà', 73],
        ['Chông', 95],
      ],
    ],
    [
      'the sums of a commune',
      [
        ['Số thôn, bản', 12],
        ['Số hộ', 1200],
        ['Số khẩu', 5400],
        ['Xã', 'Mường La'],
      ],
    ],
    [
      'a list of four columns',
      [
        ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'],
        [1, 'Nà Lo', 61, 281],
        [2, 'Hua Nà', 73, 350],
      ],
    ],
  ])('is not %s', (_, rows) => {
    expect(read(rows).told).not.toContain('sheet-of-forms');
  });
});

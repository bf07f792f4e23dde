import { expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell, Merge, Sheet } from '../../formats/reading/parsed-file.ts';
import { readSheet } from './sheet-table.ts';

const down = (left: number, top: number, bottom: number): Merge => ({ top, bottom, left, right: left });
const columnOf = (sheet: Sheet, name: string): readonly Cell[] =>
  readSheet(sheet, 'a.xlsx').table!.columns.find((column) => column.name === name)!.cells;

const ROWS: Cell[][] = [
  ['Xã', 'Mã xã', 'Thôn', 'Số hộ', 'Nhân khẩu', 'Số bò'],
  ['Tả Phìn', 3021, 'Khe Sen', '87 hộ', 390, 12],
  [null, null, 'Tà Lèng', null, null, null],
  [null, null, 'Nậm Vì', 20, 81, 3],
];
const MERGES = [down(0, 1, 3), down(1, 1, 3), down(3, 1, 2), down(4, 1, 2), down(5, 1, 2)];

it('a count that is one cell over several villages counts once and is told with its rows', () => {
  const sheet = sheetOf(ROWS, MERGES);
  expect(columnOf(sheet, 'Số hộ')).toEqual(['87 hộ', null, 20]);
  expect(columnOf(sheet, 'Nhân khẩu')).toEqual([390, null, 81]);
  expect(columnOf(sheet, 'Số bò')).toEqual([12, null, 3]);
  const told = readSheet(sheet, 'a.xlsx').findings.filter(({ code }) => code === 'count-merged');
  expect(told.map(({ row, value, context }) => [row, value, context?.['to']])).toEqual([
    [2, '87 hộ', 3],
    [2, '390', 3],
    [2, '12', 3],
  ]);
});
it('names and codes of a commune stand for all their rows', () => {
  const sheet = sheetOf(ROWS, MERGES);
  expect(columnOf(sheet, 'Xã')).toEqual(['Tả Phìn', 'Tả Phìn', 'Tả Phìn']);
  expect(columnOf(sheet, 'Mã xã')).toEqual([3021, 3021, 3021]);
});
it('a count over the rows of one village is nothing to tell', () => {
  const rows = ROWS.map((row, i) => (i === 2 ? row.with(2, null) : row));
  const { findings } = readSheet(sheetOf(rows, [...MERGES, down(2, 1, 2)]), 'a.xlsx');
  expect(findings.map(({ code }) => code)).not.toContain('count-merged');
});

import { expect, test } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { givenHeadings } from './given-headings.ts';

const cell = (change: Readonly<Record<number, Cell>> = {}): Cell[] =>
  Object.assign(
    ['LTE', 452, 4, 1201, 334455, 0, 103.12, 21.5, 1000, 3, 1, 1600000000, 1700000000, -95] as Cell[],
    change,
  );
const isKnown = (...rows: Cell[][]): boolean => givenHeadings(sheetOf(rows)) !== null;

test('a list of cells as they are published has no head: its columns are known', () => {
  const headings = givenHeadings(sheetOf([cell(), cell({ 0: 'GSM', 7: '-21.5' })]))!;
  expect(headings).toHaveLength(14);
  expect([headings[1], headings[6], headings[7]]).toEqual(['mcc', 'lon', 'lat']);
  // The last column is often left out.
  expect(isKnown(cell().slice(0, 13))).toBe(true);
});

test('any other sheet is none, and so is one of which a row among the first five is another', () => {
  expect(isKnown()).toBe(false);
  expect(isKnown(cell().slice(0, 12))).toBe(false);
  expect(isKnown([...cell(), 'x'])).toBe(false);
  const others: Readonly<Record<number, Cell>>[] = [
    { 0: 'LTE2' },
    { 0: '4G' },
    { 1: 45 },
    { 1: 4520 },
    { 6: 'x' },
    { 7: 1234.5 },
    { 6: '' },
  ];
  for (const other of others) expect(isKnown(cell(), cell(other))).toBe(false);
  const odd = cell({ 0: 'x' });
  expect(isKnown(cell(), cell(), cell(), cell(), odd)).toBe(false);
  expect(isKnown(cell(), cell(), cell(), cell(), cell(), odd)).toBe(true);
  const merged = sheetOf([cell()], [{ top: 0, left: 0, bottom: 0, right: 1 } as never]);
  expect(givenHeadings(merged)).toBeNull();
});

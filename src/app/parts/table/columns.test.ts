import { expect, test } from 'vitest';
import type { GridColumn } from './columns.ts';
import { sortRows } from './sort-rows.ts';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly households: number | null;
}
const column = (id: string, key: GridColumn<Row>['key']): GridColumn<Row> => ({
  id,
  label: id,
  align: 'start',
  width: 1,
  minPixels: 0,
  text: (row) => row.name,
  key,
});
const columns = [column('name', (row) => row.name), column('households', (row) => row.households)];
const names = (rows: readonly Row[]) => rows.map((row) => row.name);
const row = (code: string, name: string, households: number | null): Row => ({ code, name, households });

test('Vietnamese order: a ă â, d before đ, numbers by value', () => {
  const rows = ['Đội 1', 'Dửn', 'Âu', 'Ảng', 'Ăng', 'Bản 10', 'Bản 2'].map((name, at) =>
    row(String(at), name, null),
  );
  expect(names(sortRows(rows, columns, { column: 'name', descending: false }))).toEqual([
    'Ảng',
    'Ăng',
    'Âu',
    'Bản 2',
    'Bản 10',
    'Dửn',
    'Đội 1',
  ]);
});

test('rows without a figure stay last in both directions, ties by code', () => {
  const rows = [row('c', 'C', 5), row('x', 'X', null), row('b', 'B', 5), row('a', 'A', 9)];
  expect(names(sortRows(rows, columns, { column: 'households', descending: false }))).toEqual([
    'B',
    'C',
    'A',
    'X',
  ]);
  expect(names(sortRows(rows, columns, { column: 'households', descending: true }))).toEqual([
    'A',
    'B',
    'C',
    'X',
  ]);
});

test('the best matches of a search come first whatever the column; equal ones in its order', () => {
  const rows = [row('a', 'A', 1), row('b', 'B', 9), row('c', 'C', 5), row('d', 'D', null)].map(
    (one, index) => ({ ...one, index }),
  );
  const ranks = new Map([
    [0, 2],
    [1, 1],
    [2, 1],
    [3, 0],
  ]);
  const order = { column: 'households', descending: false };
  expect(names(sortRows(rows, columns, order, ranks))).toEqual(['D', 'C', 'B', 'A']);
  expect(names(sortRows(rows, columns, order, null))).toEqual(['A', 'C', 'B', 'D']);
});

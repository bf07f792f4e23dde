import { expect, it } from 'vitest';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { formattedCell } from '../../../formats/workbooks/sheets/number-format.ts';
import { withoutFalseDates } from './dates-of-counts.ts';

const column = (cells: readonly Cell[]) => ({ name: 'Số hộ', path: ['Số hộ'], cells });
const dated = (value: number): Cell => formattedCell(value, 'dd/mm/yyyy', false);

it('every number up to 10,000 that is shown as a date is that number again', () => {
  const numbers = Array.from({ length: 10_000 }, (_, i) => i + 1);
  const { columns, changed } = withoutFalseDates([column(numbers.map(dated))]);
  expect(columns[0]!.cells).toEqual(numbers);
  expect(changed).toEqual([{ column: 'Số hộ', count: 10_000, first: '1900-01-01' }]);
});
it('dates of today stay, and a column that has one is left alone', () => {
  const cells = [dated(45), dated(45_000), 31];
  expect(withoutFalseDates([column(cells)])).toEqual({ columns: [column(cells)], changed: [] });
});

import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import { periodColumn, periodRows } from './periods.ts';

const HEAD = ['STT', 'Bản', 'Số hộ'];
const rowsOf = (...lines: readonly (string | readonly (string | number)[])[]) =>
  sheetOf(lines.map((line) => (typeof line === 'string' ? [line, '', ''] : [...line])));
const isHead = (heads: readonly number[]) => (row: number) => heads.includes(row);
const NO_HEAD = isHead([]);
const found = (sheet: ReturnType<typeof rowsOf>, heads: readonly number[] = []) => [
  ...periodRows(sheet, { top: 1, bottom: 1 }, isHead(heads)),
];

describe('lines that give a time to what stands below them', () => {
  it('do so above rows where they say nothing else', () => {
    const lines = ['Năm 2024', 'II. Số liệu quý III/2025', '- Tháng 6/2025', 'Tính đến tháng 12 năm 2025:'];
    for (const line of lines) {
      const sheet = rowsOf('Biểu', HEAD, [1, 'A', 5], line, [1, 'A', 6], [2, 'B', 7]);
      expect(
        found(sheet).map(([row]) => row),
        line,
      ).toEqual([3]);
    }
  });

  it('do so with other words where the head of a table stands within the three rows below', () => {
    const line = 'II. Tình hình các bản năm 2025';
    const far = (between: number) =>
      rowsOf(
        'Biểu',
        HEAD,
        [1, 'A', 5],
        line,
        ...new Array<string>(between).fill(''),
        HEAD,
        [1, 'A', 6],
        [2, 'B', 7],
      );
    expect(found(far(0), [4])).toEqual([[3, expect.stringContaining('2025')]]);
    expect(found(far(2), [6]).map(([row]) => row)).toEqual([3]);
    expect(found(far(3), [7])).toEqual([]);
    expect(found(far(0))).toEqual([]);
  });

  it('are neither rows of a table nor its last row', () => {
    expect(found(rowsOf('Biểu', HEAD, [1, 'Năm 2024', 5], [2, 'B', 3]))).toEqual([]);
    expect(found(rowsOf('Biểu', HEAD, [1, 'A', 5], 'Năm 2024'))).toEqual([]);
    expect(found(rowsOf('Năm 2023', HEAD, [1, 'A', 5], 'Bản', [2, 'B', 3]))).toEqual([]);
  });

  it('make a column: each record has the time of the nearest line above, the first that above the head', () => {
    const sheet = rowsOf(
      'Số liệu năm 2023',
      HEAD,
      [1, 'A', 5],
      'Năm 2024',
      [1, 'A', 6],
      'Năm 2025',
      [1, 'A', 7],
      [2, 'B', 7],
    );
    const block = { top: 1, bottom: 1 };
    const times = periodRows(sheet, block, NO_HEAD);
    const records = [2, 4, 6, 7].map((row) => ({ row }));
    expect(periodColumn(sheet, block, times, records)).toMatchObject({
      name: 'Thời điểm',
      cells: ['2023', '2024', '2025', '2025'].map((year) => expect.stringContaining(year)),
    });
    expect(periodColumn(sheet, block, new Map(), records)).toBeNull();
    // The time of the first table is not said, or all have the same.
    const unsaid = rowsOf('Biểu', HEAD, [1, 'A', 5], 'Năm 2024', [1, 'A', 6], [2, 'B', 7]);
    const own = periodRows(unsaid, block, NO_HEAD);
    expect(
      periodColumn(
        unsaid,
        block,
        own,
        [2, 4].map((row) => ({ row })),
      ),
    ).toBeNull();
    expect(
      periodColumn(
        unsaid,
        block,
        own,
        [4, 5].map((row) => ({ row })),
      ),
    ).toBeNull();
  });
});

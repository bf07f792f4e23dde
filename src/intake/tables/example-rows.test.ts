import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { readSheet } from './sheet-table.ts';

const LIST: Cell[][] = [
  ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'],
  [1, 'Nà Lo', 61, 281],
  [2, 'Hua Nà', 73, 330],
];
const read = (...rows: Cell[][]) => readSheet(sheetOf([...LIST, ...rows]), 'a.csv');

describe('rows that only show how to fill in a form', () => {
  it.each([[['Ví dụ', 'Bản A', 100, 450]], [['VD:', 'Bản A', 100, 450]], [[3, 'Ví dụ: Bản A', 100, 450]]])(
    'are no villages, and told: %j',
    (row) => {
      const { table, findings } = read(row);
      expect(table!.numbers).toHaveLength(2);
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'rows-example', value: '4', severity: 'warning' }),
      );
    },
  );
  it('fill a sheet that is called so', () => {
    const { table } = readSheet({ ...sheetOf(LIST), name: 'Hướng dẫn' }, 'a.csv');
    expect(table!.numbers).toHaveLength(0);
  });
});

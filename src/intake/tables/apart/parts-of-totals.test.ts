import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { textOf } from '../../text/cell.ts';
import { readSheet } from '../sheet-table.ts';

const HEAD: Cell[] = ['STT', 'Thôn, bản', 'Số hộ', 'Số khẩu'];
const VILLAGES: Cell[][] = [
  [1, 'Bản Pọng', 45, 201],
  [2, 'Bản Nà Lo', 62, 280],
  [3, 'Bản Lao', 71, 330],
];
const TOTAL: Cell[] = [null, 'Tổng cộng', 178, 811];
const readRows = (rows: Cell[][]) => readSheet(sheetOf([HEAD, ...rows]), 'a.xlsx');
const namesIn = (rows: Cell[][]): string[] =>
  readRows(rows)
    .table!.columns.find(({ name }) => name === 'Thôn, bản')!
    .cells.map(textOf);
const NAMES = ['Bản Pọng', 'Bản Nà Lo', 'Bản Lao'];

describe('rows that part a total', () => {
  it.each([
    'Trong đó: hộ nghèo',
    'Trong đó: - Hộ nghèo',
    '- Hộ nghèo',
    'Trong đó: Hộ DTTS',
    'Trong đó: DTTS',
    'Hộ chưa có sóng',
    'Trong đó: hộ chưa có sóng 4G',
    '+ Người Kháng',
  ])('are no villages under it nor over it: %s', (name) => {
    const part: Cell[] = [null, name, 100, 450];
    expect(namesIn([...VILLAGES, TOTAL, part])).toEqual(NAMES);
    expect(namesIn([TOTAL, part, ...VILLAGES])).toEqual(NAMES);
    expect(namesIn([...VILLAGES, part, TOTAL])).toEqual(NAMES);
    expect(readRows([...VILLAGES, TOTAL, part]).findings).toContainEqual(
      expect.objectContaining({ code: 'rows-parts', value: '6' }),
    );
  });
  it('are several', () => {
    const parts: Cell[][] = [
      [null, '- Hộ nghèo', 100, 450],
      [null, '- Hộ cận nghèo', 50, 200],
    ];
    expect(namesIn([...VILLAGES, TOTAL, ...parts])).toEqual(NAMES);
  });
  it('are villages where the total is made up of them, and where they count more than it', () => {
    const dashed: Cell[][] = VILLAGES.map(([, name, ...counts]) => [
      null,
      `- ${textOf(name!).replace('Bản ', '')}`,
      ...counts,
    ]);
    expect(namesIn([TOTAL, ...dashed])).toHaveLength(3);
    expect(namesIn([...VILLAGES, TOTAL, [null, '- Huổi Lót', 500, 2450]])).toHaveLength(4);
    expect(namesIn([...VILLAGES, TOTAL, [null, 'Bản Sọc', 20, 90]])).toHaveLength(4);
  });
});

import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { textOf } from '../text/cell.ts';
import { readSheet } from './sheet-table.ts';

const HEAD: Cell[] = ['Cấp', 'Mã', 'Tên', 'Số hộ', 'Dân số', 'Kinh độ', 'Vĩ độ'];
const village = (code: string, name: string, households: number, people: number): Cell[] => [
  'Thôn',
  code,
  name,
  households,
  people,
  104.01,
  21.51,
];
const read = (rows: readonly Cell[][]) => readSheet(sheetOf([HEAD, ...rows]), 'a.csv');
const namesOf = ({ table }: ReturnType<typeof read>): string[] =>
  table!.columns.find(({ name }) => name === 'Tên')!.cells.map(textOf);

const MUONG_LA: Cell[][] = ['Nà Lo', 'Hua Nà', 'Pá Hốc', 'Co Súc'].map((name, at) =>
  village(`0380800${at}`, name, 61 + 7 * at, 281 + 31 * at),
);
const CHIENG_LAO: Cell[][] = ['Chông', 'Pu Hao', 'Noong Lay', 'Kéo Ớt'].map((name, at) =>
  village(`0381400${at}`, name, 95 + 3 * at, 433 + 17 * at),
);
const COMMUNES: Cell[][] = [
  ['Xã', '03808', 'Mường La', 286, 1310],
  ...MUONG_LA,
  ['Xã', '03814', 'Chiềng Lao', 398, 1834],
  ...CHIENG_LAO,
];
const VILLAGES = [...MUONG_LA, ...CHIENG_LAO].map((cells) => cells[2]);

describe('a table of several levels', () => {
  it.each([
    ['above', (total: Cell[]) => [total, ...COMMUNES]],
    ['below', (total: Cell[]) => [...COMMUNES, total]],
  ])('has its villages once where the sum of the sums stands %s', (_, rowsWith) => {
    const sheet = read(rowsWith(['Tỉnh', '14', 'Sơn La', 684, 3144]));
    expect(namesOf(sheet)).toEqual(VILLAGES);
    expect(sheet.totals).toBe(3);
  });
  it('keeps a row that is no sum of the others', () => {
    expect(namesOf(read([['Tỉnh', '14', 'Pom', 57, 234], ...COMMUNES]))).toContain('Pom');
  });
});

import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell, Merge, Sheet } from '../../formats/reading/parsed-file.ts';
import { textOf } from '../text/cell.ts';
import { findArithmeticTotals } from './arithmetic-totals.ts';
import { readSheet } from './sheet-table.ts';

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  top,
  left,
  bottom,
  right,
});
const recordsOf = (sheet: Sheet): Record<string, string>[] => {
  const { table } = readSheet(sheet, 'a.xlsx');
  return Array.from(table!.numbers, (number, i) => ({
    row: String(number),
    ...Object.fromEntries(table!.columns.map(({ name, cells }) => [name, textOf(cells[i]!)])),
  }));
};

const MESSY = sheetOf(
  [
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Độc lập - Tự do - Hạnh phúc'],
    ['DANH SÁCH THÔN, BẢN XÃ MƯỜNG LAI'],
    ['(Kèm theo Công văn số 12/UBND, tính đến ngày 30/9/2026)'],
    ['STT', 'Thôn, bản', 'Số hộ', null, 'Hiện trạng phủ sóng', null, null],
    [null, null, 'Tổng số', 'Hộ nghèo', 'Viettel', null, 'VNPT'],
    [null, null, null, null, '3G', '4G', '4G'],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    ['I', 'Khu vực cao', 50, 10, null, null, null],
    [1, 'Bản Mới', 30, 4, 'x', 'x', null],
    [2, 'Bản Cũ', 20, 6, null, 'x', 'x'],
    ['Tổng cộng', null, 50, 10, null, null, null],
    [null, 'Người lập biểu', null, null, null, 'CHỦ TỊCH'],
  ],
  [
    merge(4, 0, 6, 0),
    merge(4, 1, 6, 1),
    merge(4, 2, 4, 3),
    merge(5, 2, 6, 2),
    merge(5, 3, 6, 3),
    merge(4, 4, 4, 6),
    merge(5, 4, 5, 5),
  ],
);

describe('a sheet as people send it', () => {
  it('gives its records under joined headers', () => {
    expect(recordsOf(MESSY)).toEqual([
      {
        row: '10',
        STT: '1',
        'Thôn, bản': 'Bản Mới',
        'Số hộ / Tổng số': '30',
        'Số hộ / Hộ nghèo': '4',
        'Hiện trạng phủ sóng / Viettel / 3G': 'x',
        'Hiện trạng phủ sóng / Viettel / 4G': 'x',
        'Hiện trạng phủ sóng / VNPT / 4G': '',
      },
      {
        row: '11',
        STT: '2',
        'Thôn, bản': 'Bản Cũ',
        'Số hộ / Tổng số': '20',
        'Số hộ / Hộ nghèo': '6',
        'Hiện trạng phủ sóng / Viettel / 3G': '',
        'Hiện trạng phủ sóng / Viettel / 4G': 'x',
        'Hiện trạng phủ sóng / VNPT / 4G': 'x',
      },
    ]);
  });

  it('accounts for every other row', () => {
    const { findings, totals } = readSheet(MESSY, 'a.xlsx');
    expect(findings.map(({ code, row, value }) => [code, row, value])).toEqual([
      ['rows-title', undefined, undefined],
      ['rows-headings', undefined, '8, 9'],
      ['rows-notes', undefined, '13'],
      ['total-by-word', 12, 'Tổng cộng'],
    ]);
    expect(totals).toBe(1);
  });

  it('takes commune and date from the title', () => {
    expect(readSheet(MESSY, 'a.xlsx').table!.about).toMatchObject({
      commune: 'XÃ MƯỜNG LAI',
      asOf: '2026-09-30',
    });
  });
});

describe('communes over rows', () => {
  it('are filled down where merged, and where written once a block', () => {
    const rows: Cell[][] = [
      ['Xã', 'Thôn', 'Số hộ'],
      ['A', 't1', 1],
      [null, 't2', 2],
      ['B', 't3', 4],
      [null, 't4', 9],
    ];
    for (const merges of [[merge(1, 0, 2, 0), merge(3, 0, 4, 0)], []])
      expect(recordsOf(sheetOf(rows, merges)).map((record) => record['Xã'])).toEqual(['A', 'A', 'B', 'B']);
  });
  it('stay unknown where a list simply lacks them', () => {
    const rows: Cell[][] = [
      ['Xã', 'Thôn', 'Số hộ'],
      ['A', 't1', 1],
      ['A', 't2', 2],
      [null, 't3', 4],
      ['B', 't4', 9],
    ];
    expect(recordsOf(sheetOf(rows)).map((record) => record['Xã'])).toEqual(['A', 'A', '', 'B']);
  });
  it('come from heading rows', () => {
    const rows: Cell[][] = [
      ['STT', 'Thôn', 'Số hộ'],
      ['I', 'Xã Mường Lai', 3],
      [1, 't1', 1],
      [2, 't2', 2],
      ['II', 'Phường Bắc', 13],
      [1, 't3', 4],
      [2, 't4', 9],
    ];
    expect(recordsOf(sheetOf(rows)).map((record) => record['Xã'])).toEqual([
      'Xã Mường Lai',
      'Xã Mường Lai',
      'Phường Bắc',
      'Phường Bắc',
    ]);
  });
});

describe('totals', () => {
  it('are found by word, never taking a village for one', () => {
    const rows: Cell[][] = [
      ['Thôn', 'Số hộ'],
      ['Cộng Hòa', 5],
      ['Tổng Pỏm', 6],
      ['Toàn Thắng', 7],
      ['Tổng số', 18],
    ];
    expect(recordsOf(sheetOf(rows)).map(({ Thôn }) => Thôn)).toEqual(['Cộng Hòa', 'Tổng Pỏm', 'Toàn Thắng']);
  });
  it('are found by arithmetic where the row lacks what the others have', () => {
    const rows: Cell[][] = [
      ['STT', 'Thôn', 'Số hộ', 'Dân số'],
      [null, 'Mường Lai', 6, 60],
      [1, 'a', 1, 10],
      [2, 'b', 2, 20],
      [3, 'c', 3, 30],
    ];
    expect(recordsOf(sheetOf(rows)).map(({ Thôn }) => Thôn)).toEqual(['a', 'b', 'c']);
    const full: Cell[][] = [
      ['STT', 'Thôn', 'Số hộ', 'Dân số'],
      [1, 'Mường Lai', 6, 60],
      [2, 'a', 1, 10],
      [3, 'b', 2, 20],
      [4, 'c', 3, 30],
    ];
    expect(recordsOf(sheetOf(full))).toHaveLength(4);
  });
  it('nest', () => {
    const column = Float64Array.of(21, 6, 1, 2, 3, 15, 7, 8);
    expect(findArithmeticTotals([column, column], (i) => i < 2 || i === 5)).toEqual([1, 5]);
  });
});

describe('a head that comes again', () => {
  const HEAD = ['STT', 'Tên thôn, bản', 'Số hộ', 'Nhân khẩu', 'Điện lưới'];
  const record = (i: number): Cell[] => [
    i,
    `Bản Nậm ${'ABCDEFGHIJ'[i % 10]} ${i}`,
    40 + i,
    180 + 3 * i,
    'có',
  ];
  const records = (from: number, to: number): Cell[][] =>
    Array.from({ length: to - from }, (_, i) => record(from + i));

  it.each([1, 6, 20, 33])('after %d records loses none of them', (before) => {
    const rows = [['Biểu tổng hợp'], HEAD, ...records(0, before), HEAD, ...records(before, before + 12)];
    expect(recordsOf(sheetOf(rows))).toHaveLength(before + 12);
  });
  it('in other words loses none of them either', () => {
    const other = ['TT', 'Thôn, bản', 'Tổng số hộ', 'Tổng nhân khẩu', 'Có điện lưới'];
    const rows = [
      ['Biểu'],
      ['Mục', 'Nơi', 'Lượng', 'Người', 'Tình trạng'],
      ...records(0, 8),
      other,
      ...records(8, 15),
    ];
    expect(recordsOf(sheetOf(rows)).length).toBeGreaterThanOrEqual(15);
  });
});

it('says where no table is', () => {
  const { table, findings } = readSheet(sheetOf([['Hướng dẫn'], ['Điền đủ các cột']]), 'a.xlsx');
  expect(table).toBeNull();
  expect(findings).toMatchObject([{ code: 'sheet-without-table' }]);
});

describe('a head of several levels without merged cells', () => {
  const plain = (rows: Cell[][]): Record<string, string>[] => recordsOf(sheetOf(rows));

  it('has a lowest level that names two columns in words that nobody knows', () => {
    // A sum of the two is offered as an answer.
    const sum = 'Dân / xyz + Dân / abc';
    expect(
      plain([
        ['Tên bản', 'Vùng', 'Dân', null, 'Ghi chú'],
        [null, null, 'xyz', 'abc', null],
        ['A', 'B', '1', '2', '3'],
        ['Bản Pom', 'cao', '30', '141', null],
        ['Bản Co', 'cao', '…', '156', 'mới'],
        ['Bản Lúa', 'thấp', '51', '222', null],
      ]),
    ).toEqual([
      {
        row: '4',
        'Tên bản': 'Bản Pom',
        Vùng: 'cao',
        'Dân / xyz': '30',
        'Dân / abc': '141',
        'Ghi chú': '',
        [sum]: '171',
      },
      {
        row: '5',
        'Tên bản': 'Bản Co',
        Vùng: 'cao',
        'Dân / xyz': '…',
        'Dân / abc': '156',
        'Ghi chú': 'mới',
        [sum]: '156',
      },
      {
        row: '6',
        'Tên bản': 'Bản Lúa',
        Vùng: 'thấp',
        'Dân / xyz': '51',
        'Dân / abc': '222',
        'Ghi chú': '',
        [sum]: '273',
      },
    ]);
  });

  it('has three levels of which the middle one lies over other columns too', () => {
    const [first] = plain([
      ['Tên bản', 'Tình hình', null, 'Sóng của', null, 'Đất (ha)'],
      [null, 'Đông hay ít', null, 'Viettel', 'Vina', null],
      [null, 'xyz', 'abc', null, null, null],
      ['Bản Pom', '30', '141', 'x', null, '400'],
      ['Bản Co', '33', '156', null, 'x', '410'],
      ['Bản Lúa', '51', '222', 'x', null, '250'],
    ]);
    expect(first).toEqual({
      row: '4',
      'Tên bản': 'Bản Pom',
      'Tình hình / Đông hay ít / xyz': '30',
      'Tình hình / Đông hay ít / abc': '141',
      'Sóng của / Viettel': 'x',
      'Sóng của / Vina': '',
      'Đất (ha)': '400',
    });
  });

  it('stands over degrees with their marks', () => {
    const [first] = plain([
      ['Tên bản', 'Chỗ đứng', null, 'Số hộ'],
      [null, 'xyz', 'abc', null],
      ['Bản Pom', `21°20'18.3"N`, `103°43'19.1"E`, '30'],
      ['Bản Co', `21°22'8.4"N`, `103°46'22.4"E`, '33'],
      ['Bản Lúa', `21°19'58.1"N`, `103°47'19.4"E`, '51'],
    ]);
    expect(Object.keys(first!)).toEqual(['row', 'Tên bản', 'Chỗ đứng / xyz', 'Chỗ đứng / abc', 'Số hộ']);
  });
});

describe('a sum of which some numbers are missing', () => {
  const list = (name: string | null): Cell[][] => [
    ['DANH SÁCH BẢN CỦA XÃ MƯỜNG LAI, TỈNH SƠN LA'],
    ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'],
    [null, name, 200, 900],
    [1, 'Bản Pom', 60, 270],
    [2, 'Bản Co', '52-57', 240],
    [3, 'Bản Lúa', 50, 'chưa rõ'],
    [4, 'Bản Ngần', 40, 190],
  ];
  const rowsOf = (rows: Cell[][]): string[] => recordsOf(sheetOf(rows)).map((record) => record['Tên bản']!);
  const villages = ['Bản Pom', 'Bản Co', 'Bản Lúa', 'Bản Ngần'];

  it.each(['Mường Lai', 'Xã Mường Lai', null])('is a total under the name %s', (name) => {
    expect(rowsOf(list(name))).toEqual(villages);
  });
  it('is a record under any other name', () => {
    expect(rowsOf(list('Lai Châu'))).toEqual(['Lai Châu', ...villages]);
  });
  it('is a record where the others sum up to more, or where nothing is missing', () => {
    const more = list('Mường Lai');
    more[6] = [4, 'Bản Ngần', 140, 190];
    expect(rowsOf(more)).toContain('Mường Lai');
    const whole = list('Mường Lai');
    whole[4] = [2, 'Bản Co', 45, 240];
    whole[5] = [3, 'Bản Lúa', 50, 180];
    expect(rowsOf(whole)).toContain('Mường Lai');
  });
});

describe('a sum that is called as its commune and lacks no mark but what the villages say', () => {
  const list = (first: Cell[]): Cell[][] => [
    ['UBND XÃ CHIỀNG BẢ', null, null, null],
    ['Tên bản', 'Trạm y tế', 'Dân số', 'Số hộ'],
    first,
    ['Bản Phiêng', 1, 914, 210],
    ['Bản Đứa', 0, 676, 178],
    ['Bản Lằn', 1, 729, 161],
    ['Bản Kéo', 0, '?', 192],
  ];
  const first = (rows: Cell[][]): string | undefined => recordsOf(sheetOf(rows))[0]!['Tên bản'];

  it('is a total where all its numbers are the sums of the list', () => {
    expect(first(list(['Chiềng Bả', null, 2319, 741]))).toBe('Bản Phiêng');
    expect(first(list(['Xã Chiềng Bả', 2, 2319, 741]))).toBe('Bản Phiêng');
  });
  it('is a total where it says less than the villages and the lacking numbers explain the rest', () => {
    expect(first(list(['Chiềng Bả', null, 2900, 741]))).toBe('Bản Phiêng');
  });
  it('is a village where it says as much as they do, or where the sums are others', () => {
    expect(first(list(['Chiềng Bả', 1, 2900, 741]))).toBe('Chiềng Bả');
    expect(first(list(['Chiềng Bả', null, 319, 141]))).toBe('Chiềng Bả');
    expect(first(list(['Bản Tủa', 2, 2319, 741]))).toBe('Bản Tủa');
  });
});

describe('the first row of a list without numbers, places or codes', () => {
  it('is no total because it is the sum of the next two', () => {
    const rows: Cell[][] = [
      ['alfa', 'Số hộ', 'Số khẩu'],
      ['Bản Pom', 185, 853],
      ['Bản Co', 148, 669],
      ['Bản Lúa', 37, 184],
      ['Bản Ngần', 52, 241],
    ];
    expect(recordsOf(sheetOf(rows)).map(({ alfa }) => alfa)).toContain('Bản Pom');
  });
});

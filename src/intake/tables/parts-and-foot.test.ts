import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import { textOf } from '../text/cell.ts';
import { readSheet } from './sheet-table.ts';

const recordsOf = (sheet: Sheet): Record<string, string>[] => {
  const { table } = readSheet(sheet, 'a.xlsx');
  return Array.from(table!.numbers, (_, i) =>
    Object.fromEntries(table!.columns.map(({ name, cells }) => [name, textOf(cells[i]!)])),
  );
};

describe('rows that part the village above them', () => {
  const HEAD: Cell[] = ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'];
  const namesOf = (rows: Cell[][]): string[] =>
    recordsOf(sheetOf([HEAD, ...rows])).map((record) => record['Tên bản']!);
  const WHOLE: Cell[][] = [
    [1, 'Bản Nà Lo', 61, 281],
    [2, 'Bản Hua Nà', 73, 350],
    [3, 'Bản Chông', 95, 433],
  ];
  const [naLo, huaNa, chong] = WHOLE as [Cell[], Cell[], Cell[]];

  it.each([
    ['numbers of a second level', ['1.1', 'Nà Lo trên', 40, 180], ['1.2', 'Nà Lo dưới', 21, 101]],
    ['letters', ['a', 'Điểm 1', 40, 180], ['b)', 'Điểm 2', 21, 90]],
    ['dashes', [null, '- Cụm trên', 40, 180], [null, '+ Cụm dưới', 20, null]],
    ['numbers of which the sum is a little more', ['1.1', 'Nhóm 1', 40, 180], ['1.2', 'Nhóm 2', 22, 104]],
    ['dashes of which the sum is a little less', [null, '- Huổi Lót', 40, 180], [null, '- Pu Hao', 20, 98]],
    ['words', [null, 'Trong đó: nhóm hộ Huổi Lót', 13, 60], [null, '- Khu tái định cư', 4, 9]],
  ])('are no villages: %s', (_, one, other) => {
    expect(namesOf([naLo, one, other, huaNa, chong])).toEqual(['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông']);
    expect(readSheet(sheetOf([HEAD, naLo, one, other, huaNa, chong]), 'a.xlsx').findings).toContainEqual(
      expect.objectContaining({ code: 'rows-parts', value: '3, 4' }),
    );
  });
  it('are villages where they count more than the one above, or where it counts nothing', () => {
    const more: Cell[] = ['1.1', 'Bản Pom', 62, 180];
    expect(namesOf([naLo, more, huaNa, chong])).toContain('Bản Pom');
    expect(namesOf([[1, 'Bản Nà Lo', null, null], more, huaNa, chong])).toContain('Bản Pom');
  });
  it('are villages where every row above has such and their names say so: those are the sums of groups', () => {
    const rows: Cell[][] = [
      [1, 'Khu Đông', 61, 281],
      ['1.1', 'Bản Nà Lo', 40, 180],
      ['1.2', 'Bản Hua Nà', 21, 101],
      [2, 'Khu Tây', 95, 433],
      ['2.1', 'Bản Chông', 95, 433],
    ];
    expect(namesOf(rows)).toEqual(['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông']);
  });
  it.each([
    ['by the word for a part', '1.1', '1.2', 'Cụm trên', 'Nhóm Pu Hao'],
    ['after a dash', null, null, '- Cụm trên', '- Cụm dưới'],
    ['of the name of their village', '1.1', '1.2', 'Nà Lo A', 'Nà Lo B'],
  ])('are no villages where every village has such, %s', (_, one, other, upper, lower) => {
    const rows = WHOLE.flatMap(([n, name, households, people], at): Cell[][] => [
      [n, name, households, people] as Cell[],
      [one && `${at + 1}.1`, upper, 40, 180],
      [other && `${at + 1}.2`, lower, Number(households) - 40, Number(people) - 180],
    ]);
    expect(namesOf(rows)).toEqual(['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông']);
    expect(readSheet(sheetOf([HEAD, ...rows]), 'a.xlsx').findings).toContainEqual(
      expect.objectContaining({ code: 'rows-parts', value: '3, 4, 6, 7, 9, 10' }),
    );
  });
  it('are villages without the word for one where many stand under each row that sums them', () => {
    const under = (n: number): Cell[][] =>
      ['Nà Lo', 'Hua Nà', 'Chông', 'Pu Hao', 'Pom'].map((name, at) => [`${n}.${at + 1}`, name + n, 20, 90]);
    const rows: Cell[][] = [[1, 'Tạ Bú', 100, 450], ...under(1), [2, 'Mường Chùm', 100, 450], ...under(2)];
    expect(namesOf(rows)).toHaveLength(10);
    expect(namesOf(rows)).not.toContain('Tạ Bú');
  });
});

describe('rows that head the lower ones by their names', () => {
  const HEAD: Cell[] = ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'];
  const naLo: Cell[] = ['Bản Nà Lo', 61, 281];
  const huaNa: Cell[] = ['Bản Hua Nà', 73, 350];
  const read = (...rows: Cell[][]) => readSheet(sheetOf([HEAD, ...rows]), 'a.xlsx');
  const namesOf = (...rows: Cell[][]): string[] =>
    recordsOf(sheetOf([HEAD, ...rows])).map((record) => record['Tên bản']!);

  it.each([
    ['letters', 'a', 'b'],
    ['numbers of a second level', '1.1', '1.2'],
    ['letters with a bracket', 'a)', 'b)'],
  ])('are no villages: %s', (_, one, other) => {
    const rows: Cell[][] = [
      [1, 'Vùng thấp', null, null],
      [one, ...naLo],
      [other, ...huaNa],
      [2, 'Khu vực giáp biên', null, null],
      [one.replace('1.', '2.'), 'Bản Chông', 95, 433],
    ];
    expect(namesOf(...rows)).toEqual(['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông']);
    expect(read(...rows).findings).toContainEqual(expect.objectContaining({ code: 'rows-headings' }));
  });
  it('give their commune where they have the name of a place', () => {
    const { table } = read(
      [1, 'Mường La', null, null],
      ['a', ...naLo],
      [2, 'Vùng cao', null, null],
      ['a', ...huaNa],
    );
    const communes = table!.columns.find(({ cells }) => cells.includes('Mường La'));
    expect(communes!.cells).toEqual(['Mường La', 'Mường La']);
  });
  it('are villages where the lower rows are their parts by name', () => {
    expect(namesOf([1, 'Bản Nà Lo', null, null], ['a', 'Cụm trên', 40, 180], [2, ...huaNa])).toContain(
      'Bản Nà Lo',
    );
    expect(namesOf([1, 'Bản Nà Lo', null, null], ['a', 'Huổi Lót', 40, 180], [2, ...huaNa])).toContain(
      'Bản Nà Lo',
    );
  });
  it('are told where they have a number of the list and nothing else', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n): Cell[] => [n, `Bản ${n}`, 10 * n, 50 * n]);
    const { findings } = read([1, 'Vùng thấp', null, null], ...rows);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'row-name-only', value: 'Vùng thấp' }));
  });
});

describe('a list that goes on below a note or a signature', () => {
  const rows = (...between: Cell[][]): Cell[][] => [
    ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'],
    [1, 'Bản Nà Lo', 61, 281],
    [2, 'Bản Hua Nà', 73, 350],
    ...between,
    [3, 'Bản Chông', 95, 433],
    [4, 'Bản Lả', 128, null],
    [null, 'Người lập biểu', null, 'CHỦ TỊCH'],
    [null, 'Lò Văn Thử', null, null],
  ];
  it.each([
    ['a note', [['Ghi chú: bản Pá Hồng có 6 hộ ở nương']]],
    ['a note among the names', [[null, 'Ghi chú: số liệu tháng 9']]],
    ['a signature', [[null, 'Người lập biểu'], [null, 'Lò Văn Thử'], []]],
    [
      'a signature and its head again',
      [
        [null, 'Người lập biểu'],
        ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'],
      ],
    ],
  ] as [string, Cell[][]][])('keeps the villages below %s', (_, between) => {
    const sheet = sheetOf(rows(...between));
    expect(recordsOf(sheet).map((record) => record['Tên bản'])).toEqual([
      'Bản Nà Lo',
      'Bản Hua Nà',
      'Bản Chông',
      'Bản Lả',
    ]);
    expect(readSheet(sheet, 'a.xlsx').findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rows-remarks', 'rows-notes']),
    );
  });
});

describe('what stands at the foot of a list', () => {
  const rows = (...foot: Cell[][]): Cell[][] => [
    ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'],
    [1, 'Bản Nà Lo', 61, 281],
    [2, 'Bản Hua Nà', 73, 350],
    [3, 'Bản Chông', 95, 433],
    ...foot,
  ];
  const namesOf = (...foot: Cell[][]): string[] =>
    recordsOf(sheetOf(rows(...foot))).map((record) => record['Tên bản']!);
  const villages = ['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông'];

  it('is no village where a note counts what the list leaves out', () => {
    const note: Cell[] = ['Ghi chú:'];
    expect(namesOf(note, [1, 'Hộ tạm trú', 12, 40], [2, 'Hộ vắng mặt', 9, 31])).toEqual(villages);
  });
  it.each(['Toàn xã có 3 bản', 'Số liệu toàn xã', '3 bản', 'Trang trước chuyển sang', 'Kết đến đây'])(
    'is a total, right or not: %s',
    (name) => {
      expect(namesOf([null, name, 231, 1060])).toEqual(villages);
    },
  );
  it('is a village where it counts what a village does', () => {
    expect(namesOf([null, 'Kết', 31, 160])).toEqual([...villages, 'Kết']);
    expect(namesOf([4, 'Kết', 231, 1060])).toEqual([...villages, 'Kết']);
  });
});

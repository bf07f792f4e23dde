import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { joinDegrees } from './degree-columns.ts';

const column = (path: string[], ...cells: Cell[]) => ({ name: path.join(' / '), path, cells });
const read = (...columns: ReturnType<typeof column>[]) =>
  joinDegrees(columns).columns.map(({ path, cells }) => [
    path.join(' / '),
    ...cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(5) : cell)),
  ]);

describe('degrees, minutes and seconds in columns of their own', () => {
  it.each([[['Độ', 'Phút', 'Giây']], [['Lat deg', 'Lat min', 'Lat sec']], [['°', "'", '"']]])(
    'are one angle: %j',
    ([d, m, s]) => {
      expect(
        read(
          column(['Số hộ'], 45, 51),
          column(['x', d!], 21, 21),
          column(['x', m!], 19, 20),
          column(['x', s!], 36, '0,5'),
        ),
      ).toEqual([
        ['Số hộ', 45, 51].map((one) => (typeof one === 'number' ? one.toFixed(5) : one)),
        ['Vĩ độ', '21.32667', '21.33347'],
      ]);
    },
  );
  it('may lack the seconds, and minutes have fractions', () =>
    expect(read(column(['Lon (deg)'], '103', '103'), column(['Lon (min)'], '41.884', '54.120'))).toEqual([
      ['Kinh độ', '103.69807', '103.90200'],
    ]));
  it('may stand under one heading', () =>
    expect(
      read(
        column(['Vĩ độ'], 21, 21, 21),
        column(['Vĩ độ'], 19, 20, 21),
        column(['Vĩ độ'], 36, 1.5, 2),
        column(['Hộ'], 4, 5, 6),
      ).map(([name]) => name),
    ).toEqual(['Vĩ độ', 'Hộ']));
  it('are unknown where a part is', () =>
    expect(read(column(['Độ'], 21, 21), column(['Phút'], 19, null), column(['Giây'], 36, 3))[0]).toEqual([
      'Vĩ độ',
      '21.32667',
      null,
    ]));
  it('are none where the numbers are no angles, or nothing says minutes', () => {
    expect(read(column(['Độ'], 21, 21), column(['Phút'], 190, 75))).toHaveLength(2);
    expect(read(column(['Tuổi'], 21, 22), column(['Con'], 1, 2), column(['Xe'], 1, 0))).toHaveLength(3);
  });
});

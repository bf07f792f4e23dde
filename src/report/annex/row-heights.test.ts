import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { headCell, lineRow, textCell } from './cells.ts';
import { withHeights } from './row-heights.ts';
import { writeWorkbook } from './workbook.ts';

const heightOf = (text: string, width: number): number | undefined =>
  (withHeights([[textCell(text, true)]], [width])[0]![0] as { height?: number }).height;

it('a line is as high as ever, two lines are twice as high', () => {
  expect(heightOf('Bản Hua Vạch', 30)).toBeUndefined();
  expect(heightOf('Bản Hua Vạch, xã Mường Điêng, tỉnh', 20)).toBe(Math.ceil(2 * 11 * 1.36 + 3));
  expect(heightOf('một\nhai\nba', 20)).toBe(Math.ceil(3 * 11 * 1.36 + 3));
});

it('every row holds its text: no more characters than lines have room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zđ]{1,12}$/), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 4, max: 60 }),
      (words, width) => {
        const text = words.join(' ');
        const lines = ((heightOf(text, width) ?? 3 + 11 * 1.36) - 3) / (11 * 1.36);
        // A blank at the end of a line takes no room.
        expect(Math.floor(lines + 0.1) * (width - 1)).toBeGreaterThanOrEqual(
          Math.min(words.join('').length, 20 * (width - 1)),
        );
      },
    ),
  );
});

it('merged lines and heads are measured over their columns, and stand in the file', async () => {
  const long = 'Số liệu đến 30/09/2026; danh mục xã từ 01/07/2025; '.repeat(3);
  const data = withHeights(
    [lineRow(long, 2), [headCell('Một đầu cột dài hơn ô của nó'), headCell('B')]],
    [12, 20],
  );
  const sheet = {
    name: 'A',
    data: [lineRow(long, 2), [headCell('Một đầu cột dài hơn ô của nó'), headCell('B')]],
    widths: [12, 20],
    headRows: [2, 2] as const,
  };
  const xml = strFromU8(unzipSync(await writeWorkbook([sheet]))['xl/worksheets/sheet1.xml']!);
  const written = [...xml.matchAll(/<row [^>]*ht="([\d.]+)"[^>]*customHeight="1"/g)].map(([, height]) =>
    Number(height),
  );
  const wanted = data.map((row) => (row![0] as { height: number }).height);
  expect(written).toEqual(wanted);
  expect(wanted[0]).toBeGreaterThan(60);
});

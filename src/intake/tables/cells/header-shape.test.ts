import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { firstWideRow, isFurtherLevel, recordsAbove, shapeOf } from './header-shape.ts';

const HEAD: Cell[] = ['Bản', 'Số hộ', 'Số khẩu'];
const BODY: Cell[][] = [
  ['A', 10, 50],
  ['B', 20, 90],
  ['C', 30, 120],
];
const shape = (
  rows: readonly Cell[][],
  at = 0,
  {
    top = at,
    first = at,
    numbered = false,
    paths = HEAD.map((cell) => [cell as string]) as readonly (readonly string[])[],
  } = {},
) => shapeOf(sheetOf(rows), { top, bottom: at }, first, numbered, paths);

describe('the shape of a head', () => {
  it('is that of words over figures: 0.4, 0.6 of the columns of figures, 0.5 as the first, 1 where it names all', () => {
    expect(shape([HEAD, ...BODY]).score).toBeCloseTo(0.4 + 0.6 * (2 / 3) + 0.5 + 1);
    expect(shape([HEAD, ...BODY]).standsAlone).toBe(true);
    // Not the first wide row.
    expect(shape([HEAD, ...BODY], 0, { first: 1 })).toEqual({
      score: expect.closeTo(1.8) as number,
      standsAlone: false,
    });
    // Over a row that numbers the columns.
    const numbered: Cell[][] = [HEAD, [1, 2, 3], ...BODY];
    expect(shape(numbered, 0, { numbered: true, first: 5 })).toEqual({
      score: expect.closeTo(2.8) as number,
      standsAlone: true,
    });
    // A column without a name.
    const unnamed = [['Bản'], ['Số hộ'], []];
    expect(shape([HEAD, ...BODY], 0, { paths: unnamed }).score).toBeCloseTo(1.3 + 2 / 3);
  });

  it('is none for figures, for one cell, or with nothing below', () => {
    const NONE = { score: 0, standsAlone: false };
    expect(shape([['Bản', 10, 50], ...BODY])).toEqual(NONE);
    expect(shape([['Bản', '', ''], ...BODY])).toEqual(NONE);
    expect(shape([HEAD])).toEqual(NONE);
    // The head again is nothing below.
    expect(shape([HEAD, HEAD])).toEqual(NONE);
    // The lowest of several levels may name one column.
    expect(shape([HEAD, ['', 'Tổng', ''], ...BODY], 1, { top: 0 }).score).toBeGreaterThan(0);
  });

  it('does not stand alone over a small table or one without a figure', () => {
    expect(shape([HEAD, BODY[0]!]).standsAlone).toBe(false);
    const words: Cell[][] = [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h', 'i'],
    ];
    expect(shape([HEAD, ...words]).standsAlone).toBe(false);
    expect(shape([HEAD, ['Bản', 10, 50], ['B', 'Số hộ', 90], ['C', 1, 2]]).score).toBeLessThan(
      shape([HEAD, ...BODY]).score,
    );
  });

  it('lies below titles, and no records lie above it', () => {
    const sheet = sheetOf([['Biểu 1', '', ''], ['', '', ''], HEAD, ...BODY]);
    expect(firstWideRow(sheet)).toBe(2);
    expect(firstWideRow(sheetOf([['', '']]))).toBe(-1);
    expect(recordsAbove(sheet, 5, 2)).toBe(2);
    expect(recordsAbove(sheet, 2, 2)).toBe(0);
    expect(recordsAbove(sheet, 5, -1)).toBe(0);
  });
});

describe('a further level of a head', () => {
  const sheet = (
    level: Cell[],
    below: readonly Cell[][] = [
      ['A', 10, 50],
      ['B', 20, 90],
    ],
  ) => sheetOf([['Bản', 'Dân số', ''], level, ...below]);

  it('stands under a heading that reaches to the right, over figures', () => {
    expect(isFurtherLevel(sheet(['', 'Hộ', 'Khẩu']), 1)).toBe(true);
    expect(
      isFurtherLevel(
        sheet(
          ['', 'Hộ', 'Khẩu'],
          [
            ['A', 'cao', 'thấp'],
            ['B', 'cao', 'thấp'],
          ],
        ),
        1,
      ),
    ).toBe(false);
  });

  it('holds no value, no word under a heading of its own, and something', () => {
    expect(isFurtherLevel(sheet(['', 5, 'Khẩu']), 1)).toBe(false);
    expect(isFurtherLevel(sheet(['Tên', 'Hộ', 'Khẩu']), 1)).toBe(false);
    expect(isFurtherLevel(sheet(['', '', '']), 1)).toBe(false);
  });
});

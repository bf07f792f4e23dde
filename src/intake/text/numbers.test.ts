import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColumnStyle, readInColumn, stripCell, stripNumber, type NumberExpectation } from './numbers.ts';

const readColumn = (texts: string[], expected: NumberExpectation = {}) => {
  const digits = texts.map((text) => stripNumber(text)?.digits ?? '');
  const style = findColumnStyle(digits, expected);
  return digits.map((one) => readInColumn(one, style));
};

describe('numbers of a column', () => {
  it('reads thousands by dot where the column proves them', () => {
    expect(readColumn(['5.230', '1.234.567'])).toEqual([5230, 1234567]);
    expect(readColumn(['5.230', '1,5'])).toEqual([5230, 1.5]);
    expect(readColumn(['5.230', '12.5'])).toEqual([5.23, 12.5]);
  });
  it('reads counts as whole numbers', () => {
    expect(readColumn(['5.230', '812'], { whole: true })).toEqual([5230, 812]);
    expect(readColumn(['5,230', '812'], { whole: true })).toEqual([5230, 812]);
    expect(readColumn(['1.000', '523'], { whole: true })).toEqual([1000, 523]);
  });
  it('asks where nothing decides', () => {
    expect(readColumn(['14.433'])).toEqual(['undecided']);
    expect(readColumn(['14,433 km'])).toEqual(['undecided']);
    expect(readColumn(['12.000', '9.000'], { whole: true })).toEqual(['undecided', 'undecided']);
  });
  it('takes both marks for groups where they stand before three digits in counts', () => {
    expect(readColumn(['5.231', '6,040', '17'], { whole: true })).toEqual([5231, 6040, 17]);
    expect(readColumn(['5.231', '6,040', '17'])).toEqual(['undecided', 'undecided', 17]);
  });
  it('lets blanks part thousands only', () => {
    expect(stripNumber('12 345 678')?.digits).toBe('12345678');
    expect(stripNumber('1\u00a0204 người')?.digits).toBe('1204');
    expect(stripNumber('1 204,5')?.digits).toBe('1204,5');
    for (const text of ['7 1', '71 20', '0 123', '12 34 567', '71, 20', '1204 300'])
      expect(stripNumber(text), text).toBeNull();
  });
  it('never reads over a line break', () => {
    for (const text of ['71\n120', '71\r\n 120', '71 hộ\n'])
      expect(stripCell(text)?.digits, text).toBe(text.startsWith('71 hộ') ? '71' : undefined);
  });
  it('lets the range of the field decide', () => {
    expect(readColumn(['8,569 %'], { min: 0, max: 100 })).toEqual([8.569]);
    expect(readColumn(['103,914', '104,120'], { min: -180, max: 180 })).toEqual([103.914, 104.12]);
  });
  it('refuses what is no number', () => {
    expect(stripNumber('nhiều')).toBeNull();
    expect(readColumn(['1.2.3', '12'])).toEqual([null, 12]);
    expect(readColumn(['1.23,4'])).toEqual([null]);
    expect(stripNumber('khoảng 120 hộ')).toEqual({ digits: '120', about: true });
  });
  it('reads every number back that either style writes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1000.1, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        for (const [locale, decimal] of [
          ['vi-VN', ','],
          ['en-GB', '.'],
        ] as const) {
          const format = new Intl.NumberFormat(locale, {
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
          });
          const written = values.map((value) => format.format(value));
          expect(written.every((text) => text.includes(decimal))).toBe(true);
          expect(readColumn(written)).toEqual(
            values
              .map((value) => Math.round(value * 100) / 100)
              .map((v, i) => Number(written[i]!.replace(/[.,](?=\d{3})/g, '').replace(',', '.')) || v),
          );
        }
      }),
    );
  });
});

describe('a word that multiplies', () => {
  it('makes a number that is not read, and the word for a mast does not', () => {
    expect(stripNumber('4 trăm')).toBeNull();
    expect(stripNumber('4 chục')).toBeNull();
    expect(stripNumber('4 trạm')?.digits).toBe('4');
  });
});

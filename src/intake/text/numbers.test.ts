import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColumnStyle, readInColumn, stripNumber, type NumberExpectation } from './numbers.ts';

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
    expect(readColumn(['5.230', '5,230'], { whole: true })).toEqual(['undecided', 'undecided']);
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

import { describe, expect, it } from 'vitest';
import { builtInFormat, formattedCell } from './number-format.ts';

const isoOf = (value: number, base1904 = false): unknown => {
  const cell = formattedCell(value, 'dd/mm/yyyy', base1904);
  return typeof cell === 'object' && cell?.kind === 'date' ? cell.iso : null;
};

describe('a number that is shown as a date', () => {
  it.each<[number, string | null]>([
    [-1e-9, null],
    [-1, null],
    [0, 'T00:00:00'],
    [0.5, 'T12:00:00'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    // The day that there was not, as workbooks count it.
    [60, '1900-02-29'],
    [60.25, '1900-02-29T06:00:00'],
    [61, '1900-03-01'],
    [46_295, '2026-09-30'],
    [46_295 + 13 / 24 + 5 / 1440 + 7 / 86_400, '2026-09-30T13:05:07'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [NaN, null],
  ])('%d is %s', (value, iso) => expect(isoOf(value)).toBe(iso));

  it('is counted from 1904 where the workbook says so', () => {
    expect([isoOf(0, true), isoOf(60, true), isoOf(46_295 - 1462, true)]).toEqual([
      '1904-01-01',
      '1904-03-01',
      '2026-09-30',
    ]);
  });

  it('keeps what it is where it is none', () => {
    expect(formattedCell(-3, 'dd/mm/yyyy', false)).toEqual({
      ...{ kind: 'number', value: -3, format: 'dd/mm/yyyy', percent: false },
    });
  });
});

describe('what a format makes of a number', () => {
  it.each<[string, unknown]>([
    ['General', 5],
    ['@', 5],
    ['', 5],
    ['0.0%', { kind: 'number', value: 5, format: '0.0%', percent: true }],
    ['#,##0.00', { kind: 'number', value: 5, format: '#,##0.00', percent: false }],
    // Words, padding, colours and powers are no dates; hours that add up are.
    ['0" hộ dân"', { kind: 'number', value: 5, format: '0" hộ dân"', percent: false }],
    ['[Red]0_d', { kind: 'number', value: 5, format: '[Red]0_d', percent: false }],
    ['0.00E+00', { kind: 'number', value: 5, format: '0.00E+00', percent: false }],
    ['[h]:mm', { kind: 'date', iso: '1900-01-05' }],
  ])('%s', (format, cell) => expect(formattedCell(5, format, false)).toEqual(cell));

  it('that workbooks do not write down', () => {
    expect([builtInFormat(9), builtInFormat(14), builtInFormat(5)]).toEqual(['0%', 'mm-dd-yy', 'General']);
  });
});

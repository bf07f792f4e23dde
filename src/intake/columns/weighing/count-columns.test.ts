import { expect, it } from 'vitest';
import { mayCount } from './count-columns.ts';
import type { ColumnProfile } from './column-profile.ts';

/** A column of whole numbers, all of them different. */
const profileOf = (numbers: readonly number[], rest: Partial<ColumnProfile> = {}): ColumnProfile => ({
  numbers: Float64Array.from(numbers),
  said: numbers.length,
  written: 1,
  numeric: 1,
  whole: 1,
  distinct: 1,
  isSerial: false,
  angles: new Float64Array(numbers.length).fill(NaN),
  pairs: [],
  withDigits: numbers.length,
  codes: 0,
  ...rest,
});
const of = (count: number, first: number): number[] => Array.from({ length: count }, (_, k) => first + 7 * k);

it.each<[string, boolean, ColumnProfile]>([
  ['whole numbers of people', true, profileOf(of(10, 30))],
  ['one number', true, profileOf([35])],
  ['noughts among them', true, profileOf([0, 0, 35, 41])],
  ['no cell that says anything', false, profileOf([], { said: 0 })],
  ['noughts alone', false, profileOf([0, 0, 0])],
  ['noughts and ones, which are marks', false, profileOf([0, 1, 1, 0])],
  ['noughts, ones and a two', true, profileOf([0, 1, 1, 2])],
  ['serial numbers', false, profileOf(of(10, 1), { isSerial: true })],
  ['codes', false, profileOf(of(10, 30), { codes: 0.31 })],
  ['a few cells like codes', true, profileOf(of(10, 30), { codes: 0.3 })],
  ['fractions', false, profileOf(of(10, 30), { whole: 0.69 })],
  ['a few fractions', true, profileOf(of(10, 30), { whole: 0.7 })],
  ['numbers too large for a village', false, profileOf([...of(8, 30), 100_001, 200_000])],
  ['one of ten too large, as a total may be', true, profileOf([...of(9, 30), 100_001])],
  ['the largest that a village may have', true, profileOf([100_000, 30])],
  ['years', false, profileOf([...of(1, 30), 1900, 1999, 2025, 2026, 2031, 2050, 2060, 2099, 2100])],
  [
    'counts that look like years here and there',
    true,
    profileOf([...of(2, 30), 1900, 1950, 2000, 2025, 2026, 2031, 2050, 2100]),
  ],
  ['numbers just beside years', true, profileOf([1899, 2101, 1850, 2150])],
  [
    'the same few numbers again and again, as of a map sheet',
    false,
    profileOf(Array(40).fill(48), { distinct: 1 / 40 }),
  ],
  ['a short list of one number', true, profileOf(Array(7).fill(48), { distinct: 1 / 7 })],
  ['five numbers again and again', true, profileOf(Array(40).fill(48), { distinct: 5 / 40 })],
])('may count people or households: %s: %s', (_, may, profile) => {
  expect(mayCount(profile)).toBe(may);
});

import { expect, it } from 'vitest';
import { RemainingTexts } from './remaining-texts.ts';

const taking = (texts: ReadonlyMap<string, string> = new Map()) =>
  new RemainingTexts(['03217'], texts, () => 'remove');

it('what is taken out is taken out wherever the text stands, and two texts stay two', () => {
  const [one, two] = ['mang-0912-345-678', 'mang-0912-345-679'];
  const data = { operators: [one, two], sums: { [two]: 1, [one]: 2 }, whose: one };
  const told = taking().in(data);
  const [first, second] = told.operators;
  expect(first).toBe('mang');
  expect(new Set([first, second]).size).toBe(2);
  expect(told).toEqual({ operators: [first, second], sums: { [second!]: 1, [first!]: 2 }, whose: first });
});

it('never takes the name of another record', () => {
  expect(taking().in({ all: ['mang', 'mang-0912-345-678'] }).all[1]).toBe('mang-2');
});

it('leaves hashes, dates and the codes of a commune, which may look like numbers', () => {
  const data = {
    sha256: `0912345678${'a'.repeat(54)}`,
    asOf: '2026-09-30',
    code: '0321700001',
    other: '0912345678',
  };
  expect(taking().in(data)).toEqual({ ...data, other: '–' });
});

it('what holds nothing stays the same object, and members that are no plain data are left alone', () => {
  const data = { shares: new Float64Array([0.91234567]), made: new Map([['0912345678', 1]]) };
  expect(taking().in(data)).toBe(data);
  expect(taking().in({ a: '0912345678', data }).data).toBe(data);
});

it('a name that was settled is the same elsewhere', () => {
  const names = new Map([['Bản Đông 0912345678', 'Bản Đông']]);
  expect(taking(names).in({ row: { village: 'Bản Đông 0912345678' } }).row.village).toBe('Bản Đông');
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateInField, parseDate } from './date-text.ts';

it.each([
  ['30/9/2026', '2026-09-30'],
  [' 05/01/2026 ', '2026-01-05'],
  ['1-2-2026', '2026-02-01'],
  ['1.2.2026', '2026-02-01'],
  ['1 / 2 / 2026', '2026-02-01'],
  ['29/02/2024', '2024-02-29'],
  ['30092026', '2026-09-30'],
  ['2026-09-30', '2026-09-30'],
])('“%s” is %s: the day comes first', (text, iso) => {
  expect(parseDate(text)).toBe(iso);
});

it.each([
  '',
  '30/9',
  '30/9/26',
  '31/4/2026',
  '29/2/2025',
  '13/13/2026',
  '9/30/2026',
  '0/1/2026',
  '1/1/0026',
  'nay',
])('“%s” is no day', (text) => {
  expect(parseDate(text)).toBeNull();
});

it('what a field shows is read back', () => {
  const days = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      expect(parseDate(dateInField(iso))).toBe(iso);
    }),
  );
});

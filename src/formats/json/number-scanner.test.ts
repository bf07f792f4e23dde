import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberScanner } from './number-scanner.ts';

const encoder = new TextEncoder();
function scan(text: string): { value: number; end: number } {
  const scanner = new NumberScanner();
  const value = scanner.scan(encoder.encode(`${text},`), 0);
  return { value, end: scanner.end };
}

describe('NumberScanner', () => {
  it('reads every double as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = JSON.stringify(value);
        expect(scan(text)).toEqual({ value: JSON.parse(text), end: text.length });
      }),
      { numRuns: 5000 },
    );
  });

  it('reads decimal texts of any length as JSON.parse does', () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 0, max: 1_000_000 }),
        digits(1, 22),
        (minus, whole, fraction) => {
          const text = `${minus ? '-' : ''}${whole}.${fraction}`;
          expect(Object.is(scan(text).value, JSON.parse(text))).toBe(true);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('rounds halfway cases to even, as the standard does', () => {
    // 2^53 + 1 and its tenfold lie exactly between two doubles.
    for (const text of ['9007199254740993', '900719925474099.3', '90071992547409.93', '9007199254.740993']) {
      expect(scan(text).value).toBe(JSON.parse(text));
    }
    for (const text of ['1e999', '-1E-7', '0', '-0', '0.5e+3'])
      expect(Object.is(scan(text).value, JSON.parse(text))).toBe(true);
  });

  it('refuses what JSON does not know', () => {
    for (const text of ['01', '.5', '1.', '+1', '-', '1e', '--1', '00.5', 'NaN', '1.5.2']) {
      expect(scan(text).end, text).not.toBe(text.length);
    }
  });
});

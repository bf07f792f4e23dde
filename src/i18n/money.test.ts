import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from './money.ts';
import { formatMoney } from './number.ts';

const read = (text: string) => {
  const result = parseMoney(text);
  return result.ok ? result.value : result.refusal.code;
};

describe('money as people write it', () => {
  it.each([
    ['12,5 tỷ', 12_500_000_000],
    ['12.5 tỷ đồng', 12_500_000_000],
    ['1.800 triệu', 1_800_000_000],
    ['1,8 tỷ', 1_800_000_000],
    ['850 triệu đồng', 850_000_000],
    ['850 trđ', 850_000_000],
    ['9.500 đồng', 9_500],
    ['2500000000', 2_500_000_000],
    ['2 500 000 000', 2_500_000_000],
    ['2.500.000.000', 2_500_000_000],
    ['1.234.567,5 nghìn', 1_234_567_500],
    ['0', 0],
    ['1,5 billion VND', 1_500_000_000],
  ])('%s', (text, vnd) => expect(read(text)).toBe(vnd));

  it.each([
    ['1,8', 'money-without-unit'],
    ['12.5', 'money-without-unit'],
    ['-3 tỷ', 'money-negative'],
    ['', 'money-not-read'],
    ['nhiều', 'money-not-read'],
    ['5 xu', 'money-not-read'],
    ['1,2,3 tỷ', 'money-not-read'],
  ])('refuses %s', (text, code) => expect(read(text)).toBe(code));

  it('reads back what the product writes, to the digits shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (vnd) => {
        const back = read(formatMoney(vnd, 'vi'));
        const tolerance = vnd >= 1e9 ? 5_000_000 : vnd >= 1e6 ? 5_000 : 0;
        expect(Math.abs((back as number) - vnd)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it.each([
    ['1,8', 'billion', 1_800_000_000],
    ['1.8', 'billion', 1_800_000_000],
    ['1.800', 'million', 1_800_000_000],
    ['12,5', 'million', 12_500_000],
    ['2 500 000 000', 'dong', 2_500_000_000],
    ['1.800 triệu', 'billion', 1_800_000_000],
  ] as const)('%s beside the unit %s', (text, unit, vnd) =>
    expect(parseMoney(text, unit)).toEqual({ ok: true, value: vnd }),
  );

  it('has no half đồng beside a field of đồng', () =>
    expect(parseMoney('1,8', 'dong')).toMatchObject({ refusal: { code: 'money-without-unit' } }));
});

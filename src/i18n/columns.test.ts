import { describe, expect, it } from 'vitest';
import { moneyColumn, shareColumn } from './columns.ts';

describe('figures under each other', () => {
  it('money: one unit and the same digits', () => {
    expect(moneyColumn([1_730_000_000, 1_700_000_000, 2e9], 'vi')).toEqual([
      '1,73 tỷ đồng',
      '1,70 tỷ đồng',
      '2,00 tỷ đồng',
    ]);
    expect(moneyColumn([2e9, 850_000_000], 'vi')).toEqual(['2,00 tỷ đồng', '0,85 tỷ đồng']);
    expect(moneyColumn([2e9, 3e9], 'en')).toEqual(['2 billion VND', '3 billion VND']);
    expect(moneyColumn([850_500_000, Number.NaN], 'vi')).toEqual(['850,5 triệu đồng', '–']);
    expect(moneyColumn([], 'vi')).toEqual([]);
    expect(moneyColumn([9500], 'vi')).toEqual(['9.500 đồng']);
  });
  it('shares: the same digits, and the bounds stay bounds', () => {
    expect(shareColumn([0.06, 0.096, 1, 0, Number.NaN], 'vi')).toEqual([
      '6,0%',
      '9,6%',
      '100,0%',
      '0,0%',
      '–',
    ]);
    expect(shareColumn([0.99999, 0.00001], 'vi')).toEqual(['99,9%', '0,1%']);
    expect(shareColumn([0.3], 'en', 2)).toEqual(['30.00%']);
    expect(shareColumn([0.3], 'vi', 0)).toEqual(['30%']);
  });
});

import { messagesIn, screenMessages } from './messages.ts';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDistance,
  formatMoney,
  formatNumber,
  formatShare,
  formatShareInColumn,
  joinUnits,
} from './number.ts';
import { compareNames, fold, tidy } from './text.ts';

describe('numbers as a Vietnamese reader expects', () => {
  it('groups by dots, decimals by comma', () => {
    expect(formatNumber(1234567.891, 'vi', 2)).toBe('1.234.567,89');
    expect(formatNumber(1234, 'vi')).toBe('1.234');
    expect(formatNumber(1234.5, 'en', 1)).toBe('1,234.5');
  });

  it('a share never says all or none where it is not', () => {
    expect(formatShare(0.985, 'vi')).toBe('98,5%');
    expect(formatShare(0.9486, 'vi')).toBe('94,86%');
    expect(formatShare(1, 'vi')).toBe('100%');
    expect(formatShare(0.99999, 'vi')).toBe('99,99%');
    expect(formatShare(0.00001, 'vi')).toBe('0,01%');
    expect(formatShare(0, 'vi')).toBe('0%');
  });

  it('shares below each other have the same decimals', () => {
    expect([0.3, 0.296, 1, 0, 0.99999, 0.00001].map((share) => formatShareInColumn(share, 'vi'))).toEqual([
      '30,0%',
      '29,6%',
      '100,0%',
      '0,0%',
      '99,9%',
      '0,1%',
    ]);
  });

  it('money in tỷ and triệu', () => {
    expect(formatMoney(12_500_000_000, 'vi')).toBe('12,5 tỷ đồng');
    expect(formatMoney(850_000_000, 'vi')).toBe('850 triệu đồng');
    expect(formatMoney(1_850_000_000, 'vi')).toBe('1,85 tỷ đồng');
    expect(formatMoney(9500, 'vi')).toBe('9.500 đồng');
  });

  it('distances and dates', () => {
    expect(formatDistance(640.4, 'vi')).toBe('640 m');
    expect(formatDistance(6180, 'vi')).toBe('6,2 km');
    expect(formatDate('2026-09-30', 'vi')).toBe('30/09/2026');
    expect(formatDate('2025-07-01', 'vi')).toBe('01/07/2025');
    expect(formatDate('2025-07', 'vi')).toBe('07/2025');
    expect(formatDate('2026-09-30', 'en')).toBe('30 September 2026');
    expect(formatDate('2026-09-05', 'en')).toBe('5 September 2026');
    expect(formatDate('2026-09', 'en')).toBe('September 2026');
    expect(formatDate('2026', 'vi')).toBe('2026');
  });
});

describe('Vietnamese text', () => {
  it('folds for search: no diacritics, đ as d', () => {
    expect(fold('Đồng Hỷ')).toBe('dong hy');
    expect(fold('Bản  Nậm\u00a0Lạnh')).toBe('ban nam lanh');
    expect(fold('hoà')).toBe(fold('hòa'));
  });

  it('keeps the spelling to show in NFC', () => {
    expect(tidy(' Mường\u200b Lèo '.normalize('NFD'))).toBe('Mường Lèo');
  });

  it('sorts đ after d, ă after a, numbers by value', () => {
    expect(['Đa', 'Da', 'Ăn', 'An', 'Bản 10', 'Bản 2'].sort(compareNames)).toEqual([
      'An',
      'Ăn',
      'Bản 2',
      'Bản 10',
      'Da',
      'Đa',
    ]);
  });
});

describe('a number and its unit', () => {
  it.each([
    ['Phiêng Phường – 141 hộ', 'Phiêng Phường – 141~hộ'],
    ['số dân −10, 0, +10 %', 'số dân −10, 0, +10~%'],
    ['7 · 19,88 tỷ đồng', '7 · 19,88~tỷ~đồng'],
    ['30 / 199 bản', '30~/~199~bản'],
    ['cách trạm 1,4 km (8,2 điểm)', 'cách trạm 1,4~km (8,2~điểm)'],
    ['2.5 billion VND of 60 villages', '2.5~billion~VND of 60~villages'],
    // A word that only begins like a unit is none.
    ['Tổ 8 Mường La', 'Tổ 8 Mường La'],
    ['4G và 3 mường', '4G và 3 mường'],
  ])('stay together: %s', (text, kept) => {
    expect(joinUnits(text).replaceAll('\u00a0', '~')).toBe(kept);
  });

  it('stay together in all words of the screen, which are those of the files else', () => {
    const plain = messagesIn('vi').app.map.shown('5');
    const screen = screenMessages('vi').app.map.shown('5');
    expect(screen).not.toBe(plain);
    expect(screen.replaceAll('\u00a0', ' ')).toBe(plain);
    expect(screen).toContain('5\u00a0bản');
  });
});

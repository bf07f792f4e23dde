import { describe, expect, it } from 'vitest';
import { fillBlanks } from './fill.ts';

describe('filling the blanks of a sentence', () => {
  it('writes counts in the language and labels as they are', () => {
    expect(fillBlanks('Dòng {row}: {count} người', { row: 1234, count: 5230 }, 'vi')).toBe(
      'Dòng 1234: 5.230 người',
    );
    expect(fillBlanks('{meters} m', { meters: 12.34 }, 'vi')).toBe('12,3 m');
  });
  it('says the kind of a commune once', () => {
    const sentence = 'Xã “{value}” không có; xếp vào xã {placed}.';
    const fill = (value: string, placed: string) => fillBlanks(sentence, { value, placed }, 'vi');
    expect(fill('Mường Bú', 'Xá Nhè')).toBe('Xã “Mường Bú” không có; xếp vào xã Xá Nhè.');
    expect(fill('Xã Mường Bú', 'phường Tô Hiệu')).toBe('“Xã Mường Bú” không có; xếp vào phường Tô Hiệu.');
  });
  it('shows a blank without a value', () => {
    expect(fillBlanks('Cột {field}', {}, 'vi')).toBe('Cột (không rõ)');
  });
});

import { describe, expect, it } from 'vitest';
import { namesSeveral, namesVillage } from './village-kinds.ts';

describe('a cell of names', () => {
  it.each([
    'Bản Nà Lo, bản Hua Nà',
    'Bản Lả Mường và Bản Phiêng Tìn',
    'Bản Nà Lo\nBản Hua Nà',
    'Thôn 1; Thôn 2',
    'Bản A - Bản B',
    'Bản Pá Hồng 1+2',
    'Thôn 3, 4',
  ])('names several villages: %s', (text) => {
    expect(namesSeveral(text)).toBe(true);
  });
  it.each([
    'Bản Nà Lo',
    'Bản\nNà\nLo',
    'Bản Lả, xã Mường La',
    'Nà Lo - Hua Nà',
    'Bản Và',
    'Tổ 1',
    'Bản Chông (khu 1)',
    'Bản 1/5',
    '1.234,5',
  ])('names one: %s', (text) => {
    expect(namesSeveral(text)).toBe(false);
  });
  it('begins with the word for it', () => {
    expect(['Bản Nà Lo', 'TDP 3', 'Vùng thấp', 'Bản'].map(namesVillage)).toEqual([true, true, false, false]);
  });
});

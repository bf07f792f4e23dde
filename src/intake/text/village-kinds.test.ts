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
    'Nà Lo, Hua Nà',
    'Nà Lo; Hua Nà; Chông',
    'Nà Lo và Hua Nà',
    'NÀ LO VÀ HUA NÀ',
    'Na Lo va Hua Na',
    'Nà Lo + Hua Nà',
    'Nà Lo & Hua Nà',
    'Nà Lo\nHua Nà',
    'nà lo, hua nà',
    'Bản Nà Lo, Hua Nà',
    'Nà Lo, khu 2',
    'Tổ 1, Khu 2',
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
    'Nà Và Lo',
    'Na Va Lo',
    'Bản Huổi Lóng\nPhiêng',
    'Khu dân cư\nTân Tiến',
    'Nà Lo, gần trường',
    'Nà Lo, xã Mường La',
    'Nà Lo (Hua Nà)',
    'Nà Lo,',
  ])('names one: %s', (text) => {
    expect(namesSeveral(text)).toBe(false);
  });
  it('is that of one where the row tells what the other place is', () => {
    expect(namesSeveral('Nà Lo, Mường La', (part) => part === 'Mường La')).toBe(false);
  });
  it('begins with the word for it', () => {
    expect(['Bản Nà Lo', 'TDP 3', 'Vùng thấp', 'Bản'].map(namesVillage)).toEqual([true, true, false, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { finalityOf, revisionIn } from './revision-words.ts';

describe('what a version is called', () => {
  it.each([
    ['Xa Muong La (du thao lan 1)', -1],
    ['Dự thảo biểu 01', -1],
    ['ban_thao_2', -1],
    ['Xã A - nháp', -1],
    ['bieu chua duyet', -1],
    ['Xã A - v2 cuoi', 1],
    ['Xã A CHÍNH THỨC ký ngày 20.9.2026', 1],
    ['bieu_da_chot', 1],
    ['nhập liệu xã A', 0],
    ['Xã A sửa lần 2', 0],
    ['Quý III', 0],
  ])('%s: %s', (name, finality) => {
    expect(finalityOf(name)).toBe(finality);
  });
  it('counts corrections', () => {
    expect(['Xã A (2)', 'Xã A sửa lần 3', 'Xã A bổ sung', 'Xã A'].map(revisionIn)).toEqual([2, 3, 1, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../test/support/sheet-of.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { isSameOrder, readFurtherHead } from './further-heads.ts';
import type { HeaderBlock } from './header-block.ts';

const HEAD: Cell[] = ['Tên bản', 'Số hộ', 'Số khẩu', 'Ghi nhận'];
const block: HeaderBlock = { top: 0, bottom: 0, paths: HEAD.map((cell) => [cell as string]), score: 3 };
const below = (...row: Cell[]) => {
  const found = readFurtherHead(sheetOf([HEAD, row]), 1, block);
  return found && Object.fromEntries(found);
};

describe('a head below the head', () => {
  it('says where the columns of the first one stand in the rows below it', () => {
    expect(below('Số hộ', 'Tên bản', 'Số khẩu', 'Ghi nhận')).toEqual({ 0: 1, 1: 0, 2: 2, 3: 3 });
    expect(below('Tên bản', 'Số hộ', 'Số khẩu', 'Ghi nhận')).toEqual({ 0: 0, 1: 1, 2: 2, 3: 3 });
    // Other words for the same.
    expect(below('Thôn, bản', 'Nhân khẩu', 'Số hộ')).toEqual({ 0: 0, 1: 2, 2: 1, 3: 3 });
  });

  it('has nowhere for a column that it does not name, or under which it says something else', () => {
    expect(below('Tên bản', 'Số hộ', 'Mã xã', 'Khác')).toEqual({ 0: 0, 1: 1 });
  });

  it('is none with a number, of few words, or of words for nothing', () => {
    expect(below('Tên bản', 'Số hộ', 'Số khẩu', 12)).toBeNull();
    expect(below('Tên bản', 'Số hộ')).toBeNull();
    expect(below('Bản Mới', 'Nghèo', 'Có', 'Không')).toBeNull();
    expect(below('Tên bản', 'Số hộ', 'Số hộ', 'Số hộ')).toBeNull();
  });

  it('stands as the first where no column is elsewhere', () => {
    const order = (...row: Cell[]) => isSameOrder(readFurtherHead(sheetOf([HEAD, row]), 1, block)!, block);
    expect(order('Tên bản', 'Số hộ', 'Số khẩu', 'Ghi nhận')).toBe(true);
    expect(order('Số hộ', 'Tên bản', 'Số khẩu', 'Ghi nhận')).toBe(false);
  });
});

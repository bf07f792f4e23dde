import { expect, it } from 'vitest';
import { classOf, isRemark } from './row-words.ts';

it.each<[string, string | null]>([
  ['- Hộ nghèo', 'Hộ nghèo'],
  ['+ Hộ dân tộc Mông', 'Hộ dân tộc Mông'],
  ['Trong đó: nữ', 'nữ'],
  ['Trong đó: - Hộ nghèo', 'Hộ nghèo'],
  // Led by nothing: only what is plainly a part of what is counted.
  ['Hộ nghèo', 'Hộ nghèo'],
  ['Số hộ', null],
  ['Nữ', null],
  ['Hộ dân tộc Mông', null],
  ['- Số hộ', 'Số hộ'],
  // A name, dashed or not.
  ['- Bản Nghèo', null],
  ['- Nà Hộ', null],
  ['- Nậm Cắn', null],
  ['-', null],
  ['', null],
])('what a row below a village counts of it: %s', (text, known) => {
  expect(classOf(text)).toBe(known);
});

it.each<[string, boolean]>([
  ['Các bản vùng cao:', true],
  ['Ghi chú số liệu đến 30/9', true],
  ['Có 35 hộ chưa có điện', true],
  ['Bản Nà Hừ', false],
  ['Nậm Cắn', false],
  ['một hai ba bốn năm sáu bảy tám chín', false],
  ['một hai ba bốn năm sáu bảy tám chín mười', true],
])('words alone in a row are a remark and no name: %s', (text, known) => {
  expect(isRemark(text)).toBe(known);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOperator } from '../../intake/text/operators.ts';
import { toldIn, withoutTold } from './told-text.ts';

const DIGITS = '0912345678';
/** Whatever a hand or a program may put between digits: no letter, no digit. */
const mark = fc.oneof(
  fc.constantFrom('', ' ', '.', '-', '/', '·', ',', '_', ' - ', '–', '\u00a0', '|', '*', '\u200b'),
  fc
    .string({ minLength: 1, maxLength: 2 })
    .filter((text) => /^[^\p{L}\p{N}\uE000-\uE009]+$/u.test(text.normalize('NFKC'))),
);

describe('a telephone number in a free text', () => {
  it('is found whatever marks part its digits, and can be taken out', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { minLength: 9, maxLength: 9 }),
        fc.constantFrom('Bản Hua ', 'Bản Hua,', 'Bản Hua ('),
        (marks, before) => {
          const number = [...DIGITS].map((digit, i) => digit + (marks[i] ?? '')).join('');
          const text = `${before}${number}`;
          expect(toldIn(text)).not.toBeNull();
          expect(withoutTold(text).replace(/\D/g, '')).toBe('');
        },
      ),
    );
  });
  it('goes whole where a part of it looks like a coordinate', () => {
    expect(withoutTold('Bản Hua 0 9.1234 5 678')).toBe('Bản Hua');
  });
  it.each(['O912345678', '０９１２３４５６７８', '+84 912 345 678', '(0212) 3.852.123', 'zalo: 3852123'])(
    '%s',
    (text) => expect(toldIn(`Bản Đông ${text}`)?.kind).toBe('telephone'),
  );
  it.each([
    'Số liệu 05/10/2026 - 30/09/2026',
    'bieu_02_20260930_v2.xlsx',
    'Biểu 02, 30.09.2026, 12 xã',
    'Từ 07/2026 (25 bản) đến 12/2026',
    'Khu 2-3, 7 bản',
    'Vốn 20.500.000.000 đồng',
    'Mã 00011-moi-1-1',
  ])('is not seen in %s', (text) => expect(toldIn(text)).toBeNull());
});

it.each(['a@b.vn', 'Trưởng bản: lo.van-a @ gmail.com'])('an e-mail address is found: %s', (text) => {
  expect(toldIn(text)?.kind).toBe('email');
  expect(withoutTold(text)).not.toContain('@');
});

describe('a coordinate that was typed where an operator is named', () => {
  const degrees = (least: number, most: number) => fc.integer({ min: least * 1e5, max: most * 1e5 - 1 });
  const given = fc.tuple(degrees(8, 24), degrees(101, 118), fc.constantFrom('.', ','), fc.boolean());

  it('is seen in the cell and in the id that was made of it', () => {
    fc.assert(
      fc.property(
        given,
        fc.constantFrom('; ', ' N ', ' kinh độ ', ' / '),
        ([lat, lon, mark, turned], between) => {
          const text = [lat, lon].map((one) => (one / 1e5).toFixed(5).replace('.', mark));
          const cell = `Trạm ${(turned ? text.toReversed() : text).join(between)}`;
          expect([cell, toldIn(cell)?.kind]).toEqual([cell, 'coordinate']);
          const id = readOperator(cell);
          expect([id, toldIn(id)?.kind]).toEqual([id, 'coordinate']);
          expect(withoutTold(id)).not.toMatch(/\d{3}/);
        },
      ),
    );
  });

  it.each([
    `21°12'34" 103°10'20"`,
    'X=2345678,12 Y=456789,34',
    'VN-2000: 456789 2345678',
    '48QVJ 12345 67890',
    '21 12 34.5 N 103 10 20 E',
  ])('%s', (cell) => expect(toldIn(readOperator(cell))?.kind).toBe('coordinate'));

  it.each([
    'Chi nhánh 21-12-2024',
    'QĐ 21-103-24',
    'VT-2024-103-11',
    'Giai đoạn 2021-2025',
    'LC-21-1234',
    '21-10-2025-103-10',
  ])('is not seen in %s', (text) => expect(toldIn(text)).toBeNull());
});

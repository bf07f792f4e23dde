import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

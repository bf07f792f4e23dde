import { fold, tidy } from '../../i18n/text.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';

/** Ways of writing *not known*. A dash is one only where no number or flag gives it another meaning. */
const UNKNOWN_WORDS = new Set([
  '',
  '…',
  '...',
  '..',
  '.',
  '?',
  '??',
  'n/a',
  'na',
  'null',
  'none given',
  '#n/a',
  '#ref!',
  '#value!',
  '#name?',
  '#div/0!',
  'chua ro',
  'khong ro',
  'dang cap nhat',
  'dang ra soat',
  'chua cap nhat',
  'chua co so lieu',
  'khong co so lieu',
  'nan',
]);

/** Text of a cell as it should be shown and stored: tidy, in NFC; '' for an empty one. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return asciiDigits(stripFormulaGuard(tidy(cell)));
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (cell.kind === 'number') return String(cell.value);
  return cell.kind === 'date' ? cell.iso : cell.code;
}

/** Noughts of the scripts of neighbours; each is followed by its nine other digits. */
const NOUGHTS = [0x660, 0x6f0, 0x966, 0xe50, 0xed0, 0x17e0];
const OTHER_DIGITS = /[٠-٩۰-۹०-९๐-๙໐-໙០-៩]/;
const asciiDigits = (text: string): string =>
  OTHER_DIGITS.test(text)
    ? text.replace(new RegExp(OTHER_DIGITS, 'g'), (digit) =>
        String(digit.codePointAt(0)! - NOUGHTS.findLast((nought) => nought <= digit.codePointAt(0)!)!),
      )
    : text;

/** Export puts `'` before text that a spreadsheet would take for a formula; reading takes it off again. */
const stripFormulaGuard = (text: string): string => (/^'[=+\-@\t]/.test(text) ? text.slice(1) : text);

/** The last digits of a formula's result are noise: 49.99999999999999 is 50. */
const NOISE = 1e-11;
const withoutNoise = (value: number): number => {
  const whole = Math.round(value);
  return Math.abs(value - whole) <= NOISE * Math.max(1, Math.abs(value)) ? whole : value;
};

/** The stored number of a numeric cell, null for text and all else. */
export const numberOf = (cell: Cell): number | null =>
  typeof cell === 'number'
    ? withoutNoise(cell)
    : typeof cell === 'object' && cell?.kind === 'number'
      ? withoutNoise(cell.value)
      : null;

/** Longer than any of them with all its marks apart. */
const MOST_LETTERS = 60;
/** None of them holds a digit, and folding takes none out of a text. */
const DIGIT = /[0-9]/;
const isUnknownWord = (text: string): boolean =>
  !DIGIT.test(text) &&
  (text.length <= MOST_LETTERS || text.trim().length <= MOST_LETTERS) &&
  UNKNOWN_WORDS.has(fold(text));

/** True where the cell says nothing: empty, an error of a formula, `…`, `chưa rõ`, `đang cập nhật`. */
export const saysNothing = (cell: Cell): boolean =>
  cell === null ||
  (typeof cell === 'object' && cell.kind === 'error') ||
  (typeof cell === 'string' && isUnknownWord(cell));

/** A lone dash stands for *nothing said* in a column of numbers. */
export const isDash = (cell: Cell): boolean => typeof cell === 'string' && /^\s*[-–—]+\s*$/.test(cell);

/** *Không có thôn, bản nào*, *Không phát sinh*, *Nil*: a denial leads the words. */
const LEADS = /^(?:không|chưa|ko|non|not|no|nil|none)(?!\p{L})/u;
const LEADS_UNMARKED = /^(?:khong|chua)(?![a-z])/;

/** True where a text without a number says that there is nothing to tell. */
export function deniesAll(text: string): boolean {
  const written = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[^\p{L}\d]+/u, '');
  if (/\d/.test(written)) return false;
  const isMarked = /[^\0-\x7F]/.test(written);
  return LEADS.test(written) || (!isMarked && LEADS_UNMARKED.test(written));
}

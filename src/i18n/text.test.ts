import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutLookAlikes } from './look-alikes.ts';
import { fold, tidy } from './text.ts';

const tidyByDefinition = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
const foldByDefinition = (text: string): string =>
  withoutLookAlikes(tidyByDefinition(text))
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

const letter = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));
/** Of every way by which the two are found: ASCII, letters with their marks, marks apart, look-alikes, blanks, others. */
const anyText = fc
  .array(
    fc.oneof(
      letter(0x20, 0x7e),
      letter(0xa0, 0x24f),
      letter(0x1e00, 0x1eff),
      letter(0x300, 0x36f),
      letter(0x391, 0x44f),
      fc.constantFrom(' ', '  ', '\u200b', '\ufeff', '\u00ad', '\t', 'ı', 'İ', 'ß', '字', '😀'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

it('texts are tidied and folded as their normal forms say, by whichever way that is found', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tidy(text)).toBe(tidyByDefinition(text));
      expect(fold(text)).toBe(foldByDefinition(text));
    }),
    { numRuns: 5000 },
  );
});

it('every letter of the Latin alphabets folds as its normal form says, beside others and alone', () => {
  for (let code = 0xc0; code <= 0x1eff; code++) {
    const text = String.fromCharCode(code);
    if (code > 0x24f && code < 0x1e00) continue;
    expect([code, fold(text), fold(`Bản ${text} a`)]).toEqual([
      code,
      foldByDefinition(text),
      foldByDefinition(`Bản ${text} a`),
    ]);
  }
});

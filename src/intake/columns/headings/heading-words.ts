import { fold, tidy } from '../../../i18n/text.ts';

/**
 * One word of a heading. `toned` tells `cư` from `cũ` and does not mind where a tone mark stands (`hoà`, `hòa`)
 * or whether a final vowel is written i or y (`tỉ`, `tỷ`); `plain` has no marks at all.
 */
export interface HeadingWord {
  readonly toned: string;
  readonly plain: string;
}

/** Marks of tone: grave, acute, tilde, hook, dot below. All other marks belong to the letter. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Letters with their own marks, then the tone of the syllable as a digit: `hòa` and `hoà` are `hoa` + grave. */
function tonedForm(word: string): string {
  const marks = word.normalize('NFD');
  const tone = marks.match(TONES)?.join('') ?? '';
  return `${finalI(marks.replace(TONES, '').normalize('NFC'))}${tone}`;
}
const finalI = (word: string): string => word.replace(/^([bcdghklmnpqrstvxđ]+)y$/, '$1i');

/** Words of letters and digits, `%` on its own; brackets, dashes and line breaks only part them. */
export function headingWords(text: string): readonly HeadingWord[] {
  const known = remembered.get(text);
  if (known) return known;
  const words = tidy(text)
    .replaceAll('Ð', 'Đ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}%]+|(?=%)|(?<=%)/u)
    .filter(Boolean)
    .map((word) => ({ toned: tonedForm(word), plain: finalI(fold(word)) }));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, words);
  return words;
}
const remembered = new Map<string, readonly HeadingWord[]>();
const MOST_REMEMBERED = 5000;

/** A word written without marks says less than its toned form and agrees with it; two toned words must be the same. */
export const agrees = (written: HeadingWord, known: HeadingWord): boolean =>
  written.toned === known.toned || (written.toned === written.plain && written.plain === known.plain);

/** Phrases separated by ` | `, as the lists of this room write them. */
export const phrases = (text: string): readonly (readonly HeadingWord[])[] =>
  text.split(' | ').map(headingWords);

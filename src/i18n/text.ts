import { withoutLookAlikes } from './look-alikes.ts';

/** Zero-width marks and non-breaking spaces that spreadsheets leave in names. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const SPACES = /[\s\u00A0\u202F]+/g;

/** Printable ASCII with single inner blanks: already tidy, the common case of millions of cells. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/**
 * The same with the letters of Latin alphabets that carry their marks, Vietnamese ones among them: such text is in NFC,
 * and folds letter by letter.
 */
const LATIN = /^(?:[!-~\u00C0-\u024F\u1E00-\u1EFF]+(?: [!-~\u00C0-\u024F\u1E00-\u1EFF]+)*)?$/;

/** NFC, without invisible characters, single spaces. The spelling to store and show. */
export function tidy(text: string): string {
  if (LATIN.test(text)) return text;
  const known = tidied.get(text);
  if (known !== undefined) return known;
  const form = text.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  if (tidied.size >= KEPT_FORMS) tidied.clear();
  tidied.set(text, form);
  return form;
}

const foldAny = (text: string): string =>
  withoutLookAlikes(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

/** Folded letters by their code: normal forms of whole texts are the dearest step of reading tables. */
const letters: string[] = [];

function foldLetters(text: string): string {
  let form = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    form += letters[code] ??= foldAny(text[i]!);
  }
  return form;
}

/**
 * The form for matching and search: no diacritics, đ as d, lower case, single spaces.
 * `hoà` and `hòa` fold alike because both lose their tone.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  if (LATIN.test(text)) return foldLetters(text);
  const known = folded.get(text);
  if (known !== undefined) return known;
  const form = foldAny(tidy(text));
  if (folded.size >= KEPT_FORMS) folded.clear();
  folded.set(text, form);
  return form;
}

/** Tables repeat a few words in thousands of cells. */
const KEPT_FORMS = 20_000;
const tidied = new Map<string, string>();
const folded = new Map<string, string>();

/** A text of at most so many letters, cut with an ellipsis: for places that have room for a name, not for any name. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });
/** Order of names as a Vietnamese reader expects (a ă â … d đ …; tones after letters; "Bản 2" before "Bản 10"). */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** Byte order of UTF-16: for codes and files, the same on every machine. */
export const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { fold, tidy } from '../../i18n/text.ts';

/**
 * What a place is, before its name, as official lists write it: of several syllables the first alone has a capital.
 * Longer ones before their own beginnings.
 */
const PLACE_WORDS: readonly (readonly string[])[] = [
  'Tổ dân phố số',
  'Tổ dân phố',
  'Tổ dân cư số',
  'Tổ dân cư',
  'Tổ số',
  'Tổ',
  'Tiểu khu',
  'Khu dân cư',
  'Khu phố',
  'Khu tái định cư',
  'Khu',
  'Khối phố',
  'Khối',
  'Điểm dân cư',
  'Cụm dân cư',
  'Cụm',
  'Bản',
  'Thôn',
  'Xóm',
  'Làng',
  'Ấp',
  'Buôn',
  'Plei',
  'Phum',
  'Sóc',
  'Đội',
  'Xã',
  'Phường',
  'Thị trấn',
  'Thị xã',
  'Đặc khu',
].map((words) => fold(words).split(' '));

/** Kinds of communes that a joined column doubles: `Xã Xã Mường Bú`. `Xã Xá Nhè` is none: `xá` is no `xã`. */
const DOUBLED = /^(xã|phường|thị trấn|đặc khu) +\1(?= )/iu;

/** Signs by which lists begin their entries. */
const BULLET = /^(?:['`´‘’“”"]*[-–—−‒•·●○◦▪■□►➢✓✔*+~_.,;:>/\\|]+\s*)+/u;
/** `1. Bản Mới`, `(2) Bản Mới`, `1.2/ Bản Mới`, `a) Bản Mới`; neither `10/10` nor `Bản 1`. */
const NUMBERING = /^(?:\(\s*\d{1,3}\s*\)|\d{1,3}(?:\.\d{1,3})*\s*[.)/:\-–]|[a-zđ]\))\s*(?=\p{L})/iu;
/** Marks of a footnote behind a name: `Bản Mới*`, `Bản Mới (**)`, `Bản Mới¹`. */
const FOOTNOTE = /\s*(?:[*†‡¹²³]+|\(\s*[*†‡¹²³]+\s*\))$/u;
/** `II. Bản Mới`: only before a word of places, since `X. Mường Bú` is a commune in short. */
const ROMAN_NUMBERING = /^[IVX]{1,5}\s*[.)\-–/]\s*/u;
/** The last word of `BẢN MỚI II`. */
const ROMAN_NUMBER = /^(?:I{1,3}|IV|V|VI{0,3}|IX|X{1,2}|XI{1,3})$/iu;
/** Vi, Xi and Y are names too: alone behind the word of places only these are numbers. */
const NO_NAME = /^(?:II|III|IV|VII|VIII|IX)$/iu;
const VOWEL = /[aeiouy]/;

/** Signs that stand in no name of a place: code, formulas, addresses and numbers to dial stay as they are written. */
const NO_PLACE = /[<>=@{}\\_|^$#]|^\s*\+\S/u;

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);

/** Words of places that a text begins with; 0 for none, and for one that stands alone. */
function placeWordsOf(words: readonly string[]): number {
  const folded = words.map(fold);
  const found = PLACE_WORDS.find(
    (place) => words.length > place.length && place.every((word, i) => folded[i] === word),
  );
  return found?.length ?? 0;
}

/** One letter alone says nothing of its case. */
const hasCase = (text: string): boolean => (text.match(/\p{L}/gu) ?? []).length > 1;
const isUpper = (text: string): boolean => hasCase(text) && text === text.toUpperCase();
const isLower = (text: string): boolean => hasCase(text) && text === text.toLowerCase();

/** `TDP`, `TK`, `ĐCĐC`: letters without a vowel are no syllable. */
const isAbbreviation = (word: string): boolean =>
  [...word].filter((sign) => /\p{L}/u.test(sign)).length > 1 && !VOWEL.test(fold(word));

/** A syllable of a name: `NẬM` and `nậm` are `Nậm`, `H'NENG` is `H'Neng`; words with digits stay. */
function capitalised(word: string, isNumber: boolean): string {
  if (/\d/.test(word)) return word;
  if (isNumber || isAbbreviation(word)) return word.toUpperCase();
  return word.toLowerCase().replace(/(^|[^\p{L}\p{M}])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

/** The place words that a name begins with, as lists write them; mixed case was meant. */
const placeCase = (words: readonly string[]): string[] => {
  const text = words.join(' ');
  if (!isUpper(text) && !isLower(text)) return [...words];
  const lower = text.toLowerCase();
  return wordsOf(lower.charAt(0).toUpperCase() + lower.slice(1));
};

function inPlaceCase(text: string): string {
  const words = wordsOf(text);
  const kind = placeWordsOf(words);
  const [place, rest] = [words.slice(0, kind), words.slice(kind)];
  const isShouted = isUpper(rest.filter((word) => !ROMAN_NUMBER.test(word)).join(' '));
  // What somebody has typed with capitals of their own stays.
  const isOneCase = isLower(text) || isUpper(text) || isShouted;
  const number = rest.length > 1 ? ROMAN_NUMBER : NO_NAME;
  const isNumber = (i: number): boolean => i + kind > 0 && i === rest.length - 1 && number.test(rest[i]!);
  const shown = isOneCase ? rest.map((word, i) => capitalised(word, isNumber(i))) : rest;
  return [...placeCase(place), ...shown].join(' ');
}

function withoutListSigns(text: string): string {
  let bare = text;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(BULLET, '').replace(NUMBERING, '').replace(FOOTNOTE, '');
    const numbered = bare.replace(ROMAN_NUMBERING, '');
    if (numbered !== bare && placeWordsOf(wordsOf(numbered))) bare = numbered;
  }
  return /[\p{L}\p{N}]/u.test(bare) ? bare : text;
}

/**
 * The name of a place as it is shown, of what a list writes: without dashes, bullets and numbers of a list before it,
 * its kind said once, and with the capitals of place names where the list wrote all of it in one case.
 */
export const placeName = (written: string): string =>
  NO_PLACE.test(written)
    ? tidy(written)
    : inPlaceCase(withoutListSigns(tidy(written)).replace(DOUBLED, '$1'));

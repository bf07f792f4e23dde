/** Letters by which written Vietnamese is known: they are in no other Latin script of these files. */
const VIETNAMESE_ONLY = /[\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/;
export const hasVietnameseLetters = (text: string): boolean => VIETNAMESE_ONLY.test(text.normalize('NFC'));

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const ONSET = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?';
const RHYME =
  '(?:uyê(?:n|t)|uya|uyu|uy(?:nh|ch|t|n|p)?|uê(?:nh|ch)?|uơ|uâ(?:n|t|ng|y)|uô(?:c|i|m|n|ng|t)|ua|ui|u(?:c|m|n|ng|p|t)?' +
  '|ươ(?:c|i|m|n|ng|p|t|u)|ưa|ưi|ưu|ư(?:c|m|n|ng|t)?|iê(?:c|m|n|ng|p|t|u)|yê(?:m|n|t|u|ng)|ia|iu|i(?:ch|m|n|nh|p|t|c|ng)?|y(?:t|nh|ch|n|p)?' +
  '|oa(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|oă(?:c|m|n|ng|t)|oe(?:n|o|t)?|oi|oo(?:c|ng)|o(?:c|m|n|ng|p|t)?|ôi|ô(?:c|m|n|ng|p|t)?|ơi|ơ(?:m|n|p|t)?' +
  '|a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|ă(?:c|m|n|ng|p|t)|â(?:c|m|n|ng|p|t|u|y)|e(?:c|m|n|ng|o|p|t)?|ê(?:ch|m|n|nh|p|t|u|ng)?)';
const SYLLABLE = new RegExp(`^${ONSET}${RHYME}$`);

/** True for a word that Vietnamese could have: one syllable, one tone at most. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  if ((parts.match(TONES)?.length ?? 0) > 1) return false;
  return SYLLABLE.test(parts.replace(TONES, '').normalize('NFC'));
}

/** Words for judging: runs of letters and of the signs that stand for letters in old encodings. */
export const syllableWords = (text: string): string[] =>
  text.split(/[\s\d.,;:()[\]{}/\\"“”'’!?+=*&%#@<>|_-]+/).filter((word) => /[^\x00-\x7f]/.test(word));

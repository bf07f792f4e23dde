import { elementAt } from '../../../model/basics/elements.ts';
import { withoutLookAlikes } from '../../../i18n/look-alikes.ts';
import { tidy } from '../../../i18n/text.ts';

/** The five marks of tone; breve, circumflex and horn make letters of their own. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /[\u0300-\u036f]/g;

/** One syllable: where its tone mark stands does not matter, `hoà` and `hòa` are one. */
interface Syllable {
  /** Letters without their tone: `a ă â đ ê ô ơ ư` are told apart. */
  readonly letters: string;
  readonly tone: string;
  /** Letters of the Latin alphabet. */
  readonly bare: string;
}

/** A name as it is compared: case, hyphens, apostrophes, i/y and composition are gone, tones are not. */
export interface TonedName {
  readonly syllables: readonly Syllable[];
  /** Equal for two spellings of one name. */
  readonly key: string;
  /** Equal for names that differ by marks only. */
  readonly folded: string;
}

/**
 * How a written name is that of a list, from the best to the worst: the `same`; written without any mark;
 * with some of its marks left out; with a mark that the other has not.
 */
export const LIKENESS = ['same', 'unmarked', 'fewer-marks', 'other-marks'] as const;
export type Likeness = (typeof LIKENESS)[number];

/** Both spellings of the last vowel occur in one and the same name: Lý and Lí, Quý and Quí, Y Tý and Y Tí. */
const sameVowel = (letters: string): string => letters.replace(/(^|[bcdđghklmnpqrstvx]|qu)y$/, '$1i');

function syllableOf(word: string): Syllable {
  const apart = word.normalize('NFD');
  const letters = sameVowel(apart.replace(TONES, '').normalize('NFC'));
  const bare = letters.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
  return { letters, tone: (apart.match(TONES) ?? []).sort().join(''), bare };
}

/** The words of a text in lower case, as they are compared; digits are words too. */
export const tonedWords = (text: string): readonly string[] =>
  withoutLookAlikes(tidy(text))
    .normalize('NFC')
    .toLowerCase()
    // H'Neng, H’ Neng and Hneng are one.
    .replace(/['’`ʼ]\s*/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

export function tonedName(words: readonly string[]): TonedName {
  const syllables = words.map(syllableOf);
  return {
    syllables,
    key: syllables.map(({ letters, tone }) => letters + tone).join(' '),
    folded: syllables.map(({ bare }) => bare).join(' '),
  };
}

const isUnmarked = ({ syllables }: TonedName): boolean =>
  syllables.every(({ letters, tone, bare }) => tone === '' && letters === bare);

const leavesOut = (written: Syllable, known: Syllable): boolean =>
  (written.tone === '' || written.tone === known.tone) &&
  [...written.letters].every((letter, i) => letter === known.letters[i] || letter === known.bare[i]);

/** How `written` is `known`; null where more than marks tells them apart. */
export function likenessOf(written: TonedName, known: TonedName): Likeness | null {
  if (written.key === known.key) return 'same';
  if (written.folded !== known.folded) return null;
  if (isUnmarked(written)) return 'unmarked';
  return written.syllables.every((syllable, i) => leavesOut(syllable, elementAt(known.syllables, i)))
    ? 'fewer-marks'
    : 'other-marks';
}

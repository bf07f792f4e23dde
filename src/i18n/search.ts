import { withoutKind } from './commune-kind.ts';
import { fold, tidy } from './text.ts';

/** A word as it is compared. `hoà` and `hòa` are one: where the tone mark stands does not matter. */
interface Word {
  readonly folded: string;
  /** `a ă â đ ê ô ơ ư` told apart, without the tone. */
  readonly letters: string;
  readonly tone: string;
}

/** What a search looks through for one row. */
export interface SearchText {
  readonly name: readonly Word[];
  /** Other names that say where it is, or was: of its commune, of old communes. */
  readonly beside: readonly Word[];
  /** Folded. */
  readonly code: string;
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

function wordOf(written: string): Word {
  const apart = written.toLowerCase().normalize('NFD');
  const letters = apart.replace(TONE, '').normalize('NFC');
  return { folded: fold(written), letters, tone: (apart.match(TONE) ?? []).join('') };
}

const wordsOf = (text: string): Word[] =>
  tidy(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .map(wordOf);

export const searchText = (name: string, beside: readonly string[], code: string): SearchText => ({
  name: wordsOf(name),
  beside: beside.flatMap(wordsOf),
  code: fold(code),
});

/** How a word that is looked for is met by another: `toned` is no less where it was typed without marks. */
type Meets = (sought: Word, word: Word) => boolean;
const isTyped = ({ folded, letters, tone }: Word): boolean => tone !== '' || folded !== letters;
const whole: Meets = (sought, word) => sought.folded === word.folded;
const begins: Meets = (sought, word) => word.folded.startsWith(sought.folded);
/** Two letters or a number are in half of all words: they count only where a word begins with them. */
const holds: Meets = (sought, word) =>
  begins(sought, word) ||
  (sought.folded.length > 2 && /\D/.test(sought.folded) && word.folded.includes(sought.folded));
const asToned =
  (meets: Meets): Meets =>
  (sought, word) =>
    meets(sought, word) &&
    (!isTyped(sought) ||
      (word.letters.startsWith(sought.letters) && (sought.tone === '' || word.tone === sought.tone)));

/** The words one after another; the last may be the beginning of one that somebody is still typing. */
function inOrder(sought: readonly Word[], words: readonly Word[], meets: Meets, lastMeets: Meets): boolean {
  return words.some((_, start) =>
    sought.every((one, i) => {
      const word = words[start + i];
      return word !== undefined && (i === sought.length - 1 ? lastMeets : meets)(one, word);
    }),
  );
}

const everywhere = (sought: readonly Word[], words: readonly Word[], meets: Meets): boolean =>
  sought.every((one) => words.some((word) => meets(one, word)));

type Grade = (sought: readonly Word[], text: SearchText, as: (meets: Meets) => Meets) => boolean;

/** From the best to the worst: whole words in their order first. */
const GRADES: readonly Grade[] = [
  (sought, { name }, as) => sought.length === name.length && inOrder(sought, name, as(whole), as(whole)),
  (sought, { name }, as) => inOrder(sought, name, as(whole), as(whole)),
  (sought, { beside }, as) => inOrder(sought, beside, as(whole), as(whole)),
  (sought, { name }, as) => inOrder(sought, name, as(whole), as(begins)),
  (sought, { name }, as) => everywhere(sought, name, as(whole)),
  (sought, { name, beside }, as) => everywhere(sought, [...name, ...beside], as(whole)),
  (sought, { beside }, as) => inOrder(sought, beside, as(whole), as(begins)),
  (sought, { name, beside }, as) => everywhere(sought, [...name, ...beside], as(begins)),
  (sought, { name, beside }, as) => everywhere(sought, [...name, ...beside], as(holds)),
];

const plain = (meets: Meets): Meets => meets;

/** One way to read what was typed. */
class Reading {
  readonly words: readonly Word[];
  readonly #code: string;

  constructor(query: string) {
    this.words = wordsOf(query);
    this.#code = fold(query).trim();
  }

  rank(text: SearchText): number | null {
    if (this.#code.length > 2 && text.code.startsWith(this.#code)) return 0;
    const grade = (as: (meets: Meets) => Meets): number =>
      GRADES.findIndex((test) => test(this.words, text, as));
    const plainly = grade(plain);
    if (plainly < 0) return null;
    const toned = this.words.some(isTyped) ? grade(asToned) : plainly;
    return toned >= 0 ? toned : GRADES.length + plainly;
  }
}

/**
 * A search, to be asked of many rows. *Xã Mường* is looked for as it is and, half a rank behind, as the commune Mường: many
 * lists leave out what all that is in them is.
 */
export class Search {
  readonly #typed: Reading;
  readonly #bare: Reading | null;

  constructor(query: string) {
    this.#typed = new Reading(query);
    const bare = withoutKind(query);
    this.#bare = bare === null ? null : new Reading(bare);
  }

  /** Nothing is looked for. */
  get isEmpty(): boolean {
    return this.#typed.words.length === 0;
  }

  /** 0 for the best match, growing; null for none. Who types marks means them: names with them come before all others. */
  rank(text: SearchText): number | null {
    if (this.isEmpty) return 0;
    const typed = this.#typed.rank(text);
    const bare = this.#bare?.rank(text) ?? null;
    if (bare === null) return typed;
    return typed === null ? bare + 0.5 : Math.min(typed, bare + 0.5);
  }
}

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

/** Names are made of few words, and many places share a name: each is taken apart once, and held once. */
const KEPT_TEXTS = 20_000;
const words = new Map<string, Word>();
const texts = new Map<string, readonly Word[]>();

function remembered<V>(known: Map<string, V>, text: string, make: (text: string) => V): V {
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = make(text);
  if (known.size >= KEPT_TEXTS) known.clear();
  known.set(text, value);
  return value;
}

const wordsOf = (text: string): readonly Word[] =>
  remembered(texts, text, () =>
    tidy(text)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean)
      .map((written) => remembered(words, written, wordOf)),
  );

export const searchText = (name: string, beside: readonly string[], code: string): SearchText => ({
  name: wordsOf(name),
  beside: beside.length === 1 ? wordsOf(beside[0]!) : beside.flatMap(wordsOf),
  code: fold(code),
});

/** How well a word meets one that is looked for; each level takes in those above it. */
const [NOT, HOLDS, BEGINS, WHOLE] = [0, 1, 2, 3];
type Level = number;

const isTyped = ({ folded, letters, tone }: Word): boolean => tone !== '' || folded !== letters;

function levelOf(sought: Word, word: Word): Level {
  if (sought.folded === word.folded) return WHOLE;
  if (word.folded.startsWith(sought.folded)) return BEGINS;
  // Two letters or a number are in half of all words: they count only where a word begins with them.
  const counts = sought.folded.length > 2 && /\D/.test(sought.folded);
  return counts && word.folded.includes(sought.folded) ? HOLDS : NOT;
}

/** Marks that were typed are met too; a word is no less where it was typed without marks. */
const meetsMarks = (sought: Word, word: Word): boolean =>
  !isTyped(sought) ||
  (word.letters.startsWith(sought.letters) && (sought.tone === '' || word.tone === sought.tone));

/** Of one word of a row: its level for each word that is looked for, plainly and with the marks that were typed. */
interface Met {
  readonly plain: Uint8Array;
  readonly toned: Uint8Array;
}
type Levels = readonly Uint8Array[];

/** The words one after another; the last may be the beginning of one that somebody is still typing. */
function inOrder(sought: number, words: Levels, least: Level, leastLast: Level): boolean {
  for (let start = 0; start < words.length; start++) {
    let i = 0;
    while (i < sought && (words[start + i]?.[i] ?? NOT) >= (i === sought - 1 ? leastLast : least)) i++;
    if (i === sought) return true;
  }
  return false;
}

function everywhere(sought: number, name: Levels, beside: Levels, least: Level): boolean {
  for (let i = 0; i < sought; i++) {
    const meets = (word: Uint8Array): boolean => word[i]! >= least;
    if (!name.some(meets) && !beside.some(meets)) return false;
  }
  return true;
}

type Grade = (sought: number, name: Levels, beside: Levels) => boolean;

/** From the best to the worst, whole words in their order first; each takes in no row that the last does not. */
const GRADES: readonly Grade[] = [
  (sought, name) => sought === name.length && inOrder(sought, name, WHOLE, WHOLE),
  (sought, name) => inOrder(sought, name, WHOLE, WHOLE),
  (sought, _, beside) => inOrder(sought, beside, WHOLE, WHOLE),
  (sought, name) => inOrder(sought, name, WHOLE, BEGINS),
  (sought, name) => everywhere(sought, name, [], WHOLE),
  (sought, name, beside) => everywhere(sought, name, beside, WHOLE),
  (sought, _, beside) => inOrder(sought, beside, WHOLE, BEGINS),
  (sought, name, beside) => everywhere(sought, name, beside, BEGINS),
  (sought, name, beside) => everywhere(sought, name, beside, HOLDS),
];

const gradeOf = (sought: number, name: Levels, beside: Levels): number =>
  everywhere(sought, name, beside, HOLDS) ? GRADES.findIndex((test) => test(sought, name, beside)) : -1;

/** One way to read what was typed. */
class Reading {
  readonly words: readonly Word[];
  readonly #code: string;
  readonly #typed: boolean;
  readonly #met = new Map<Word, Met>();

  constructor(query: string) {
    this.words = wordsOf(query);
    this.#code = fold(query).trim();
    this.#typed = this.words.some(isTyped);
  }

  #meet(word: Word): Met {
    const before = this.#met.get(word);
    if (before) return before;
    const plain = Uint8Array.from(this.words, (sought) => levelOf(sought, word));
    const toned = plain.map((level, i) => (meetsMarks(this.words[i]!, word) ? level : NOT));
    const met = { plain, toned };
    this.#met.set(word, met);
    return met;
  }

  rank({ name, beside, code }: SearchText): number | null {
    if (this.#code.length > 2 && code.startsWith(this.#code)) return 0;
    const levels = (words: readonly Word[], as: keyof Met): Levels =>
      words.map((word) => this.#meet(word)[as]);
    const grade = (as: keyof Met): number => gradeOf(this.words.length, levels(name, as), levels(beside, as));
    const plainly = grade('plain');
    if (plainly < 0) return null;
    const toned = this.#typed ? grade('toned') : plainly;
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

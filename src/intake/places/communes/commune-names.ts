import { splitKind, type CommuneKind } from './commune-kind.ts';
import { LIKENESS, likenessOf, tonedName, tonedWords, type Likeness, type TonedName } from './toned-name.ts';

/** Entries of a list that a written name may mean: all of one likeness, the best that the list has. */
export interface Found<T> {
  readonly likeness: Likeness;
  /** False where the written kind is another than that of every entry. */
  readonly kindFits: boolean;
  readonly entries: readonly T[];
}

interface Entry<T> {
  readonly item: T;
  readonly kind: CommuneKind | null;
  readonly name: TonedName;
}

const rank = (likeness: Likeness): number => LIKENESS.indexOf(likeness);

/** The better of two; the first where they are equal. */
const better = <T>(a: Found<T> | null, b: Found<T> | null): Found<T> | null =>
  !a || (b && rank(b.likeness) < rank(a.likeness)) ? b : a;

/** The names of a list of communes, found by spelling: tones count, and are left aside only where nothing has them. */
export class CommuneNames<T> {
  private readonly byFolded = new Map<string, Entry<T>[]>();
  private readonly found = new Map<string, Found<T> | null>();
  private readonly longest: number;
  private readonly kinds = new Set<CommuneKind | null>();

  /** @param kindOf where the list names the kind apart; else it stands before the name */
  constructor(
    items: readonly T[],
    nameOf: (item: T) => string,
    kindOf: (item: T) => string | null = () => null,
  ) {
    let longest = 0;
    for (const item of items) {
      const { kind, words } = splitKind(tonedWords(nameOf(item)));
      const name = tonedName(words);
      const entry = { item, kind: kind ?? splitKind([...tonedWords(kindOf(item) ?? ''), '-']).kind, name };
      const known = this.byFolded.get(name.folded);
      if (known) known.push(entry);
      else this.byFolded.set(name.folded, [entry]);
      this.kinds.add(entry.kind);
      longest = Math.max(longest, words.length);
    }
    this.longest = longest;
  }

  hasKind(kind: CommuneKind): boolean {
    return this.kinds.has(kind);
  }

  /** What a name means, with or without its kind; null where no entry has these letters. */
  find(name: string): Found<T> | null {
    let found = this.found.get(name);
    if (found === undefined) this.found.set(name, (found = this.search(tonedWords(name))));
    return found;
  }

  /** The longest name that stands in a text such as a file name, as `find` has it. */
  findIn(text: string): Found<T> | null {
    const words = tonedWords(text);
    for (let length = Math.min(this.longest, words.length); length > 0; length--) {
      let best: Found<T> | null = null;
      for (let at = 0; at + length <= words.length; at++)
        best = joined(best, this.searchSpan(words, at, length));
      if (best) return best;
    }
    return null;
  }

  private searchSpan(words: readonly string[], at: number, length: number): Found<T> | null {
    const span = words.slice(at, at + length);
    const { kind } = splitKind([...words.slice(Math.max(0, at - 2), at), '-'].slice(-3));
    const near = kind ?? splitKind([...words.slice(Math.max(0, at - 1), at), '-']).kind;
    const found = this.among(span, near);
    // A single word of a sentence is no name unless its marks or its kind say so; *nam 2025* without marks is a year.
    const isName = found?.likeness === 'same' && (words.length === 1 || words.some(isMarked));
    return found && length === 1 && !isName && near === null ? null : found;
  }

  private search(words: readonly string[]): Found<T> | null {
    if (!words.length) return null;
    const { kind, unmarked, words: bare } = splitKind(words);
    const own = this.among(bare, kind, unmarked);
    return kind === null ? own : better(own, this.among(words, null));
  }

  /** @param unmarked true where the writer leaves marks out: a name that has none is then no better than the others */
  private among(words: readonly string[], kind: CommuneKind | null, unmarked = false): Found<T> | null {
    const written = tonedName(words);
    let best: Likeness | null = null;
    let entries: Entry<T>[] = [];
    for (const entry of this.byFolded.get(written.folded) ?? []) {
      const spelled = likenessOf(written, entry.name)!;
      const likeness = unmarked && spelled === 'same' ? 'unmarked' : spelled;
      if (best !== null && rank(likeness) > rank(best)) continue;
      if (likeness !== best) entries = [];
      best = likeness;
      entries.push(entry);
    }
    if (best === null) return null;
    const ofKind = kind === null ? [] : entries.filter((entry) => entry.kind === kind);
    const kindFits = kind === null || ofKind.length > 0 || entries.some((entry) => entry.kind === null);
    return {
      likeness: best,
      kindFits,
      entries: (ofKind.length ? ofKind : entries).map(({ item }) => item),
    };
  }
}

const isMarked = (word: string): boolean => /[^\p{ASCII}]/u.test(word);

/** Two names of equal length in one text: the better spelled; both where they are equally good. */
function joined<T>(a: Found<T> | null, b: Found<T> | null): Found<T> | null {
  if (!a || !b || a.likeness !== b.likeness) return better(a, b);
  return { ...a, entries: [...new Set([...a.entries, ...b.entries])] };
}

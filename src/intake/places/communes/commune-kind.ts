/** Kinds of communes; townships are of the old list alone, special zones of the new one. */
export type CommuneKind = 'xã' | 'phường' | 'thị trấn' | 'đặc khu';

/** Written in full or short, with their tones or without any. */
const WRITTEN: readonly (readonly [CommuneKind, readonly string[]])[] = [
  ['xã', ['xã', 'xa', 'x']],
  ['phường', ['phường', 'phuong', 'p']],
  ['thị trấn', ['thị trấn', 'thi tran', 'tt', 't trấn', 't tran']],
  ['đặc khu', ['đặc khu', 'dac khu', 'đk']],
];

/** A name without the kind that stands before it; `null` where none does. */
export interface KindAndName {
  readonly kind: CommuneKind | null;
  /** True where the kind is written in full without its marks: who types `xa` leaves them out of the name too. */
  readonly unmarked: boolean;
  readonly words: readonly string[];
}

const isUnmarkedKind = (spelling: string): boolean => /^(xa|phuong|.* tran|dac khu)$/.test(spelling);

/** @param words in lower case; `Xá Nhè` keeps its first word, since `xá` is no `xã` */
export function splitKind(words: readonly string[]): KindAndName {
  for (const [kind, spellings] of WRITTEN)
    for (const spelling of spellings) {
      const parts = spelling.split(' ');
      if (words.length > parts.length && parts.every((part, i) => words[i] === part))
        return { kind, unmarked: isUnmarkedKind(spelling), words: words.slice(parts.length) };
    }
  return { kind: null, unmarked: false, words };
}

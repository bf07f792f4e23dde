import { fold } from './text.ts';

const KINDS = ['xã', 'phường', 'thị trấn', 'đặc khu'];

/** True for the name of a commune that begins with what it is. */
export const saysKind = (name: string): boolean =>
  KINDS.some((kind) => name.normalize('NFC').toLowerCase().startsWith(`${kind} `));

/** How many words from here on say a kind, with its marks or without any. */
function kindAt(words: readonly string[], at: number): number {
  const kind = KINDS.map((written) => written.split(' ')).find((parts) =>
    parts.every((part, k) => words[at + k] === part || words[at + k] === fold(part)),
  );
  return kind?.length ?? 0;
}

/**
 * What somebody typed without the words that say what a commune is before its name; null where it has none of them. *Xà*
 * and *nậm xã* are names.
 */
export function withoutKind(typed: string): string | null {
  const written = typed.split(/\s+/).filter(Boolean);
  const words = written.map((word) => word.normalize('NFC').toLowerCase());
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const count = kindAt(words, at);
    if (count && at + count < words.length) at += count - 1;
    else rest.push(written[at]);
  }
  return rest.length < words.length ? rest.join(' ') : null;
}

/** Lists name communes with their kind or without it; said once, it is that of the list. */
export const withKind = (kind: string, quote: string, name: string): string =>
  saysKind(name) ? quote + name : `${kind} ${quote}${name}`;

/** Within a Vietnamese sentence, whether the list writes *Quỳnh Nhai* or *Xã Quỳnh Nhai*. */
export const communeInSentence = (name: string): string =>
  saysKind(name) ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : `xã ${name}`;

import { fold } from './text.ts';

/** True for the name of a commune that begins with what it is. */
export const saysKind = (name: string): boolean => /^(xã|phường|thị trấn|đặc khu) /iu.test(name);

const KIND_FOLDED = /(^|\s)(xa|phuong|thi tran|dac khu)(?=\s|$)/g;

/** What somebody typed, folded, without the words that only say what a commune is; null where it has none of them. */
export function withoutKind(typed: string): string | null {
  const folded = fold(typed);
  const rest = folded.replace(KIND_FOLDED, '$1').trim();
  return rest === '' || rest === folded ? null : rest;
}

/** Lists name communes with their kind or without it; said once, it is that of the list. */
export const withKind = (kind: string, quote: string, name: string): string =>
  saysKind(name) ? quote + name : `${kind} ${quote}${name}`;

import type { CommuneFinder } from './commune-finder.ts';
import type { Meaning } from './commune-meaning.ts';

/** Which list of communes a file speaks of: that of before the reorganisation, or the one in force. */
export type Vintage = 'old' | 'new' | 'undecided';

/** A row as it bears witness for its file. */
export interface VintageRow {
  readonly meaning: Meaning;
  readonly district: string | null;
  readonly location: readonly [number, number] | null;
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code) => b.includes(code));

/** True where both lists have the name and mean different communes by it. */
export const differs = ({ old, current }: Meaning): boolean =>
  old !== null && current !== null && !sameCodes(old.codes, current.codes);

/**
 * The list that a file speaks of. A district column, or a commune that only the old list has, says old;
 * one that only the new list has says new. Where every row reads by both lists, agreement settles it, then
 * the places; where those do not either, `undecided`: neither name nor code identifies a commune alone.
 *
 * @param rows those that name a commune
 */
export function findVintage(rows: readonly VintageRow[], finder: CommuneFinder): Vintage {
  if (!rows.length) return 'new';
  if (rows.some(({ district }) => district !== null)) return 'old';
  let onlyOld = 0;
  let onlyNew = 0;
  let differ = 0;
  let placedOld = 0;
  let placedNew = 0;
  for (const { meaning, location } of rows) {
    const { old, current } = meaning;
    if (old && !current) onlyOld++;
    else if (!old && current) onlyNew++;
    else if (differs(meaning)) {
      differ++;
      const around = location ? finder.codesAt(...location) : [];
      if (around.some((code) => old!.codes.includes(code))) placedOld++;
      if (around.some((code) => current!.codes.includes(code))) placedNew++;
    }
  }
  if (onlyOld > onlyNew) return 'old';
  if (onlyNew > onlyOld || differ === 0) return 'new';
  if (placedOld !== placedNew) return placedOld > placedNew ? 'old' : 'new';
  return 'undecided';
}

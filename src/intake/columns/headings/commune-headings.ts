import { elementAt } from '../../../model/basics/elements.ts';
import type { SourceTable } from '../../files/source-table.ts';
import { readHeadingList, type NamedList } from '../../text/list-words.ts';
import type { FieldKey } from './header-dictionary.ts';

interface Match {
  readonly key: FieldKey;
  readonly score: number;
}

const LEAST_NAMED = 0.8;

/**
 * The matches of a heading that says which list its communes are of: what is left without these words names communes,
 * whatever the words are (*trước sắp xếp*, *nay thuộc*).
 *
 * @param score matches of a heading by its spelling alone, the best first
 */
export function withCommuneList(
  path: readonly string[],
  score: (path: readonly string[]) => readonly Match[],
): readonly Match[] {
  const matches = score(path);
  const list = readHeadingList(path.join(' '))?.list;
  if (!list) return matches;
  const rest = path.map((level) => readHeadingList(level)?.rest ?? level).filter(Boolean);
  const [best] = rest.length ? score(rest) : [];
  if (best?.key !== 'commune' || best.score < LEAST_NAMED) return matches;
  const key = list === 'old' ? 'commune_old' : 'commune';
  const own = matches.find((match) => match.key === key)?.score ?? 0;
  return [
    { key, score: Math.max(own, best.score) } as const,
    ...matches.filter((match) => match.key !== 'commune' && match.key !== 'commune_old'),
  ].sort((a, b) => b.score - a.score);
}

const listOf = ({ columns }: SourceTable, column: number): NamedList | null =>
  readHeadingList(elementAt(columns, column).path.join(' '))?.list ?? null;

/** Beside a column *Xã sau sắp xếp*, a column that is called only *Xã* holds the communes of before. */
export function besideNewCommunes<T extends { readonly key: FieldKey; readonly column: number }>(
  claims: readonly T[],
  table: SourceTable,
): readonly T[] {
  const ofCommunes = claims.filter(({ key }) => key === 'commune');
  if (ofCommunes.length < 2 || !ofCommunes.some(({ column }) => listOf(table, column) === 'new'))
    return claims;
  return claims.map((claim) =>
    claim.key === 'commune' && listOf(table, claim.column) === null
      ? { ...claim, key: 'commune_old' }
      : claim,
  );
}

import { besideNewCommunes } from './headings/commune-headings.ts';
import { fieldOfBareWord, type FieldKey } from './headings/header-dictionary.ts';
import { foldHeader } from './headings/header-field.ts';
import { scoreHeader, scoreHeaderOf, type HeaderMatch } from './headings/header-score.ts';
import type { RoleColumns } from './headings/role-columns.ts';
import type { SourceTable, SourceColumn } from '../files/source-table.ts';
import type { ColumnJudge } from './column-judge.ts';

interface Claim {
  readonly column: number;
  readonly key: FieldKey;
  /** By spelling and values; above 1 where both speak for it. */
  readonly score: number;
}

/** Below this a guess is not made. */
export const LEAST = 0.7;
const FIT_BONUS = 0.2;
/** `X` and `Y` alone say less than any name of a coordinate. */
const BARE_LETTER = 0.75;

function matchesOf(column: SourceColumn, role: RoleColumns): readonly HeaderMatch[] {
  const bare = fieldOfBareWord(foldHeader(column.name), role);
  if (bare) return [{ key: bare, score: 1 }];
  const matches = scoreHeaderOf(column.path, role);
  return /^[a-z]$/.test(foldHeader(column.name))
    ? matches.map(({ key, score }) => ({ key, score: Math.min(score, BARE_LETTER) }))
    : matches;
}

function claimsOf(
  column: SourceColumn,
  index: number,
  role: RoleColumns,
  besideCommune: boolean,
  judge: ColumnJudge,
): Claim[] {
  return matchesOf(column, role).flatMap(({ key, score }) => {
    // "Bản" is also a copy: a village column only beside a commune column, or in a list of villages.
    if (key === 'village' && foldHeader(column.name) === 'ban' && !besideCommune && role.name !== 'village')
      return [];
    const fit = judge.fit(column, key);
    // Values that contradict the spelling outweigh it.
    if (fit < 0.2) return [];
    return [{ column: index, key, score: score + (fit >= 0.8 ? FIT_BONUS : 0) }];
  });
}

/** What is settled of a table so far; taking claims adds to it. */
interface Settling {
  readonly taken: Map<FieldKey, number>;
  readonly scores: Map<FieldKey, number>;
  readonly usedColumns: Set<number>;
  readonly unused: ReadonlySet<number>;
  readonly decided: ReadonlySet<FieldKey>;
}

/** Gives the fields that are still open to the columns that claim them best. */
export function takeClaims(
  table: SourceTable,
  role: RoleColumns,
  { taken, scores, usedColumns, unused, decided }: Settling,
  judge: ColumnJudge,
): void {
  const besideCommune = table.columns.some((column) =>
    scoreHeader(column.path).some(({ key, score }) => key.startsWith('commune') && score >= 0.95),
  );
  const made = table.columns.flatMap((column, index) =>
    usedColumns.has(index) || unused.has(index) ? [] : claimsOf(column, index, role, besideCommune, judge),
  );
  const claims = besideNewCommunes(made, table)
    .filter((claim) => claim.score >= LEAST && !decided.has(claim.key))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  for (const { column, key, score } of claims) {
    if (taken.has(key) || usedColumns.has(column)) continue;
    taken.set(key, column);
    usedColumns.add(column);
    scores.set(key, Math.min(1, score));
  }
}

import type { ParsedFile } from '../../formats/reading/parsed-file.ts';
import type { Refusal } from '../../model/basics/result.ts';

/** Columns with anything in them; the widest forms that provinces send have about a hundred. */
const MOST_COLUMNS = 1000;

/** Distinct columns with content, counted no further than one beyond the most. */
function countColumns(parsed: Exclude<ParsedFile, { kind: 'terrain' }>): number {
  let most = 0;
  const parts =
    parsed.kind === 'features'
      ? parsed.tables.map(({ properties }) => namesOf(properties))
      : parsed.sheets.map(({ rows }) => filledOf(rows));
  for (const part of parts) {
    const names = new Set<string | number>();
    for (const name of part) {
      names.add(name);
      if (names.size > MOST_COLUMNS) return names.size;
    }
    most = Math.max(most, names.size);
  }
  return most;
}

function* namesOf(properties: readonly Readonly<Record<string, unknown>>[]): Generator<string> {
  for (const own of properties) yield* Object.keys(own);
}

function* filledOf(rows: readonly (readonly unknown[])[]): Generator<number> {
  for (const row of rows)
    for (let column = 0; column < row.length; column++) if (row[column] !== null) yield column;
}

/** A table that nobody can look through, and whose columns would fill the memory; null for all others. */
export function refuseWide(parsed: ParsedFile, file: string): Refusal | null {
  if (parsed.kind === 'terrain' || countColumns(parsed) <= MOST_COLUMNS) return null;
  return { code: 'too-many-columns', location: { file }, context: { most: MOST_COLUMNS } };
}

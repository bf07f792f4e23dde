import { elementAt } from '../../../model/basics/elements.ts';
import type { SourceTable, SourceColumn } from '../../files/source-table.ts';
import type { ColumnProfile } from './column-profile.ts';
import { readCountWords, type CountMeaning } from './count-words.ts';
import { fieldOfBareWord, type FieldKey } from '../headings/header-dictionary.ts';
import { foldHeader } from '../headings/header-field.ts';
import { scoreHeaderOf } from '../headings/header-score.ts';
import {
  LIKELY,
  namedAs,
  NOTHING_WEIGHED,
  type ColumnCandidate,
  type RepeatedColumn,
  type Settled,
  type WeighedColumn,
  type WeighedColumns,
} from './candidates.ts';
import { findPositions, holdsPositions, type PositionField } from './position-columns.ts';
import type { RoleColumns } from '../headings/role-columns.ts';
import { textOf } from '../../text/cell.ts';
import { asDoubts, weighCounts } from './weigh-counts.ts';
import { weighNames } from './weigh-names.ts';

/**
 * Weighs the columns that decide a figure: the names of villages, households, people, positions. Each by its words,
 * its values and its neighbours; what does not lead by a margin is a doubt, never a guess.
 */
export function weighColumns(
  table: SourceTable,
  role: RoleColumns,
  settled: Settled,
  profileOf: (column: SourceColumn) => ColumnProfile,
): WeighedColumns {
  const fields = new Set(role.fields);
  const all = table.columns.flatMap((column, index): ColumnCandidate[] => {
    if (settled.settled.has(index)) return [];
    const bare = fieldOfBareWord(foldHeader(column.name), role);
    const best = bare ? { key: bare, score: 1 } : scoreHeaderOf(column.path, role)[0];
    return [{ index, column, profile: profileOf(column), best }];
  });
  const repeated = fields.has('population') ? repeatedColumns(all) : [];
  const again = new Set(repeated.map(({ column }) => column));
  const candidates = all.filter(({ index }) => !again.has(index));
  const known = (['households', 'population'] as const).flatMap((key) => {
    const index = settled.taken.get(key);
    const column = index === undefined ? undefined : table.columns[index];
    return column ? [{ index: index!, column, profile: profileOf(column), best: { key, score: 1 } }] : [];
  });
  const weighed = fields.has('population')
    ? weighCounts([...candidates, ...known], settled)
    : NOTHING_WEIGHED;
  const { part, isHeadless } = table.about ?? {};
  const counts = part === undefined && !isHeadless ? weighed : asDoubts(weighed);
  const taken = new Set(counts.found.map(({ column }) => column));
  const names =
    role.name === 'village' && fields.has('village') && !settled.taken.has('village')
      ? weighNames(
          candidates.filter(({ index }) => !taken.has(index)),
          fields,
          table.blocks,
          counts.found.length > 0,
        )
      : NOTHING_WEIGHED;
  for (const { column } of names.found) taken.add(column);
  const positions = fields.has('lon')
    ? weighPositions(
        candidates.filter(({ index }) => !taken.has(index)),
        table,
        settled,
      )
    : NOTHING_WEIGHED;
  return {
    found: [...counts.found, ...names.found, ...positions.found],
    decided: new Set([...counts.decided, ...names.decided]),
    doubts: [...counts.doubts, ...names.doubts, ...positions.doubts],
    repeated,
    registered: counts.registered,
  };
}

/** In fewer rows two columns may be equal by chance. */
const LEAST_EQUAL = 3;

/** Columns whose cells are those of another, which either serves: the one whose heading says more, else the first. */
function repeatedColumns(candidates: readonly ColumnCandidate[]): readonly RepeatedColumn[] {
  const ranked = candidates.toSorted(
    (a, b) => (b.best?.score ?? 0) - (a.best?.score ?? 0) || a.index - b.index,
  );
  const kept: ColumnCandidate[] = [];
  return ranked.flatMap((candidate) => {
    const first = kept.find((other) => saysAgain(candidate, other));
    if (first) return [{ column: candidate.index, first: first.index }];
    kept.push(candidate);
    return [];
  });
}

function saysAgain(one: ColumnCandidate, other: ColumnCandidate): boolean {
  const [a, b] = [one.profile, other.profile];
  if (a.said < LEAST_EQUAL || a.said !== b.said || a.distinct !== b.distinct || a.numeric !== b.numeric)
    return false;
  // Two fields may have the same values: as many poor households as households.
  const own = namedAs(one);
  if (own !== null && own !== namedAs(other)) return false;
  if (a.distinct * a.said < LEAST_EQUAL) return false;
  // Nor is a count of another year, of a part or of other things the same, whatever its numbers.
  if (countsOtherwise(readCountWords(one.column.path), readCountWords(other.column.path))) return false;
  return one.column.cells.every((cell, i) => textOf(cell) === textOf(elementAt(other.column.cells, i)));
}

const countsOtherwise = (a: CountMeaning, b: CountMeaning): boolean =>
  a.isPart !== b.isPart ||
  a.years.join() !== b.years.join() ||
  (a.counts !== null && b.counts !== null && a.counts !== b.counts);

const POSITIONS = ['lon', 'lat', 'coord_pair', 'vn2000_x', 'vn2000_y'] as const satisfies readonly FieldKey[];
/** With its tone: *Đông* is a direction. */
const COUNTS_MONEY = /đồng(?!\p{L})|(?<!\p{L})vn[dđ](?!\p{L})/iu;
const isPosition = (key: FieldKey): key is (typeof POSITIONS)[number] =>
  (POSITIONS as readonly FieldKey[]).includes(key);

/**
 * Positions by their values alone, where no heading names any that has them: whole degrees beside columns of
 * full positions, or a northing under the heading of a longitude, are none.
 */
function weighPositions(
  candidates: readonly ColumnCandidate[],
  table: SourceTable,
  { taken }: Settled,
): WeighedColumns {
  const named = new Set(
    candidates.flatMap(({ best, profile }) => {
      if (!best || !isPosition(best.key) || best.score < 0.7 || !profile.said) return [];
      if (best.key === 'coord_pair') return [best.key];
      const holds = [best.key, SWAPPED[best.key]].some((key) => holdsPositions(profile, key));
      return holds ? [best.key] : [];
    }),
  );
  const isWhole = WHOLE.some((keys) => keys.every((key) => named.has(key)));
  if (isWhole || POSITIONS.some((key) => taken.has(key)) || table.geometry?.xy.length) return NOTHING_WEIGHED;
  // *Vị trí* is an address or a place in numbers: that its cells say.
  const open = candidates.filter(
    ({ best, column }) =>
      !COUNTS_MONEY.test(column.name.normalize('NFC')) &&
      (!best || best.score < LIKELY || isPosition(best.key) || best.key === 'address'),
  );
  const { found, doubtful } = findPositions(open);
  const doubts = doubtful.length
    ? [{ fields: ['lat', 'lon'] as const, columns: doubtful.toSorted((a, b) => a - b) }]
    : [];
  return {
    found: [...found].map(([key, column]): WeighedColumn => ({ key, column, score: 0.8, by: 'values' })),
    decided: new Set(),
    doubts,
    repeated: [],
    registered: [],
  };
}

/** Headings that name a whole position. */
const WHOLE: readonly (readonly (typeof POSITIONS)[number][])[] = [
  ['lon', 'lat'],
  ['vn2000_x', 'vn2000_y'],
  ['coord_pair'],
];
/** Longitude and latitude, northing and easting are often the wrong way round; that is settled later. */
const SWAPPED: Readonly<Record<PositionField, PositionField>> = {
  lon: 'lat',
  lat: 'lon',
  vn2000_x: 'vn2000_y',
  vn2000_y: 'vn2000_x',
};

import { elementAt } from '../../../model/basics/elements.ts';
import type { SourceTable, SourceColumn } from '../../files/source-table.ts';
import type { ColumnProfile } from './column-profile.ts';
import { findCounts, type CountColumn } from './count-columns.ts';
import { readCountWords, type CountMeaning } from './count-words.ts';
import { fieldOfBareWord, type FieldKey } from '../headings/header-dictionary.ts';
import { foldHeader } from '../headings/header-field.ts';
import { scoreHeaderOf, type HeaderMatch } from '../headings/header-score.ts';
import { beginWithKinds, nameFit, namesEveryRow, namesOfBefore } from './name-columns.ts';
import { findPositions, holdsPositions, type PositionField } from './position-columns.ts';
import type { RoleColumns } from '../headings/role-columns.ts';
import { saysNothing, textOf } from '../../text/cell.ts';

/** A field that no single column stands out for, with the columns that may be meant, ascending. */
export interface ColumnDoubt {
  readonly fields: readonly FieldKey[];
  readonly columns: readonly number[];
}

interface WeighedColumn {
  readonly key: FieldKey;
  readonly column: number;
  /** 0..1 */
  readonly score: number;
  /** `values` where the heading alone would not have named the field. */
  readonly by: 'words' | 'values';
}

export interface WeighedColumns {
  readonly found: readonly WeighedColumn[];
  /** Fields that are settled here, whether a column was found or not: no spelling alone may claim them. */
  readonly decided: ReadonlySet<FieldKey>;
  readonly doubts: readonly ColumnDoubt[];
  /** Columns that say the same as another in every row: only that one was weighed. */
  readonly repeated: readonly RepeatedColumn[];
}

/** Indexes of a column and of the one that it says again. */
export interface RepeatedColumn {
  readonly column: number;
  readonly first: number;
}

/** What people have settled before any weighing. */
export interface Settled {
  readonly taken: ReadonlyMap<FieldKey, number>;
  /** Columns that have a field, or shall have none. */
  readonly settled: ReadonlySet<number>;
  readonly listYear: number | null;
}

/** From here on a spelling names its field without help. */
const NAMED = 0.95;
const LIKELY = 0.8;

/** A column with what its words and its cells say, worked out once. */
interface Candidate {
  readonly index: number;
  readonly column: SourceColumn;
  readonly profile: ColumnProfile;
  readonly best: HeaderMatch | undefined;
}

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
  const all = table.columns.flatMap((column, index): Candidate[] => {
    if (settled.settled.has(index)) return [];
    const bare = fieldOfBareWord(foldHeader(column.name), role);
    const best = bare ? { key: bare, score: 1 } : scoreHeaderOf(column.path, role)[0];
    return [{ index, column, profile: profileOf(column), best }];
  });
  const repeated = fields.has('population') ? repeatedColumns(all) : [];
  const again = new Set(repeated.map(({ column }) => column));
  const candidates = all.filter(({ index }) => !again.has(index));
  const weighed = fields.has('population') ? weighCounts(candidates, settled) : NOTHING;
  const counts = table.about?.part === undefined ? weighed : asDoubts(weighed);
  const taken = new Set(counts.found.map(({ column }) => column));
  const names =
    role.name === 'village' && fields.has('village') && !settled.taken.has('village')
      ? weighNames(
          candidates.filter(({ index }) => !taken.has(index)),
          fields,
          table.blocks,
          counts.found.length > 0,
        )
      : NOTHING;
  for (const { column } of names.found) taken.add(column);
  const positions = fields.has('lon')
    ? weighPositions(
        candidates.filter(({ index }) => !taken.has(index)),
        table,
        settled,
      )
    : NOTHING;
  return {
    found: [...counts.found, ...names.found, ...positions.found],
    decided: new Set([...counts.decided, ...names.decided]),
    doubts: [...counts.doubts, ...names.doubts, ...positions.doubts],
    repeated,
  };
}

const NOTHING: WeighedColumns = { found: [], decided: new Set(), doubts: [], repeated: [] };

/** In fewer rows two columns may be equal by chance. */
const LEAST_EQUAL = 3;

/** Columns whose cells are those of another, which either serves: the one whose heading says more, else the first. */
function repeatedColumns(candidates: readonly Candidate[]): readonly RepeatedColumn[] {
  const ranked = candidates.toSorted(
    (a, b) => (b.best?.score ?? 0) - (a.best?.score ?? 0) || a.index - b.index,
  );
  const kept: Candidate[] = [];
  return ranked.flatMap((candidate) => {
    const first = kept.find((other) => saysAgain(candidate, other));
    if (first) return [{ column: candidate.index, first: first.index }];
    kept.push(candidate);
    return [];
  });
}

function saysAgain(one: Candidate, other: Candidate): boolean {
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

const namedAs = ({ best }: Candidate): FieldKey | null => (best && best.score >= NAMED ? best.key : null);

function weighCounts(candidates: readonly Candidate[], { taken, listYear }: Settled): WeighedColumns {
  const offered = candidates.filter(({ column }) => column.isOffered);
  const summed = new Set(candidates.flatMap(({ column }) => (column.isOffered ? [] : (column.sumOf ?? []))));
  const counts = candidates
    .filter((one) => !offered.includes(one))
    .map(({ index, column, profile, best }): CountColumn => {
      const isCount = best?.key === 'households' || best?.key === 'population';
      const words = readCountWords(column.path);
      const meaning = { ...words, isPart: words.isPart || summed.has(column.name) };
      return {
        index,
        profile,
        meaning,
        group: column.path.slice(0, -1).join(' / '),
        named: isCount && best.score >= NAMED ? (best.key as 'households' | 'population') : null,
        isOther: meaning.isMeasured || (best !== undefined && !isCount && best.score >= LIKELY),
      };
    });
  const finding = findCounts(counts, listYear);
  const fields = (['households', 'population'] as const).filter((key) => !taken.has(key));
  const found = fields.flatMap((key): WeighedColumn[] => {
    const column = finding[key];
    if (column === null) return [];
    const { named, meaning } = counts.find(({ index }) => index === column)!;
    const byWords = named === key || meaning.unexplained === 0;
    return [{ key, column, score: byWords ? 1 : 0.8, by: byWords ? 'words' : 'values' }];
  });
  const open = fields.filter((key) => finding[key] === null);
  const sums = offered
    .filter(({ column }) => open.some((key) => key === offeredFor(column)))
    .map(({ index }) => index);
  const columns = [...finding.doubtful, ...sums].toSorted((a, b) => a - b);
  const doubts = open.length && columns.length ? [{ fields: open, columns }] : [];
  return { ...NOTHING, found, decided: new Set(['households', 'population']), doubts };
}

/** The field that a sum which is only offered may be. */
const offeredFor = ({ path }: SourceColumn): 'households' | 'population' =>
  readCountWords(path).counts === 'people' ? 'population' : 'households';

/** Of a list whose title speaks of a part of them, no column is the whole unasked. */
function asDoubts({ found, doubts, ...rest }: WeighedColumns): WeighedColumns {
  const columns = new Set([...found.map(({ column }) => column), ...doubts.flatMap((one) => one.columns)]);
  const fields = new Set([...found.map(({ key }) => key), ...doubts.flatMap((one) => one.fields)]);
  const all = { fields: [...fields], columns: [...columns].toSorted((a, b) => a - b) };
  return { ...rest, found: [], doubts: columns.size ? [all] : [] };
}

/** A name must lead the next candidate by so much. */
const NAME_MARGIN = 0.25;
/** More than a column called only *Tên* whose cells begin with no kind of place. */
const LEAST_NAME = 0.9;
/** Where no other column can be meant: none else has a name for every row, all but a few of them different. */
const LEAST_ALONE = 0.5;

function weighNames(
  candidates: readonly Candidate[],
  fields: ReadonlySet<FieldKey>,
  blocks: SourceTable['blocks'],
  countsPeople: boolean,
): WeighedColumns {
  const all = candidates
    .flatMap((candidate) => {
      const named = namedAs(candidate);
      const { words, values } = nameFit(candidate.column, blocks);
      // A field that such a file is not read for is a better name of the column only where it is spelled out.
      const isOther = named !== null && named !== 'village' && !beginWithKinds(candidate.column);
      if (isOther && (fields.has(named) || candidate.best!.score === 1)) return [];
      const known = candidate.best?.key === 'village' ? candidate.best.score : 0;
      const byWords = Math.max(words, known);
      return byWords && values ? [{ ...candidate, byWords, score: byWords + values }] : [];
    })
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  const decided = new Set<FieldKey>(['village']);
  // Beside names of before stand those of today, where every row has one.
  const today = all.filter(({ column }) => !namesOfBefore(column));
  const scored = today.some(({ column }) => namesEveryRow(column, blocks)) ? today : all;
  const [best] = scored;
  if (!best) {
    const only = countsPeople ? onlyTexts(candidates, fields, blocks) : null;
    if (only !== null)
      return {
        ...NOTHING,
        found: [{ key: 'village', column: only, score: LEAST_ALONE, by: 'values' }],
        decided,
      };
    return { ...NOTHING, doubts: textColumns(candidates, fields) };
  }
  const near = scored.filter(({ score }) => best.score - score < NAME_MARGIN);
  // The name of a placemark often stands in its table too: columns that say the same leave nothing to ask.
  const fullest = near.find((one) => near.every((other) => repeats(one.column, other.column)));
  const first = fullest ?? best;
  const full = scored.filter(({ column }) => namesEveryRow(column, blocks));
  // A list that counts nobody may be of schools or clinics.
  const isOnly = countsPeople && full.length === 1 && full[0] === first && first.score >= LEAST_ALONE;
  if (isOnly || (fullest !== undefined && first.score >= LEAST_NAME)) {
    const by = first.byWords >= LIKELY ? 'words' : 'values';
    const found: WeighedColumn = {
      key: 'village',
      column: first.index,
      score: Math.min(1, first.score / 1.5),
      by,
    };
    return { ...NOTHING, found: [found], decided };
  }
  const columns = scored.map(({ index }) => index).toSorted((a, b) => a - b);
  return { ...NOTHING, decided, doubts: [{ fields: ['village'], columns }] };
}

/** Whether a column says nothing but what the other one says in the same row. */
const repeats = (whole: SourceColumn, part: SourceColumn): boolean =>
  part.cells.every((cell, row) => saysNothing(cell) || textOf(cell) === textOf(whole.cells[row] ?? null));

/** The one column of words of a list that counts people, where it has a name for every row; whatever it is called. */
function onlyTexts(
  candidates: readonly Candidate[],
  fields: ReadonlySet<FieldKey>,
  blocks: SourceTable['blocks'],
): number | null {
  const [only, ...others] = textColumns(candidates, fields).flatMap(({ columns }) => columns);
  if (only === undefined || others.length) return null;
  const { column } = candidates.find(({ index }) => index === only)!;
  return namesEveryRow(column, blocks) ? only : null;
}

/** Columns of words where none looks like names: a list without names is asked about. */
function textColumns(
  candidates: readonly Candidate[],
  fields: ReadonlySet<FieldKey>,
): readonly ColumnDoubt[] {
  const columns = candidates.flatMap((candidate) => {
    const named = namedAs(candidate);
    const { values } = nameFit(candidate.column);
    return values > 0 && (named === null || !fields.has(named)) ? [candidate.index] : [];
  });
  return columns.length ? [{ fields: ['village'], columns }] : [];
}

const POSITIONS = ['lon', 'lat', 'coord_pair', 'vn2000_x', 'vn2000_y'] as const satisfies readonly FieldKey[];
const isPosition = (key: FieldKey): key is (typeof POSITIONS)[number] =>
  (POSITIONS as readonly FieldKey[]).includes(key);

/**
 * Positions by their values alone, where no heading names any that has them: whole degrees beside columns of
 * full positions, or a northing under the heading of a longitude, are none.
 */
function weighPositions(
  candidates: readonly Candidate[],
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
  if (isWhole || POSITIONS.some((key) => taken.has(key)) || table.geometry?.xy.length) return NOTHING;
  // *Vị trí* is an address or a place in numbers: that its cells say.
  const open = candidates.filter(
    ({ best }) => !best || best.score < LIKELY || isPosition(best.key) || best.key === 'address',
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

import { doubleAt } from '../../../model/basics/elements.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import {
  LIKELY,
  NAMED,
  NOTHING_WEIGHED,
  type ColumnCandidate,
  type Settled,
  type WeighedColumn,
  type WeighedColumns,
} from './candidates.ts';
import type { ColumnProfile } from './column-profile.ts';
import { findCounts, mayCount, type CountColumn } from './count-columns.ts';
import { readCountWords } from './count-words.ts';

/**
 * Households and people, each by its words, its values and its neighbours.
 * @param candidates with the columns of the counts that are settled: they tell the other count
 */
export function weighCounts(
  candidates: readonly ColumnCandidate[],
  { taken, listYear }: Settled,
): WeighedColumns {
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
        path: column.path,
        group: column.path.slice(0, -1).join(' / '),
        settled: isCount && taken.get(best.key) === index ? (best.key as 'households' | 'population') : null,
        named: isCount && best.score >= NAMED ? (best.key as 'households' | 'population') : null,
        isOther: meaning.isMeasured || (best !== undefined && !isCount && best.score >= LIKELY),
      };
    });
  const finding = findCounts(counts, listYear);
  const fields = (['households', 'population'] as const).filter((key) => !taken.has(key));
  const namesakes = new Map<number, number>();
  const found = fields.flatMap((key): WeighedColumn[] => {
    const column = finding[key];
    if (column === null) return [];
    const beside = namelessBeside(candidates, column);
    if (beside !== null) {
      namesakes.set(column, beside);
      return [];
    }
    const { named, meaning } = counts.find(({ index }) => index === column)!;
    const byWords = named === key || meaning.unexplained === 0;
    return [{ key, column, score: byWords ? 1 : 0.8, by: byWords ? 'words' : 'values' }];
  });
  const open = fields.filter((key) => !found.some((one) => one.key === key));
  const sums = offered
    .filter(({ column }) => open.some((key) => key === offeredFor(column)))
    .map(({ index }) => index);
  const settled = new Set(taken.values());
  const unsettled = finding.doubtful.filter((index) => !settled.has(index));
  const columns = [...new Set([...unsettled, ...sums, ...[...namesakes].flat()])].toSorted((a, b) => a - b);
  const doubts = open.length && columns.length ? [{ fields: open, columns }] : [];
  const registered = finding.registered.flatMap((column) => {
    const { meaning } = counts.find(({ index }) => index === column)!;
    const actual = found.find(({ key }) => (key === 'households') === (meaning.counts === 'households'));
    return actual && actual.column !== column ? [{ column, first: actual.column }] : [];
  });
  return { ...NOTHING_WEIGHED, found, decided: new Set(['households', 'population']), doubts, registered };
}

/** The field that a sum which is only offered may be. */
const offeredFor = ({ path }: SourceColumn): 'households' | 'population' =>
  readCountWords(path).counts === 'people' ? 'population' : 'households';

/** Of a list whose title speaks of a part of them, no column is the whole unasked. */
export function asDoubts({ found, doubts, ...rest }: WeighedColumns): WeighedColumns {
  const columns = new Set([...found.map(({ column }) => column), ...doubts.flatMap((one) => one.columns)]);
  const fields = new Set([...found.map(({ key }) => key), ...doubts.flatMap((one) => one.fields)]);
  const all = { fields: [...fields], columns: [...columns].toSorted((a, b) => a - b) };
  return { ...rest, found: [], doubts: columns.size ? [all] : [] };
}

/** Numbers of two times or two states of one thing differ by less than this. */
const ALIKE = { least: 0.6, most: 1.7, ofRows: 0.9 };

/**
 * The column without a heading beside one that counts, where its numbers are much like that one's: the heading may be over
 * both of them, and which is of today only a person knows.
 */
function namelessBeside(candidates: readonly ColumnCandidate[], index: number): number | null {
  const own = candidates.find((one) => one.index === index);
  const next = candidates.find((one) => one.index === index + 1);
  if (!own || !next || next.column.path.length > 0 || !mayCount(next.profile)) return null;
  return areAlike(own.profile, next.profile) ? next.index : null;
}

function areAlike({ numbers }: ColumnProfile, other: ColumnProfile): boolean {
  const rows = [...numbers.keys()].filter(
    (row) => doubleAt(numbers, row) > 0 && doubleAt(other.numbers, row) > 0,
  );
  const alike = rows.filter((row) => {
    const ratio = doubleAt(other.numbers, row) / doubleAt(numbers, row);
    return ratio >= ALIKE.least && ratio <= ALIKE.most;
  });
  return rows.length > 1 && alike.length >= ALIKE.ofRows * rows.length;
}

import type { SourceColumn, SourceTable } from '../../files/source-table.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import type { FieldKey } from '../headings/header-dictionary.ts';
import { kinOf } from '../headings/kin-columns.ts';
import {
  LIKELY,
  namedAs,
  NOTHING_WEIGHED,
  type ColumnCandidate,
  type ColumnDoubt,
  type WeighedColumn,
  type WeighedColumns,
} from './candidates.ts';
import { beginWithKinds, nameFit, namesEveryRow, namesOfBefore } from './name-columns.ts';

/** A name must lead the next candidate by so much. */
const NAME_MARGIN = 0.25;
/** More than a column called only *Tên* whose cells begin with no kind of place. */
const LEAST_NAME = 0.9;
/** Where no other column can be meant: none else has a name for every row, all but a few of them different. */
const LEAST_ALONE = 0.5;

/** The names of villages. */
export function weighNames(
  candidates: readonly ColumnCandidate[],
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
      if (kinOf(candidate.column)) return [];
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
        ...NOTHING_WEIGHED,
        found: [{ key: 'village', column: only, score: LEAST_ALONE, by: 'values' }],
        decided,
      };
    return { ...NOTHING_WEIGHED, doubts: textColumns(candidates, fields) };
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
    return { ...NOTHING_WEIGHED, found: [found], decided };
  }
  const columns = scored.map(({ index }) => index).toSorted((a, b) => a - b);
  return { ...NOTHING_WEIGHED, decided, doubts: [{ fields: ['village'], columns }] };
}

/** Whether a column says nothing but what the other one says in the same row. */
const repeats = (whole: SourceColumn, part: SourceColumn): boolean =>
  part.cells.every((cell, row) => saysNothing(cell) || textOf(cell) === textOf(whole.cells[row] ?? null));

/** The one column of words of a list that counts people, where it has a name for every row; whatever it is called. */
function onlyTexts(
  candidates: readonly ColumnCandidate[],
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
  candidates: readonly ColumnCandidate[],
  fields: ReadonlySet<FieldKey>,
): readonly ColumnDoubt[] {
  const columns = candidates.flatMap((candidate) => {
    const named = namedAs(candidate);
    const { values } = nameFit(candidate.column);
    return values > 0 && (named === null || !fields.has(named)) ? [candidate.index] : [];
  });
  return columns.length ? [{ fields: ['village'], columns }] : [];
}

import type { Cell } from '../../formats/reading/parsed-file.ts';
import type { SourceTable } from '../files/source-table.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import type { Recognition } from './recognise-columns.ts';
import { readCountWords } from './weighing/count-words.ts';

/** Of the cells that say something, those that must hold figures. */
const HALF = 0.5;

const SENSE = { households: 'households', population: 'people' } as const;

const hasFigures = (cell: Cell): boolean => /\d/.test(textOf(cell));

/** `Bản Pom (45 hộ)`: a number with the word for what it counts. */
const countsSomething = (cell: Cell): boolean =>
  [...textOf(cell).matchAll(/\d\s*(\p{L}+(?:\s\p{L}+)?)/gu)].some(
    ([, word = '']) => readCountWords([word]).counts !== null,
  );

/** Columns with figures that nobody reads, in a list that has no column of its households or of its people. */
export function unreadCounts(
  { columns, doubts, understood }: Recognition,
  table: SourceTable,
): readonly string[] {
  const absent = (['households', 'population'] as const).filter((key) => !columns.has(key));
  if (doubts.length || !absent.length) return [];
  return understood.flatMap(({ column, field, personal }, index) => {
    if (personal || (field !== null && field !== 'village')) return [];
    const path = table.columns[index]?.path ?? [];
    const senses = [path, ...path.map((level) => [level])].map((levels) => readCountWords(levels).counts);
    const isPart = field === null && absent.some((key) => senses.includes(SENSE[key]));
    const test = field === null && (absent.length === 2 || isPart) ? hasFigures : countsSomething;
    const said = table.columns[index]?.cells.filter((cell) => !saysNothing(cell)) ?? [];
    return said.length && said.filter(test).length >= HALF * said.length ? [column] : [];
  });
}

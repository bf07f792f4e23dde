import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { saysNothing } from '../../text/cell.ts';
import { numbersOf } from '../../text/column-numbers.ts';
import { headingWords, phrases, type HeadingWord } from '../headings/heading-words.ts';
import { readCountWords } from './count-words.ts';

/** A count that no column gives, but two columns of halves do. */
export interface SummedColumn {
  readonly column: SourceColumn;
  /** Names of the halves. */
  readonly of: readonly [string, string];
  /** How the cells of any other row of the table sum. */
  readonly cellOf: (cells: readonly Cell[]) => Cell;
}

type Counted = 'households' | 'people';
/** Spellings by which the sum is known for what it is. */
const NAMES: Readonly<Record<Counted, string>> = { households: 'Số hộ', people: 'Số khẩu' };

const MEN = phrases('nam giới | nam | male | men');
const WOMEN = phrases('nữ giới | nữ | female | women');
const DENIED = phrases('chưa | không');
/** Words that are said of the one half and may be left out of the other. */
const AFFIRMED = phrases('đã | có | được');
const AROUND = phrases('số người | số nhân khẩu | nhân khẩu | khẩu | người | số | tổng số | tổng');

const isAt = (words: readonly HeadingWord[], at: number, phrase: readonly HeadingWord[]): boolean =>
  at + phrase.length <= words.length &&
  phrase.every(({ toned }, i) => elementAt(words, at + i).toned === toned);

function without(
  words: readonly HeadingWord[],
  list: readonly (readonly HeadingWord[])[],
): readonly HeadingWord[] {
  let rest = words;
  for (const phrase of list)
    for (let at = 0; at < rest.length; at++)
      if (isAt(rest, at, phrase)) rest = rest.toSpliced(at--, phrase.length);
  return rest;
}

const outerOf = ({ path }: SourceColumn): string => path.slice(0, -1).join('\n').toLowerCase();
const leafOf = ({ path }: SourceColumn): readonly HeadingWord[] => headingWords(path.at(-1) ?? '');
const spelled = (words: readonly HeadingWord[]): string => words.map(({ toned }) => toned).join(' ');

/** True where a heading says nothing but the sex. */
const isOnly = (column: SourceColumn, sex: readonly (readonly HeadingWord[])[]): boolean => {
  const words = leafOf(column);
  const rest = without(words, sex);
  return rest.length < words.length && without(rest, AROUND).length === 0;
};

/** `Số hộ có sóng` and `Số hộ chưa có sóng`: those that have a thing and those that lack it. */
function isDenialOf(denied: SourceColumn, affirmed: SourceColumn): boolean {
  const lacking = without(leafOf(denied), DENIED);
  const having = leafOf(affirmed);
  if (lacking.length === leafOf(denied).length || without(having, DENIED).length < having.length)
    return false;
  return spelled(without(lacking, AFFIRMED)) === spelled(without(having, AFFIRMED));
}

const saysSomething = ({ cells }: SourceColumn): boolean => cells.some((cell) => !saysNothing(cell));

/** Pairs of columns whose sums are the whole. */
function halvesOf(columns: readonly SourceColumn[], counted: Counted): (readonly [number, number])[] {
  const filled = [...columns.keys()].filter((i) => saysSomething(elementAt(columns, i)));
  return filled.flatMap((i) =>
    filled.flatMap((j): (readonly [number, number])[] => {
      const [a, b] = [elementAt(columns, i), elementAt(columns, j)];
      if (i === j || outerOf(a) !== outerOf(b)) return [];
      const sexes = counted === 'people' && isOnly(a, MEN) && isOnly(b, WOMEN);
      const kind = readCountWords(a.path).counts;
      return sexes || (kind === counted && isDenialOf(b, a)) ? [[i, j]] : [];
    }),
  );
}

/**
 * Households or people as the sum of two columns, where no column gives them whole: men and women, or those that have a
 * thing and those that lack it. Where several pairs may be meant there is none.
 */
export function summedColumns(columns: readonly SourceColumn[]): readonly SummedColumn[] {
  return (['households', 'people'] as const).flatMap((counted): SummedColumn[] => {
    const pairs = halvesOf(columns, counted);
    const [pair] = pairs;
    const isWhole = columns.some((column, index) => {
      const { counts, isPart } = readCountWords(column.path);
      return counts === counted && !isPart && saysSomething(column) && !pair?.includes(index);
    });
    if (!pair || isWhole || pairs.length > 1) return [];
    const halves = pair.map((index) => elementAt(columns, index)) as [SourceColumn, SourceColumn];
    const sum = (of: readonly (readonly Cell[])[]): Cell[] => {
      const [first, second] = of.map(numbersOf) as [Float64Array, Float64Array];
      return Array.from(first, (value, row) => {
        const both = value + doubleAt(second, row);
        return Number.isNaN(both) ? null : both;
      });
    };
    return [
      {
        column: {
          name: halves.map(({ name }) => name).join(' + '),
          path: [NAMES[counted]],
          cells: sum(halves.map(({ cells }) => cells)),
        },
        of: [halves[0].name, halves[1].name],
        cellOf: (cells) => sum(pair.map((index) => [cells[index] ?? null]))[0] ?? null,
      },
    ];
  });
}

import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { saysNothing } from '../../text/cell.ts';
import { numbersOf } from '../../text/column-numbers.ts';
import { headingWords, phrases, type HeadingWord } from '../headings/heading-words.ts';
import { readCountWords } from './count-words.ts';

/** A count that no column gives, but columns of its parts do. */
export interface SummedColumn {
  readonly column: SourceColumn;
  /** Names of the parts. */
  readonly of: readonly string[];
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

const DIVIDED = /(?:^|\s)(?:(?:phân |chia )?theo|chia ra|phan theo|chia theo|by)(?:\s|$)/iu;
const REMAINDER = phrases('khác | còn lại | other | others');
const names = (words: readonly HeadingWord[], list: readonly (readonly HeadingWord[])[]): boolean =>
  without(words, list).length < words.length;

/**
 * Columns side by side that share out the whole among them: under a heading that divides it (*Số hộ chia theo dân
 * tộc*), or one of them for what the others leave (*Hộ khác*). Null where there are none, or several such.
 */
function sharesOf(columns: readonly SourceColumn[], counted: Counted): readonly number[] | null {
  const runs: number[][] = [];
  columns.forEach((column, index) => {
    if (!sharesIn(column, counted)) return;
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (before === index - 1 && outerOf(elementAt(columns, before)) === outerOf(column)) last!.push(index);
    else runs.push([index]);
  });
  const shared = runs.filter((run) => {
    const outer = elementAt(columns, run[0]!).path.slice(0, -1);
    const leaves = run.map((index) => leafOf(elementAt(columns, index)));
    const [whole, by] = outer.join(' ').split(DIVIDED);
    const isAll = by !== undefined || leaves.some((words) => names(words, REMAINDER));
    // What a part of the people is divided into is that part: `Số hộ có điện` into grid and others.
    return run.length > 1 && isAll && !readCountWords([whole ?? '']).isPart;
  });
  return shared.length === 1 ? shared[0]! : null;
}

/** True for a column of numbers that counts some of them, by its own words or those above it. */
function sharesIn({ path, cells }: SourceColumn, counted: Counted): boolean {
  const [own, above] = [readCountWords(path.slice(-1)), readCountWords(path.slice(0, -1))];
  const counts = own.counts ?? above.counts;
  const said = cells.filter((cell) => !saysNothing(cell));
  return (
    counts === counted &&
    !own.isMeasured &&
    (own.counts === null || own.isPart) &&
    said.length > 0 &&
    numbersOf(said).every((value) => Number.isInteger(value))
  );
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
 * Households or people as the sum of columns, where no column gives them whole: men and women, those that have a thing
 * and those that lack it, or all that they are divided into. Where several may be meant there is none.
 */
export function summedColumns(columns: readonly SourceColumn[]): readonly SummedColumn[] {
  return (['households', 'people'] as const).flatMap((counted): SummedColumn[] => {
    const pairs = halvesOf(columns, counted);
    const parts = pairs[0] ?? sharesOf(columns, counted);
    const isWhole = columns.some((column, index) => {
      const { counts, isPart } = readCountWords(column.path);
      return counts === counted && !isPart && saysSomething(column) && !parts?.includes(index);
    });
    return !parts || isWhole || pairs.length > 1 ? [] : [summed(columns, parts, counted)];
  });
}

function summed(columns: readonly SourceColumn[], parts: readonly number[], counted: Counted): SummedColumn {
  const own = parts.map((index) => elementAt(columns, index));
  // An empty cell among shares is none of them; a half that is missing leaves the whole unknown.
  const isShared = parts.length > 2;
  const sum = (of: readonly (readonly Cell[])[]): Cell[] => {
    const all = of.map(numbersOf);
    return Array.from(all[0] ?? [], (_, row) => {
      const values = all.map((numbers) => doubleAt(numbers, row));
      const known = values.filter((value) => !Number.isNaN(value));
      const isKnown = isShared ? known.length > 0 : known.length === values.length;
      return isKnown ? known.reduce((whole, value) => whole + value, 0) : null;
    });
  };
  return {
    column: {
      name: own.map(({ name }) => name).join(' + '),
      path: [NAMES[counted]],
      cells: sum(own.map(({ cells }) => cells)),
    },
    of: own.map(({ name }) => name),
    cellOf: (cells) => sum(parts.map((index) => [cells[index] ?? null]))[0] ?? null,
  };
}

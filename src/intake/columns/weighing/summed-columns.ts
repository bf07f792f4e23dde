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

const MEN = phrases('nam giới | nam | male | males | men');
const WOMEN = phrases('nữ giới | nữ | female | females | women');
const DENIED = phrases('chưa | không');
/** Words that are said of the one half and may be left out of the other. */
const AFFIRMED = phrases('đã | có | được');
const PERMANENT = phrases('thường trú | permanent');
const TEMPORARY = phrases('tạm trú | temporary');
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

/** `Thường trú` and `Tạm trú`, or the same words about each: all who live there. */
function areResidents(permanent: SourceColumn, temporary: SourceColumn): boolean {
  const [first, second] = [leafOf(permanent), leafOf(temporary)];
  const rests = [without(first, PERMANENT), without(second, TEMPORARY)] as const;
  return (
    rests[0].length < first.length &&
    rests[1].length < second.length &&
    spelled(rests[0]) === spelled(rests[1])
  );
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

/** Columns that make a whole together. */
interface Parts {
  readonly of: readonly number[];
  /** Of these, the ones without which the whole is unknown; an empty cell of another is none. */
  readonly needed: readonly number[];
  readonly path: readonly string[];
  readonly isOffered?: true;
}

/** Pairs of columns of one group that fit, in order. */
function pairsOf(
  columns: readonly SourceColumn[],
  fits: (first: SourceColumn, second: SourceColumn) => boolean,
): (readonly [number, number])[] {
  const filled = [...columns.keys()].filter((i) => saysSomething(elementAt(columns, i)));
  return filled.flatMap((i) =>
    filled.flatMap((j): (readonly [number, number])[] => {
      const [a, b] = [elementAt(columns, i), elementAt(columns, j)];
      return i !== j && outerOf(a) === outerOf(b) && fits(a, b) ? [[i, j]] : [];
    }),
  );
}

/** Halves, of which there may be one pair only, or all who live there, also at several times. */
function halvesOf(columns: readonly SourceColumn[], counted: Counted): readonly Parts[] {
  const countsIt = ({ path }: SourceColumn): boolean => readCountWords(path).counts === counted;
  const residents = pairsOf(columns, (a, b) => countsIt(a) && areResidents(a, b));
  if (residents.length)
    return residents.map((of) => ({
      of,
      needed: of.slice(0, 1),
      path: residents.length > 1 ? residentPath(elementAt(columns, of[0])) : [NAMES[counted]],
    }));
  const halves = pairsOf(
    columns,
    (a, b) =>
      (counted === 'people' && isOnly(a, MEN) && isOnly(b, WOMEN)) || (countsIt(a) && isDenialOf(b, a)),
  );
  return halves.flatMap((of): readonly Parts[] => {
    const parts = { of, needed: of, path: [NAMES[counted]] };
    const third = counted === 'households' ? thirdOf(columns, of) : [];
    if (!third.length) return [parts];
    const all = [...of, ...third];
    return [parts, { of: all, needed: all, path: parts.path }].map((one) => ({ ...one, isOffered: true }));
  });
}

/** *Hộ cận nghèo* beside *Hộ nghèo* and *Hộ không nghèo*: it may be in one of the two, or stand beside both. */
function thirdOf(
  columns: readonly SourceColumn[],
  [affirmed, denied]: readonly [number, number],
): readonly number[] {
  const having = elementAt(columns, affirmed);
  const last = leafOf(having).at(-1);
  return [...columns.keys()].filter((index) => {
    const column = elementAt(columns, index);
    const isBeside = index !== affirmed && index !== denied && outerOf(column) === outerOf(having);
    const { counts, isPart } = readCountWords(column.path);
    return (
      isBeside &&
      counts === 'households' &&
      isPart &&
      leafOf(column).at(-1)?.toned === last?.toned &&
      saysSomething(column)
    );
  });
}

/**
 * Columns side by side with names that nothing explains (*Hộ Thái*, *Hộ Mông*): perhaps all that there are.
 */
function perhapsAll(columns: readonly SourceColumn[], counted: Counted): readonly Parts[] {
  const runs: number[][] = [];
  columns.forEach((column, index) => {
    const { unexplained, month, years } = readCountWords(column.path.slice(-1));
    const isNamed = unexplained > 0 && month === null && !years.length;
    if (!sharesIn(column, counted) || !isNamed || readCountWords(column.path.slice(0, -1)).isPart) return;
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (before === index - 1 && outerOf(elementAt(columns, before)) === outerOf(column)) last!.push(index);
    else runs.push([index]);
  });
  const several = runs.filter((run) => run.length > 1);
  return several.length === 1
    ? [{ of: several[0]!, needed: [], path: [NAMES[counted]], isOffered: true }]
    : [];
}

const residentPath = (permanent: SourceColumn): readonly string[] => {
  const rest = spelled(without(leafOf(permanent), PERMANENT));
  return [...permanent.path.slice(0, -1), ...(rest ? [rest] : [])];
};

/**
 * Households or people as the sum of columns, where no column gives them whole: men and women, those that have a thing
 * and those that lack it, permanent and temporary residents, or all that they are divided into. Where several may be
 * meant there is none.
 */
export function summedColumns(columns: readonly SourceColumn[]): readonly SummedColumn[] {
  return (['households', 'people'] as const).flatMap((counted): readonly SummedColumn[] => {
    const halves = halvesOf(columns, counted);
    const shares = halves.length ? null : sharesOf(columns, counted);
    const sure: readonly Parts[] = shares ? [{ of: shares, needed: [], path: [NAMES[counted]] }] : halves;
    const all = sure.length ? sure : perhapsAll(columns, counted);
    const used = new Set(all.flatMap(({ of }) => of));
    const isWhole = columns.some((column, index) => {
      const { counts, isPart } = readCountWords(column.path);
      return counts === counted && !isPart && saysSomething(column) && !used.has(index);
    });
    const names = new Set(all.map(({ path }) => path.join(' / ')));
    const areClear = names.size === all.length || all.every(({ isOffered }) => isOffered);
    return isWhole || !areClear ? [] : all.map((parts) => summed(columns, parts));
  });
}

function summed(
  columns: readonly SourceColumn[],
  { of: parts, needed, path, isOffered }: Parts,
): SummedColumn {
  const own = parts.map((index) => elementAt(columns, index));
  const sum = (of: readonly (readonly Cell[])[]): Cell[] => {
    const all = of.map(numbersOf);
    return Array.from(all[0] ?? [], (_, row) => {
      const values = all.map((numbers) => doubleAt(numbers, row));
      const known = values.filter((value) => !Number.isNaN(value));
      const isKnown = parts.every((index, i) => !needed.includes(index) || !Number.isNaN(values[i]));
      return isKnown && known.length ? known.reduce((whole, value) => whole + value, 0) : null;
    });
  };
  const names = own.map(({ name }) => name);
  return {
    column: {
      name: names.join(' + '),
      path,
      cells: sum(own.map(({ cells }) => cells)),
      sumOf: names,
      ...(isOffered && { isOffered }),
    },
    of: names,
    cellOf: (cells) => sum(parts.map((index) => [cells[index] ?? null]))[0] ?? null,
  };
}

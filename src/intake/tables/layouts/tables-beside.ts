import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Cell, Merge, Sheet } from '../../../formats/reading/parsed-file.ts';
import { foldHeader } from '../../columns/headings/header-field.ts';
import { scoreHeader } from '../../columns/headings/header-score.ts';
import { textOf } from '../../text/cell.ts';
import { periodOf } from '../../text/name-dates.ts';
import { isEmpty } from '../cells/cells.ts';

/** Where the head of a sheet lies, and what it says of each column. */
interface Head {
  readonly top: number;
  readonly bottom: number;
  readonly paths: readonly (readonly string[])[];
}

/** Tables of one form that stand side by side. */
interface Blocks {
  /** First column of each. */
  readonly starts: readonly number[];
  readonly width: number;
}

const LEAST_COLUMNS = 2;
const MOST_TABLES = 4;
const NAMES_A_FIELD = 0.9;

/**
 * The tables of one form under one head, the names of villages in each; null for any other sheet: the same counts of
 * two years beside one column of names are one table.
 */
export function tablesBeside(head: Head): Blocks | null {
  const { paths } = head;
  const columns = paths.flatMap((path, column) => (path.length ? [column] : []));
  const leaves = columns.map((column) => foldHeader(elementAt(paths, column).at(-1) ?? ''));
  for (let count = 2; count <= MOST_TABLES; count++) {
    const each = columns.length / count;
    if (!Number.isInteger(each) || each < LEAST_COLUMNS) continue;
    const starts = Array.from({ length: count }, (_, k) => elementAt(columns, k * each));
    const isSame = columns.every((column, i) => {
      const [first, start] = [i % each, elementAt(starts, Math.floor(i / each))];
      return (
        leaves[i] === leaves[first] && column - start === elementAt(columns, first) - elementAt(columns, 0)
      );
    });
    if (isSame && columns.slice(0, each).some((column) => namesVillages(elementAt(paths, column))))
      return { starts, width: elementAt(columns, each - 1) - elementAt(columns, 0) + 1 };
  }
  return null;
}

const namesVillages = (path: readonly string[]): boolean => {
  const [best] = scoreHeader(path.slice(-1));
  return best?.key === 'village' && best.score >= NAMES_A_FIELD;
};

/** The head of one table in rows of its own, without what stands over all of it. */
function headOf(paths: Head['paths']): {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
} {
  const headed = paths.filter((path) => path.length > 1);
  const isOverAll = headed.length === paths.filter((path) => path.length).length;
  const shared = isOverAll && headed.every((path) => path[0] === headed[0]?.[0]) ? 1 : 0;
  const own = paths.map((path) => path.slice(shared));
  const depth = Math.max(...own.map(({ length }) => length));
  const merges: Merge[] = [];
  own.forEach((path, column) => {
    // A heading of fewer levels reaches down to the lowest.
    if (path.length && path.length < depth)
      merges.push({ top: path.length - 1, bottom: depth - 1, left: column, right: column });
    for (let level = 0; level < path.length - 1; level++) {
      const isOf = (other: number): boolean => {
        const levels = own[other] ?? [];
        return levels.length > level + 1 && levels.slice(0, level + 1).every((name, i) => name === path[i]);
      };
      if (isOf(column - 1)) continue;
      let right = column;
      while (isOf(right + 1)) right++;
      if (right > column) merges.push({ top: level, bottom: level, left: column, right });
    }
  });
  const rows = Array.from({ length: depth }, (_, level) =>
    own.map((path, column): Cell =>
      merges.some(
        (one) => one.top === level && one.bottom === level && one.left < column && column <= one.right,
      )
        ? null
        : (path[level] ?? null),
    ),
  );
  return { rows, merges };
}

/** What gives one of the tables its time: a cell over it, or the heading over all of its columns (no row of its own). */
interface TimeTitle {
  readonly text: string;
  readonly row: number | null;
  readonly column: number;
}

/** The line that gives each of the tables its time; null for one that has none. */
function titlesOf(
  sheet: Sheet,
  { top, paths }: Head,
  { starts, width }: Blocks,
): readonly (TimeTitle | null)[] {
  return starts.map((start): TimeTitle | null => {
    for (let row = top - 1; row >= 0; row--)
      for (let column = start; column < start + width; column++) {
        const text = textOf(sheet.rows[row]?.[column] ?? null);
        if (text && periodOf(text) !== null) return { text, row, column };
      }
    const own = paths.slice(start, start + width).filter((path) => path.length);
    const over = own[0]?.length && own[0].length > 1 ? elementAt(own[0], 0) : null;
    const isOverAll = over !== null && own.every((path) => path.length > 1 && path[0] === over);
    return isOverAll && periodOf(over) !== null ? { text: over, row: null, column: start } : null;
  });
}

/**
 * The sheet with each further table below the one to its left, under its own heading again; a row keeps the number that
 * it has in the sheet.
 */
export function stacked(sheet: Sheet, { top, bottom, paths }: Head, { starts, width }: Blocks): Sheet {
  const [first] = starts as [number];
  const ofBlock = <T>(row: readonly T[], start: number, none: T): T[] =>
    Array.from({ length: width }, (_, i) => row[start + i] ?? none);
  const head = headOf(ofBlock(paths, first, []));
  const again = ofBlock(paths, first, []).map((path): Cell => path.at(-1) ?? null);
  const titles = titlesOf(sheet, { top, bottom, paths }, { starts, width });
  const bodies = starts.flatMap((start, k) => {
    const own = sheet.rows
      .map((row, at) => ({ cells: ofBlock(row, start, null), at }))
      .slice(bottom + 1)
      .filter(({ cells }) => k === 0 || cells.some((cell) => !isEmpty(cell)));
    const title = titles[k]?.text;
    return k === 0
      ? own
      : [...(title ? [{ cells: [title], at: bottom }] : []), { cells: again, at: bottom }, ...own];
  });
  const isTitleOfFurther = (row: number, column: number): boolean =>
    titles.some((title, k) => k > 0 && title !== null && title.row === row && title.column === column);
  const rows: readonly { readonly cells: readonly Cell[]; readonly at: number }[] = [
    ...sheet.rows.slice(0, top).map((cells, at) => ({
      cells: cells.map((cell, column) => (isTitleOfFurther(at, column) ? null : cell)),
      at,
    })),
    ...(titles[0]?.row === null ? [{ cells: [titles[0].text], at: top }] : []),
    ...head.rows.map((cells, level) => ({ cells, at: Math.min(top + level, bottom) })),
    ...bodies,
  ];
  const above = rows.length - bodies.length - head.rows.length;
  const down = (one: Merge): Merge => ({ ...one, top: one.top + above, bottom: one.bottom + above });
  return {
    ...sheet,
    rows: rows.map(({ cells }) => cells),
    rowNumbers: Int32Array.from(rows, ({ at }) => integerAt(sheet.rowNumbers, at)),
    merges: [...sheet.merges.filter((one) => one.bottom < top), ...head.merges.map(down)],
    fonts: null,
    hiddenRows: [],
  };
}

/** True where merged cells below the head would lose their meaning when tables are moved. */
export const isMergedBelow = (merges: readonly Merge[], { bottom }: Head): boolean =>
  merges.some((merge) => merge.bottom > bottom && merge.top < merge.bottom);

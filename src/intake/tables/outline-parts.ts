import { elementAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import { tidy } from '../../i18n/text.ts';
import { numberOf, textOf } from '../text/cell.ts';
import { namesVillage } from '../text/village-kinds.ts';
import type { BodyRow } from './body-rows.ts';
import { isEmpty } from './cells/cells.ts';

/** Where an outline stands in the sheet. */
export interface OutlineColumns {
  /** Of the numbers of rows; -1 where there is none. */
  readonly serial: number;
  /** Columns that hold no counts: places, codes. */
  readonly places: ReadonlySet<number>;
}

const WHOLE = /^\d+[.)]?$/;
const SECOND = /^(\d+)[.,-]\d+[.)]?$/;
const LETTER = /^[a-h][.)]?$/i;
/** Counts of parts are taken on other days, and added up by hand. */
const MOST_OF_WHOLE = 1.1;
const LEAST_OF_WHOLE = 0.9;
const HALF = 0.5;
/** What parts of a village are called; after a dash alone stands a village as well. */
const PART = /^(?:cụm|nhóm|điểm|khu|trong đó|gồm|bao gồm)(?=[\s:;,])/i;
const DASHED = /^(?:[-–—+•·○●▪]\s*\S|trong đó(?=[\s:;,]))/i;

/** A record and the lower ones that stand under it. */
interface Branch {
  readonly top: BodyRow;
  readonly parts: BodyRow[];
}

/**
 * Rows that part the village above them: `1.1` and `1.2` under `1`, `a` and `b`, or names after a dash under one
 * without. They count no more than it. Where every row of the list stands under another, their names and numbers say
 * whether these are parts of villages or villages under the sums of their groups.
 */
export function outlineParts(
  sheet: Sheet,
  body: readonly BodyRow[],
  columns: OutlineColumns,
): ReadonlySet<BodyRow> {
  const branches = branchesOf(sheet, body, columns);
  if (branches.every(({ parts }) => parts.length) && !partsVillages(sheet, branches, columns.serial))
    return new Set();
  return new Set(
    branches
      .filter(({ top, parts }) => countsNoMore(sheet, top, parts, columns))
      .flatMap(({ parts }) => parts),
  );
}

/**
 * Rows that head the lower ones under them, by their names: `1 | Vùng thấp` over `a | Bản Nà Lo` and its counts. They
 * say nothing but a number and a name; under a village that counts nothing itself stand its parts, called otherwise.
 */
export function outlineHeadings(
  sheet: Sheet,
  body: readonly BodyRow[],
  columns: OutlineColumns,
): { readonly heads: ReadonlyMap<BodyRow, string>; readonly under: ReadonlySet<BodyRow> } {
  const branches = branchesOf(sheet, body, columns);
  const areSums =
    branches.every(({ top, parts }) => countsNoMore(sheet, top, parts, columns)) &&
    !partsVillages(sheet, branches, columns.serial);
  const heads = branches.filter(({ top, parts }) => {
    if (areSums) return true;
    const cells = cellsOf(sheet, top);
    const isBare = cells.filter((cell, at) => at !== columns.serial && !isEmpty(cell)).length === 1;
    const names = parts.map((part) => bareName(cellsOf(sheet, part), columns.serial));
    const areVillages = names.every((name) => !PART.test(name));
    const head = nameOf(cells, columns.serial);
    return (
      isBare &&
      head !== '' &&
      areVillages &&
      (!namesVillage(head) || names.every(namesVillage)) &&
      parts.some((part) => countsOf(cellsOf(sheet, part), columns).size > 0)
    );
  });
  return {
    heads: new Map(heads.map(({ top }) => [top, nameOf(cellsOf(sheet, top), columns.serial)])),
    under: new Set(heads.flatMap(({ parts }) => parts)),
  };
}

/** More rows under each than parts of a village: they are villages, and the rows above them sums. */
const MANY_PARTS = 5;

/** True where the upper rows of a list of nothing but branches are the villages, and those under them their parts. */
function partsVillages(sheet: Sheet, branches: readonly Branch[], serial: number): boolean {
  const isVillage = (name: string): boolean => namesVillage(name) && !PART.test(name);
  const named = (row: BodyRow): string => bareName(cellsOf(sheet, row), serial);
  const lower = branches.flatMap(({ parts }) => parts.map(named));
  const [above, below] = [branches.map(({ top }) => named(top)), lower].map(
    (names) => names.filter(isVillage).length >= HALF * names.length,
  );
  if (above !== below) return above!;
  return lower.every((name) => PART.test(name)) || lower.length < MANY_PARTS * branches.length;
}

function branchesOf(sheet: Sheet, body: readonly BodyRow[], columns: OutlineColumns): readonly Branch[] {
  const branches: Branch[] = [];
  for (const row of body) {
    if (row.kind !== 'record' && !(row.kind === 'group' && LETTER.test(markOf(sheet, row, columns))))
      continue;
    const last = branches.at(-1);
    if (last && isLower(sheet, row, last.top, columns.serial)) last.parts.push(row);
    else branches.push({ top: row, parts: [] });
  }
  return branches;
}

const markOf = (sheet: Sheet, row: BodyRow, { serial }: OutlineColumns): string =>
  said(cellsOf(sheet, row)[serial]);
const cellsOf = (sheet: Sheet, { row }: BodyRow): readonly Cell[] => elementAt(sheet.rows, row);
const said = (cell: Cell | undefined): string => tidy(textOf(cell ?? null));
const nameOf = (cells: readonly Cell[], serial: number): string =>
  said(cells.find((cell, column) => column !== serial && !isEmpty(cell) && numberOf(cell) === null));

const bareName = (cells: readonly Cell[], serial: number): string =>
  nameOf(cells, serial).replace(/^[-–—+•·○●▪]\s*/, '');

function isLower(sheet: Sheet, row: BodyRow, top: BodyRow, serial: number): boolean {
  const [own, above] = [cellsOf(sheet, row), cellsOf(sheet, top)];
  const [mark, whole] = [said(own[serial]), said(above[serial])];
  if (WHOLE.test(whole) && mark) {
    const second = SECOND.exec(mark);
    return second ? second[1] === Number.parseInt(whole, 10).toString() : LETTER.test(mark);
  }
  return !mark && DASHED.test(nameOf(own, serial)) && !DASHED.test(nameOf(above, serial));
}

/** Whole numbers of a row by column. */
function countsOf(cells: readonly Cell[], { serial, places }: OutlineColumns): Map<number, number> {
  const counts = new Map<number, number>();
  cells.forEach((cell, column) => {
    if (column === serial || places.has(column) || isEmpty(cell)) return;
    const value = numberOf(cell) ?? (/^\d+$/.test(said(cell)) ? Number(said(cell)) : null);
    if (value !== null && Number.isInteger(value)) counts.set(column, value);
  });
  return counts;
}

/** True where both count something, and the parts together nowhere more than about the whole. */
function countsNoMore(
  sheet: Sheet,
  top: BodyRow,
  parts: readonly BodyRow[],
  columns: OutlineColumns,
): boolean {
  if (!parts.length) return false;
  const whole = countsOf(cellsOf(sheet, top), columns);
  const sums = new Map<number, number>();
  for (const part of parts)
    for (const [column, count] of countsOf(cellsOf(sheet, part), columns))
      sums.set(column, (sums.get(column) ?? 0) + count);
  const shared = [...sums].filter(([column]) => whole.has(column));
  const most = parts.length > 1 ? MOST_OF_WHOLE : 1;
  if (!shared.length || shared.some(([column, sum]) => sum > most * whole.get(column)!)) return false;
  const areTold = parts.every(
    (part) => markOf(sheet, part, columns) || PART.test(bareName(cellsOf(sheet, part), columns.serial)),
  );
  const makeUp = shared.some(([column, sum]) => sum >= LEAST_OF_WHOLE * whole.get(column)!);
  return areTold || (parts.length > 1 && makeUp);
}

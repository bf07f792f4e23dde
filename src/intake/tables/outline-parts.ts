import { elementAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import { tidy } from '../../i18n/text.ts';
import { numberOf, textOf } from '../text/cell.ts';
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
 * without. They count no more than it, and other villages of the list have none: a list whose every row stands
 * under another is one of villages under the sums of their groups.
 */
export function outlineParts(
  sheet: Sheet,
  body: readonly BodyRow[],
  columns: OutlineColumns,
): ReadonlySet<BodyRow> {
  const branches: Branch[] = [];
  for (const row of body) {
    if (row.kind !== 'record' && !(row.kind === 'group' && LETTER.test(markOf(sheet, row, columns))))
      continue;
    const last = branches.at(-1);
    if (last && isLower(sheet, row, last.top, columns.serial)) last.parts.push(row);
    else branches.push({ top: row, parts: [] });
  }
  if (branches.every(({ parts }) => parts.length)) return new Set();
  return new Set(
    branches
      .filter(({ top, parts }) => countsNoMore(sheet, top, parts, columns))
      .flatMap(({ parts }) => parts),
  );
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

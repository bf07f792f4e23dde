import { elementAt } from '../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../formats/reading/parsed-file.ts';
import { fold } from '../../i18n/text.ts';
import { foldHeader } from '../columns/headings/header-field.ts';
import { scoreHeader } from '../columns/headings/header-score.ts';
import { numberOf, textOf } from '../text/cell.ts';
import { isEmpty, mergedCell, widthOf, type MergesByCell } from './cells/cells.ts';
import { firstWideRow, isFurtherLevel, recordsAbove, shapeOf } from './cells/header-shape.ts';

/** Where the header of a sheet lies, as indexes into its rows. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  /** Levels of the header of each column, outermost first; empty for a column without one. */
  readonly paths: readonly (readonly string[])[];
  /** Fields that the header names, roughly: the sum of the scores of its columns. */
  readonly score: number;
}

/** Rows among which a header begins, and rows that it may have. */
const BEGINS_WITHIN = 40;
const MOST_ROWS = 3;
/** A table needs at least this much recognised header. */
const LEAST_SCORE = 0.9;
const NAMES_A_FIELD = 0.7;
/** The words of one column against the shape of a whole head. */
const SHAPE_WEIGHT = 1.5;
/** Records above a head would be lost: it is one only where nothing else can be. */
const LOSS = 100;
const FEW_RECORDS = 2;
const NONE_KNOWN: NamedColumns = new Set();

/** Folded names of columns that the project or a remembered form names: a header whatever it says. */
export type NamedColumns = ReadonlySet<string>;

function nameScore(path: readonly string[], known: NamedColumns): number {
  if (known.size && known.has(foldHeader(path.join(' / ')))) return 1;
  // A sentence is no header; scoring it against every spelling is wasted.
  const letters = path.reduce((sum, level) => sum + level.length, 0);
  if (!letters || letters > 160) return 0;
  const score = scoreHeader(path)[0]?.score ?? 0;
  return score >= NAMES_A_FIELD ? score : 0;
}

const isWrittenNumber = (cell: Cell): boolean =>
  numberOf(cell) !== null || (typeof cell === 'string' && /^[\d.,\s]+$/.test(cell) && /\d/.test(cell));

const looksLikeData = (row: readonly Cell[]): boolean => row.some(isWrittenNumber);

/** Years and the like may stand in a header, but not in most of it. */
const isMostlyNumbers = (row: readonly Cell[]): boolean =>
  3 * row.filter(isWrittenNumber).length > row.filter((cell) => !isEmpty(cell)).length;

/** A row of the header whose cells all lie in one wide merge is a title, not a header. */
function isOneCell(sheet: Sheet, merges: MergesByCell, row: number): boolean {
  const filled = elementAt(sheet.rows, row).filter((cell) => !isEmpty(cell)).length;
  const column = elementAt(sheet.rows, row).findIndex((cell) => !isEmpty(cell));
  const merge = merges.get(`${row}/${column}`);
  return filled <= 1 && (!merge || merge.bottom === merge.top);
}

/** The motto of the state stands above letters only; the name of an office also heads a column ("UBND xã"). */
const MOTTO = /cong hoa xa hoi chu nghia|doc lap\s*[-–—]\s*tu do/;
const OFFICE = /^(?:uy ban nhan dan|ubnd|hdnd)\b/;
/** A letterhead has one cell at the left and one at the right; with more beside it an office is one of many headings. */
const MOST_LETTERHEAD_CELLS = 2;
function isLetterhead(row: readonly Cell[]): boolean {
  const texts = row.flatMap((cell) => (typeof cell === 'string' && cell.trim() ? [fold(cell.trim())] : []));
  return (
    texts.some((text) => MOTTO.test(text)) ||
    (new Set(texts).size <= MOST_LETTERHEAD_CELLS && texts.some((text) => OFFICE.test(text)))
  );
}

/**
 * The levels of each column over rows `top..bottom`: merged cells filled right and down. Where the file
 * has no merges (CSV), an empty cell above a filled one takes the header to its left.
 */
function headerPaths(sheet: Sheet, merges: MergesByCell, top: number, bottom: number): string[][] {
  const width = widthOf(sheet);
  const guess = sheet.merges.length === 0;
  return Array.from({ length: width }, (_, column) => {
    const levels: string[] = [];
    for (let row = top; row <= bottom; row++) {
      let cell = mergedCell(sheet, merges, row, column);
      if (isEmpty(cell) && guess && isNamedBelow(sheet, row, bottom, column))
        cell = leftOf(sheet, row, column);
      const text = textOf(cell).trim();
      if (text && levels.at(-1) !== text) levels.push(text);
    }
    return levels;
  });
}

const isNamedBelow = (sheet: Sheet, row: number, bottom: number, column: number): boolean =>
  sheet.rows.slice(row + 1, bottom + 1).some((cells) => !isEmpty(cells[column] ?? null));

function leftOf(sheet: Sheet, row: number, column: number): Cell {
  for (let at = column - 1; at >= 0; at--) {
    const cell = elementAt(sheet.rows, row)[at] ?? null;
    if (!isEmpty(cell)) return cell;
  }
  return null;
}

function scoreBlock(paths: readonly (readonly string[])[], known: NamedColumns): number {
  const seen = new Set<string>();
  let score = 0;
  for (const path of paths) {
    const key = path.join('\u0000');
    if (seen.has(key)) continue;
    seen.add(key);
    score += nameScore(path, known);
  }
  return score;
}

function goesOn(sheet: Sheet, merges: MergesByCell, top: number, row: number): boolean {
  const cells = sheet.rows[row];
  if (!cells || isNumberingRow(cells)) return false;
  if (looksLikeData(cells) && !areYearsUnder(sheet, merges, top, row)) return false;
  // A further level stands under a merged cell, or where the level above is empty.
  const underMerge = cells.some((cell, column) => {
    const above = merges.get(`${row - 1}/${column}`);
    return !isEmpty(cell) && above !== undefined && above.right > above.left && above.top >= top;
  });
  const inGaps = cells.some(
    (cell, column) => !isEmpty(cell) && isEmpty(elementAt(sheet.rows, row - 1)[column] ?? null),
  );
  const downMerge = cells.some((_, column) => {
    const merge = merges.get(`${row}/${column}`);
    return merge !== undefined && merge.top < row && merge.top >= top && merge.bottom >= row;
  });
  return (
    underMerge ||
    downMerge ||
    (sheet.merges.length === 0 && ((inGaps && nameScoreOfRow(cells) > 0) || isFurtherLevel(sheet, row)))
  );
}

const isYear = (cell: Cell): boolean => /^(?:19|20)\d{2}$/.test(textOf(cell).trim());

/** `2019 | 2024 | 2026`, each under a cell that is merged over several columns. */
function areYearsUnder(sheet: Sheet, merges: MergesByCell, top: number, row: number): boolean {
  const filled = elementAt(sheet.rows, row).flatMap((cell, column) =>
    isEmpty(cell) ? [] : [{ cell, column }],
  );
  return (
    filled.length > 1 &&
    filled.every(({ cell, column }) => {
      const above = merges.get(`${row - 1}/${column}`);
      const isUnder = above !== undefined && above.right > above.left && above.top >= top;
      return isUnder && (!isWrittenNumber(cell) || isYear(cell));
    })
  );
}

const nameScoreOfRow = (cells: readonly Cell[]): number =>
  cells.reduce<number>((sum, cell) => sum + (isEmpty(cell) ? 0 : nameScore([textOf(cell)], NONE_KNOWN)), 0);

/** `(1) (2) (3)`, `1 2 3`, `A B 1 2`, `(5)=(3)+(4)`: the row that numbers the columns. */
export function isNumberingRow(cells: readonly Cell[]): boolean {
  const said = cells.filter((cell) => !isEmpty(cell)).map((cell) => textOf(cell).trim());
  if (said.length < 3) return false;
  const marks = said.map((text) => /^\(?\s*([A-Z]|\d{1,2})\s*\)?(\s*=.*)?$/.exec(text)?.[1]);
  if (marks.some((mark) => mark === undefined)) return false;
  const numbers = marks.filter((mark) => /\d/.test(mark!)).map(Number);
  return (
    numbers.every((number, i) => i === 0 || number === elementAt(numbers, i - 1) + 1) &&
    (numbers[0] ?? 1) <= 3
  );
}

/**
 * The block of one to three rows that names most fields and lies where a header does; null where no row of the
 * sheet looks like one. A header of unknown words is told by its place and by the values below it.
 */
export function findHeader(
  sheet: Sheet,
  merges: MergesByCell,
  known: NamedColumns = NONE_KNOWN,
): HeaderBlock | null {
  let best: HeaderBlock | null = null;
  let bestTotal = -Infinity;
  const first = firstWideRow(sheet);
  for (let top = 0; top < Math.min(sheet.rows.length, BEGINS_WITHIN); top++) {
    const cells = elementAt(sheet.rows, top);
    if (isOneCell(sheet, merges, top) || isNumberingRow(cells) || isMostlyNumbers(cells)) continue;
    if (isLetterhead(cells)) continue;
    const losesRecords = recordsAbove(sheet, top, first) > FEW_RECORDS ? 1 : 0;
    // Below the first records no row names enough to outweigh their loss: its words need not be looked up.
    if (losesRecords && bestTotal > 0) break;
    for (let bottom = top; bottom < top + MOST_ROWS; bottom++) {
      if (bottom > top && !goesOn(sheet, merges, top, bottom)) break;
      const paths = headerPaths(sheet, merges, top, bottom);
      const score = scoreBlock(paths, known);
      const shape = shapeOf(
        sheet,
        { top, bottom },
        first,
        isNumberingRow(sheet.rows[bottom + 1] ?? []),
        paths,
      );
      const total = score + SHAPE_WEIGHT * shape.score - LOSS * losesRecords;
      // A deeper header must name more than the one above it.
      if ((score >= LEAST_SCORE || shape.standsAlone) && total > bestTotal + 0.01) {
        best = { top, bottom, paths, score };
        bestTotal = total;
      }
    }
  }
  return best && extendDown(sheet, merges, extendUp(sheet, merges, best));
}

/** A level above that only groups the columns below it (`Hiện trạng phủ sóng` over two operators). */
function extendUp(sheet: Sheet, merges: MergesByCell, block: HeaderBlock): HeaderBlock {
  let top = block.top;
  while (
    top > 0 &&
    block.bottom - top + 1 < MOST_ROWS &&
    !isLetterhead(elementAt(sheet.rows, top - 1)) &&
    (groupsColumns(sheet, merges, top - 1) || namesOthers(sheet, merges, { ...block, top }))
  )
    top--;
  return top === block.top ? block : { ...block, top, paths: headerPaths(sheet, merges, top, block.bottom) };
}

function groupsColumns(sheet: Sheet, merges: MergesByCell, row: number): boolean {
  const cells = elementAt(sheet.rows, row);
  if (isOneCell(sheet, merges, row) || looksLikeData(cells)) return false;
  return cells.some((cell, column) => {
    const merge = merges.get(`${row}/${column}`);
    return !isEmpty(cell) && merge !== undefined && merge.top === row && merge.bottom > row;
  });
}

/**
 * True where the row above names columns that hold something and have no name yet: of a head of several levels without
 * merged cells (CSV) the lowest one names only its own columns.
 */
function namesOthers(sheet: Sheet, merges: MergesByCell, { top, bottom, paths }: HeaderBlock): boolean {
  const above = elementAt(sheet.rows, top - 1);
  if (isOneCell(sheet, merges, top - 1) || looksLikeData(above)) return false;
  const nameless = paths.flatMap((path, column) =>
    path.length || !sheet.rows.slice(bottom + 1).some((row) => !isEmpty(row[column] ?? null)) ? [] : [column],
  );
  const named = nameless.filter((column) => !isEmpty(above[column] ?? null));
  return named.length >= 2 && 2 * named.length >= nameless.length;
}

/**
 * True where a row without merges names columns of numbers that the head leaves nameless, and nothing else but the one
 * that they stand behind: `Thường trú | Tạm trú` under *Số hộ*.
 */
function namesGaps(sheet: Sheet, bottom: number, row: number): boolean {
  const cells = sheet.rows[row] ?? [];
  const above = elementAt(sheet.rows, bottom);
  const isFilled = (column: number): boolean => !isEmpty(cells[column] ?? null);
  const isGap = (column: number): boolean => isFilled(column) && column > 0 && isEmpty(above[column] ?? null);
  const filled = [...cells.keys()].filter(isFilled);
  // A quarter that has not come yet stands empty.
  const holdsNumbers = (column: number): boolean =>
    isWrittenNumber(sheet.rows[row + 1]?.[column] ?? null) ||
    sheet.rows.slice(row + 1).every((below) => isEmpty(below[column] ?? null));
  return (
    filled.some(isGap) &&
    (!looksLikeData(cells) ||
      (filled.length > 1 && filled.every((column) => isYear(cells[column] ?? null)))) &&
    filled.every((column) => (isGap(column) || isGap(column + 1)) && holdsNumbers(column))
  );
}

/** Levels that name no field of their own still belong to the header where merges, or columns without a name, say so. */
function extendDown(sheet: Sheet, merges: MergesByCell, block: HeaderBlock): HeaderBlock {
  let bottom = block.bottom;
  while (
    bottom - block.top + 1 < MOST_ROWS &&
    (sheet.merges.length > 0
      ? goesOn(sheet, merges, block.top, bottom + 1)
      : namesGaps(sheet, bottom, bottom + 1))
  )
    bottom++;
  return bottom === block.bottom
    ? block
    : { ...block, bottom, paths: headerPaths(sheet, merges, block.top, bottom) };
}

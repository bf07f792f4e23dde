import { elementAt } from '../../../model/basics/elements.ts';
import { RefusalError } from '../../../model/basics/result.ts';
import type { Cell, CellFont, CellFonts, CellMark, Merge, Sheet } from '../../reading/parsed-file.ts';

/** Places of one workbook, empty ones between filled ones included. */
const MOST_CELLS = 20e6;

/** Cells counted over all sheets of a workbook, so that no sparse sheet fills the memory. */
export class CellBudget {
  #used = 0;

  constructor(readonly file: string) {}

  take(cells: number): void {
    this.#used += cells;
    if (this.#used > MOST_CELLS) {
      throw new RefusalError({
        code: 'sheet-too-large',
        location: { file: this.file },
        context: { cells: MOST_CELLS },
      });
    }
  }
}

interface Row {
  readonly number: number;
  readonly cells: Cell[];
  /** Index of the font per column. */
  readonly fonts: number[];
}

/** Gathers the cells of a sheet; rows and columns count from 0 as in the workbook. */
export class SheetBuilder {
  #rows = new Map<number, Row>();
  #hidden = new Set<number>();
  #hiddenColumns: (readonly [from: number, to: number])[] = [];
  #merges: Merge[] = [];
  #marks: CellMark[] = [];

  /** @param fonts of the workbook; null where the format has none */
  constructor(
    readonly name: string,
    readonly budget: CellBudget,
    readonly fonts: readonly CellFont[] | null,
    readonly hidden: boolean,
  ) {}

  set(row: number, column: number, cell: Cell, font = 0): void {
    if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return;
    let found = this.#rows.get(row);
    if (!found) this.#rows.set(row, (found = { number: row, cells: [], fonts: [] }));
    if (column >= found.cells.length) {
      this.budget.take(column + 1 - found.cells.length);
      while (found.cells.length < column) found.cells.push(null);
    }
    found.cells[column] = cell;
    if (this.fonts) found.fonts[column] = font;
  }

  mark(row: number, column: number, kind: CellMark['kind'], text: string): void {
    if (text.trim() !== '') this.#marks.push({ row: row + 1, column, kind, text: text.trim() });
  }

  hideRow(row: number): void {
    this.#hidden.add(row);
  }

  hideColumns(from: number, to: number): void {
    this.#hiddenColumns.push([from, to]);
  }

  merge(range: Merge): void {
    if (range.top !== range.bottom || range.left !== range.right) this.#merges.push(range);
  }

  finish(): Sheet {
    const rows = [...this.#rows.values()].sort((a, b) => a.number - b.number);
    const numbers = rows.map((row) => row.number);
    const hiddenColumns = this.#hiddenThatHold(rows);
    return {
      name: this.name,
      rows: rows.map((row) => row.cells),
      rowNumbers: Int32Array.from(numbers, (number) => number + 1),
      merges: this.#merges.flatMap((range) => placeMerge(range, numbers)),
      fonts: this.#packFonts(rows),
      hidden: this.hidden,
      hiddenRows: rows.flatMap((row, i) => (this.#hidden.has(row.number) ? [i] : [])),
      ...(hiddenColumns.length > 0 && { hiddenColumns }),
      ...(this.#marks.length > 0 && { marks: this.#marks }),
    };
  }

  #hiddenThatHold(rows: readonly Row[]): readonly number[] {
    const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    const isHidden = (column: number): boolean =>
      this.#hiddenColumns.some(([from, to]) => from <= column && column <= to);
    return Array.from({ length: this.#hiddenColumns.length ? widest : 0 }, (_, column) => column).filter(
      (column) => isHidden(column) && rows.some(({ cells }) => (cells[column] ?? null) !== null),
    );
  }

  #packFonts(rows: readonly Row[]): CellFonts | null {
    if (!this.fonts) return null;
    const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    this.budget.take(rows.length * columns);
    const cells = new Uint16Array(rows.length * columns);
    rows.forEach((row, i) => row.fonts.forEach((font, column) => (cells[i * columns + column] = font)));
    return { fonts: this.fonts, columns, cells };
  }
}

/** A merge in indexes of the rows that are kept; none where it covers no kept row. */
function placeMerge(range: Merge, numbers: readonly number[]): Merge[] {
  const top = firstAtLeast(numbers, range.top);
  const bottom = firstAtLeast(numbers, range.bottom + 1) - 1;
  return bottom < top ? [] : [{ ...range, top, bottom }];
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elementAt(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** Row and column, from 0, of a reference as `AB12`; null where it is none or beyond the grid. */
export function cellAddress(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = REFERENCE.exec(reference) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column <= 16_384 && row >= 1 && row <= 1_048_576 ? { row: row - 1, column: column - 1 } : null;
}

/** The range of `A1:C3`; null where it is none. */
export function rangeOf(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(cellAddress);
  if (!from || !to) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

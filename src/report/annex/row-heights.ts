import type { CellObject, Row, SheetData } from 'write-excel-file/universal';

/** Height of a line of type as a factor of its size; marks above and below capital letters included. */
const LINE = 1.36;
const USUAL_SIZE = 11;
/** Rows of one line keep the height of the program that opens the sheet. */
const ONE_LINE = LINE * USUAL_SIZE;
/** Highest row of a workbook, points. */
const HIGHEST = 409;
/** Bold type is wider than the figures that widths of columns are counted in. */
const BOLD = 1.12;

/** Lines that words need where `room` characters fit on one; a word longer than that is broken. */
function linesOf(text: string, room: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(' ')) {
      if (used > 0 && used + 1 + word.length > room) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length;
      while (used > room) {
        lines++;
        used -= room;
      }
    }
  }
  return lines;
}

/** Points that the text of a cell needs; 0 for what is never broken into lines. */
function heightOf(cell: CellObject, room: number): number {
  const { value, wrap, fontWeight, fontSize = USUAL_SIZE } = cell;
  if (typeof value !== 'string' || !wrap) return 0;
  const characters = (room * USUAL_SIZE) / fontSize / (fontWeight === 'bold' ? BOLD : 1) - 1;
  return linesOf(value, Math.max(1, characters)) * fontSize * LINE;
}

/**
 * Rows with the height that their broken text needs, written into the sheet: programs that do not measure merged or
 * wrapped cells by themselves would print one line over the other.
 * @param widths of the columns, in characters
 */
export const withHeights = (data: SheetData, widths: readonly number[]): SheetData =>
  data.map((row): Row => {
    if (!row) return row;
    let needed = 0;
    row.forEach((cell, column) => {
      if (!cell || typeof cell !== 'object' || !('wrap' in cell)) return;
      const room = widths
        .slice(column, column + (cell.columnSpan ?? 1))
        .reduce((sum, width) => sum + width, 0);
      needed = Math.max(needed, heightOf(cell as CellObject, room));
    });
    if (needed <= ONE_LINE) return row;
    const height = Math.min(HIGHEST, Math.ceil(needed + 3));
    return row.map((cell) => (cell && typeof cell === 'object' ? { ...cell, height } : cell)) as Row;
  });

import type { GridColumn } from './columns.ts';

/** As the cells of a table and its heads are written. */
const FONT = "400 13px 'Be Vietnam Pro', sans-serif";
const HEAD_FONT = "600 12px 'Be Vietnam Pro', sans-serif";
/** The arrow of the order, and the gap before it. */
const ARROW_PIXELS = 14;
/** Longer texts are cut off: whole sentences, paths. */
const MOST_PIXELS = 320;
const known = new Map<string, number>();
const KNOWN_LIMIT = 50_000;
let context: CanvasRenderingContext2D | null = null;

function widthOf(text: string, font = FONT): number {
  const key = font + text;
  const before = known.get(key);
  if (before !== undefined) return before;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = font;
  const width = Math.ceil(context.measureText(text).width) + 1;
  if (known.size >= KNOWN_LIMIT) known.clear();
  // Until the font has come, letters of another are measured.
  if (document.fonts.check(font)) known.set(key, width);
  return width;
}

/** CSS pixels that the longest text of a column needs that shows its values whole; 0 for any other. */
export function widestText<Row>(rows: readonly Row[], column: GridColumn<Row>): number {
  if (!column.whole) return 0;
  let widest = 0;
  for (const row of rows) widest = Math.max(widest, widthOf(column.text(row)));
  return Math.min(MOST_PIXELS, widest);
}

/** CSS pixels that the label of a column needs on one line, with the arrow of the order. */
export const headWidth = (label: string): number => widthOf(label, HEAD_FONT) + ARROW_PIXELS;

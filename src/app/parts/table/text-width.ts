import type { GridColumn } from './columns.ts';

/** As the cells of a table and its heads are written. */
const FONT = "400 13px 'Be Vietnam Pro', sans-serif";
const HEAD_FONT = "600 12px 'Be Vietnam Pro', sans-serif";
/** The arrow of the order, and the gap before it. */
const ARROW_PIXELS = 14;
/** Longer texts are cut off: whole sentences, paths. */
const MOST_PIXELS = 320;
const KNOWN_LIMIT = 50_000;
const known = new Map<string, Map<string, number>>();
let context: CanvasRenderingContext2D | null = null;

/** The width of texts in a font, CSS pixels. */
function measureIn(font: string): (text: string) => number {
  context ??= document.createElement('canvas').getContext('2d');
  const drawing = context;
  if (!drawing) return () => 0;
  const before = known.get(font) ?? new Map<string, number>();
  known.set(font, before);
  // Until the font has come, letters of another are measured.
  const hasFont = document.fonts.check(font);
  return (text) => {
    const measured = before.get(text);
    if (measured !== undefined) return measured;
    drawing.font = font;
    const width = Math.ceil(drawing.measureText(text).width) + 1;
    if (before.size >= KNOWN_LIMIT) before.clear();
    if (hasFont) before.set(text, width);
    return width;
  };
}

/** CSS pixels that the longest text of a column needs that shows its values whole; 0 for any other. */
export function widestText<Row>(rows: readonly Row[], column: GridColumn<Row>): number {
  if (!column.whole) return 0;
  const measure = measureIn(FONT);
  const seen = new Set<number | string | null>();
  let widest = 0;
  for (const row of rows) {
    if (column.keyTellsText) {
      const key = column.key(row);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    widest = Math.max(widest, measure(column.text(row)));
  }
  return Math.min(MOST_PIXELS, widest);
}

/** CSS pixels that the label of a column needs on one line, with the arrow of the order. */
export const headWidth = (label: string): number => measureIn(HEAD_FONT)(label) + ARROW_PIXELS;

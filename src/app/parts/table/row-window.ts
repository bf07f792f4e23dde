/** Height of a row of a table, CSS pixels. */
export const ROW_PIXELS = 24;
/** Rows drawn beyond the edges of the view. */
const BEYOND = 5;
/** The window moves by this many rows at once, so that a slow scroll draws seldom. */
const STEP = 3;

export interface RowWindow {
  readonly first: number;
  /** Not drawn any more. */
  readonly end: number;
}

/** The rows to be drawn of `count`, seen through `height` pixels from `top` on. */
export function rowsInView(top: number, height: number, count: number): RowWindow {
  const span = Math.ceil(height / ROW_PIXELS) + 2 * BEYOND + STEP;
  const wanted = Math.floor((top / ROW_PIXELS - BEYOND) / STEP) * STEP;
  const first = Math.max(0, Math.min(wanted, count - span));
  return { first, end: Math.min(count, first + span) };
}

/** Where a view of `height` pixels has to stand to show row `at`: no farther than needed from where it stands. */
export function scrollTopFor(at: number, top: number, height: number): number {
  const start = at * ROW_PIXELS;
  if (start < top) return start;
  return start + ROW_PIXELS > top + height ? start + ROW_PIXELS - height : top;
}

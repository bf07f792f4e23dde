/** Cells of a coarser grid over the terrain: each `step` by `step` terrain cells, from the north-west corner. 1 is on. */
export interface Mask {
  readonly columns: number;
  readonly rows: number;
  readonly step: number;
  readonly on: Uint8Array;
}

export const emptyMask = (gridColumns: number, gridRows: number, step: number): Mask => {
  const columns = Math.ceil(gridColumns / step);
  const rows = Math.ceil(gridRows / step);
  return { columns, rows, step, on: new Uint8Array(columns * rows) };
};

/** Numbers the 4-connected pieces of cells with state `state` from 1; 0 elsewhere. `sizes[n]`: cells of piece n. */
export function labelPieces(
  mask: Mask,
  state: 0 | 1,
): { readonly piece: Int32Array; readonly sizes: number[] } {
  const { columns, rows, on } = mask;
  const piece = new Int32Array(on.length);
  const sizes = [0];
  const stack: number[] = [];
  for (let start = 0; start < on.length; start++) {
    if (on[start] !== state || piece[start]) continue;
    const number = sizes.length;
    let size = 0;
    piece[start] = number;
    stack.push(start);
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      size++;
      const column = cell % columns;
      if (column > 0) grow(cell - 1);
      if (column + 1 < columns) grow(cell + 1);
      if (cell >= columns) grow(cell - columns);
      if (cell + columns < columns * rows) grow(cell + columns);
    }
    sizes.push(size);
    function grow(cell: number): void {
      if (on[cell] !== state || piece[cell]) return;
      piece[cell] = number;
      stack.push(cell);
    }
  }
  return { piece, sizes };
}

/** Pieces of `state` with fewer than `least` cells change their state. */
export function dropSmallPieces(mask: Mask, state: 0 | 1, least: number): void {
  const { piece, sizes } = labelPieces(mask, state);
  for (let cell = 0; cell < mask.on.length; cell++) {
    if (piece[cell] && sizes[piece[cell]] < least) mask.on[cell] = state === 1 ? 0 : 1;
  }
}

/**
 * Fills one cell wherever two cells touch by a corner only, until none do: the outline of the
 * mask then passes no corner twice, and its rings are simple.
 */
export function closePinches(mask: Mask): void {
  const { columns, rows, on } = mask;
  for (let changed = true; changed;) {
    changed = false;
    for (let row = 0; row + 1 < rows; row++) {
      for (let column = 0; column + 1 < columns; column++) {
        const a = row * columns + column;
        const b = a + columns;
        if (on[a] && on[b + 1] && !on[a + 1] && !on[b]) on[b] = 1;
        else if (!on[a] && !on[b + 1] && on[a + 1] && on[b]) on[a] = 1;
        else continue;
        changed = true;
      }
    }
  }
}

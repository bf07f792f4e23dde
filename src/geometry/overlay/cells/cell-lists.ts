/**
 * Visits of a boundary to cells: each is a stretch of neighbouring edges of one ring, of which the first may come
 * from the cell before and the last lead into the next. `first` and `last` are twice the index of the edge's
 * first vertex, plus 1 where the ring runs the wrong way. `rise` is how far the boundary rises in the cell, counted
 * with the inside to its left, and `beside` the area between it and the cell's left border, counted likewise.
 */
export class CellVisits {
  length = 0;
  cells = new Int32Array(4096);
  first = new Int32Array(4096);
  last = new Int32Array(4096);
  rise = new Float64Array(4096);
  beside = new Float64Array(4096);

  /** Makes room for `count` more. The arrays may be replaced. */
  room(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.cells.length) return;
    for (const name of ['cells', 'first', 'last'] as const)
      this[name] = enlarged(this[name], new Int32Array(2 * wanted));
    for (const name of ['rise', 'beside'] as const)
      this[name] = enlarged(this[name], new Float64Array(2 * wanted));
  }
}

/**
 * What one polygon does in the cells that its edges touch: mean winding along the cell's left border, and the
 * fraction of the cell inside.
 */
export class CellRecords {
  length = 0;
  cells = new Int32Array(1024);
  left = new Float64Array(1024);
  inside = new Float64Array(1024);

  room(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.cells.length) return;
    this.cells = enlarged(this.cells, new Int32Array(2 * wanted));
    this.left = enlarged(this.left, new Float64Array(2 * wanted));
    this.inside = enlarged(this.inside, new Float64Array(2 * wanted));
  }
}

/** Rows of cells that no edge touches: row, first and last column, and the winding there (see `TileWalker.walk`). */
export class CellSpans {
  length = 0;
  row = new Int32Array(256);
  first = new Int32Array(256);
  last = new Int32Array(256);
  winding = new Float64Array(256);

  push(row: number, first: number, last: number, winding: number): void {
    if (this.length === this.row.length) this.enlarge();
    const at = this.length++;
    this.row[at] = row;
    this.first[at] = first;
    this.last[at] = last;
    this.winding[at] = winding;
  }

  private enlarge(): void {
    for (const name of ['row', 'first', 'last'] as const)
      this[name] = enlarged(this[name], new Int32Array(2 * this.length));
    this.winding = enlarged(this.winding, new Float64Array(2 * this.length));
  }
}

/** A list of cells. */
export class CellList {
  length = 0;
  values = new Int32Array(1024);

  add(cell: number): void {
    if (this.length === this.values.length)
      this.values = enlarged(this.values, new Int32Array(2 * this.length));
    this.values[this.length++] = cell;
  }
}

/** The content of `from` at the head of the longer `to`. */
export function enlarged<A extends Int32Array | Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

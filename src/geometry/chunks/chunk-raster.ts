/**
 * Cells of a window that are wholly inside one polygon part (even-odd), told from the boxes of its chunks alone: what
 * no box touches is wholly inside or wholly outside, and how often the chunks left of it pass the middle line of its
 * row decides which. Cells that a box touches may be missed; none is found that is not inside.
 *
 * Use: `begin`, `add` for each chunk, `finish`; then read `inside` and `touched`, one bit per cell, `wordsPerRow`
 * words for each row. All numbers are in cells of the window; what lies left of it is added at column 0 or `LEFT`.
 */
export class ChunkRaster {
  wordsPerRow = 1;
  touched = new Int32Array(64);
  inside = new Int32Array(64);
  private rows = 0;
  /** 1 where the boundary passes the middle line of a row left of the window an odd number of times. */
  private turnedLeft = new Uint8Array(64);
  private lowRow = 0;
  private highRow = -1;

  begin(columns: number, rows: number): void {
    const { wordsPerRow } = this;
    this.touched.fill(0, this.lowRow * wordsPerRow, (this.highRow + 1) * wordsPerRow);
    this.inside.fill(0, this.lowRow * wordsPerRow, (this.highRow + 1) * wordsPerRow);
    this.turnedLeft.fill(0, this.lowRow, this.highRow + 1);
    this.wordsPerRow = (columns + 31) >> 5;
    this.rows = rows;
    this.lowRow = rows;
    this.highRow = -1;
    const words = this.wordsPerRow * rows;
    if (this.touched.length < words) {
      this.touched = new Int32Array(2 * words);
      this.inside = new Int32Array(2 * words);
    }
    if (this.turnedLeft.length < rows) this.turnedLeft = new Uint8Array(2 * rows);
  }

  /** A chunk in the cells of its box, columns `west..east` and rows `south..north`, from height ay to height by. */
  add(west: number, east: number, south: number, north: number, ay: number, by: number): void {
    if (south < this.lowRow) this.lowRow = south;
    if (north > this.highRow) this.highRow = north;
    if (west !== LEFT) this.touch(west, east, south, north);
    const low = ay < by ? ay : by;
    const high = ay < by ? by : ay;
    const end = high > this.rows - 0.5 ? this.rows : Math.ceil(high - 0.5) | 0;
    for (let row = low <= 0.5 ? 0 : Math.ceil(low - 0.5) | 0; row < end; row++)
      if (west === LEFT) this.turnedLeft[row] ^= 1;
      else this.inside[row * this.wordsPerRow + (west >> 5)] ^= 1 << (west & 31);
  }

  private touch(west: number, east: number, south: number, north: number): void {
    const { touched, wordsPerRow } = this;
    const head = -1 << (west & 31);
    const tail = -1 >>> (31 - (east & 31));
    const span = (east >> 5) - (west >> 5);
    for (let row = south, w = south * wordsPerRow + (west >> 5); row <= north; row++, w += wordsPerRow)
      if (span === 0) touched[w] |= head & tail;
      else {
        touched[w] |= head;
        for (let k = 1; k < span; k++) touched[w + k] = -1;
        touched[w + span] |= tail;
      }
  }

  /** Turns the places where the boundary passes into the cells between them. Returns the rows that it filled. */
  finish(): { readonly low: number; readonly high: number } {
    const { inside, touched, wordsPerRow } = this;
    for (let row = this.lowRow; row <= this.highRow; row++) {
      let within = -this.turnedLeft[row];
      for (let w = row * wordsPerRow; w < (row + 1) * wordsPerRow; w++) {
        // Bit i becomes the parity of the bits 0 to i.
        let parity = inside[w];
        parity ^= parity << 1;
        parity ^= parity << 2;
        parity ^= parity << 4;
        parity ^= parity << 8;
        parity ^= parity << 16;
        parity ^= within;
        inside[w] = parity & ~touched[w];
        within = parity >> 31;
      }
    }
    return { low: this.lowRow, high: this.highRow };
  }
}

/** Column of what lies wholly left of a window. */
export const LEFT = -1;

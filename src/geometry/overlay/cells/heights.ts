import { enlarged } from './cell-lists.ts';

/** Up to so many numbers are sorted by insertion: a library sort costs more than the whole solution of a cell. */
const FEW = 200;

/** Heights inside a unit cell. */
export class Heights {
  count = 0;
  values = new Float64Array(128);

  /** Adds a height; one that is not inside the cell is left out. */
  add(y: number): void {
    if (!(y > 0 && y < 1)) return;
    if (this.count === this.values.length)
      this.values = enlarged(this.values, new Float64Array(2 * this.count));
    this.values[this.count++] = y;
  }

  sort(): void {
    const { values, count } = this;
    if (count > FEW) {
      values.subarray(0, count).sort();
      return;
    }
    for (let k = 1; k < count; k++) {
      const y = values[k];
      let at = k;
      for (; at > 0 && values[at - 1] > y; at--) values[at] = values[at - 1];
      values[at] = y;
    }
  }
}

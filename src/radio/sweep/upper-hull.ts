/**
 * Upper hull of points that come from left to right. Both questions take O(log n): over a concave chain the slope to a
 * point further right, and the height over a line, rise and then fall.
 */
export class UpperHull {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #index: Int32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
    this.#index = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
  }

  /** Adds a point to the right of all others. */
  push(x: number, y: number, index: number): void {
    const [xs, ys] = [this.#x, this.#y];
    let size = this.#size;
    while (size >= 2) {
      const x1 = xs[size - 2]!;
      const y1 = ys[size - 2]!;
      // The last vertex stays where the chain bends downwards at it; points on one line are kept apart.
      if ((ys[size - 1] - y1) * (x - x1) >= (y - y1) * (xs[size - 1] - x1)) break;
      size--;
    }
    xs[size] = x;
    ys[size] = y;
    this.#index[size] = index;
    this.#size = size + 1;
  }

  /** Position in the chain of the vertex of the steepest line down to a point on the right; the last of equal ones. */
  #tangent(x: number, y: number): number {
    const [xs, ys] = [this.#x, this.#y];
    let low = 0;
    let high = this.#size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const here = (ys[middle] - y) * (x - xs[middle + 1]);
      const next = (ys[middle + 1] - y) * (x - xs[middle]);
      if (next >= here) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of the point that `tangentSlope` found last. */
  touching = -1;

  /** Greatest (y_i - y) / (x - x_i); the hull must hold a point. */
  tangentSlope(x: number, y: number): number {
    const at = this.#tangent(x, y);
    this.touching = this.#index[at];
    return (this.#y[at] - y) / (x - this.#x[at]);
  }

  /** Greatest y_i - slope * x_i. */
  highestOver(slope: number): number {
    const [xs, ys] = [this.#x, this.#y];
    let low = 0;
    let high = this.#size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ys[middle + 1] - ys[middle] >= slope * (xs[middle + 1] - xs[middle])) low = middle + 1;
      else high = middle;
    }
    return ys[low] - slope * xs[low];
  }

  /** The vertices from the left, laid into two arrays. */
  copyTo(xs: Float64Array, ys: Float64Array, at: number): void {
    for (let i = 0; i < this.#size; i++) {
      xs[at + i] = this.#x[i]!;
      ys[at + i] = this.#y[i]!;
    }
  }
}

/** Nodes by their key, the least on top; a node stands in it once, and its key may fall. */
export class DistanceHeap {
  readonly #heap: Int32Array;
  /** Place of each node in the heap, -1 where it is not. */
  readonly #place: Int32Array;
  #size = 0;

  constructor(readonly key: Float64Array) {
    this.#heap = new Int32Array(key.length);
    this.#place = new Int32Array(key.length).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  clear(): void {
    while (this.#size) this.#place[this.#heap[--this.#size]] = -1;
  }

  /** Puts a node in, or moves it up after its key fell. */
  push(node: number): void {
    let at = this.#place[node];
    if (at < 0) at = this.#size++;
    const { key } = this;
    const heap = this.#heap;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (key[heap[above]] <= key[node]) break;
      heap[at] = heap[above];
      this.#place[heap[at]] = at;
      at = above;
    }
    heap[at] = node;
    this.#place[node] = at;
  }

  pop(): number {
    const { key } = this;
    const heap = this.#heap;
    const top = heap[0];
    this.#place[top] = -1;
    const last = heap[--this.#size];
    if (!this.#size) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && key[heap[below + 1]] < key[heap[below]]) below++;
      if (key[heap[below]] >= key[last]) break;
      heap[at] = heap[below];
      this.#place[heap[at]] = at;
      at = below;
    }
    heap[at] = last;
    this.#place[last] = at;
    return top;
  }
}

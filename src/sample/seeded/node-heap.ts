/** Binary heap of node numbers by key; equal keys leave in the order of their numbers. */
export class NodeHeap {
  private readonly keys: Float64Array;
  private readonly nodes: Int32Array;
  private size = 0;

  /** `capacity`: most entries at one time. */
  constructor(capacity: number) {
    this.keys = new Float64Array(capacity);
    this.nodes = new Int32Array(capacity);
  }

  push(node: number, key: number): void {
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.precedes(key, node, above)) break;
      this.keys[at] = this.keys[above];
      this.nodes[at] = this.nodes[above];
      at = above;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
  }

  /** The node with the least key, -1 when empty. */
  pop(): number {
    if (this.size === 0) return -1;
    const top = this.nodes[0];
    const key = this.keys[--this.size];
    const node = this.nodes[this.size];
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.precedes(this.keys[child + 1], this.nodes[child + 1], child)) child++;
      if (this.precedes(key, node, child)) break;
      this.keys[at] = this.keys[child];
      this.nodes[at] = this.nodes[child];
      at = child;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
    return top;
  }

  private precedes(key: number, node: number, at: number): boolean {
    return key < this.keys[at] || (key === this.keys[at] && node < this.nodes[at]);
  }
}

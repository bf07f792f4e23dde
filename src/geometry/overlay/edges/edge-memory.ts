import type { PackedGeometry } from '../../../model/geometry.ts';

/** Places for edges to be remembered in; of more than four times as many edges the oldest are forgotten. */
export const MOST_SLOTS = 1 << 20;
/** Places that are looked at for one edge. */
const TRIES = 16;

/** One bit per edge. */
export class Marks {
  private readonly words: Int32Array;

  constructor(edges: number) {
    this.words = new Int32Array((edges >> 5) + 2);
  }

  add(edge: number): void {
    this.words[edge >> 5] |= 1 << (edge & 31);
  }

  has(edge: number): boolean {
    return (this.words[edge >> 5] & (1 << (edge & 31))) !== 0;
  }
}

/**
 * Finds an edge with the same ends, in either direction, among those seen before. Edges are numbered by their first
 * vertex, over all layers: those of layer z from `starts[z]` on. Only every eighth is remembered, chosen by its ends.
 */
export class EdgeMemory {
  /** Edges of chains of new ones that have ended: they may be followed. */
  readonly ended: Marks;
  private readonly slots: Int32Array;
  private readonly bits: readonly Uint32Array[];

  constructor(
    private readonly layers: readonly PackedGeometry[],
    private readonly starts: Uint32Array,
    places: number,
  ) {
    let size = 16;
    while (size < starts[layers.length] / 4 && size < places) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    this.ended = new Marks(starts[layers.length]);
    this.bits = layers.map(({ xy }) => new Uint32Array(xy.buffer, xy.byteOffset, 2 * xy.length));
  }

  /** A number made of a vertex's place. */
  hash(layer: number, vertex: number): number {
    const bits = this.bits[layer];
    const k = 4 * vertex;
    const x = Math.imul(bits[k] ^ Math.imul(bits[k + 1], 0x9e3779b1), 0x85ebca6b);
    const y = Math.imul(bits[k + 2] ^ Math.imul(bits[k + 3], 0xc2b2ae35), 0x27d4eb2f);
    return Math.imul(x ^ (x >>> 15) ^ y ^ (y >>> 13), 0x7feb352d);
  }

  /**
   * @param hash sum of the hashes of the edge's ends: the same in both directions
   * @returns twice the number of an edge that may be followed, plus 1 where it runs the other way; -1 where none was
   * found, and this one is remembered
   */
  find(layer: number, vertex: number, hash: number): number {
    const mixed = hash ^ (hash >>> 16);
    if ((mixed & 7) !== 0) return -1;
    const { slots } = this;
    const mask = slots.length - 1;
    const edge = this.starts[layer] + vertex;
    const oldest = edge - 4 * slots.length;
    let slot = (mixed >>> 3) & mask;
    for (let k = 0; k < TRIES; k++, slot = (slot + 1) & mask) {
      const other = slots[slot];
      if (other < oldest || other < 0) break;
      const way = this.compare(layer, vertex, other);
      if (way >= 0) return 2 * other + way;
    }
    slots[slot] = edge;
    return -1;
  }

  /** Whether an edge has the same ends as another that may be followed: 0 in the same order, 1 in the other, else -1. */
  compare(layer: number, vertex: number, other: number): number {
    if (!this.ended.has(other)) return -1;
    let z = 0;
    while (other >= this.starts[z + 1]) z++;
    const a = this.layers[layer].xy;
    const b = this.layers[z].xy;
    const i = 2 * vertex;
    const j = 2 * (other - this.starts[z]);
    if (a[i] === b[j] && a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2] && a[i + 3] === b[j + 3]) return 0;
    if (a[i] === b[j + 2] && a[i + 1] === b[j + 3] && a[i + 2] === b[j] && a[i + 3] === b[j + 1]) return 1;
    return -1;
  }
}

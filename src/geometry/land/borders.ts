import type { PackedGeometry } from '../../model/geometry.ts';
import { fillRunBoxes, groupRuns, runsOf, startsOf, type RunBoxes } from '../run-boxes.ts';
import { enlarged } from './cell-lists.ts';

/**
 * Outlines of zones as borders: ways along edges that the same zones share, each once, however many zones they
 * bound. Village borders are those of communes too, and most are shared by two neighbours.
 */
export interface Borders {
  readonly layers: readonly PackedGeometry[];
  /** Border b goes from vertex `from[b]` to vertex `to[b]` of layer `layer[b]`; its runs are those of way b. */
  readonly layer: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly boxes: RunBoxes;
  /** Borders of part p of layer z: `refs[firstRef[z][p] .. firstRef[z][p + 1] - 1]`. */
  readonly firstRef: readonly Uint32Array[];
  /** Twice the number of a border, plus 1 where the inside lies to the right of its direction. */
  readonly refs: Uint32Array;
}

/** Places for edges to be remembered in; of more than twice as many edges the oldest are forgotten. */
const MOST_PLACES = 1 << 21;
/** Places that are looked at for one edge. */
const TRIES = 16;

/** Numbers, as many as are pushed. */
class Numbers {
  length = 0;
  values = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.values.length)
      this.values = enlarged(this.values, new Float64Array(2 * this.length));
    this.values[this.length++] = value;
  }
}

/** One bit per edge. */
class Marks {
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
 * vertex, over all layers: those of layer z from `starts[z]` on. Only every fourth is remembered, chosen by its ends.
 */
class EdgeMemory {
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
    while (size < starts[layers.length] / 2 && size < places) size *= 2;
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
    if ((mixed & 3) !== 0) return -1;
    const { slots } = this;
    const mask = slots.length - 1;
    const edge = this.starts[layer] + vertex;
    const oldest = edge - 2 * slots.length;
    let slot = (mixed >>> 2) & mask;
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

/**
 * Chains of edges along the rings: either new ones, or ones that follow edges seen before. Where a chain begins or
 * ends, the edges that it follows are cut.
 */
class Chains {
  /** Lowest edge that each chain is made of or follows, and how many. */
  readonly low = new Numbers();
  readonly count = new Numbers();
  /** 1 where the inside lies to the right of these edges, and 1 where the chain is of new edges. */
  readonly turned = new Numbers();
  readonly isNew = new Numbers();
  /** Edges before which a border ends. */
  readonly cuts: Marks;
  /** The chain under way: its first edge, its last, how many, and whether it runs against those it follows. */
  private first = 0;
  private last = 0;
  private length = 0;
  private back = 0;
  private fresh = 1;
  private insideRight = 0;

  constructor(
    edges: number,
    private readonly memory: EdgeMemory,
  ) {
    this.cuts = new Marks(edges);
  }

  /** @param insideRight 1 where the inside lies to the right of the ring's direction */
  beginRing(insideRight: number): void {
    this.insideRight = insideRight;
  }

  /** Goes on following the edges that the chain follows, if the next of them is this one; returns whether it is. */
  follow(layer: number, vertex: number): boolean {
    if (this.fresh === 1) return false;
    const next = this.back ? this.last - 1 : this.last + 1;
    if (this.memory.compare(layer, vertex, next) !== this.back) return false;
    this.last = next;
    this.length++;
    return true;
  }

  /** A new edge. */
  addNew(edge: number): void {
    if (this.fresh === 0) this.end();
    if (this.length === 0) this.first = edge;
    this.last = edge;
    this.length++;
  }

  /** An edge that follows another; new edges before it that do as well are given to the same chain. */
  addFound(layer: number, vertex: number, other: number, back: number): void {
    let before = 0;
    if (this.fresh === 1) {
      const step = back ? 1 : -1;
      while (
        before < this.length &&
        this.memory.compare(layer, vertex - before - 1, other + step * (before + 1)) === back
      )
        before++;
      this.length -= before;
    }
    this.end();
    this.fresh = 0;
    this.back = back;
    this.first = back ? other + before : other - before;
    this.last = other;
    this.length = before + 1;
  }

  /** Ends the chain under way. */
  end(): void {
    const { length, back, fresh } = this;
    if (length > 0) {
      const low = fresh === 0 && back === 1 ? this.last : this.first;
      this.low.push(low);
      this.count.push(length);
      this.turned.push(fresh === 1 ? this.insideRight : this.insideRight ^ back);
      this.isNew.push(fresh);
      this.cuts.add(low);
      this.cuts.add(low + length);
      if (fresh === 1) for (let edge = low; edge < low + length; edge++) this.memory.ended.add(edge);
    }
    this.length = 0;
    this.fresh = 1;
  }
}

/** 1 where the inside of ring r of a part lies to the right of its direction. */
function insideRight({ xy, rings, parts }: PackedGeometry, r: number, p: number): number {
  const x0 = xy[2 * rings[r]];
  const y0 = xy[2 * rings[r] + 1];
  let twice = 0;
  for (let i = rings[r]; i + 1 < rings[r + 1]; i++)
    twice += (xy[2 * i] - x0) * (xy[2 * i + 3] - y0) - (xy[2 * i + 2] - x0) * (xy[2 * i + 1] - y0);
  return twice > 0 === (r === parts[p]) ? 0 : 1;
}

/** Follows all rings; `chainsTo[z][p]` is how many chains there are up to and with part p of layer z. */
function followRings(
  layers: readonly PackedGeometry[],
  starts: Uint32Array,
  places: number,
): { readonly chains: Chains; readonly chainsTo: readonly Uint32Array[] } {
  const memory = new EdgeMemory(layers, starts, places);
  const chains = new Chains(starts[layers.length], memory);
  const followRing = (z: number, from: number, to: number): void => {
    let hash = 0;
    for (let i = from, hashed = -1; i < to; i++) {
      if (chains.follow(z, i)) continue;
      if (hashed !== i) hash = memory.hash(z, i);
      const next = memory.hash(z, (hashed = i + 1));
      const found = memory.find(z, i, (hash + next) | 0);
      if (found < 0) chains.addNew(starts[z] + i);
      else chains.addFound(z, i, found >> 1, found & 1);
      hash = next;
    }
    chains.end();
  };
  const chainsTo = layers.map((layer, z) => {
    const { parts, rings } = layer;
    const to = new Uint32Array(parts.length - 1);
    for (let p = 0; p + 1 < parts.length; p++) {
      for (let r = parts[p]; r < parts[p + 1]; r++) {
        chains.beginRing(insideRight(layer, r, p));
        followRing(z, rings[r], rings[r + 1] - 1);
      }
      to[p] = chains.low.length;
    }
    return to;
  });
  return { chains, chainsTo };
}

/** New chains cut into borders: the first edge of each border, and the edge after its last. */
function cutBorders(chains: Chains): { readonly first: Numbers; readonly end: Numbers } {
  const first = new Numbers();
  const end = new Numbers();
  for (let c = 0; c < chains.low.length; c++) {
    if (!chains.isNew.values[c]) continue;
    const low = chains.low.values[c];
    const to = low + chains.count.values[c];
    first.push(low);
    for (let edge = low + 1; edge < to; edge++)
      if (chains.cuts.has(edge)) {
        end.push(edge);
        first.push(edge);
      }
    end.push(to);
  }
  return { first, end };
}

/** Number of the border that begins with an edge. Borders come in the order of their edges. */
function borderAt({ values, length }: Numbers, edge: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

function refsOf(
  chains: Chains,
  chainsTo: readonly Uint32Array[],
  borders: { first: Numbers; end: Numbers },
): Pick<Borders, 'refs' | 'firstRef'> {
  const refs = new Numbers();
  let c = 0;
  const firstRef = chainsTo.map((to) => {
    const firsts = new Uint32Array(to.length + 1);
    to.forEach((end, p) => {
      firsts[p] = refs.length;
      for (; c < end; c++) {
        const past = chains.low.values[c] + chains.count.values[c];
        let b = borderAt(borders.first, chains.low.values[c]);
        for (; b < borders.first.length && borders.first.values[b] < past; b++)
          refs.push(2 * b + chains.turned.values[c]);
      }
    });
    firsts[to.length] = refs.length;
    return firsts;
  });
  return { refs: Uint32Array.from(refs.values.subarray(0, refs.length)), firstRef };
}

/** @param places for edges to be remembered in; too few, and borders that are shared are found twice */
export function findBorders(layers: readonly PackedGeometry[], places = MOST_PLACES): Borders {
  const starts = startsOf(layers.map(({ xy }) => xy.length / 2));
  const { chains, chainsTo } = followRings(layers, starts, places);
  const cut = cutBorders(chains);
  const count = cut.first.length;
  const layer = new Uint8Array(count);
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const runs = new Uint32Array(count);
  for (let b = 0, z = 0; b < count; b++) {
    while (cut.first.values[b] >= starts[z + 1]) z++;
    layer[b] = z;
    from[b] = cut.first.values[b] - starts[z];
    to[b] = cut.end.values[b] - starts[z];
    runs[b] = runsOf(to[b] - from[b] + 1);
  }
  const firstRun = startsOf(runs);
  const runBoxes = new Float64Array(4 * firstRun[count]);
  for (let b = 0; b < count; b++)
    fillRunBoxes(layers[layer[b]].xy, from[b], to[b] + 1, runBoxes, firstRun[b]);
  const boxes = { firstRun, runBoxes, ...groupRuns(firstRun, runBoxes) };
  return { layers, layer, from, to, boxes, ...refsOf(chains, chainsTo, cut) };
}

const known = new WeakMap<PackedGeometry, Borders[]>();

/** The borders of some layers of zones, whose polygons must be valid; found on first use and kept with the layers. */
export function bordersOf(layers: readonly PackedGeometry[]): Borders {
  if (layers.length === 0) return findBorders(layers);
  const kept = known.get(layers[0]) ?? [];
  const same = kept.find(
    (borders) =>
      borders.layers.length === layers.length && borders.layers.every((layer, z) => layer === layers[z]),
  );
  if (same) return same;
  const borders = findBorders(layers);
  // With the villages and without: two questions, asked in turn.
  known.set(layers[0], [borders, ...kept].slice(0, 2));
  return borders;
}

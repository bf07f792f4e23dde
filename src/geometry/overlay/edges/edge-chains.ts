import { enlarged } from '../cells/cell-lists.ts';
import { Marks, type EdgeMemory } from './edge-memory.ts';

/** Numbers, as many as are pushed. */
export class Numbers {
  length = 0;
  values = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.values.length)
      this.values = enlarged(this.values, new Float64Array(2 * this.length));
    this.values[this.length++] = value;
  }
}

/**
 * Chains of edges along the rings: either new ones, or ones that follow edges seen before. Where a chain begins or
 * ends, the edges that it follows are cut.
 */
export class EdgeChains {
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

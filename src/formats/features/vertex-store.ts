import type { PackedGeometry } from '../../model/geometry.ts';
import { Layer } from '../../model/layer.ts';

/** A growing list of doubles in blocks: no copy while it grows, one at the end. */
class DoubleBlocks {
  #full: Float64Array[] = [];
  #last = new Float64Array(1 << 12);
  #used = 0;
  #before = 0;

  get length(): number {
    return this.#before + this.#used;
  }

  append(values: Float64Array): void {
    let from = 0;
    while (from < values.length) {
      if (this.#used === this.#last.length) this.#next();
      const count = Math.min(values.length - from, this.#last.length - this.#used);
      this.#last.set(values.subarray(from, from + count), this.#used);
      this.#used += count;
      from += count;
    }
  }

  toArray(): Float64Array {
    const all = new Float64Array(this.length);
    let at = 0;
    for (const block of this.#full) {
      all.set(block, at);
      at += block.length;
    }
    all.set(this.#last.subarray(0, this.#used), at);
    return all;
  }

  #next(): void {
    this.#full.push(this.#last);
    this.#before += this.#used;
    this.#used = 0;
    this.#last = new Float64Array(Math.min(this.#last.length * 2, 1 << 20));
  }
}

/** Offsets 0 .. n, growing. */
class Offsets {
  #values = new Uint32Array(1 << 10);
  #length = 1;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  get count(): number {
    return this.#length - 1;
  }

  toArray(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }
}

/** Geometry of one kind while it is read: features are appended whole. */
export class VertexStore {
  #xy = new DoubleBlocks();
  #rings = new Offsets();
  #parts = new Offsets();
  #features = new Offsets();

  constructor(readonly kind: PackedGeometry['kind']) {}

  get featureCount(): number {
    return this.#features.count;
  }

  /** Adds the shape as the next feature; without a shape a feature without parts. */
  add(shape: ShapeBuffer | null): void {
    if (shape) {
      const firstVertex = this.#xy.length / 2;
      const firstRing = this.#rings.count;
      this.#xy.append(shape.xy.subarray(0, 2 * shape.vertexCount));
      for (let i = 0; i < shape.ringCount; i++) this.#rings.push(firstVertex + shape.ringEnds[i]!);
      for (let i = 0; i < shape.partCount; i++) this.#parts.push(firstRing + shape.partEnds[i]!);
    }
    this.#features.push(this.#parts.count);
  }

  pack(): Layer {
    return new Layer({
      kind: this.kind,
      xy: this.#xy.toArray(),
      rings: this.#rings.toArray(),
      parts: this.#parts.toArray(),
      features: this.#features.toArray(),
    });
  }
}

/** One geometry on its way in, reused from feature to feature. */
export class ShapeBuffer {
  kind: PackedGeometry['kind'] = 'point';
  xy = new Float64Array(1 << 10);
  vertexCount = 0;
  /** End of ring i, in vertices. */
  ringEnds = new Uint32Array(64);
  ringCount = 0;
  /** End of part i, in rings. */
  partEnds = new Uint32Array(64);
  partCount = 0;
  /** Positions that had more than two numbers. */
  extraDimensions = 0;

  clear(): void {
    this.vertexCount = 0;
    this.ringCount = 0;
    this.partCount = 0;
    this.extraDimensions = 0;
  }

  vertex(x: number, y: number): void {
    const at = 2 * this.vertexCount++;
    if (at === this.xy.length) {
      const wider = new Float64Array(at * 2);
      wider.set(this.xy);
      this.xy = wider;
    }
    this.xy[at] = x;
    this.xy[at + 1] = y;
  }

  endRing(): void {
    if (this.ringCount === this.ringEnds.length) this.ringEnds = wider(this.ringEnds);
    this.ringEnds[this.ringCount++] = this.vertexCount;
  }

  endPart(): void {
    if (this.partCount === this.partEnds.length) this.partEnds = wider(this.partEnds);
    this.partEnds[this.partCount++] = this.ringCount;
  }
}

function wider(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(values.length * 2);
  copy.set(values);
  return copy;
}

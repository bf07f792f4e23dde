import { RefusalError } from '../../model/basics/result.ts';
import type { ShapeBuffer } from '../features/vertex-store.ts';
import { groupRings } from './ring-parts.ts';

/** What became of one record. */
export type ShpRecord =
  | { readonly kind: 'shape'; readonly strayHoles: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'broken'; readonly code: string };

const HEADER = 100;
const FILE_CODE = 9994;
/** Values below are "no data" by the specification. */
const NO_DATA = -1e38;

/** Reads the records of a .shp one after another into one `ShapeBuffer`. Heights and measures are left out. */
export class ShpReader {
  /** True: the file ends in the middle of a record. */
  truncated = false;
  readonly #view: DataView;
  #at = HEADER;

  /** @throws RefusalError `shp-damaged` */
  constructor(
    readonly bytes: Uint8Array,
    readonly file: string,
    readonly shape: ShapeBuffer,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER || this.#view.getInt32(0) !== FILE_CODE) {
      throw new RefusalError({ code: 'shp-damaged', location: { file, byte: 1 } });
    }
  }

  /** The next record, its geometry in `shape`; null at the end. */
  next(): ShpRecord | null {
    const { bytes } = this;
    if (this.#at + 12 > bytes.length) {
      this.truncated ||= this.#at + 8 < bytes.length;
      return null;
    }
    const length = 2 * this.#view.getInt32(this.#at + 4);
    const start = this.#at + 8;
    const end = start + length;
    if (length < 4 || end > bytes.length) {
      this.truncated = true;
      this.#at = bytes.length;
      return null;
    }
    this.#at = end;
    this.shape.clear();
    return this.#record(start, end);
  }

  #record(start: number, end: number): ShpRecord {
    const type = this.#view.getInt32(start, true);
    if (type === 0) return { kind: 'null' };
    // 1x: with height, 2x: with measure.
    const plain = type % 10;
    if (type < 0 || type > 28) return { kind: 'broken', code: 'shape-type-unknown' };
    if (type > 10 && type < 20) this.shape.extraDimensions = 1;
    if (plain === 1) return this.#point(start + 4, end);
    if (plain === 8) return this.#multiPoint(start + 36, end);
    if (plain === 3 || plain === 5) return this.#poly(start + 36, end, plain === 5);
    return { kind: 'broken', code: 'shape-type-unknown' };
  }

  #vertex(at: number): boolean {
    const x = this.#view.getFloat64(at, true);
    const y = this.#view.getFloat64(at + 8, true);
    if (!Number.isFinite(x) || !Number.isFinite(y) || x < NO_DATA || y < NO_DATA) return false;
    this.shape.vertex(x, y);
    return true;
  }

  #point(at: number, end: number): ShpRecord {
    this.shape.kind = 'point';
    if (at + 16 > end) return { kind: 'broken', code: 'shape-cut-off' };
    if (!this.#vertex(at)) return { kind: 'broken', code: 'position-invalid' };
    return this.#whole();
  }

  #multiPoint(at: number, end: number): ShpRecord {
    this.shape.kind = 'point';
    const count = at + 4 <= end ? this.#view.getInt32(at, true) : -1;
    if (count < 0 || at + 4 + 16 * count > end) return { kind: 'broken', code: 'shape-cut-off' };
    if (count === 0) return { kind: 'broken', code: 'coordinates-empty' };
    for (let i = 0; i < count; i++)
      if (!this.#vertex(at + 4 + 16 * i)) return { kind: 'broken', code: 'position-invalid' };
    return this.#whole();
  }

  #poly(at: number, end: number, polygon: boolean): ShpRecord {
    const { shape } = this;
    shape.kind = polygon ? 'polygon' : 'line';
    if (at + 8 > end) return { kind: 'broken', code: 'shape-cut-off' };
    const parts = this.#view.getInt32(at, true);
    const points = this.#view.getInt32(at + 4, true);
    const vertices = at + 8 + 4 * parts;
    if (parts < 0 || points < 0 || vertices + 16 * points > end)
      return { kind: 'broken', code: 'shape-cut-off' };
    if (parts === 0 || points === 0) return { kind: 'broken', code: 'coordinates-empty' };
    for (let part = 0; part < parts; part++) {
      const from = this.#view.getInt32(at + 8 + 4 * part, true);
      const to = part + 1 < parts ? this.#view.getInt32(at + 12 + 4 * part, true) : points;
      if (from < 0 || to > points || from > to) return { kind: 'broken', code: 'shape-cut-off' };
      if (from === to) continue;
      for (let i = from; i < to; i++)
        if (!this.#vertex(vertices + 16 * i)) return { kind: 'broken', code: 'position-invalid' };
      shape.endRing();
      if (!polygon) shape.endPart();
    }
    return { kind: 'shape', strayHoles: polygon ? groupRings(shape) : 0 };
  }

  #whole(): ShpRecord {
    this.shape.endRing();
    this.shape.endPart();
    return { kind: 'shape', strayHoles: 0 };
  }
}

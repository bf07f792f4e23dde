import { MapGeometry } from './map-geometry.ts';

/** What a WKB cannot be taken for; the code of the issue that says so. */
export class WkbFault extends Error {
  constructor(readonly code: 'geometry-damaged' | 'geometry-type-unknown' | 'position-invalid') {
    super(code);
  }
}

const MAX_DEPTH = 50;

/**
 * Well-known binary, ISO and extended (PostGIS), any dimension: heights and measures are left out, empty
 * parts skipped. @throws WkbFault
 */
export function readWkb(bytes: Uint8Array): MapGeometry {
  const geometry = new MapGeometry();
  new WkbReader(bytes, geometry).read(0);
  return geometry;
}

class WkbReader {
  readonly #view: DataView;
  #at = 0;
  #little = true;
  #dimensions = 2;

  constructor(
    bytes: Uint8Array,
    readonly geometry: MapGeometry,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(depth: number): void {
    if (depth > MAX_DEPTH) throw new WkbFault('geometry-damaged');
    const type = this.#header();
    if (type === 1) this.geometry.point(this.#positions(1));
    else if (type === 2) this.geometry.line(this.#positions(this.#count()));
    else if (type === 3) this.geometry.area(this.#rings());
    else if (type >= 4 && type <= 7) for (let rest = this.#count(); rest > 0; rest--) this.read(depth + 1);
    else throw new WkbFault('geometry-type-unknown');
  }

  /** The type without its dimensions: 1 to 7. */
  #header(): number {
    this.#need(5);
    this.#little = this.#view.getUint8(this.#at) === 1;
    const raw = this.#view.getUint32(this.#at + 1, this.#little);
    this.#at += 5;
    const extended = raw >>> 28;
    if (extended & 2) this.#skip(4);
    const plain = raw & 0x0fffffff;
    const iso = Math.floor(plain / 1000);
    this.#dimensions =
      2 + (iso === 3 ? 2 : iso > 0 ? 1 : 0) + (extended & 8 ? 1 : 0) + (extended & 4 ? 1 : 0);
    return plain % 1000;
  }

  #rings(): number[][] {
    const rings: number[][] = [];
    for (let rest = this.#count(); rest > 0; rest--) rings.push(this.#positions(this.#count()));
    return rings;
  }

  #positions(count: number): number[] {
    const size = 8 * this.#dimensions;
    this.#need(count * size);
    const run: number[] = [];
    for (let i = 0; i < count; i++, this.#at += size) {
      const x = this.#view.getFloat64(this.#at, this.#little);
      const y = this.#view.getFloat64(this.#at + 8, this.#little);
      // An empty point is written as two NaN.
      if (Number.isNaN(x) && Number.isNaN(y) && count === 1) continue;
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new WkbFault('position-invalid');
      run.push(x, y);
    }
    if (this.#dimensions > 2 && run.length > 0) this.geometry.heights(run.length / 2);
    return run;
  }

  #count(): number {
    this.#need(4);
    const count = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    // Everything counted takes bytes: a count beyond the rest is broken, and must not be believed.
    this.#need(count);
    return count;
  }

  #skip(length: number): void {
    this.#need(length);
    this.#at += length;
  }

  #need(length: number): void {
    if (this.#at + length > this.#view.byteLength) throw new WkbFault('geometry-damaged');
  }
}

import { MapGeometry } from '../features/map-geometry.ts';
import { OBJECTS_AT, type MapFile } from './map-file.ts';

export interface MapObject {
  readonly geometry: MapGeometry;
  /** What a text object says, as bytes. */
  readonly text: Uint8Array | null;
  /** Kind of an object that is no place of a record. */
  readonly leftOut: string | null;
}

/** Kinds by the number of their plain form; the one before it is that with short coordinates. */
const KINDS: Readonly<Record<number, string>> = {
  0x02: 'point',
  0x05: 'line',
  0x08: 'pline',
  0x0b: 'arc',
  0x0e: 'region',
  0x11: 'text',
  0x14: 'rect',
  0x17: 'roundrect',
  0x1a: 'ellipse',
  0x26: 'multipline',
  0x29: 'fontpoint',
  0x2c: 'custompoint',
  0x2f: 'region',
  0x32: 'multipline',
  0x35: 'multipoint',
  0x38: 'collection',
  0x3e: 'region',
  0x41: 'multipline',
  0x44: 'multipoint',
  0x47: 'collection',
};
/** From these kinds on, of MapInfo 4.5 and 8, numbers of parts and of vertices are longer. */
const LONG_PARTS = 0x2e;
const LONGEST_PARTS = 0x3d;
/** Bytes of those kinds that nobody knows. */
const UNKNOWN_BYTES = 33;
const MULTIPOINT_UNKNOWN_BYTES = 17;
const SMOOTH = 0x7fff_ffff;

/** Reads the object at a place of the file; null where there is none. @throws RefusalError, RangeError for a damaged one */
export function readObject(map: MapFile, at: number): MapObject | null {
  if (at === 0) return null;
  if (at < map.blockSize || at + 5 > map.bytes.length) throw map.damaged(at);
  return new ObjectReader(map, at).read();
}

class ObjectReader {
  readonly #geometry = new MapGeometry();
  readonly #short: boolean;
  readonly #kind: string | undefined;
  readonly #type: number;
  #at: number;
  /** What short coordinates are counted from. */
  #origin: readonly [number, number];
  #text: Uint8Array | null = null;

  constructor(
    readonly map: MapFile,
    at: number,
  ) {
    const block = at - (at % map.blockSize);
    if (at - block < OBJECTS_AT) throw map.damaged(at);
    this.#type = map.view.getUint8(at);
    this.#short = this.#type % 3 === 1;
    this.#kind = KINDS[this.#type + (this.#short ? 1 : 0)];
    this.#origin = [map.view.getInt32(block + 4, true), map.view.getInt32(block + 8, true)];
    // The type and the number of the record.
    this.#at = at + 5;
  }

  read(): MapObject {
    const kind = this.#kind;
    if (kind === 'point') this.#geometry.point(this.#pairs(1));
    else if (kind === 'fontpoint' || kind === 'custompoint') {
      this.#at += kind === 'fontpoint' ? 12 : 2;
      this.#geometry.point(this.#pairs(1));
    } else if (kind === 'line') this.#geometry.line(this.#pairs(2));
    else if (kind === 'rect' || kind === 'roundrect') this.#rectangle(kind);
    else if (kind === 'text') this.#label();
    else if (kind === 'multipoint') this.#points();
    else if (kind === 'pline' || kind === 'multipline' || kind === 'region') this.#parts(kind);
    else return { geometry: this.#geometry, text: null, leftOut: kind ?? `0x${this.#type.toString(16)}` };
    return { geometry: this.#geometry, text: this.#text, leftOut: null };
  }

  #rectangle(kind: string): void {
    // The size of the round corners.
    if (kind === 'roundrect') this.#pairs(1);
    const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = this.#pairs(2);
    this.#geometry.area([[x1, y1, x2, y1, x2, y2, x1, y2, x1, y1]]);
  }

  /** The place of a text is the corner of its box. */
  #label(): void {
    const from = this.#int32();
    const length = this.#uint16();
    // Justification, angle, two colours; the end of its line, its height and its font.
    this.#at += 10;
    this.#pairs(1);
    this.#at += (this.#short ? 2 : 4) + 1;
    this.#geometry.point(this.#pairs(2).slice(0, 2));
    const { buffer, byteOffset } = this.map.vertices(from, length);
    this.#text = new Uint8Array(buffer, byteOffset, length);
  }

  #points(): void {
    const from = this.#int32();
    const count = this.#int32();
    this.#at += (this.#type >= LONGEST_PARTS ? UNKNOWN_BYTES : 0) + MULTIPOINT_UNKNOWN_BYTES;
    this.#readOrigin();
    this.#geometry.point(this.#run(this.#vertices(from, count * this.#size), 0, count));
  }

  #parts(kind: string): void {
    const from = this.#int32();
    const length = this.#int32() & SMOOTH;
    let parts = 1;
    if (kind !== 'pline') parts = this.#type >= LONGEST_PARTS ? this.#int32() : this.#uint16();
    if (this.#type >= LONGEST_PARTS) this.#at += UNKNOWN_BYTES;
    this.#readOrigin();
    const data = this.#vertices(from, length);
    if (kind === 'pline') return this.#geometry.line(this.#run(data, 0, Math.floor(length / this.#size)));
    const runs = this.#runs(data, parts);
    if (kind === 'region') this.#geometry.rings(runs);
    else for (const run of runs) this.#geometry.line(run);
  }

  /** The heads of all parts stand before their vertices. */
  #runs(data: DataView, parts: number): number[][] {
    const isLong = this.#type >= LONG_PARTS;
    const numbers = this.#type >= LONGEST_PARTS ? 8 : isLong ? 6 : 4;
    const head = numbers + 2 * this.#size + 4;
    if (!(parts > 0 && parts * head <= data.byteLength)) throw this.map.damaged(this.#at);
    let at = parts * head;
    return Array.from({ length: parts }, (_, part) => {
      const count = isLong ? data.getInt32(part * head, true) : data.getUint16(part * head, true);
      const run = this.#run(data, at, count);
      at += count * this.#size;
      return run;
    });
  }

  /** Bytes of a vertex. */
  get #size(): number {
    return this.#short ? 4 : 8;
  }

  #vertices(from: number, length: number): DataView {
    if (!(length >= 0 && length <= this.map.bytes.length)) throw this.map.damaged(this.#at);
    return this.map.vertices(from, length);
  }

  /** Behind the place of the label; only short coordinates have an origin of their own. */
  #readOrigin(): void {
    if (!this.#short) return;
    this.#at += 4;
    this.#origin = [this.#int32(), this.#int32()];
  }

  #run(data: DataView, from: number, count: number): number[] {
    if (!(count >= 0 && from + count * this.#size <= data.byteLength)) throw this.map.damaged(this.#at);
    const run: number[] = [];
    for (let i = 0; i < 2 * count; i++) {
      const at = from + (i * this.#size) / 2;
      const stored = this.#short
        ? this.#origin[i % 2 === 0 ? 0 : 1] + data.getInt16(at, true)
        : data.getInt32(at, true);
      run.push(i % 2 === 0 ? this.map.x(stored) : this.map.y(stored));
    }
    return run;
  }

  #pairs(count: number): number[] {
    const run = this.#run(this.map.view, this.#at, count);
    this.#at += count * this.#size;
    return run;
  }
  #int32(): number {
    this.#at += 4;
    return this.map.view.getInt32(this.#at - 4, true);
  }
  #uint16(): number {
    this.#at += 2;
    return this.map.view.getUint16(this.#at - 2, true);
  }
}

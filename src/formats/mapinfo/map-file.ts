import { RefusalError } from '../../model/basics/result.ts';
import { mapinfoSystem } from '../drawings/mif-header.ts';

const MAGIC = 42_424_242;
const HEADER = 0x200;
const LEAST_BLOCK = 512;
/** Header of a block of objects, and of one of vertices. */
export const OBJECTS_AT = 20;
const VERTICES_AT = 8;
const COORDINATES = 3;
const METRES = 7;

/**
 * A .MAP file: what its header says, and the blocks behind it. The format is nowhere published by its makers; this is
 * what GDAL's MITAB knows of it.
 */
export class MapFile {
  readonly view: DataView;
  readonly blockSize: number;
  /** As a PROJ string where its parts are known, else as MIF would write it; null for a plan without a place on earth. */
  readonly crs: string | null;
  readonly #scale: readonly [number, number];
  readonly #shift: readonly [number, number];
  /** Signs by the quadrant that the origin lies in. */
  readonly #signs: readonly [number, number];

  /** @throws RefusalError `tab-damaged` */
  constructor(
    readonly bytes: Uint8Array,
    readonly file: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER || this.view.getInt32(0x100, true) !== MAGIC) throw this.damaged(0x100);
    const size = this.view.getUint16(0x106, true);
    this.blockSize = size === 0 ? LEAST_BLOCK : size;
    this.#scale = [this.view.getFloat64(0x170, true), this.view.getFloat64(0x178, true)];
    this.#shift = [this.view.getFloat64(0x180, true), this.view.getFloat64(0x188, true)];
    const quadrant = this.view.getUint8(0x161);
    this.#signs = [[2, 3, 0].includes(quadrant) ? -1 : 1, [3, 4, 0].includes(quadrant) ? -1 : 1];
    // Files of the first edition have no scale of their own.
    if (this.blockSize < LEAST_BLOCK || ![...this.#scale, ...this.#shift].every(Number.isFinite))
      throw this.damaged(0x106);
    if (this.#scale.includes(0)) throw this.damaged(0x170);
    this.crs = this.#system();
  }

  /** Coordinates of the file as those of its system. */
  x(stored: number): number {
    const sign = this.#signs[0];
    return plain((sign * (stored - sign * this.#shift[0])) / this.#scale[0], this.#scale[0]);
  }
  y(stored: number): number {
    const sign = this.#signs[1];
    return plain((sign * (stored - sign * this.#shift[1])) / this.#scale[1], this.#scale[1]);
  }

  damaged(byte: number): RefusalError {
    return new RefusalError({ code: 'tab-damaged', location: { file: this.file, byte: byte + 1 } });
  }

  #system(): string | null {
    const { view } = this;
    const projection = view.getUint8(0x16d);
    const list = (from: number, count: number): number[] =>
      Array.from({ length: count }, (_, i) => view.getFloat64(from + 8 * i, true));
    if (projection === 0) return null;
    const datum = view.getInt16(0x16a, true);
    const shift = datum === 999 ? list(0x1c0, 3) : datum === 9999 ? list(0x1c0, 8) : [];
    const own = shift.length > 0 ? [view.getUint8(0x16e), ...shift] : [];
    const unit = view.getUint8(0x16f) === METRES ? 'm' : `unit ${view.getUint8(0x16f)}`;
    const rest = projection === 1 ? [] : [`"${unit}"`, ...list(0x190, 5)];
    return mapinfoSystem(`Earth Projection ${[projection, datum, ...own, ...rest].join(', ')}`);
  }

  /** Bytes of vertices from a place in one block on, through the blocks that follow. @throws RefusalError `tab-damaged` */
  vertices(from: number, length: number): DataView {
    const found = new Uint8Array(Math.min(length, this.bytes.length));
    let filled = 0;
    let at = from;
    let block = from - (from % this.blockSize);
    for (let left = this.bytes.length; filled < length; left -= this.blockSize) {
      if (left <= 0 || block <= 0 || block + VERTICES_AT > this.bytes.length) throw this.damaged(from);
      if (this.view.getInt16(block, true) !== COORDINATES) throw this.damaged(block);
      const end = Math.min(block + VERTICES_AT + this.view.getUint16(block + 2, true), this.bytes.length);
      if (at > end) throw this.damaged(at);
      const part = this.bytes.subarray(at, Math.min(end, at + length - filled));
      found.set(part, filled);
      filled += part.length;
      block = this.view.getInt32(block + 4, true);
      at = block + VERTICES_AT;
    }
    return new DataView(found.buffer);
  }
}

/** The shortest number of decimals that tells two steps of the grid apart: 103.22 was stored as a whole number of steps. */
function plain(value: number, scale: number): number {
  const steps = 10 ** Math.max(0, Math.min(12, Math.ceil(Math.log10(Math.abs(scale)))));
  const rounded = Math.round(value * steps) / steps;
  return Math.abs(rounded - value) <= 0.5 / Math.abs(scale) ? rounded : value;
}

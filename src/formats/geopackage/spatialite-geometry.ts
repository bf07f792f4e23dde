import { MapGeometry } from '../features/map-geometry.ts';
import { WkbFault } from '../features/wkb.ts';

const START = 0;
const MBR_END = 0x7c;
const GEOMETRY_AT = 39;
const MEMBER = 0x69;

/** Whether a blob is a geometry as SpatiaLite keeps it. */
export const isSpatialite = (blob: Uint8Array): boolean =>
  blob.length > GEOMETRY_AT && blob[0] === START && (blob[1] ?? 2) <= 1 && blob[GEOMETRY_AT - 1] === MBR_END;

/**
 * A geometry of SpatiaLite (its BLOB-Geometry format): any dimension, lines and rings compressed or not. Heights and
 * measures are left out. @throws WkbFault
 */
export function readSpatialite(blob: Uint8Array): MapGeometry {
  const reader = new SpatialiteReader(blob);
  reader.readGeometry();
  return reader.geometry;
}

class SpatialiteReader {
  readonly geometry = new MapGeometry();
  readonly #view: DataView;
  readonly #little: boolean;
  #at = GEOMETRY_AT;

  constructor(blob: Uint8Array) {
    this.#view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    this.#little = blob[1] === 1;
  }

  readGeometry(): void {
    const type = this.#count();
    const isPacked = type >= 1_000_000;
    const plain = type % 1000;
    const kind = Math.floor((type % 1_000_000) / 1000);
    if (kind > 3 || plain < 1 || plain > 7) throw new WkbFault('geometry-type-unknown');
    const layout = { heights: kind === 1 || kind === 3, measures: kind >= 2, isPacked };
    if (plain === 1) this.geometry.point(this.#run(1, { ...layout, isPacked: false }));
    else if (plain === 2) this.geometry.line(this.#run(this.#count(), layout));
    else if (plain === 3) {
      const rings: number[][] = [];
      for (let rest = this.#count(); rest > 0; rest--) rings.push(this.#run(this.#count(), layout));
      this.geometry.area(rings);
    } else
      for (let rest = this.#count(); rest > 0; rest--) {
        this.#need(1);
        if (this.#view.getUint8(this.#at++) !== MEMBER) throw new WkbFault('geometry-damaged');
        this.readGeometry();
      }
  }

  /** Packed: all vertices but the first and the last are differences to the one before, in single precision. */
  #run(
    count: number,
    { heights, measures, isPacked }: { heights: boolean; measures: boolean; isPacked: boolean },
  ): number[] {
    const run: number[] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < count; i++) {
      const isDifference = isPacked && i > 0 && i < count - 1;
      x = isDifference ? x + this.#single() : this.#double();
      y = isDifference ? y + this.#single() : this.#double();
      if (heights) this.#skip(isDifference ? 4 : 8);
      if (measures) this.#skip(8);
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new WkbFault('position-invalid');
      run.push(x, y);
    }
    if (heights) this.geometry.heights(count);
    return run;
  }

  #count(): number {
    this.#need(4);
    const value = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    return value;
  }
  #double(): number {
    this.#need(8);
    const value = this.#view.getFloat64(this.#at, this.#little);
    this.#at += 8;
    return value;
  }
  #single(): number {
    this.#need(4);
    const value = this.#view.getFloat32(this.#at, this.#little);
    this.#at += 4;
    return value;
  }
  #skip(length: number): void {
    this.#need(length);
    this.#at += length;
  }
  #need(length: number): void {
    if (this.#at + length > this.#view.byteLength) throw new WkbFault('geometry-damaged');
  }
}

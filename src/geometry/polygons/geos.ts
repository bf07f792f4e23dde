import { GeometryBuilder } from '../packed/pack.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';

/** The part of geos-wasm that is used here: GEOS 3.13 in WebAssembly, LGPL, loaded only when asked for. */
interface GeosLibrary {
  readonly Module: {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    readonly HEAPU8: Uint8Array;
    readonly HEAPF64: Float64Array;
    getValue(pointer: number, type: 'double' | 'i32'): number;
  };
  GEOSGeomFromWKB_buf(buffer: number, size: number): number;
  GEOSGeomToWKB_buf(geometry: number, size: number): number;
  GEOSMakeValid(geometry: number): number;
  GEOSUnaryUnion(geometry: number): number;
  GEOSIntersection(a: number, b: number): number;
  GEOSDifference(a: number, b: number): number;
  GEOSIntersects(a: number, b: number): number;
  GEOSClipByRect(geometry: number, west: number, south: number, east: number, north: number): number;
  GEOSisValid(geometry: number): number;
  GEOSArea(geometry: number, result: number): number;
  GEOSGeom_destroy(geometry: number): void;
  GEOSFree(pointer: number): void;
}

/** A geometry on the heap of GEOS; to be given back with `Geos.free`. */
export type GeosPointer = number & { readonly geos: unique symbol };

const WKB_POINT = 1;
const WKB_POLYGON = 3;
const WKB_COLLECTION = 7;

/** Bytes of one polygon part as little-endian WKB. */
function wkbOfPart(view: DataView, at: number, geometry: PackedGeometry, p: number): number {
  const { parts, rings, xy } = geometry;
  view.setUint8(at, 1);
  view.setUint32(at + 1, WKB_POLYGON, true);
  view.setUint32(at + 5, parts[p + 1] - parts[p], true);
  at += 9;
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    view.setUint32(at, rings[r + 1] - rings[r], true);
    at += 4;
    for (let i = 2 * rings[r]; i < 2 * rings[r + 1]; i++, at += 8) view.setFloat64(at, xy[i], true);
  }
  return at;
}

/** GEOS with its heap. All methods return new geometries; nothing is freed but by `free`. */
export class Geos {
  /** @param messages what GEOS said when something failed; the latest goes into the error thrown */
  constructor(
    private readonly library: GeosLibrary,
    private readonly messages: string[],
  ) {}

  private read(bytes: number, write: (view: DataView) => void): GeosPointer {
    const { Module } = this.library;
    const buffer = Module._malloc(bytes);
    write(new DataView(Module.HEAPU8.buffer, buffer, bytes));
    const pointer = this.library.GEOSGeomFromWKB_buf(buffer, bytes);
    Module._free(buffer);
    return this.checked(pointer, 'read');
  }

  private checked(pointer: number, what: string): GeosPointer {
    if (!pointer) throw new Error(`GEOS ${what}: ${this.messages.pop() ?? 'no reason given'}`);
    return pointer as GeosPointer;
  }

  /** Polygon part p as it stands, valid or not. Rings of fewer than four vertices are refused by GEOS. */
  partOf(geometry: PackedGeometry, p: number): GeosPointer {
    const { parts, rings } = geometry;
    const vertices = rings[parts[p + 1]] - rings[parts[p]];
    const bytes = 9 + 4 * (parts[p + 1] - parts[p]) + 16 * vertices;
    return this.read(bytes, (view) => {
      wkbOfPart(view, 0, geometry, p);
    });
  }

  point(lon: number, lat: number): GeosPointer {
    return this.read(21, (view) => {
      view.setUint8(0, 1);
      view.setUint32(1, WKB_POINT, true);
      view.setFloat64(5, lon, true);
      view.setFloat64(13, lat, true);
    });
  }

  /** MakeValid by linework: even-odd over all rings. */
  makeValid = (a: GeosPointer): GeosPointer => this.checked(this.library.GEOSMakeValid(a), 'makeValid');
  unaryUnion = (a: GeosPointer): GeosPointer => this.checked(this.library.GEOSUnaryUnion(a), 'unaryUnion');
  isValid = (a: GeosPointer): boolean => this.library.GEOSisValid(a) === 1;
  intersects = (a: GeosPointer, b: GeosPointer): boolean => this.library.GEOSIntersects(a, b) === 1;
  intersection = (a: GeosPointer, b: GeosPointer): GeosPointer =>
    this.checked(this.library.GEOSIntersection(a, b), 'intersection');
  difference = (a: GeosPointer, b: GeosPointer): GeosPointer =>
    this.checked(this.library.GEOSDifference(a, b), 'difference');
  clip = (a: GeosPointer, west: number, south: number, east: number, north: number): GeosPointer =>
    this.checked(this.library.GEOSClipByRect(a, west, south, east, north), 'clipByRect');

  free(...pointers: GeosPointer[]): void {
    for (const pointer of pointers) this.library.GEOSGeom_destroy(pointer);
  }

  /** Area in square degrees. */
  areaSquareDegrees(a: GeosPointer): number {
    const { Module } = this.library;
    const out = Module._malloc(8);
    this.library.GEOSArea(a, out);
    const area = Module.getValue(out, 'double');
    Module._free(out);
    return area;
  }

  /** Appends the polygons of a geometry as parts of the feature being built; points and lines in it are passed over. */
  appendPolygons(a: GeosPointer, builder: GeometryBuilder): void {
    const { Module } = this.library;
    const size = Module._malloc(4);
    const bytes = this.library.GEOSGeomToWKB_buf(a, size);
    const length = Module.getValue(size, 'i32');
    appendWkb(new DataView(Module.HEAPU8.buffer, bytes, length), 0, builder);
    this.library.GEOSFree(bytes);
    Module._free(size);
  }

  /** The polygons of a geometry as one feature. */
  packed(a: GeosPointer): Layer {
    const builder = new GeometryBuilder('polygon');
    this.appendPolygons(a, builder);
    builder.endFeature();
    return builder.finish();
  }

  /** Union of many geometries, which stay as they are; their parts must be valid. */
  unionOf(pointers: readonly GeosPointer[]): GeosPointer {
    const collection = this.collect(pointers);
    const union = this.unaryUnion(collection);
    this.free(collection);
    return union;
  }

  /** A collection of copies. */
  private collect(pointers: readonly GeosPointer[]): GeosPointer {
    const { Module } = this.library;
    const pieces = pointers.map((pointer) => {
      const size = Module._malloc(4);
      const bytes = this.library.GEOSGeomToWKB_buf(pointer, size);
      const copy = Module.HEAPU8.slice(bytes, bytes + Module.getValue(size, 'i32'));
      this.library.GEOSFree(bytes);
      Module._free(size);
      return copy;
    });
    const total = pieces.reduce((sum, piece) => sum + piece.length, 9);
    return this.read(total, (view) => {
      view.setUint8(0, 1);
      view.setUint32(1, WKB_COLLECTION, true);
      view.setUint32(5, pieces.length, true);
      let at = 9;
      for (const piece of pieces) {
        new Uint8Array(view.buffer, view.byteOffset + at).set(piece);
        at += piece.length;
      }
    });
  }
}

function appendWkb(view: DataView, start: number, builder: GeometryBuilder): number {
  let at = start;
  const little = view.getUint8(at) === 1;
  const type = view.getUint32(at + 1, little) & 0xff;
  at += 5;
  if (type === WKB_POINT) return at + 16;
  const count = view.getUint32(at, little);
  at += 4;
  if (type === 2) return at + 16 * count;
  if (type >= 4 && type <= WKB_COLLECTION) {
    for (let k = 0; k < count; k++) at = appendWkb(view, at, builder);
    return at;
  }
  for (let r = 0; r < count; r++) {
    const vertices = view.getUint32(at, little);
    at += 4;
    for (let i = 0; i < vertices; i++, at += 16)
      builder.vertex(view.getFloat64(at, little), view.getFloat64(at + 8, little));
    builder.endRing();
  }
  if (count > 0) builder.endPart();
  return at;
}

let opened: Promise<Geos> | null = null;

/** Loads GEOS on first use (2 MB in a chunk of its own). Node and workers alike. */
export function openGeos(): Promise<Geos> {
  opened ??= import('geos-wasm').then(async (module) => {
    const messages: string[] = [];
    // GEOS remarks on every invalid ring; without a handler it would do so on stdout.
    const library = await module.default({
      noticeHandler: () => undefined,
      errorHandler: (message: string) => messages.push(message),
    });
    return new Geos(library as unknown as GeosLibrary, messages);
  });
  return opened;
}

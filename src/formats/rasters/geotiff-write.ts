import { byteAt } from '../../model/basics/elements.ts';
import { zlibSync } from 'fflate';

/**
 * A grid of numbers in degrees WGS84. Row 0 is the north edge; `west` / `north` are the centre of
 * cell (0, 0), `stepLon` / `stepLat` positive. `noData` marks cells without a value.
 */
export interface GeoRaster {
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly north: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly values: Int16Array | Float32Array;
  readonly noData: number;
}

/** How hard deflate tries: 9 for files that are made once and travel, less where somebody waits for them. */
type PackingLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

const ROWS_PER_STRIP = 64;
const DEFLATE = 8;
const PREDICT_DIFFERENCE = 2;
const PREDICT_FLOAT = 3;

/** One entry of the image directory: tag, type (2 text, 3 short, 4 long, 12 double), values. */
type Entry = readonly [tag: number, type: 2 | 3 | 4 | 12, values: readonly number[]];

const SIZE = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/**
 * A GeoTIFF (TIFF 6.0, little-endian, one band, strips, deflate with a predictor; EPSG:4326, cells
 * are areas; no-data as GDAL writes it). The same grid gives the same bytes on every machine:
 * nothing in the file tells of time or program. @param level a small loss of size for a multiple of the time
 */
export function writeGeoTiff(raster: GeoRaster, level: PackingLevel = 9): Uint8Array {
  const isFloat = raster.values instanceof Float32Array;
  const strips = packStrips(raster, level);
  const texts = [...`${raster.noData}\0`].map((letter) => letter.charCodeAt(0));
  const entries = (offsets: readonly number[]): Entry[] => [
    [256, 4, [raster.columns]],
    [257, 4, [raster.rows]],
    [258, 3, [isFloat ? 32 : 16]],
    [259, 3, [DEFLATE]],
    [262, 3, [1]],
    [273, 4, offsets],
    [277, 3, [1]],
    [278, 4, [ROWS_PER_STRIP]],
    [279, 4, strips.map((strip) => strip.length)],
    [284, 3, [1]],
    [317, 3, [isFloat ? PREDICT_FLOAT : PREDICT_DIFFERENCE]],
    [339, 3, [isFloat ? 3 : 2]],
    [33550, 12, [raster.stepLon, raster.stepLat, 0]],
    [33922, 12, [0, 0, 0, raster.west - raster.stepLon / 2, raster.north + raster.stepLat / 2, 0]],
    // Keys: geographic model, cells are areas, EPSG:4326.
    [34735, 3, [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]],
    [42113, 2, texts],
  ];
  let end = 8 + directorySize(entries(strips.map(() => 0)));
  const offsets = strips.map((strip) => {
    const offset = end;
    end += strip.length + (strip.length & 1);
    return offset;
  });
  const file = new Uint8Array(end);
  writeDirectory(new DataView(file.buffer), entries(offsets));
  strips.forEach((strip, index) => file.set(strip, offsets[index]));
  return file;
}

function directorySize(entries: readonly Entry[]): number {
  let size = 2 + 12 * entries.length + 4;
  for (const [, type, values] of entries) {
    const bytes = SIZE[type] * values.length;
    if (bytes > 4) size += bytes + (bytes & 1);
  }
  return size;
}

function writeDirectory(view: DataView, entries: readonly Entry[]): void {
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  let outside = 8 + 2 + 12 * entries.length + 4;
  entries.forEach(([tag, type, values], index) => {
    const at = 10 + 12 * index;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    const bytes = SIZE[type] * values.length;
    if (bytes <= 4) writeValues(view, at + 8, type, values);
    else {
      view.setUint32(at + 8, outside, true);
      writeValues(view, outside, type, values);
      outside += bytes + (bytes & 1);
    }
  });
}

function writeValues(view: DataView, offset: number, type: Entry[1], values: readonly number[]): void {
  values.forEach((value, index) => {
    const at = offset + SIZE[type] * index;
    if (type === 2) view.setUint8(at, value);
    else if (type === 3) view.setUint16(at, value, true);
    else if (type === 4) view.setUint32(at, value, true);
    else view.setFloat64(at, value, true);
  });
}

function packStrips(raster: GeoRaster, level: PackingLevel): Uint8Array[] {
  const { columns, rows, values } = raster;
  const strips: Uint8Array[] = [];
  for (let top = 0; top < rows; top += ROWS_PER_STRIP) {
    const part = values.subarray(top * columns, Math.min(rows, top + ROWS_PER_STRIP) * columns);
    const bytes =
      part instanceof Float32Array ? predictFloat(part, columns) : predictDifference(part, columns);
    strips.push(zlibSync(bytes, { level }));
  }
  return strips;
}

/** Each value less its western neighbour, modulo 2^16 (TIFF 6.0, section 14). */
function predictDifference(values: Int16Array, columns: number): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  let west = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    const difference = k % columns === 0 ? value : value - west;
    west = value;
    bytes[2 * k] = difference & 0xff;
    bytes[2 * k + 1] = (difference >> 8) & 0xff;
  }
  return bytes;
}

/** Bytes of a row sorted by significance, highest first, then differences (TIFF technical note 3). */
function predictFloat(values: Float32Array, columns: number): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(new ArrayBuffer(4));
  for (let start = 0; start < values.length; start += columns) {
    const row = bytes.subarray(4 * start, 4 * (start + columns));
    for (const [column, value] of values.subarray(start, start + columns).entries()) {
      view.setFloat32(0, value, false);
      for (let plane = 0; plane < 4; plane++) row[plane * columns + column] = view.getUint8(plane);
    }
    for (let k = row.length - 1; k > 0; k--) row[k] = byteAt(row, k) - byteAt(row, k - 1);
  }
  return bytes;
}

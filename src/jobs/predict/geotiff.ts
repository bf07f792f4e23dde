import type { CellGrid } from '../../radio/predict/coverage-raster.ts';

/** Cells without any signal. */
const NO_DATA = -32768;

/** Types of TIFF values, and their bytes. */
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const BYTES: Readonly<Record<number, number>> = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 };

type Entry = readonly [tag: number, type: number, values: readonly number[]];

const RASTER_IS_AREA = 1;
const GEOGRAPHIC = 2;

function entriesOf({ columns, rows, west, north, stepLon, stepLat }: CellGrid): Entry[] {
  const noData = [...`${NO_DATA}\0`].map((letter) => letter.charCodeAt(0));
  return [
    [256, LONG, [columns]],
    [257, LONG, [rows]],
    [258, SHORT, [16]],
    [259, SHORT, [1]],
    [262, SHORT, [1]],
    [273, LONG, [0]], // where the cells begin: filled in below
    [277, SHORT, [1]],
    [278, LONG, [rows]],
    [279, LONG, [columns * rows * 2]],
    [339, SHORT, [2]],
    [33550, DOUBLE, [stepLon, stepLat, 0]],
    [33922, DOUBLE, [0, 0, 0, west, north, 0]],
    [34735, SHORT, [1, 1, 0, 3, 1024, 0, 1, GEOGRAPHIC, 1025, 0, 1, RASTER_IS_AREA, 2048, 0, 1, 4326]],
    [42113, ASCII, noData],
  ];
}

const setter: Readonly<Record<number, (view: DataView, at: number, value: number) => void>> = {
  [ASCII]: (view, at, value) => view.setUint8(at, value),
  [SHORT]: (view, at, value) => view.setUint16(at, value, true),
  [LONG]: (view, at, value) => view.setUint32(at, value, true),
  [DOUBLE]: (view, at, value) => view.setFloat64(at, value, true),
};

/** A GeoTIFF in WGS84: Int16, tenths of dBm, little endian, one strip without compression. */
export function writePowerTiff(power: Float32Array, grid: CellGrid): Uint8Array {
  const entries = entriesOf(grid);
  const directory = 8;
  let outside = directory + 2 + entries.length * 12 + 4;
  const places = entries.map(([, type, values]) => {
    const size = BYTES[type] * values.length;
    if (size <= 4) return null;
    const place = outside;
    outside += size + (size % 2);
    return place;
  });
  const cells = outside + (outside % 2);
  const view = new DataView(new ArrayBuffer(cells + power.length * 2));
  view.setUint32(0, 0x002a4949, true);
  view.setUint32(4, directory, true);
  view.setUint16(directory, entries.length, true);
  entries.forEach(([tag, type, values], i) => {
    const at = directory + 2 + i * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    const place = places[i];
    if (place !== null) view.setUint32(at + 8, place, true);
    const filled = tag === 273 ? [cells] : values;
    filled.forEach((value, j) => setter[type](view, (place ?? at + 8) + j * BYTES[type], value));
  });
  power.forEach((dbm, i) => {
    const tenths = Number.isFinite(dbm) ? Math.max(-32767, Math.round(dbm * 10)) : NO_DATA;
    view.setInt16(cells + i * 2, tenths, true);
  });
  return new Uint8Array(view.buffer);
}

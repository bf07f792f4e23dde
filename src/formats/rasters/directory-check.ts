/** Bytes per value of a TIFF field by its type (TIFF 6.0, section 2; 13 and 16 to 18 are of BigTIFF). */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};
const WIDTH = 256;
const HEIGHT = 257;
const BITS_PER_SAMPLE = 258;
const COMPRESSION = 259;
const SAMPLES_PER_PIXEL = 277;
const STRIP_OFFSETS = 273;
const ROWS_PER_STRIP = 278;
const PREDICTOR = 317;
const TILE_WIDTH = 322;
const TILE_LENGTH = 323;
const TILE_OFFSETS = 324;
const MOST_FIELDS = 1000;
/** Of one strip or tile, all its bands unpacked. */
const MOST_BLOCK_BYTES = 128e6;
const MOST_BANDS = 64;

interface Field {
  readonly count: number;
  /** The first value, where it is a whole number. */
  readonly value: number;
}

/** What a reader needs of the first directory before the library sees the file. */
export interface BelievedDirectory {
  /** Code of TIFF 6.0, 1 where there is none. */
  readonly compression: number;
  /** A strip or tile unpacks to more than is held at once. */
  readonly blocksTooLarge: boolean;
  /** Differences between neighbours of more than one byte, high byte first: the library adds them up wrongly. */
  readonly bigEndianDifferences: boolean;
}

/**
 * The first directory of a TIFF where it can be believed: every field lies in the file, there are as many strips or
 * tiles as the size of the image needs; whether one unpacks to more than memory holds is told. The library believes
 * counts and sizes as they stand. Null where it cannot.
 */
export function believeDirectory(bytes: Uint8Array): BelievedDirectory | null {
  const fields = readFields(bytes);
  if (!fields) return null;
  const value = (tag: number, usual = 0): number => fields.get(tag)?.value ?? usual;
  const bands = value(SAMPLES_PER_PIXEL, 1);
  const cellBytes = (bands * value(BITS_PER_SAMPLE, 1)) / 8;
  const { blocks, cells } = neededBlocks(fields);
  const known = fields.get(fields.has(TILE_OFFSETS) ? TILE_OFFSETS : STRIP_OFFSETS)?.count ?? 0;
  if (!(bands >= 1 && bands <= MOST_BANDS && blocks <= known)) return null;
  return {
    compression: value(COMPRESSION, 1),
    blocksTooLarge: !(cells * cellBytes <= MOST_BLOCK_BYTES),
    bigEndianDifferences: bytes[0] === 0x4d && value(PREDICTOR, 1) > 1 && value(BITS_PER_SAMPLE, 1) > 8,
  };
}

/** How many strips or tiles the image needs, and how many cells one of them has; NaN where that is nonsense. */
function neededBlocks(fields: ReadonlyMap<number, Field>): { blocks: number; cells: number } {
  const value = (tag: number): number => fields.get(tag)?.value || NaN;
  const width = value(WIDTH);
  const height = value(HEIGHT);
  if (!fields.has(TILE_OFFSETS)) {
    const rows = fields.has(ROWS_PER_STRIP) ? Math.min(height, value(ROWS_PER_STRIP)) : height;
    return { blocks: Math.ceil(height / rows), cells: width * rows };
  }
  const tileWidth = value(TILE_WIDTH);
  const tileLength = value(TILE_LENGTH);
  return {
    blocks: Math.ceil(width / tileWidth) * Math.ceil(height / tileLength),
    cells: tileWidth * tileLength,
  };
}

/** The fields of the first directory; null where one of them does not lie in the file. */
function readFields(bytes: Uint8Array): Map<number, Field> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16) return null;
  const little = bytes[0] === 0x49;
  const big = view.getUint16(2, little) === 43;
  const long = (at: number): number =>
    big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  const start = long(big ? 8 : 4);
  const first = start + (big ? 8 : 2);
  if (first > bytes.length) return null;
  const count = big ? long(start) : view.getUint16(start, little);
  const size = big ? 20 : 12;
  if (count > MOST_FIELDS || first + count * size > bytes.length) return null;
  const fields = new Map<number, Field>();
  for (let at = first; at < first + count * size; at += size) {
    const type = view.getUint16(at + 2, little);
    const values = long(at + 4);
    const unit = TYPE_BYTES[type];
    if (unit === undefined) return null;
    const inline = at + (big ? 12 : 8);
    const place = values * unit <= (big ? 8 : 4) ? inline : long(inline);
    if (place + values * unit > bytes.length) return null;
    const value = values === 0 ? 0 : firstValue(view, place, unit, little);
    fields.set(view.getUint16(at, little), { count: values, value });
  }
  return fields;
}

/** The first value of a field of whole numbers; 0 for the types that are none. */
function firstValue(view: DataView, place: number, unit: number, little: boolean): number {
  if (unit === 2) return view.getUint16(place, little);
  return unit === 4 ? view.getUint32(place, little) : 0;
}

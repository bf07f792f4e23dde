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
const STRIP_OFFSETS = 273;
const ROWS_PER_STRIP = 278;
const TILE_WIDTH = 322;
const TILE_LENGTH = 323;
const TILE_OFFSETS = 324;
const MOST_FIELDS = 1000;
const MOST_TILE_CELLS = 64e6;

interface Field {
  readonly count: number;
  /** The first value, where it is a whole number. */
  readonly value: number;
}

/**
 * Whether the first directory of a TIFF can be believed: every field lies in the file, and there are as many strips
 * or tiles as the size of the image needs. The library believes counts and sizes as they stand.
 */
export function canBelieveDirectory(bytes: Uint8Array): boolean {
  const fields = readFields(bytes);
  if (!fields) return false;
  const value = (tag: number): number => fields.get(tag)?.value ?? 0;
  const width = value(WIDTH);
  const height = value(HEIGHT);
  if (width < 1 || height < 1) return false;
  if (fields.has(TILE_OFFSETS)) {
    const tileWidth = value(TILE_WIDTH);
    const tileLength = value(TILE_LENGTH);
    if (tileWidth < 1 || tileLength < 1 || tileWidth * tileLength > MOST_TILE_CELLS) return false;
    return Math.ceil(width / tileWidth) * Math.ceil(height / tileLength) <= fields.get(TILE_OFFSETS)!.count;
  }
  const rows = Math.min(height, fields.has(ROWS_PER_STRIP) ? value(ROWS_PER_STRIP) : height);
  return rows >= 1 && Math.ceil(height / rows) <= (fields.get(STRIP_OFFSETS)?.count ?? 0);
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
    const value =
      values === 0
        ? 0
        : unit === 2
          ? view.getUint16(place, little)
          : unit === 4
            ? view.getUint32(place, little)
            : 0;
    fields.set(view.getUint16(at, little), { count: values, value });
  }
  return fields;
}

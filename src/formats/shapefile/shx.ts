const HEADER = 100;
const FILE_CODE = 9994;
const RECORD_HEADER = 8;

/**
 * Where the records of a .shp lie, in their order, as its .shx says: an edited file may hold records that count no
 * more, and moved ones behind the others. Null where the .shx is damaged or belongs to other records.
 */
export function readShapeIndex(shx: Uint8Array, shp: Uint8Array): readonly number[] | null {
  const index = new DataView(shx.buffer, shx.byteOffset, shx.byteLength);
  const shapes = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  if (shx.length < HEADER || (shx.length - HEADER) % 8 !== 0 || index.getInt32(0) !== FILE_CODE) return null;
  const starts: number[] = [];
  for (let at = HEADER; at < shx.length; at += 8) {
    const start = 2 * index.getInt32(at);
    // A .shp that was cut short lacks its last records; what it has must be where the index says.
    if (
      start + RECORD_HEADER <= shp.length &&
      (start < HEADER || !isRecordStart(shapes, start, index.getInt32(at + 4)))
    )
      return null;
    starts.push(start);
  }
  return starts;
}

/**
 * A record begins with its number and the length of its content, in 16-bit words; the content with a type of shape. A
 * record that the end of the file cuts off has at least the length that the index states.
 */
function isRecordStart(shapes: DataView, start: number, stated: number): boolean {
  const words = shapes.getInt32(start + 4);
  const content = start + RECORD_HEADER;
  const isWhole = content + 2 * words <= shapes.byteLength;
  if (shapes.getInt32(start) < 1 || words < 2 || !(isWhole || words === stated)) return false;
  return content + 4 > shapes.byteLength || TYPES.has(shapes.getInt32(content, true));
}

const TYPES: ReadonlySet<number> = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31]);

/** Records of the .shp one behind the other, whatever the index says; null where they do not lie so. */
export function countRecords(shp: Uint8Array): number | null {
  const shapes = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  let count = 0;
  let at = HEADER;
  for (; at + RECORD_HEADER + 4 <= shp.length; count++) {
    const words = shapes.getInt32(at + 4);
    if (words < 2) return null;
    at += RECORD_HEADER + 2 * words;
  }
  return at === shp.length ? count : null;
}

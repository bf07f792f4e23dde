/** Shapefile parts for tests: points or polygons with a DBF of text and number fields. */
export interface DbfField {
  readonly name: string;
  readonly type: 'C' | 'N';
  readonly length: number;
}

function shpFile(type: number, records: readonly Uint8Array[]): Uint8Array {
  const size = 100 + records.reduce((sum, record) => sum + 8 + record.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  let at = 100;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  });
  return bytes;
}

/** `null`: a null shape. */
export const pointShp = (points: readonly (readonly [number, number] | null)[]): Uint8Array =>
  shpFile(
    1,
    points.map((point) => {
      const bytes = new Uint8Array(point ? 20 : 4);
      const view = new DataView(bytes.buffer);
      if (point) {
        view.setInt32(0, 1, true);
        view.setFloat64(4, point[0], true);
        view.setFloat64(12, point[1], true);
      }
      return bytes;
    }),
  );

/** One record per list of rings, as given: outer rings clockwise by the specification. */
export const polygonShp = (
  shapes: readonly (readonly (readonly (readonly [number, number])[])[])[],
): Uint8Array =>
  shpFile(
    5,
    shapes.map((rings) => {
      const count = rings.reduce((sum, ring) => sum + ring.length, 0);
      const bytes = new Uint8Array(44 + 4 * rings.length + 16 * count);
      const view = new DataView(bytes.buffer);
      view.setInt32(0, 5, true);
      view.setInt32(36, rings.length, true);
      view.setInt32(40, count, true);
      let vertex = 0;
      rings.forEach((ring, i) => {
        view.setInt32(44 + 4 * i, vertex, true);
        for (const [x, y] of ring) {
          const at = 44 + 4 * rings.length + 16 * vertex++;
          view.setFloat64(at, x, true);
          view.setFloat64(at + 8, y, true);
        }
      });
      return bytes;
    }),
  );

/** Cells as bytes, so that any encoding can be tried; `deleted` marks rows. */
export function dbfFile(
  fields: readonly DbfField[],
  rows: readonly (readonly Uint8Array[])[],
  options: { readonly languageByte?: number; readonly deleted?: readonly number[] } = {},
): Uint8Array {
  const headerLength = 33 + 32 * fields.length;
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const bytes = new Uint8Array(headerLength + rows.length * recordLength + 1).fill(32, headerLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, recordLength, true);
  bytes[29] = options.languageByte ?? 0;
  fields.forEach((field, i) => {
    bytes.set(new TextEncoder().encode(field.name).subarray(0, 10), 32 + 32 * i);
    bytes[32 + 32 * i + 11] = field.type.charCodeAt(0);
    bytes[32 + 32 * i + 16] = field.length;
  });
  bytes[headerLength - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = headerLength + r * recordLength;
    bytes[at] = options.deleted?.includes(r) ? 0x2a : 0x20;
    at++;
    row.forEach((cell, i) => {
      bytes.set(cell.subarray(0, fields[i]!.length), at);
      at += fields[i]!.length;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

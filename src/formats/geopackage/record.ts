import { byteAt } from '../../model/basics/elements.ts';

export type SqlValue = null | number | string | Uint8Array;

/** Big-endian, seven bits a byte, the ninth byte whole. Values beyond 2^53 lose their last digits. */
export function readVarint(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[from + i] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, end: from + i + 1 };
  }
  return { value: value * 256 + (bytes[from + 8] ?? 0), end: from + 9 };
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

/** A whole number beyond 2^53 is given as its digits. */
function readInteger(bytes: Uint8Array, at: number, length: number): number | string {
  if (length === 8) {
    const exact = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(at);
    return Number.isSafeInteger(Number(exact)) ? Number(exact) : String(exact);
  }
  let value = (byteAt(bytes, at) << 24) >> 24;
  for (let i = 1; i < length; i++) value = value * 256 + byteAt(bytes, at + i);
  return value;
}

function contentLength(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type === 7) return 8;
  return INTEGER_BYTES[type] ?? 0;
}

/** The values of a record (SQLite file format, section 2.1); null where it is damaged. */
export function readRecord(payload: Uint8Array, decoder: TextDecoder): SqlValue[] | null {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const header = readVarint(payload, 0);
  if (header.value > payload.length) return null;
  const values: SqlValue[] = [];
  let at = header.value;
  for (let typeAt = header.end; typeAt < header.value;) {
    const { value: type, end } = readVarint(payload, typeAt);
    typeAt = end;
    const length = contentLength(type);
    if (at + length > payload.length) return null;
    if (type === 0 || type === 10 || type === 11) values.push(null);
    else if (type === 8 || type === 9) values.push(type - 8);
    else if (type === 7) values.push(view.getFloat64(at));
    else if (type < 7) values.push(readInteger(payload, at, length));
    else {
      const content = payload.subarray(at, at + length);
      values.push(type % 2 === 0 ? content : decoder.decode(content));
    }
    at += length;
  }
  return values;
}

const START = 'AutoCAD Binary DXF\r\n\x1a\0';

/** Whether a drawing is in the binary form of DXF. */
export const isBinaryDxf = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, START.length)) === START;

type Kind = 'text' | 'double' | 'int16' | 'int32' | 'int64' | 'flag' | 'bytes';
/** First codes of the ranges that hold values of one kind; texts are between them. */
const KINDS: readonly (readonly [from: number, to: number, kind: Kind])[] = [
  [10, 59, 'double'],
  [60, 79, 'int16'],
  [90, 99, 'int32'],
  [110, 149, 'double'],
  [160, 169, 'int64'],
  [170, 179, 'int16'],
  [210, 239, 'double'],
  [270, 289, 'int16'],
  [290, 299, 'flag'],
  [310, 319, 'bytes'],
  [370, 389, 'int16'],
  [400, 409, 'int16'],
  [420, 429, 'int32'],
  [440, 449, 'int32'],
  [450, 459, 'int32'],
  [460, 469, 'double'],
  [1004, 1004, 'bytes'],
  [1010, 1059, 'double'],
  [1060, 1070, 'int16'],
  [1071, 1071, 'int32'],
];
const kindOf = (code: number): Kind => KINDS.find(([from, to]) => code >= from && code <= to)?.[2] ?? 'text';

/** The same drawing as text, its strings byte for byte; null where it ends in the middle of a group. */
export function textOfBinary(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Before release 13 codes are one byte: the second byte of the first group is the beginning of its text then.
  const isWide = bytes[START.length + 1] === 0;
  const lines: (string | Uint8Array)[] = [];
  let at = START.length;
  try {
    while (at < bytes.length) {
      let code = view.getUint8(at++);
      if (isWide) code = view.getUint16(at++ - 1, true);
      else if (code === 255) {
        code = view.getUint16(at, true);
        at += 2;
      }
      const { value, length } = valueAt(view, at, kindOf(code));
      at += length;
      lines.push(String(code), value);
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return joined(lines);
}

interface Value {
  readonly value: string | Uint8Array;
  readonly length: number;
}

/** @throws RangeError behind the end of the file */
function valueAt(view: DataView, at: number, kind: Kind): Value {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  switch (kind) {
    case 'double':
      return { value: String(view.getFloat64(at, true)), length: 8 };
    case 'int16':
      return { value: String(view.getInt16(at, true)), length: 2 };
    case 'int32':
      return { value: String(view.getInt32(at, true)), length: 4 };
    case 'int64':
      return { value: String(view.getBigInt64(at, true)), length: 8 };
    case 'flag':
      return { value: String(view.getUint8(at)), length: 1 };
    case 'bytes':
      return { value: '', length: 1 + view.getUint8(at) };
    case 'text': {
      const end = bytes.indexOf(0, at);
      if (end < 0) throw new RangeError();
      // A line break inside of a text would be read as the end of it.
      return {
        value: bytes.slice(at, end).map((byte) => (byte === 10 || byte === 13 ? 32 : byte)),
        length: end - at + 1,
      };
    }
  }
}

function joined(lines: readonly (string | Uint8Array)[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts = lines.map((line) => (typeof line === 'string' ? encoder.encode(line) : line));
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
    all[at++] = 10;
  }
  return all;
}

/** One record of a part of a binary workbook ([MS-XLSB] 2.1.4), read within its own bounds only. */
export class XlsbRecord {
  #at = 0;
  readonly #view: DataView;

  constructor(
    readonly type: number,
    readonly bytes: Uint8Array,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes left; a reader that asks for more gets null. */
  #take(length: number): number | null {
    if (this.#at + length > this.bytes.length) return null;
    const at = this.#at;
    this.#at += length;
    return at;
  }

  skip(length: number): void {
    this.#at += length;
  }
  byte(): number | null {
    const at = this.#take(1);
    return at === null ? null : this.#view.getUint8(at);
  }
  short(): number | null {
    const at = this.#take(2);
    return at === null ? null : this.#view.getUint16(at, true);
  }
  /** The lower three bytes of four. */
  style(): number | null {
    const four = this.long();
    return four === null ? null : four & 0xffffff;
  }
  long(): number | null {
    const at = this.#take(4);
    return at === null ? null : this.#view.getUint32(at, true);
  }
  double(): number | null {
    const at = this.#take(8);
    return at === null ? null : this.#view.getFloat64(at, true);
  }
  /** RkNumber (2.5.123): 30 bits of a whole number or of a double, perhaps times a hundred. */
  packedNumber(): number | null {
    const at = this.#take(4);
    if (at === null) return null;
    const bits = this.#view.getInt32(at, true);
    const double = new DataView(new ArrayBuffer(8));
    double.setInt32(4, bits & ~3, true);
    const value = bits & 2 ? bits >> 2 : double.getFloat64(0, true);
    return bits & 1 ? value / 100 : value;
  }
  /** XLWideString (2.5.169); null too where it says that there is none. */
  text(): string | null {
    const characters = this.long();
    if (characters === null || characters === 0xffffffff) return null;
    const at = this.#take(2 * characters);
    return at === null
      ? null
      : new TextDecoder('utf-16le').decode(this.bytes.subarray(at, at + 2 * characters));
  }
}

/** A number of up to `most` bytes of seven bits each. @returns value and the next place; null beyond the end */
function readNumber(bytes: Uint8Array, at: number, most: number): readonly [number, number] | null {
  let value = 0;
  for (let i = 0; i < most; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value |= (byte & 127) << (7 * i);
    if (byte < 128) return [value, at + i + 1];
  }
  return [value, at + most];
}

/** The records of a part in their order; ends at one that does not lie in it. */
export function* xlsbRecords(part: Uint8Array): Generator<XlsbRecord> {
  for (let at = 0; at < part.length;) {
    const type = readNumber(part, at, 2);
    const length = type && readNumber(part, type[1], 4);
    if (!type || !length || length[1] + length[0] > part.length) return;
    const end = length[1] + length[0];
    yield new XlsbRecord(type[0], part.subarray(length[1], end));
    at = end;
  }
}

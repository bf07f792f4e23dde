import { RefusalError } from '../../model/basics/result.ts';
import type { TextEncoding } from '../reading/parsed-file.ts';
import { findDbfEncoding } from './dbf-encoding.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface DbfTable {
  /** One per record, deleted ones included, in the order of the file. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly fieldNames: readonly string[];
  /** Indexes of records marked as deleted. */
  readonly deleted: ReadonlySet<number>;
  /** Records that the header promises and the file does not hold. */
  readonly missing: number;
  /** Cells that do not hold what the type of their field says; their text is kept. */
  readonly oddCells: number;
  readonly encoding: TextEncoding;
}

const TEXT_TYPES = new Set(['C', 'V', 'W']);
const SAMPLE = 1 << 20;

/**
 * A dBase table. Texts lose the blanks that pad them; empty cells are `null`; dates are YYYY-MM-DD.
 * @param cpg content of the .cpg file, null without one
 * @throws RefusalError `dbf-damaged`
 */
export function readDbf(bytes: Uint8Array, cpg: string | null, file: string): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (byte: number): RefusalError =>
    new RefusalError({ code: 'dbf-damaged', location: { file, byte: byte + 1 } });
  if (bytes.length < 33) throw damaged(bytes.length);
  const promised = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  if (headerLength < 33 || headerLength > bytes.length || recordLength < 1) throw damaged(8);
  const fields = readFields(bytes, headerLength);
  const last = fields.at(-1);
  if (!last || last.offset + last.length > recordLength) throw damaged(32);
  const count = Math.min(promised, Math.floor((bytes.length - headerLength) / recordLength));
  const encoding = findDbfEncoding(
    cpg,
    bytes[29]!,
    sampleTexts(bytes, fields, headerLength, recordLength, count),
  );
  const reader = new RecordReader(bytes, fields, new TextDecoder(encoding.used));
  const names = uniqueNames(fields, encoding);
  const records: Record<string, unknown>[] = [];
  const deleted = new Set<number>();
  for (let i = 0; i < count; i++) {
    const start = headerLength + i * recordLength;
    if (bytes[start] === 0x2a) deleted.add(i);
    records.push(reader.read(start, names));
  }
  return {
    records,
    fieldNames: names,
    deleted,
    missing: promised - count,
    oddCells: reader.oddCells,
    encoding,
  };
}

interface RawField extends Field {
  readonly rawName: Uint8Array;
}

function readFields(bytes: Uint8Array, headerLength: number): RawField[] {
  const fields: RawField[] = [];
  // Behind the deletion mark.
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d && bytes[at] !== 0; at += 32) {
    const nameEnd = bytes.subarray(at, at + 11).indexOf(0);
    const rawName = bytes.subarray(at, nameEnd < 0 ? at + 11 : at + nameEnd);
    const type = String.fromCharCode(bytes[at + 11]!).toUpperCase();
    const length = type === 'C' ? bytes[at + 16]! + 256 * bytes[at + 17]! : bytes[at + 16]!;
    fields.push({ rawName, name: '', type, offset, length });
    offset += length;
  }
  return fields;
}

/** Field names are cut to ten bytes, so that they may end in half a letter, and need not differ. */
function uniqueNames(fields: readonly Field[], encoding: TextEncoding): string[] {
  const decoder = new TextDecoder(encoding.used);
  const seen = new Set<string>(['__proto__']);
  return (fields as readonly RawField[]).map((field, i) => {
    const given =
      decoder
        .decode(field.rawName)
        .replace(/\uFFFD+$/, '')
        .trim() || `field${i + 1}`;
    let name = given;
    for (let n = 2; seen.has(name); n++) name = `${given}_${n}`;
    seen.add(name);
    return name;
  });
}

function sampleTexts(
  bytes: Uint8Array,
  fields: readonly Field[],
  headerLength: number,
  recordLength: number,
  count: number,
): Uint8Array {
  const texts = fields.filter((field) => TEXT_TYPES.has(field.type));
  const sample = new Uint8Array(SAMPLE);
  let used = 0;
  for (const field of fields as readonly RawField[]) {
    if (used + 12 > SAMPLE) break;
    // A name of full length may end in half a letter.
    if (field.rawName.length < 10) sample.set(field.rawName, used);
    used += 12;
  }
  for (let i = 0; i < count; i++) {
    for (const { offset, length } of texts) {
      const start = headerLength + i * recordLength + offset;
      let end = start + length;
      while (end > start && (bytes[end - 1] === 32 || bytes[end - 1] === 0)) end--;
      if (used + length + 1 > SAMPLE) return sample.subarray(0, used);
      // A full cell may end in half a letter as well.
      if (end - start < length - 1) sample.set(bytes.subarray(start, end), used);
      used += end - start + 1;
    }
  }
  return sample.subarray(0, used);
}

class RecordReader {
  oddCells = 0;
  readonly #view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    readonly fields: readonly Field[],
    readonly decoder: TextDecoder,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(start: number, names: readonly string[]): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    this.fields.forEach((field, i) => (record[names[i]!] = this.#cell(field, start + field.offset)));
    return record;
  }

  #cell({ type, length }: Field, at: number): unknown {
    const { bytes } = this;
    if (type === 'I' && length === 4) return this.#view.getInt32(at, true);
    if ((type === 'O' || type === 'B') && length === 8) return finite(this.#view.getFloat64(at, true));
    if (type === '@' && length === 8) return null;
    const text = this.decoder
      .decode(bytes.subarray(at, at + length))
      .replace(/\0[\s\S]*$/, '')
      .trimEnd();
    if (TEXT_TYPES.has(type)) return text === '' ? null : text;
    const trimmed = text.trim();
    if (trimmed === '' || /^[*?]+$/.test(trimmed)) return null;
    if (type === 'N' || type === 'F') return this.#number(trimmed);
    if (type === 'L')
      return /^[YyTt]$/.test(trimmed) ? true : /^[NnFf]$/.test(trimmed) ? false : this.#odd(trimmed);
    if (type === 'D') return this.#date(trimmed);
    return trimmed;
  }

  #number(text: string): unknown {
    const value = Number(text);
    return Number.isFinite(value) ? value : this.#odd(text);
  }

  #date(text: string): unknown {
    if (/^0+$/.test(text)) return null;
    return /^\d{8}$/.test(text)
      ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
      : this.#odd(text);
  }

  #odd(text: string): string {
    this.oddCells++;
    return text;
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

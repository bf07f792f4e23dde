import { RefusalError } from '../../model/basics/result.ts';
import { findSingleByteEncoding } from '../text/single-byte.ts';
import type { TextEncoding } from '../reading/parsed-file.ts';
import type { TabField, TabHeader } from './tab-header.ts';
import { isUtf8 } from '../text/unicode.ts';

export interface DatTable {
  readonly names: readonly string[];
  /** Values of each record in the order of `names`; null for a record that is deleted. */
  readonly records: readonly (readonly unknown[] | null)[];
  readonly encoding: TextEncoding;
}

const BIT_64 = 0x1_0000_0000;
const DELETED = 0x2a;
const CHARSETS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  windowsvietnamese: 'windows-1258',
  windowslatin1: 'windows-1252',
  windowssimpchinese: 'gbk',
};

/**
 * The records of a MapInfo table: a file like a dBase table, whose cells are binary by the types that the .TAB names.
 * @throws RefusalError `tab-damaged`
 */
export function readDat(bytes: Uint8Array, { fields, charset }: TabHeader, file: string): DatTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (byte: number): RefusalError =>
    new RefusalError({ code: 'tab-damaged', location: { file, byte: byte + 1 } });
  if (bytes.length < 32) throw damaged(bytes.length);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  if (headerLength < 32 + 32 * fields.length || headerLength > bytes.length || recordLength < 1)
    throw damaged(8);
  const columns: Column[] = [];
  let offset = 1;
  fields.forEach((field, i) => {
    const length = view.getUint8(32 + 32 * i + 16);
    if (length < (LENGTHS[field.type] ?? 1)) throw damaged(32 + 32 * i);
    columns.push({ ...field, offset, length });
    offset += length;
  });
  if (offset > recordLength) throw damaged(10);
  const count = Math.min(view.getUint32(4, true), Math.floor((bytes.length - headerLength) / recordLength));
  const starts = Array.from({ length: count }, (_, i) => headerLength + i * recordLength);
  const encoding = encodingOf(charset, textsOf(bytes, starts, columns));
  const decoder = new TextDecoder(encoding.used);
  return {
    names: fields.map(({ name }) => name),
    records: starts.map((start) =>
      bytes[start] === DELETED ? null : columns.map((column) => valueOf(view, start, column, decoder)),
    ),
    encoding,
  };
}

interface Column extends TabField {
  readonly offset: number;
  readonly length: number;
}
/** Bytes of the binary types. */
const LENGTHS: Readonly<Record<string, number>> = {
  integer: 4,
  smallint: 2,
  largeint: 8,
  float: 8,
  date: 4,
  time: 4,
  datetime: 8,
};

const MOST_SAMPLE = 1 << 16;

/** All texts one behind the other, for what their bytes are. */
function textsOf(bytes: Uint8Array, starts: readonly number[], columns: readonly Column[]): Uint8Array {
  const sample: number[] = [];
  for (const start of starts)
    for (const { type, offset, length } of columns)
      if (type === 'char' && sample.length < MOST_SAMPLE)
        sample.push(...bytes.subarray(start + offset, start + offset + length).filter((byte) => byte !== 0));
  return Uint8Array.from(sample);
}

/** What the table says counts where it can be so; `Neutral` and Latin 1 are said of texts in any code page. */
function encodingOf(charset: string, texts: Uint8Array): TextEncoding {
  const declared = CHARSETS[charset.toLowerCase()] ?? null;
  if (declared === 'windows-1258' || declared === 'gbk') return { used: declared, declared, certain: true };
  if (isUtf8(texts)) return { used: 'utf-8', declared, certain: true };
  return { used: findSingleByteEncoding(texts), declared, certain: false };
}

function valueOf(view: DataView, start: number, column: Column, decoder: TextDecoder): unknown {
  const at = start + column.offset;
  const text = (): string => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, column.length);
    const end = bytes.indexOf(0);
    return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
  };
  switch (column.type) {
    case 'integer':
      return view.getInt32(at, true);
    case 'smallint':
      return view.getInt16(at, true);
    case 'largeint':
      return wholeNumber(view, at);
    case 'float':
      return Number.isFinite(view.getFloat64(at, true)) ? view.getFloat64(at, true) : null;
    case 'date':
    case 'datetime':
      return dayAt(view, at);
    case 'time':
      return view.getInt32(at, true);
    case 'decimal':
      return text() === '' || !Number.isFinite(Number(text())) ? text() || null : Number(text());
    default:
      return text() || null;
  }
}

/** A whole number beyond 2^53 is given as its digits. */
function wholeNumber(view: DataView, at: number): number | string {
  const value = view.getInt32(at + 4, true) * BIT_64 + view.getUint32(at, true);
  return Number.isSafeInteger(value) ? value : String(view.getBigInt64(at, true));
}

function dayAt(view: DataView, at: number): string | null {
  const [year, month, day] = [view.getUint16(at, true), view.getUint8(at + 2), view.getUint8(at + 3)];
  const two = (value: number): string => String(value).padStart(2, '0');
  return year && month && day ? `${year}-${two(month)}-${two(day)}` : null;
}

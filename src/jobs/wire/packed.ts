import { gunzipSync, gzipSync } from 'fflate';
import type { InColumns } from './columns.ts';

/** Typed arrays that answers hold. */
const ARRAYS = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
};
type ArrayName = keyof typeof ARRAYS;

/** Members that no data of ours has: they tell bytes that lie behind the text, and what text of JSON has no word for. */
const BYTES = '\u0000bytes';
const NONE = '\u0000none';

/** Name of the array, where its bytes begin behind the text, and how many there are. */
type BytesTold = readonly [kind: ArrayName, at: number, bytes: number];

/** Arrays begin at multiples of this, as their elements ask. */
const ALIGN = 8;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

const nameOf = (array: ArrayBufferView): ArrayName => {
  const { name } = array.constructor;
  if (!(name in ARRAYS)) throw new TypeError(`${name} is not kept`);
  return name as ArrayName;
};

/**
 * An answer in columns as bytes that can be put away: the length of a text of JSON (u32, little endian), the text, padding to
 * 8, and the typed arrays that it names, each at a multiple of 8; all of it packed by gzip. Values are finite numbers, texts,
 * lists, plain objects, typed arrays and undefined.
 */
export function packColumns(value: InColumns<unknown>): Uint8Array<ArrayBuffer> {
  const arrays: ArrayBufferView[] = [];
  let at = 0;
  const told = (array: ArrayBufferView): BytesTold => {
    const begin = at;
    arrays.push(array);
    at += aligned(array.byteLength);
    return [nameOf(array), begin, array.byteLength];
  };
  const text = new TextEncoder().encode(
    JSON.stringify(value, (_, member: unknown) => {
      if (ArrayBuffer.isView(member)) return { [BYTES]: told(member) };
      return member === undefined ? { [NONE]: true } : member;
    }),
  );
  const begin = aligned(4 + text.length);
  const bytes = new Uint8Array(begin + at);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let to = begin;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), to);
    to += aligned(byteLength);
  }
  return gzipSync(bytes) as Uint8Array<ArrayBuffer>;
}

/** What `packColumns` was given. @throws where the bytes are none of its */
export function unpackColumns<T>(packed: Uint8Array): InColumns<T> {
  const bytes = gunzipSync(packed);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const begin = aligned(4 + length);
  const back = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.some((member) => typeof member === 'object') ? value.map(back) : value;
    if (typeof value !== 'object' || value === null) return value;
    const { [BYTES]: told, [NONE]: none } = value as { [BYTES]?: BytesTold; [NONE]?: true };
    if (none) return undefined;
    if (!told) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, back(member)]));
    const [kind, at, size] = told;
    const own = bytes.slice(begin + at, begin + at + size);
    if (own.length !== size) throw new RangeError('bytes are missing');
    return new ARRAYS[kind](own.buffer);
  };
  return back(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)))) as InColumns<T>;
}

import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** Kinds of arrays that lie in a file as they lie in memory; their place in this list stands in the file. */
const KINDS = [Float64Array, Uint32Array, Int16Array, Int8Array] as const;
export type CachedArray = Float64Array | Uint32Array | Int16Array | Int8Array;

/** True for the arrays that may be kept so; others go with `rest`. */
export const isCachedArray = (value: unknown): value is CachedArray =>
  KINDS.some((make) => value instanceof make);

/** What one file holds: large arrays, and beside them anything that V8 can serialise. */
export interface CacheEntry {
  readonly arrays: readonly CachedArray[];
  readonly rest: unknown;
}

/** Stands behind the arrays. */
interface Layout {
  readonly key: string;
  /** Kind, first byte in the file, number of elements of each array. */
  readonly places: readonly (readonly [kind: number, from: number, length: number])[];
  readonly rest: unknown;
}

/** First number of a file: what it is, and the version of this format. */
const MARK = 0x53_42_4b_31;
/** Numbers before the arrays: mark, first byte and number of bytes of the layout, check sum. */
const HEAD = 4;
const HEAD_BYTES = 8 * HEAD;

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** The file in pieces, head first; the arrays are not copied. */
function pack(key: string, { arrays, rest }: CacheEntry): Uint8Array[] {
  let at = HEAD_BYTES;
  const body: Uint8Array[] = [];
  const add = (bytes: Uint8Array): void => {
    const padding = aligned(bytes.byteLength) - bytes.byteLength;
    body.push(bytes);
    if (padding) body.push(new Uint8Array(padding));
    at += bytes.byteLength + padding;
  };
  const places = arrays.map((array) => {
    const place = [KINDS.findIndex((make) => array instanceof make), at, array.length] as const;
    add(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return place;
  });
  const layoutFrom = at;
  const layout = serialize({ key, places, rest } satisfies Layout);
  add(layout);
  const sum = body.reduce((before, bytes) => crc32(bytes, before), 0);
  const head = Float64Array.of(MARK, layoutFrom, layout.byteLength, sum);
  return [new Uint8Array(head.buffer), ...body];
}

function view(buffer: SharedArrayBuffer, kind: number, at: number, count: number): CachedArray {
  const Kind: new (buffer: ArrayBufferLike, at: number, count: number) => CachedArray = KINDS[kind];
  return new Kind(buffer, at, count);
}

function unpack(key: string, buffer: SharedArrayBuffer): CacheEntry | null {
  if (buffer.byteLength < HEAD_BYTES || buffer.byteLength % 8) return null;
  const [mark, from, length, sum] = new Float64Array(buffer, 0, HEAD);
  if (mark !== MARK || buffer.byteLength !== aligned(from + length)) return null;
  if (crc32(new Uint8Array(buffer, HEAD_BYTES)) !== sum) return null;
  const layout = deserialize(new Uint8Array(buffer, from, length).slice()) as Layout;
  if (layout.key !== key) return null;
  return {
    arrays: layout.places.map(([kind, at, count]) => view(buffer, kind, at, count)),
    rest: layout.rest,
  };
}

async function readWhole(handle: FileHandle, buffer: SharedArrayBuffer): Promise<boolean> {
  const bytes = new Uint8Array(buffer);
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
    if (bytesRead === 0) return false;
    at += bytesRead;
  }
  return true;
}

/**
 * What was written under this key: the arrays lie in memory that threads share, as they came from the disk.
 * @returns null where the file is cut short, damaged, of another version, or was written under another key
 * @throws where the file is not there or cannot be read
 */
export async function readCacheFile(path: string, key: string): Promise<CacheEntry | null> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = new SharedArrayBuffer(size);
    return (await readWhole(handle, buffer)) ? unpack(key, buffer) : null;
  } finally {
    await handle.close();
  }
}

/** Writes a file under a name of this thread's own and renames them: a run that is killed leaves no half a file. */
async function writeWhole(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const waiting = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    const handle = await open(waiting, 'w', 0o600);
    try {
      for (const piece of pieces) await handle.writeFile(piece);
    } finally {
      await handle.close();
    }
    await rename(waiting, path);
  } catch (error) {
    await rm(waiting, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** @throws where the disk is full, or may not be written to */
export const writeCacheFile = (path: string, key: string, entry: CacheEntry): Promise<void> =>
  writeWhole(path, pack(key, entry));

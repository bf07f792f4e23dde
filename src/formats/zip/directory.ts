import type { ByteSource } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';

export interface ZipEntry {
  /** `/` as separator; never absolute, never with `..`. */
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  /** 0 stored, 8 deflated; others cannot be read. */
  readonly method: number;
  readonly encrypted: boolean;
  /** A symbolic link: its content is a path, which is never followed. */
  readonly link: boolean;
  /** Start of the local header. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
export const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 20_000;
/** Of the central directory itself. */
const LONGEST_DIRECTORY = 32 << 20;

const damaged = (file: string, byte?: number): RefusalError =>
  new RefusalError({ code: 'zip-damaged', location: { file, ...(byte !== undefined && { byte }) } });

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const wide = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

interface DirectoryPlace {
  readonly start: number;
  readonly size: number;
  /** Bytes that stand before the archive, as in a self-extracting file. */
  readonly shift: number;
}

async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const tailStart = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = viewOf(await source.slice(tailStart, source.size));
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    if (at + END_SIZE + tail.getUint16(at + 20, true) > tail.byteLength) continue;
    return readEnd(source, tail, at, tailStart);
  }
  throw damaged(source.name);
}

async function readEnd(
  source: ByteSource,
  tail: DataView,
  at: number,
  tailStart: number,
): Promise<DirectoryPlace> {
  let end = tailStart + at;
  let size = tail.getUint32(at + 12, true);
  let start = tail.getUint32(at + 16, true);
  const count = tail.getUint16(at + 10, true);
  const disk = tail.getUint16(at + 4, true);
  if (disk !== 0 && disk !== 0xffff)
    throw new RefusalError({ code: 'zip-split', location: { file: source.name } });
  const needs64 = size === 0xffffffff || start === 0xffffffff || count === 0xffff;
  if (needs64 && at >= 20 && tail.getUint32(at - 20, true) === END_64_LOCATOR) {
    end = wide(tail, at - 12);
    const record = viewOf(await source.slice(end, Math.min(source.size, end + 56)));
    if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) throw damaged(source.name, end + 1);
    size = wide(record, 40);
    start = wide(record, 48);
  }
  const shift = end - size - start;
  if (shift < 0 || size > LONGEST_DIRECTORY) throw damaged(source.name, end + 1);
  return { start: start + shift, size, shift };
}

/**
 * The entries of a zip archive, in the order of its directory.
 * @throws RefusalError `zip-damaged`, `zip-split`, `zip-too-many-entries`, `zip-unsafe-path`, `zip-bomb`
 */
export async function readDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const place = await findDirectory(source);
  // An archive begins where the file does; this is the directory of one within it, and its own is lost.
  if (place.shift > 0) {
    const head = viewOf(await source.slice(0, 4));
    if (head.byteLength === 4 && head.getUint32(0, true) === LOCAL_HEADER) throw damaged(source.name);
  }
  const view = viewOf(await source.slice(place.start, place.start + place.size));
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY;) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damaged(source.name, place.start + at + 1);
    const entry = readEntry(source.name, view, at, place.shift);
    if (!entry.name.endsWith('/')) entries.push(entry);
    if (entries.length > MOST_ENTRIES) {
      throw new RefusalError({
        code: 'zip-too-many-entries',
        location: { file: source.name },
        context: { most: MOST_ENTRIES },
      });
    }
    at = next;
  }
  if (entries.length === 0 && place.size > 0) throw damaged(source.name, place.start + 1);
  refuseOverlaps(source.name, entries, place.start);
  return entries;
}

function readEntry(file: string, view: DataView, at: number, shift: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const nameBytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const sizes = readSizes(view, at, at + 46 + nameLength, view.getUint16(at + 30, true));
  const unixMode = view.getUint16(at + 40, true);
  return {
    name: safeName(file, decodeName(nameBytes)),
    compressedSize: sizes.compressed,
    size: sizes.size,
    crc: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    link: (unixMode & 0xf000) === 0xa000,
    offset: sizes.offset + shift,
  };
}

/** An entry by the header before its content. */
export interface LocalEntry extends ZipEntry {
  /** First byte behind its content. */
  readonly end: number;
}

/** Sizes stand behind the content: where that ends is not known without the directory. */
const SIZES_BEHIND = 8;

/** The entry whose local header stands at an offset; null where there is none, or it does not say how long it is. */
export async function readLocalHeader(source: ByteSource, offset: number): Promise<LocalEntry | null> {
  const view = viewOf(await source.slice(offset, Math.min(source.size, offset + 30)));
  if (view.byteLength < 30 || view.getUint32(0, true) !== LOCAL_HEADER) return null;
  const flags = view.getUint16(6, true);
  if (flags & SIZES_BEHIND) return null;
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const nameBytes = await source.slice(offset + 30, Math.min(start, offset + 30 + view.getUint16(26, true)));
  const compressedSize = view.getUint32(18, true);
  const raw = decodeName(nameBytes);
  if (unsafeName(raw)) return null;
  return {
    name: raw.replaceAll('\\', '/'),
    compressedSize,
    size: view.getUint32(22, true),
    crc: view.getUint32(14, true),
    method: view.getUint16(8, true),
    encrypted: (flags & 1) !== 0,
    link: false,
    offset,
    end: start + compressedSize,
  };
}

/** Sizes and offset, from the zip64 field where the plain ones are full. */
function readSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  let compressed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const extraEnd = extraAt + extraLength;
  for (let field = extraAt; field + 4 <= extraEnd;) {
    const length = view.getUint16(field + 2, true);
    let value = field + 4;
    const fieldEnd = Math.min(value + length, extraEnd);
    if (view.getUint16(field, true) === 1) {
      const take = (plain: number): number => {
        if (plain !== 0xffffffff || value + 8 > fieldEnd) return plain;
        value += 8;
        return wide(view, value - 8);
      };
      size = take(size);
      compressed = take(compressed);
      offset = take(offset);
    }
    field = fieldEnd;
  }
  return { compressed, size, offset };
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function unsafeName(raw: string): boolean {
  const name = raw.replaceAll('\\', '/');
  return (
    name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0')
  );
}

function safeName(file: string, raw: string): string {
  const name = raw.replaceAll('\\', '/');
  if (unsafeName(raw))
    throw new RefusalError({
      code: 'zip-unsafe-path',
      location: { file },
      context: { entry: name.slice(0, 200) },
    });
  return name;
}

/** Entries that share bytes are how small archives are made to unpack to terabytes. */
function refuseOverlaps(file: string, entries: readonly ZipEntry[], directoryStart: number): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  sorted.forEach((entry, i) => {
    const next = sorted[i + 1]?.offset ?? directoryStart;
    if (entry.offset + 30 + entry.compressedSize <= next) return;
    if (i === sorted.length - 1) throw damaged(file, entry.offset + 1);
    throw new RefusalError({ code: 'zip-overlap', location: { file }, context: { entry: entry.name } });
  });
}

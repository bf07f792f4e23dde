import { RefusalError } from '../../../model/basics/result.ts';

const SECTOR_NAMES_LIMIT = 1 << 22;

/**
 * Names of streams in a compound file (xls, doc, locked office files), found by their UTF-16 spelling in the
 * bytes: the directory may lie anywhere, and nothing but the names is wanted.
 */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  const wide = new Uint8Array(name.length * 2 + 2);
  for (let i = 0; i < name.length; i++) wide[2 * i] = name.charCodeAt(i);
  // Directory entries are 128 bytes each and start with the name.
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (wide.every((byte, i) => bytes[at + i] === byte)) return true;
    if (at > SECTOR_NAMES_LIMIT && at < bytes.length - SECTOR_NAMES_LIMIT)
      at = bytes.length - SECTOR_NAMES_LIMIT;
  }
  return false;
}

const FREE = 0xfffffff0;
const ENTRY_BYTES = 128;
const STREAM = 2;
const ROOT = 5;
/** Sector numbers of the allocation table that stand in the header itself. */
const TABLE_SECTORS_IN_HEADER = 109;

const damaged = (file: string): RefusalError =>
  new RefusalError({ code: 'workbook-damaged', location: { file } });

/** The chains of sectors of a compound file ([MS-CFB]); every chain ends, whatever its table says. */
class CompoundFile {
  readonly #view: DataView;
  readonly #sectorBytes: number;
  readonly #next: Uint32Array;

  constructor(
    readonly bytes: Uint8Array,
    readonly file: string,
  ) {
    if (bytes.length < 512) throw damaged(file);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.#view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw damaged(file);
    this.#sectorBytes = 1 << shift;
    this.#next = this.#readTable();
  }

  long(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** Empty where the sector does not lie in the file; cut off at its end. */
  #sector(number: number): Uint8Array {
    const start = (number + 1) * this.#sectorBytes;
    return this.bytes.subarray(start, start + this.#sectorBytes);
  }

  #readTable(): Uint32Array {
    const sectors: number[] = [];
    for (let i = 0; i < TABLE_SECTORS_IN_HEADER; i++) sectors.push(this.long(76 + 4 * i));
    const most = Math.ceil(this.bytes.length / this.#sectorBytes);
    let further = this.long(68);
    for (let seen = 0; further < FREE && seen < most; seen++) {
      const numbers = numbersOf(this.#sector(further));
      sectors.push(...numbers.subarray(0, -1));
      further = numbers.at(-1) ?? FREE;
    }
    const used = sectors.filter((sector) => sector < FREE).slice(0, most);
    return numbersOf(joinBytes(used.map((sector) => this.#sector(sector))));
  }

  /** The bytes of a chain of sectors. @throws RefusalError `workbook-damaged` where it comes back to itself */
  chain(start: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    const most = Math.ceil(this.bytes.length / this.#sectorBytes);
    for (let sector = start; sector < FREE; sector = this.#next[sector] ?? FREE) {
      if (pieces.length > most) throw damaged(this.file);
      pieces.push(this.#sector(sector));
    }
    return joinBytes(pieces);
  }
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
}

function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      type: directory[at + 66]!,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/**
 * The first stream of one of these names in a compound file, small ones from the mini stream; null where it has none.
 * @throws RefusalError `workbook-damaged`
 */
export function readStream(bytes: Uint8Array, names: readonly string[], file: string): Uint8Array | null {
  const compound = new CompoundFile(bytes, file);
  const entries = entriesOf(compound.chain(compound.long(48)));
  const entry = names
    .map((name) => entries.find((candidate) => candidate.type === STREAM && candidate.name === name))
    .find(Boolean);
  if (!entry) return null;
  // Streams below the cutoff lie in sectors of 64 bytes inside the stream of the root.
  if (entry.size >= compound.long(56)) return compound.chain(entry.start).subarray(0, entry.size);
  const root = entries.find(({ type }) => type === ROOT);
  if (!root) throw damaged(file);
  const mini = compound.chain(root.start);
  const next = numbersOf(compound.chain(compound.long(60)));
  const pieces: Uint8Array[] = [];
  for (let sector = entry.start; sector < FREE; sector = next[sector] ?? FREE) {
    if (pieces.length > mini.length >> 6) throw damaged(file);
    pieces.push(mini.subarray(64 * sector, 64 * sector + 64));
  }
  return joinBytes(pieces).subarray(0, entry.size);
}

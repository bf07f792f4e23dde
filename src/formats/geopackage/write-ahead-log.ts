const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

/**
 * The pages of a database with what its log holds beyond them (SQLite file format, section 4): frames up to the last
 * one that ends a transaction, as far as their salts and checksums are right.
 * @returns null where the log has nothing that counts
 */
export function applyLog(database: Uint8Array, log: Uint8Array): Uint8Array | null {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  if (log.length < HEADER) return null;
  const magic = view.getUint32(0);
  const pageSize = view.getUint32(8);
  if ((magic & ~1) !== MAGIC || pageSize < 512) return null;
  const sum = new Checksum(view, (magic & 1) === 1);
  sum.add(0, 24);
  if (!sum.isAt(24)) return null;
  const frames: { readonly page: number; readonly at: number }[] = [];
  let committed = { frames: 0, pages: 0 };
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20))
      break;
    sum.add(at, 8);
    sum.add(at + FRAME_HEADER, pageSize);
    if (!sum.isAt(at + 16)) break;
    frames.push({ page: view.getUint32(at), at: at + FRAME_HEADER });
    const pages = view.getUint32(at + 4);
    if (pages > 0) committed = { frames: frames.length, pages };
  }
  if (committed.frames === 0 || committed.pages * pageSize > database.length + log.length) return null;
  const merged = new Uint8Array(committed.pages * pageSize);
  merged.set(database.subarray(0, merged.length));
  for (const { page, at } of frames.slice(0, committed.frames))
    if (page >= 1 && page <= committed.pages)
      merged.set(log.subarray(at, at + pageSize), (page - 1) * pageSize);
  return merged;
}

/** The two running sums of the log, over pairs of 32-bit words. */
class Checksum {
  #first = 0;
  #second = 0;

  constructor(
    readonly view: DataView,
    readonly big: boolean,
  ) {}

  add(from: number, length: number): void {
    for (let at = from; at < from + length; at += 8) {
      this.#first = (this.#first + this.view.getUint32(at, !this.big) + this.#second) >>> 0;
      this.#second = (this.#second + this.view.getUint32(at + 4, !this.big) + this.#first) >>> 0;
    }
  }

  /** Whether the sums are those that are written at a place, always big-endian. */
  isAt(at: number): boolean {
    return this.view.getUint32(at) === this.#first && this.view.getUint32(at + 4) === this.#second;
  }
}

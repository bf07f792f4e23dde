import type { ByteSource } from '../../model/basics/bytes.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { crc32 } from './crc32.ts';
import { LOCAL_HEADER, readDirectory, type ZipEntry } from './directory.ts';
import { inflate } from './inflate.ts';

/** One entry inflated may take this much, all entries of one archive together that much. */
const MOST_OF_ONE = 256e6;
const MOST_OF_ALL = 1.2e9;
/** Data shrinks to a fiftieth at best, an empty sea in an elevation file to less; what grows more than this is made to. */
const MOST_GROWTH = 200;
const GROWTH_LOOKED_AT = 32e6;

/** Whether so many bytes out of so few are what a bomb is made of. */
export const isBomb = (unpacked: number, packed: number): boolean =>
  unpacked > GROWTH_LOOKED_AT && unpacked > packed * MOST_GROWTH;

/**
 * A zip archive, opened entry by entry. Every limit is checked on the sizes declared and again on the bytes
 * that come out. Nested archives are entries like others: who opens them counts the depth.
 */
export class ZipArchive {
  readonly #opened = new Set<ZipEntry>();
  #openedBytes = 0;

  private constructor(
    readonly source: ByteSource,
    readonly entries: readonly ZipEntry[],
  ) {}

  /** @throws RefusalError as `readDirectory`, or `zip-bomb` by the sizes declared */
  static async open(source: ByteSource): Promise<ZipArchive> {
    const entries = await readDirectory(source);
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (isBomb(size, source.size)) {
      const context = { megabytes: Math.round(size / 1e6) };
      throw new RefusalError({ code: 'zip-bomb', location: { file: source.name }, context });
    }
    return new ZipArchive(source, entries);
  }

  /** What the directory would say is read from the headers of the entries, one by one. */
  static withoutDirectory(source: ByteSource): ZipArchive {
    return new ZipArchive(source, []);
  }

  find(name: string): ZipEntry | undefined {
    return this.entries.find((entry) => entry.name === name);
  }

  /** What its directory says of an entry. @throws RefusalError `zip-encrypted`, `zip-link`, `zip-method`, `zip-bomb` */
  check(entry: ZipEntry): void {
    if (entry.encrypted) this.#refuse(entry, 'zip-encrypted');
    if (entry.link) this.#refuse(entry, 'zip-link');
    if (entry.method !== 0 && entry.method !== 8) this.#refuse(entry, 'zip-method', { method: entry.method });
    // What is stored grows into nothing: it is as large as the part of the archive that holds it.
    if (entry.method === 8 && entry.size > MOST_OF_ONE)
      this.#refuse(entry, 'zip-bomb', { megabytes: Math.round(entry.size / 1e6) });
  }

  /**
   * The content of one entry.
   * @throws RefusalError as `check`, or `zip-damaged`, `compressed-data-damaged`
   */
  async read(entry: ZipEntry): Promise<Uint8Array> {
    this.check(entry);
    if (!this.#opened.has(entry)) this.#openedBytes += entry.size;
    this.#opened.add(entry);
    if (this.#openedBytes > MOST_OF_ALL)
      this.#refuse(entry, 'zip-bomb', { megabytes: Math.round(this.#openedBytes / 1e6) });
    const header = await this.source.slice(entry.offset, Math.min(this.source.size, entry.offset + 30));
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < 30 || view.getUint32(0, true) !== LOCAL_HEADER) this.#refuse(entry, 'zip-damaged');
    const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    const packed = await this.source.slice(start, Math.min(this.source.size, start + entry.compressedSize));
    if (packed.length < entry.compressedSize) this.#refuse(entry, 'zip-damaged');
    const content = entry.method === 0 ? packed : inflate(packed, entry.size, { file: this.#nameOf(entry) });
    if (content.length !== entry.size || crc32(content) !== entry.crc) this.#refuse(entry, 'zip-damaged');
    return content;
  }

  /** The entry as a file of its own, named `archive.zip/folder/file`. @throws as `read` */
  async sourceOf(entry: ZipEntry): Promise<ByteSource> {
    return sourceOfBytes(this.#nameOf(entry), await this.read(entry));
  }

  #nameOf(entry: ZipEntry): string {
    return `${this.source.name}/${entry.name}`;
  }

  #refuse(entry: ZipEntry, code: string, context?: Record<string, string | number>): never {
    throw new RefusalError({ code, location: { file: this.#nameOf(entry) }, ...(context && { context }) });
  }
}

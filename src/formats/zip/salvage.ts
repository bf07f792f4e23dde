import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { isBomb, ZipArchive } from './archive.ts';
import { readLocalHeader, type LocalEntry } from './directory.ts';

/** The content of an entry that is there to its last byte; null where it is not. */
async function wholeContent(archive: ZipArchive, entry: LocalEntry): Promise<Uint8Array | null> {
  try {
    return await archive.read(entry);
  } catch (error) {
    if (error instanceof RefusalError) return null;
    throw error;
  }
}

interface Salvaged {
  readonly files: readonly ByteSource[];
  /** Entries that are there in part, and the last one: what stood beside them may be gone. */
  readonly brokenAt: readonly string[];
}

/**
 * The files of an archive whose directory is lost, as where a copy broke off: header by header from its start, and of
 * these only what its own checksum proves to be whole. What follows a header that cannot be read is not looked for:
 * it may be a file within a file.
 */
export async function salvageZip(source: ByteSource): Promise<Salvaged> {
  const archive = ZipArchive.withoutDirectory(source);
  const files: ByteSource[] = [];
  const torn: string[] = [];
  let last: string | null = null;
  let unpacked = 0;
  let entry = await readLocalHeader(source, 0);
  while (entry) {
    unpacked += entry.size;
    if (isBomb(unpacked, source.size)) break;
    const content = await wholeContent(archive, entry);
    last = entry.name;
    if (!content) torn.push(entry.name);
    else if (!entry.name.endsWith('/')) files.push(sourceOfBytes(entry.name, content));
    entry = await readLocalHeader(source, entry.end);
  }
  return { files, brokenAt: last === null ? torn : [...torn, last] };
}

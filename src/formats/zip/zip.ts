import type { ByteSource } from '../../model/basics/bytes.ts';
import { accept, RefusalError, type Result } from '../../model/basics/result.ts';
import { ZipArchive } from './archive.ts';
import type { ZipEntry } from './directory.ts';

/**
 * The files of a zip archive, in its order; each is unpacked when it is first read, which throws a
 * RefusalError (`zip-damaged`, `compressed-data-damaged`, `zip-bomb`) where its content is not what the archive declares.
 * Refusals: `zip-damaged`, `zip-split`, `zip-too-many-entries`, `zip-unsafe-path`, `zip-overlap`, `zip-bomb`,
 * `zip-encrypted`, `zip-link`, `zip-method`.
 */
export async function readZip(source: ByteSource): Promise<Result<readonly ByteSource[]>> {
  try {
    const archive = await ZipArchive.open(source);
    for (const entry of archive.entries) archive.check(entry);
    return accept(archive.entries.map((entry) => entrySource(archive, entry)));
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Whether the bytes are those of a zip archive, an empty one included. */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

function entrySource(archive: ZipArchive, entry: ZipEntry): ByteSource {
  let content: Promise<Uint8Array> | null = null;
  const unpack = (): Promise<Uint8Array> => (content ??= archive.read(entry));
  return {
    name: entry.name,
    size: entry.size,
    slice: async (start, end) => (await unpack()).subarray(start, end),
    async *stream() {
      const bytes = await unpack();
      const step = 1 << 20;
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    },
  };
}

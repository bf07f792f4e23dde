import { sourceOfBytes, readAll, type ByteSource } from '../model/basics/bytes.ts';
import { RefusalError } from '../model/basics/result.ts';
import { isGzip } from './reading/signatures.ts';
import { isBomb, ZipArchive } from './zip/archive.ts';
import { gunzip } from './zip/inflate.ts';
import { isZip } from './zip/zip.ts';

const MOST_UNPACKED = 256e6;

/**
 * The file inside a gzip, or the only file inside a zip; any other file as it is. One level deep: what is
 * wrapped again inside is left to the format, which refuses it.
 * @throws RefusalError as `inflate` and `ZipArchive`
 */
export async function openWrapped(source: ByteSource): Promise<ByteSource> {
  const head = await source.slice(0, Math.min(4, source.size));
  if (isGzip(head)) {
    const name = source.name.replace(/\.gz$/i, '');
    const packed = await readAll(source);
    refuseDeclaredBomb(source.name, packed);
    return sourceOfBytes(name, gunzip(packed, MOST_UNPACKED, { file: source.name }));
  }
  if (!isZip(head)) return source;
  const archive = await ZipArchive.open(source);
  if (archive.entries.length === 0)
    throw new RefusalError({ code: 'zip-empty', location: { file: source.name } });
  const only = archive.entries.length === 1 ? archive.entries[0]! : null;
  return only ? archive.sourceOf(only) : source;
}

/** The size that stands at the end of a gzip file (RFC 1952) is believed only to refuse it before it is unpacked. */
function refuseDeclaredBomb(file: string, packed: Uint8Array): void {
  if (packed.length < 18) return;
  const declared = new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4, true);
  if (!isBomb(declared, packed.length)) return;
  const context = { megabytes: Math.round(declared / 1e6) };
  throw new RefusalError({ code: 'zip-bomb', location: { file }, context });
}

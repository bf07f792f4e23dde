import { bytesOf, readAll, type ByteSource } from '../model/bytes.ts';
import { RefusalError } from '../model/result.ts';
import { isGzip } from './signatures.ts';
import { ZipArchive } from './zip/archive.ts';
import { gunzip } from './zip/inflate.ts';
import { isZip } from './zip.ts';

const MOST_UNPACKED = 400e6;

/**
 * The file inside a gzip, or the only file inside a zip; any other file as it is. One level deep: what is
 * wrapped again inside is left to the format, which refuses it.
 * @throws RefusalError as `inflate` and `ZipArchive`
 */
export async function openWrapped(source: ByteSource): Promise<ByteSource> {
  const head = await source.slice(0, Math.min(4, source.size));
  if (isGzip(head)) {
    const name = source.name.replace(/\.gz$/i, '');
    return bytesOf(name, gunzip(await readAll(source), MOST_UNPACKED, { file: source.name }));
  }
  if (!isZip(head)) return source;
  const archive = await ZipArchive.open(source);
  if (archive.entries.length === 0)
    throw new RefusalError({ code: 'zip-empty', place: { file: source.name } });
  const only = archive.entries.length === 1 ? archive.entries[0]! : null;
  return only ? archive.sourceOf(only) : source;
}

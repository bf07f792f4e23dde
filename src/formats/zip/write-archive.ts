import { zipSync, type Zippable } from 'fflate';

/** Local time, as zip has it: the same bytes in every time zone. */
const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);
const COMPRESSED_ALREADY = /\.(zip|songban|kmz|xlsx|ods|png|jpe?g|gz)$/i;

/**
 * A zip archive: entries in the order of the map, all times the first that zip knows, deflate by one
 * library, so that the same content gives the same bytes everywhere.
 * @param files content by relative path with `/`
 * @param stored nothing is deflated
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>, stored = false): Uint8Array<ArrayBuffer> {
  const contents = Object.create(null) as Zippable;
  for (const [name, bytes] of files) {
    contents[name] = [
      bytes,
      { level: stored || COMPRESSED_ALREADY.test(name) ? 0 : 6, mtime: FIXED_TIME, os: 0, attrs: 0 },
    ];
  }
  return zipSync(contents) as Uint8Array<ArrayBuffer>;
}

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

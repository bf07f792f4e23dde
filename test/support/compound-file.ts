const SECTOR = 512;
const [END_OF_CHAIN, FREE, FAT] = [0xfffffffe, 0xffffffff, 0xfffffffd];
/** Streams below this length would lie in the short-stream container. */
const LEAST_STREAM = 4096;

function directoryEntry(
  name: string,
  type: 1 | 2 | 5,
  start: number,
  size: number,
  child: number,
): Uint8Array {
  const entry = new Uint8Array(128);
  const view = new DataView(entry.buffer);
  [...name].forEach((letter, i) => view.setUint16(2 * i, letter.charCodeAt(0), true));
  view.setUint16(64, 2 * (name.length + 1), true);
  entry[66] = type;
  entry[67] = 1;
  view.setUint32(68, FREE, true);
  view.setUint32(72, FREE, true);
  view.setUint32(76, child, true);
  view.setUint32(116, start, true);
  view.setUint32(120, size, true);
  return entry;
}

/** A compound file ([MS-CFB] version 3) with one stream: header, FAT, directory, then the stream. */
export function compoundFile(name: string, stream: Uint8Array): Uint8Array {
  const size = Math.max(stream.length, LEAST_STREAM);
  const sectors = Math.ceil(size / SECTOR);
  const bytes = new Uint8Array(SECTOR * (3 + sectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, LEAST_STREAM],
    [60, END_OF_CHAIN],
    [68, END_OF_CHAIN],
  ] as const)
    view.setUint32(at, value, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, i === 0 ? 0 : FREE, true);
  const chain = [FAT, END_OF_CHAIN, ...Array.from({ length: sectors }, (_, i) => i + 3)];
  chain[chain.length - 1] = END_OF_CHAIN;
  for (let i = 0; i < SECTOR / 4; i++) view.setUint32(SECTOR + 4 * i, chain[i] ?? FREE, true);
  bytes.set(directoryEntry('Root Entry', 5, END_OF_CHAIN, 0, 1), 2 * SECTOR);
  bytes.set(directoryEntry(name, 2, 2, size, FREE), 2 * SECTOR + 128);
  bytes.set(stream, 3 * SECTOR);
  return bytes;
}

import { byteAt, countAt } from '../../model/basics/elements.ts';

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, as zip and PNG use it. `before`: the value of the bytes before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (let at = 0; at < bytes.length; at++)
    value = countAt(TABLE, (value ^ byteAt(bytes, at)) & 255) ^ (value >>> 8);
  return ~value >>> 0;
}

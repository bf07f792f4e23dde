import { byteAt } from '../../model/basics/elements.ts';

const fault = (): Error => new Error('LZ4 block damaged');

/** A length of 15 goes on in the bytes that follow, until one is less than 255. @returns length and the next place */
function longLength(block: Uint8Array, length: number, at: number): readonly [number, number] {
  if (length < 15) return [length, at];
  let all = length;
  for (let next = at; next < block.length; next++) {
    const byte = byteAt(block, next);
    all += byte;
    if (byte < 255) return [all, next + 1];
  }
  throw fault();
}

/** Unpacks one block (LZ4 block format) to `out` from `start`, never beyond its end. @returns the place behind */
function unpackBlock(block: Uint8Array, out: Uint8Array, start: number): number {
  let to = start;
  for (let at = 0; at < block.length;) {
    const token = byteAt(block, at);
    const [literals, from] = longLength(block, token >> 4, at + 1);
    if (from + literals > block.length || to + literals > out.length) throw fault();
    out.set(block.subarray(from, from + literals), to);
    to += literals;
    at = from + literals;
    if (at >= block.length) return to;
    if (at + 1 >= block.length) throw fault();
    const back = to - (byteAt(block, at) | (byteAt(block, at + 1) << 8));
    const [more, next] = longLength(block, token & 15, at + 2);
    const end = to + more + 4;
    if (back < start || back >= to || end > out.length) throw fault();
    for (let copy = back; to < end; copy++) out[to++] = byteAt(out, copy);
    at = next;
  }
  return to;
}

/** One LZ4 block that fills `length` bytes. @throws Error where it is damaged */
export function unpackLz4(block: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  if (unpackBlock(block, out, 0) !== length) throw fault();
  return out;
}

/**
 * LZ4 as Hadoop wrote it, blocks with both lengths before them (unpacked, packed, big-endian); older writers left
 * the lengths away, so that what has no such frame is one plain block. @throws Error where it is damaged
 */
export function unpackHadoopLz4(framed: Uint8Array, length: number): Uint8Array {
  const view = new DataView(framed.buffer, framed.byteOffset, framed.byteLength);
  const out = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < framed.length;) {
    const packed = at + 8 <= framed.length ? view.getUint32(at + 4) : Infinity;
    const plain = packed === Infinity ? Infinity : view.getUint32(at);
    if (at + 8 + packed > framed.length || to + plain > length) {
      if (at === 0) return unpackLz4(framed, length);
      throw fault();
    }
    const end = unpackBlock(framed.subarray(at + 8, at + 8 + packed), out, to);
    if (end !== to + plain) throw fault();
    to = end;
    at += 8 + packed;
  }
  if (to !== length) throw fault();
  return out;
}

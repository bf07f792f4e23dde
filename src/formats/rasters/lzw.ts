import { byteAt, countAt } from '../../model/basics/elements.ts';

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/**
 * LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, the high bit first, the width grown one code
 * early. Stops at the end code, the end of the data or `mostBytes`. @throws Error for a code that is not there yet
 */
export function unpackLzw(packed: Uint8Array, mostBytes: number): Uint8Array {
  const out = new Uint8Array(mostBytes);
  // Code c >= 258 stands for the bytes of `out` from starts[c], lengths[c] of them.
  const starts = new Uint32Array(MOST_CODES);
  const lengths = new Uint32Array(MOST_CODES);
  let to = 0;
  let width = 9;
  let next = 258;
  let previousStart = -1;
  let previousLength = 0;
  for (let bit = 0; bit + width <= packed.length * 8 && to < mostBytes;) {
    const at = bit >> 3;
    const three = (byteAt(packed, at) << 16) | ((packed[at + 1] ?? 0) << 8) | (packed[at + 2] ?? 0);
    const code = (three >> (24 - width - (bit & 7))) & ((1 << width) - 1);
    bit += width;
    if (code === END) break;
    if (code === CLEAR) {
      width = 9;
      next = 258;
      previousStart = -1;
      continue;
    }
    if (code > next || (code === next && previousStart < 0) || (code === next && next >= MOST_CODES))
      throw new Error('LZW code');
    const start = to;
    if (code < CLEAR) out[to++] = code;
    else {
      // A code that is just being made: the bytes before, and their first again.
      const from = code === next ? previousStart : countAt(starts, code);
      const length = Math.min(code === next ? previousLength + 1 : countAt(lengths, code), mostBytes - to);
      for (let i = 0; i < length; i++) out[to++] = byteAt(out, from + i);
    }
    if (previousStart >= 0 && next < MOST_CODES) {
      // Bytes of the code before and the first of this one stand side by side already.
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next++;
    }
    previousStart = start;
    previousLength = to - start;
    if (next + 1 >= 1 << width && width < 12) width++;
  }
  return out.subarray(0, to);
}

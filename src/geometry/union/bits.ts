import { WORDS_PER_ROW } from '../share-grid.ts';

/** Sets the bits of columns `first` to `last` of a row of cells. */
export function fillBits(bits: Int32Array, row: number, first: number, last: number): void {
  const from = row * WORDS_PER_ROW + (first >> 5);
  const to = row * WORDS_PER_ROW + (last >> 5);
  const head = -1 << (first & 31);
  const tail = -1 >>> (31 - (last & 31));
  if (from === to) {
    bits[from] |= head & tail;
    return;
  }
  bits[from] |= head;
  bits.fill(-1, from + 1, to);
  bits[to] |= tail;
}

/** Number of bits that are set. */
export function countBits(bits: Int32Array): number {
  let count = 0;
  for (let word of bits) for (; word !== 0; word &= word - 1) count++;
  return count;
}

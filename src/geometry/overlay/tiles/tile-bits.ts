import { WORDS_PER_ROW } from '../../measures/share-grid.ts';

/** Sets the bits of columns `first` to `last` of a row of a tile: one bit per cell, row by row. */
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
  for (let w = from + 1; w < to; w++) bits[w] = -1;
  bits[to] |= tail;
}

/** Whether all bits of columns `first` to `last` of a row are set. */
export function allBits(bits: Int32Array, row: number, first: number, last: number): boolean {
  const from = row * WORDS_PER_ROW + (first >> 5);
  const to = row * WORDS_PER_ROW + (last >> 5);
  const head = -1 << (first & 31);
  const tail = -1 >>> (31 - (last & 31));
  if (from === to) return (~bits[from] & head & tail) === 0;
  if ((~bits[from] & head) !== 0 || (~bits[to] & tail) !== 0) return false;
  for (let w = from + 1; w < to; w++) if (bits[w] !== -1) return false;
  return true;
}

/** Whether none of the bits of columns `first` to `last` of a row is set. */
export function noBits(bits: Int32Array, row: number, first: number, last: number): boolean {
  const from = row * WORDS_PER_ROW + (first >> 5);
  const to = row * WORDS_PER_ROW + (last >> 5);
  const head = -1 << (first & 31);
  const tail = -1 >>> (31 - (last & 31));
  if (from === to) return (bits[from] & head & tail) === 0;
  if ((bits[from] & head) !== 0 || (bits[to] & tail) !== 0) return false;
  for (let w = from + 1; w < to; w++) if (bits[w] !== 0) return false;
  return true;
}

/** How many bits of columns `first` to `last` of a row are not set. */
export function countUnset(bits: Int32Array, row: number, first: number, last: number): number {
  let count = 0;
  for (let column = first; column <= last; column++)
    if (((bits[row * WORDS_PER_ROW + (column >> 5)] >>> (column & 31)) & 1) === 0) count++;
  return count;
}

/** Number of bits of a word that are set. */
export function countOnes(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of bits that are set. */
export function countBits(bits: Int32Array): number {
  let count = 0;
  for (const word of bits) count += countOnes(word);
  return count;
}

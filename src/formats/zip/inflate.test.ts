import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../test/support/tiny-province.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { inflate, inflateBlock } from './inflate.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof RefusalError ? error.refusal.code : String(error);
  }
  return 'none';
};

/** Numbers that pack to a third or so, and some that do not. */
function numbers(length: number): Uint8Array {
  const random = randomOf(3);
  return Uint8Array.from({ length }, (_, k) => (k % 1000 < 500 ? 256 * random() : 4 * random()));
}

describe.each([0, 1, 40_000, 900_000])('a block of %i bytes', (length) => {
  const content = numbers(length);
  const packed = deflateSync(content);

  it('is what streaming makes of it, filled or shorter than it may be', () => {
    for (const most of [length, length + 70_000])
      expect(Buffer.compare(inflateBlock(packed, most, {}), inflate(packed, most, {}))).toBe(0);
    expect(Buffer.compare(inflateBlock(packed, length, {}), content)).toBe(0);
  });

  it('of more bytes than it may have is refused, and so is one that breaks off', () => {
    if (length > 0) expect(codeOf(() => inflateBlock(packed, length - 1, {}))).toBe('zip-bomb');
    expect(codeOf(() => inflateBlock(packed.subarray(0, -1), length, {}))).toBe('compressed-data-damaged');
    expect(codeOf(() => inflateBlock(new Uint8Array(0), length, {}))).toBe('compressed-data-damaged');
  });
});

it('a stored block of more than it may have is refused', () => {
  const stored = deflateSync(numbers(5000), { level: 0 });
  expect(codeOf(() => inflateBlock(stored, 100, {}))).toBe('zip-bomb');
});

import { expect, it } from 'vitest';
import { ParsedFilesInMemory, type CheckedFile } from './parsed-file-cache.ts';

const reading = (): CheckedFile => ({
  parsed: { kind: 'sheets', read: 0, sheets: [], issues: [] },
  crossed: [],
});

it('keeps what was asked for last within its bound, and nothing beyond it', async () => {
  const readings = new ParsedFilesInMemory(100);
  const [a, b, c] = [reading(), reading(), reading()];
  await readings.put('a', a, 40);
  await readings.put('b', b, 40);
  expect(await readings.get('a')).toBe(a);
  await readings.put('c', c, 40);
  expect(await readings.get('b')).toBeNull();
  expect(await readings.get('a')).toBe(a);
  expect(await readings.get('c')).toBe(c);
  // Put again, a reading counts once.
  await readings.put('c', c, 60);
  expect(await readings.get('a')).toBe(a);
  await readings.put('d', reading(), 101);
  for (const key of ['a', 'c', 'd']) expect(await readings.get(key)).toBeNull();
});

it('what is let go of makes room', async () => {
  const readings = new ParsedFilesInMemory(100);
  await readings.put('a', reading(), 90);
  readings.keepOnly(new Set());
  await readings.put('b', reading(), 90);
  await readings.put('c', reading(), 10);
  expect(await readings.get('b')).not.toBeNull();
});

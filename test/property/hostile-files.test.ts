import { describe, expect, it } from 'vitest';
import { verifySource } from '../../scripts/verify-one.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { HOSTILE_FILES } from '../support/hostile/index.ts';

/** Those that take a second or more; the deep tests open them too. */
const HEAVY: ReadonlySet<string> = new Set([
  '200k-small.ndjson',
  '1m-short-rows.csv',
  'one-long-line.csv',
  'endless-records.xls',
  '20k-entries.zip',
  'bombs.zip',
  'bomb.geojson.gz',
]);

describe('files that no honest program writes', () => {
  it.each(HOSTILE_FILES.filter(({ name }) => !HEAVY.has(name)))('$name', async ({ name, bytes }) => {
    const outcome = await verifySource(sourceOfBytes(name, bytes()));
    expect(outcome).not.toHaveProperty('error');
    expect(outcome.outcome).not.toBe('failed');
  });
});

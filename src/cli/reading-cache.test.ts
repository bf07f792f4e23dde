import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CheckedReading } from '../intake/reading-cache.ts';
import { DiskReadings } from './reading-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'song-ban-cache-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reading = (vertices: number): CheckedReading => ({
  outlines: [{ crossed: [], valid: true }],
  reading: {
    kind: 'features',
    read: 1,
    issues: [],
    tables: [
      {
        name: 'x',
        geometry: {
          kind: 'line',
          xy: Float64Array.from({ length: vertices * 2 }, (_, k) => k / 7),
          rings: Uint32Array.of(0, vertices),
          parts: Uint32Array.of(0, 1),
          features: Uint32Array.of(0, 1),
        },
        properties: [{ tên: 'Tuyến 1' }],
        featureNumbers: Int32Array.of(1),
        crs: null,
      },
    ],
  },
});

it('gives back what was put, to the last bit; small readings are not kept; broken entries are no failure', async () => {
  const cache = new DiskReadings(folder);
  const large = reading(100_000);
  await cache.put('large', large);
  await cache.put('small', reading(10));
  expect(await cache.get('large')).toEqual(large);
  expect(await cache.get('small')).toBeNull();
  expect(await cache.get('other')).toBeNull();
  const [file] = readdirSync(folder);
  writeFileSync(join(folder, file), 'broken');
  expect(await cache.get('large')).toBeNull();
});

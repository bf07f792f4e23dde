import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { areaFacts } from '../../geometry/polygons/prepared-areas.ts';
import { readingKey, type CheckedReading } from '../../intake/files/reading-cache.ts';
import { bytesOf } from '../../model/basics/bytes.ts';
import { CacheFolder } from './cache-folder.ts';
import { DiskReadings } from './reading-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'song-ban-cache-'));
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});

const BYTES = Uint8Array.of(1, 2, 3);
const NAME = 'x.geojson';
const cacheOf = (bytes = BYTES): DiskReadings =>
  new DiskReadings(new CacheFolder(folder), { main: bytesOf(NAME, bytes), companions: [] });
const keyOf = (bytes: Uint8Array): string =>
  readingKey(createHash('sha256').update(bytes).digest('hex'), NAME);
const KEY = keyOf(BYTES);

const triangle = packPolygons([
  [
    [
      [
        [104, 21],
        [105, 21],
        [104, 22],
        [104, 21],
      ],
    ],
  ],
]);
const areas = areaFacts(triangle);

const features = (vertices: number): CheckedReading => ({
  outlines: [{ crossed: [], valid: true, boxes: Float64Array.of(0, 0, 1, 1), areas }],
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

const terrain: CheckedReading = {
  outlines: [],
  reading: {
    kind: 'terrain',
    issues: [],
    grid: {
      ...{ columns: 3, rows: 1, west: 104, north: 21, stepLon: 0.1, stepLat: 0.1 },
      heights: Int16Array.of(7, -32768, 9),
    },
  },
};

const sheets: CheckedReading = {
  outlines: [],
  reading: {
    kind: 'sheets',
    read: 1,
    issues: [],
    sheets: [
      {
        name: 'Bản',
        rows: [['Nà Lạt', 12.5, null, { kind: 'date', iso: '2026-09-30' }]],
        rowNumbers: Int32Array.of(3),
        merges: [],
        fonts: { fonts: [{ name: '.VnTime', bold: false }], columns: 4, cells: Uint16Array.of(0, 0, 0, 0) },
        hidden: false,
        hiddenRows: [],
      },
    ],
  },
};

it('gives back what was put, to the last bit, whatever the kind', async () => {
  const cache = cacheOf();
  for (const reading of [features(5_001), terrain, sheets]) {
    await cache.put(KEY, reading, 1e6);
    expect(await cache.get(KEY)).toEqual(reading);
  }
  expect(await cache.get('other')).toBeNull();
});

it('keeps nothing of a file that changed between being hashed and being parsed', async () => {
  await cacheOf(Uint8Array.of(1, 2, 4)).put(KEY, sheets, 1e6);
  expect(readdirSync(folder)).toEqual([]);
});

it('keeps no reading of a small file', async () => {
  const cache = cacheOf();
  await cache.put(KEY, sheets, 1000);
  expect(readdirSync(folder)).toEqual([]);
});

it('gives nothing back of an entry that is damaged anywhere, cut short or of another key', async () => {
  const cache = cacheOf();
  await cache.put(KEY, features(1000), 1e6);
  const [path] = readdirSync(folder).map((name) => join(folder, name));
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 61) {
    const damaged = Buffer.from(whole);
    damaged[at] ^= 0x10;
    writeFileSync(path, damaged);
    expect(await cache.get(KEY)).toBeNull();
  }
  for (const length of [0, 8, 100, whole.length - 8, whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, length));
    expect(await cache.get(KEY)).toBeNull();
  }
  const others = Uint8Array.of(4);
  await cacheOf(others).put(keyOf(others), sheets, 1e6);
  const other = readdirSync(folder).find((name) => join(folder, name) !== path)!;
  writeFileSync(path, readFileSync(join(folder, other)));
  expect(await cache.get(KEY)).toBeNull();
  writeFileSync(path, whole);
  expect(await cache.get(KEY)).toEqual(features(1000));
});

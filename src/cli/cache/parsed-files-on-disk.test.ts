import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { partBoxes } from '../../geometry/measures/bounds.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { edgeChunks } from '../../geometry/polygons/edge-chunks.ts';
import { repairPolygons } from '../../geometry/polygons/repair.ts';
import { parsedFileKey, type CheckedFile } from '../../intake/files/parsed-file-cache.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { Layer } from '../../model/layer.ts';
import { CacheFolder } from './cache-folder.ts';
import { ParsedFilesOnDisk } from './parsed-files-on-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'song-ban-cache-'));
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});

const BYTES = Uint8Array.of(1, 2, 3);
const NAME = 'x.geojson';
const cacheOf = (bytes = BYTES): ParsedFilesOnDisk =>
  new ParsedFilesOnDisk(new CacheFolder(folder), { main: sourceOfBytes(NAME, bytes), companions: [] });
const keyOf = (bytes: Uint8Array): string =>
  parsedFileKey(createHash('sha256').update(bytes).digest('hex'), NAME);
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

const features = (vertices: number): CheckedFile => ({
  crossed: [[]],
  parsed: {
    kind: 'features',
    read: 1,
    issues: [],
    tables: [
      {
        name: 'x',
        geometry: new Layer({
          kind: 'line',
          xy: Float64Array.from({ length: vertices * 2 }, (_, k) => k / 7),
          rings: Uint32Array.of(0, vertices),
          parts: Uint32Array.of(0, 1),
          features: Uint32Array.of(0, 1),
        }),
        properties: [{ tên: 'Tuyến 1' }],
        featureNumbers: Int32Array.of(1),
        crs: null,
      },
    ],
  },
});

const terrain: CheckedFile = {
  crossed: [],
  parsed: {
    kind: 'terrain',
    issues: [],
    grid: {
      ...{ columns: 3, rows: 1, west: 104, north: 21, stepLon: 0.1, stepLat: 0.1 },
      heights: Int16Array.of(7, -32768, 9),
    },
  },
};

const sheets: CheckedFile = {
  crossed: [],
  parsed: {
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
  for (const checked of [features(5_001), terrain, sheets]) {
    await cache.put(KEY, checked, 1e6);
    expect(await cache.get(KEY)).toEqual(checked);
  }
  expect(await cache.get('other')).toBeNull();
});

it('gives back a layer with its name and all that is known of it', async () => {
  const layer = triangle.named('file 1');
  const [boxes, chunks] = [partBoxes(layer), edgeChunks(layer)];
  const { geometry } = await repairPolygons(layer);
  const { parsed, crossed } = features(3);
  if (parsed.kind !== 'features') throw new Error('features are asked for');
  const cache = cacheOf();
  const tables = [{ ...parsed.tables[0], geometry }];
  await cache.put(KEY, { crossed, parsed: { ...parsed, tables } }, 1e6);
  const kept = (await cache.get(KEY))!.parsed;
  const [again] = kept.kind === 'features' ? kept.tables : [];
  expect(again.geometry.toPlain()).toEqual(layer.toPlain());
  expect(again.geometry.id).toBe('file 1');
  expect(partBoxes(again.geometry)).toEqual(boxes);
  expect(edgeChunks(again.geometry)).toEqual(chunks);
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

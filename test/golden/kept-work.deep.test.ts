import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { songBan } from '../support/command-line.ts';
import { writeLargeProject } from '../support/large-project.ts';

const root = mkdtempSync(join(tmpdir(), 'song-ban-kept-'));
const cache = join(root, 'cache');
const viettel = join(root, 'viettel.geojson');
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Files = Record<string, string>;

function analysed(cacheName: string, threads = 2): Files {
  const ran = songBan(['analyze', 'project.json', '--out', 'out'], root, {
    SONG_BAN_THREADS: String(threads),
    SONG_BAN_CACHE: cacheName,
  });
  expect(ran.stderr).toBe('');
  const out = join(root, 'out');
  const files = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
  rmSync(out, { recursive: true });
  return Object.fromEntries(files) as Files;
}

const entries = (kind: string): string[] =>
  readdirSync(cache)
    .filter((name) => name.endsWith(`.${kind}`))
    .map((name) => join(cache, name));

let alone: Files;
beforeAll(() => {
  writeLargeProject(root);
  alone = analysed('off', 1);
});

it('gives the same bytes the first time, again, and again in one thread', () => {
  expect(analysed(cache)).toEqual(alone);
  expect([entries('reading'), entries('land')].map((list) => list.length)).toEqual([2, 1]);
  expect(analysed(cache)).toEqual(alone);
  expect(analysed(cache, 1)).toEqual(alone);
  expect(entries('tmp')).toEqual([]);
});

it('takes nothing from entries that are cut short, changed in one bit or exchanged', () => {
  const land = entries('land');
  const readings = entries('reading');
  const whole = [...land, ...readings].map((path) => [path, readFileSync(path)] as const);
  for (const [path, bytes] of whole) {
    const changed = Buffer.from(bytes);
    changed[bytes.length >> 1] ^= 1;
    writeFileSync(path, changed);
  }
  expect(analysed(cache)).toEqual(alone);
  for (const [path, bytes] of whole) writeFileSync(path, bytes.subarray(0, bytes.length >> 1));
  expect(analysed(cache)).toEqual(alone);
  writeFileSync(readings[0], whole.find(([path]) => path === readings[1])![1]);
  expect(analysed(cache)).toEqual(alone);
});

it('notices other bytes of the same size and time', () => {
  expect(analysed(cache)).toEqual(alone);
  const { mtime, atime, size } = statSync(viettel);
  const text = readFileSync(viettel, 'utf8');
  // Every tenth of a degree east becomes one west: other places, as many bytes.
  writeFileSync(viettel, text.replaceAll('[104.2', '[103.9'));
  utimesSync(viettel, atime, mtime);
  expect(statSync(viettel).size).toBe(size);
  const fresh = analysed('off');
  expect(fresh['communes.csv']).not.toBe(alone['communes.csv']);
  expect(analysed(cache)).toEqual(fresh);
  writeFileSync(viettel, text);
  expect(analysed(cache)).toEqual(alone);
});

it('works without a word where the cache cannot be a folder', () => {
  const file = join(root, 'not-a-folder');
  writeFileSync(file, '');
  expect(analysed(file)).toEqual(alone);
});

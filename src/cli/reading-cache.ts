import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { CheckedReading, ReadingCache } from '../intake/reading-cache.ts';

const LIMIT_BYTES = 4e9;
/** Smaller files are parsed faster than their cached form is found. */
const LEAST_BYTES = 1e6;

/** Where the user's caches lie; `SONG_BAN_CACHE` overrides, `off` turns the cache off. */
function cacheFolder(): string | null {
  const named = process.env['SONG_BAN_CACHE'];
  if (named) return named === 'off' ? null : named;
  const base =
    process.env['XDG_CACHE_HOME'] ?? (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined);
  return join(base ?? join(homedir(), '.cache'), 'song-ban');
}

function sizeOf({ reading }: CheckedReading): number {
  if (reading.kind === 'features')
    return reading.tables.reduce((sum, table) => sum + table.geometry.xy.byteLength, 0);
  return reading.kind === 'terrain' ? reading.grid.heights.byteLength : 0;
}

/**
 * Readings on disk, one file each, readable by the user alone. A cache is never a reason to fail: what
 * cannot be read or written is parsed again.
 */
export class DiskReadings implements ReadingCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(key: string): string {
    return join(
      this.#folder,
      `${createHash('sha256').update(`${process.version} ${key}`).digest('hex')}.reading`,
    );
  }

  async get(key: string): Promise<CheckedReading | null> {
    const path = this.#path(key);
    try {
      const reading = deserialize(await readFile(path)) as CheckedReading;
      const now = new Date();
      await utimes(path, now, now);
      return reading;
    } catch {
      return null;
    }
  }

  async put(key: string, reading: CheckedReading): Promise<void> {
    if (sizeOf(reading) < LEAST_BYTES) return;
    const path = this.#path(key);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(`${path}.${process.pid}`, serialize(reading), { mode: 0o600 });
      await rename(`${path}.${process.pid}`, path);
      await this.#prune();
    } catch {
      await rm(`${path}.${process.pid}`, { force: true }).catch(() => undefined);
    }
  }

  /** Lets the longest unused readings go while the folder is over its limit. */
  async #prune(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.reading'));
    const entries = await Promise.all(
      names.map(async (name) => ({
        path: join(this.#folder, name),
        ...(await stat(join(this.#folder, name))),
      })),
    );
    entries.sort((a, b) => b.mtimeMs - a.mtimeMs);
    let total = 0;
    for (const { path, size } of entries) {
      total += size;
      if (total > LIMIT_BYTES) await rm(path, { force: true });
    }
  }
}

/** The cache of this user, or none. */
export function userReadings(): ReadingCache | undefined {
  const folder = cacheFolder();
  return folder ? new DiskReadings(folder) : undefined;
}

import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolders } from '../shell/make-folders.ts';
import { readCacheFile, writeCacheFile, type CacheEntry } from './cache-file.ts';

/** All entries together; beyond it the longest unused go. */
const LIMIT_BYTES = 4e9;
const LIMIT_ENTRIES = 20_000;
/** What waits under a temporary name longer than this was left by a run that was killed. */
const ABANDONED_MS = 3_600_000;

/** `reading`: a file parsed and checked; `land`: covered land measured; `forecast`: what new masts reach. */
export type EntryKind = 'reading' | 'land' | 'forecast';

/**
 * The launcher bundles into a folder that is named by the content of the program: whatever was kept by another
 * version of it, or under another Node, is not found.
 */
const PROGRAM = basename(dirname(fileURLToPath(import.meta.url)));

let opened: CacheFolder | undefined;

/** Where the user's caches lie; `SONG_BAN_CACHE` overrides, `off` turns the cache off. */
export function cacheFolder(): CacheFolder | undefined {
  const named = process.env['SONG_BAN_CACHE'];
  if (named === 'off') return undefined;
  const base =
    process.env['XDG_CACHE_HOME'] ?? (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined);
  return (opened ??= new CacheFolder(named || join(base ?? join(homedir(), '.cache'), 'song-ban')));
}

/**
 * A folder that the user alone can read, one file for each entry. It is never a reason to fail: what is damaged,
 * or cannot be read or written, is not there, and the work is done again.
 */
export class CacheFolder {
  readonly #folder: string;
  #changed = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(kind: EntryKind, key: string): string {
    const name = createHash('sha256').update(`${PROGRAM} ${process.version} ${key}`).digest('hex');
    return join(this.#folder, `${name}.${kind}`);
  }

  /** The entry of this key, marked as used now. */
  async get(kind: EntryKind, key: string): Promise<CacheEntry | null> {
    const path = this.#path(kind, key);
    try {
      const entry = await readCacheFile(path, key);
      const now = new Date();
      if (entry) await utimes(path, now, now).catch(() => undefined);
      return entry;
    } catch {
      return null;
    }
  }

  /** @returns whether the entry lies there now */
  async put(kind: EntryKind, key: string, entry: CacheEntry): Promise<boolean> {
    try {
      this.#changed = true;
      await makeFolders(this.#folder, 0o700);
      await writeCacheFile(this.#path(kind, key), key, entry);
      return true;
    } catch {
      return false;
    }
  }

  /** After entries came in: lets the longest unused go while the folder is over its limit, and what killed runs left. */
  async prune(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    try {
      const now = Date.now();
      const entries = [];
      for (const name of await readdir(this.#folder)) {
        if (!/\.(reading|land|forecast|tmp)$/.test(name)) continue;
        const path = join(this.#folder, name);
        const { size, mtimeMs } = await stat(path);
        if (!name.endsWith('.tmp')) entries.push({ path, size, mtimeMs });
        else if (now - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
      }
      entries.sort((a, b) => b.mtimeMs - a.mtimeMs);
      let total = 0;
      for (const [k, { path, size }] of entries.entries()) {
        total += size;
        if (total > LIMIT_BYTES || k >= LIMIT_ENTRIES) await rm(path, { force: true });
      }
    } catch {
      // Another run tidies at the same time, or the folder may not be written to.
    }
  }
}

import { readFile } from '../formats/registry.ts';
import type { Reading } from '../formats/reading.ts';
import type { Work } from '../model/progress.ts';
import type { Result } from '../model/result.ts';
import type { FileGroup } from './source-files.ts';

/** Readings kept from one import to the next, so that an unchanged file is parsed once. */
export interface ReadingCache {
  get(key: string): Promise<Reading | null>;
  put(key: string, reading: Reading): Promise<void>;
}

/** Part of every key: goes up whenever a reader gives another reading for the same bytes. */
const READERS_VERSION = 1;

/** The key of a file: its bytes, its name (which decides formats and stands in issues), the readers. */
export const readingKey = (sha256: string, name: string): string => `${READERS_VERSION}-${sha256}-${name}`;

/** Keeps readings in memory, as they are: they are never changed. */
export class MemoryReadings implements ReadingCache {
  readonly #readings = new Map<string, Reading>();

  async get(key: string): Promise<Reading | null> {
    return this.#readings.get(key) ?? null;
  }

  async put(key: string, reading: Reading): Promise<void> {
    this.#readings.set(key, reading);
  }

  /** Forgets all but the given keys. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#readings.keys()) if (!keys.has(key)) this.#readings.delete(key);
  }
}

/** Reads a file, or takes its reading from the cache. Refusals are not kept: they are quick to find again. */
export async function readCached(
  group: FileGroup,
  sha256: string,
  cache: ReadingCache | undefined,
  work?: Work,
): Promise<Result<Reading>> {
  const key = readingKey(sha256, group.main.name);
  const known = await cache?.get(key);
  if (known) return { ok: true, value: known };
  const reading = await readFile(group.main, group.companions, work);
  if (reading.ok) await cache?.put(key, reading.value);
  return reading;
}

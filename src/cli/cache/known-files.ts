import { stat } from 'node:fs/promises';
import type { CacheFolder } from './cache-folder.ts';
import type { NamedPath } from '../shell/disk.ts';

/**
 * What the file system says of files: where, how large, when changed. Nothing else than a change of these files
 * needs to change it, so it is a reason to expect the same bytes, not a proof. '' where they cannot be looked at.
 */
export async function stampOf(files: readonly NamedPath[]): Promise<string> {
  try {
    const entries = await Promise.all(files.map(({ path }) => stat(path, { bigint: true })));
    return entries
      .map(({ dev, ino, size, mtimeNs, ctimeNs }) => [dev, ino, size, mtimeNs, ctimeNs].join(' '))
      .join('\n');
  } catch {
    return '';
  }
}

/** Files as they were when last read: which bytes they are expected to hold as long as their stamp is the same. */
export class KnownFiles {
  readonly #folder: CacheFolder;

  constructor(folder: CacheFolder) {
    this.#folder = folder;
  }

  readonly #keyOf = (files: readonly NamedPath[]): string =>
    JSON.stringify(files.map(({ path, name }) => [path, name]));

  /** The SHA-256 that the files had under this stamp, or null. To be proved before anything is told. */
  async expect(files: readonly NamedPath[], stamp: string): Promise<string | null> {
    const kept = stamp ? await this.#folder.get('seen', this.#keyOf(files)) : null;
    const seen = kept?.rest as { readonly stamp: string; readonly sha256: string } | undefined;
    return seen?.stamp === stamp ? seen.sha256 : null;
  }

  async note(files: readonly NamedPath[], stamp: string, sha256: string): Promise<void> {
    if (stamp) await this.#folder.put('seen', this.#keyOf(files), { arrays: [], rest: { stamp, sha256 } });
  }
}

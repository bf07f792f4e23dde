import {
  bytesOf,
  measureInPieces,
  outlineInPieces,
  readHere,
  recallReading,
  readByOther,
} from '../../jobs/parallel/spread-work.ts';
import type { SessionTools } from '../../jobs/steps/session.ts';
import type { ReadOneFile } from '../../intake/files/read-file.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { pathOf } from '../shell/disk.ts';
import { diskLand } from '../cache/kept-land.ts';
import { KnownFiles, stampOf } from '../cache/known-files.ts';
import { DiskReadings } from '../cache/reading-cache.ts';
import type { Threads } from './threads.ts';

/** Smaller files are read sooner than a thread is asked. */
const WORTH_A_THREAD_BYTES = 2e6;
/** Pieces of land per thread, so that none waits long for the slowest. */
const PIECES_PER_THREAD = 4;

/** What a session uses in one thread. */
export function toolsAlone(): SessionTools {
  const folder = cacheFolder();
  return folder ? { cache: new DiskReadings(folder), keptLand: diskLand(folder) } : {};
}

/**
 * What a session uses with threads at hand. A file whose size and times are as they were is taken as it was read
 * then, while a thread proves by its hash that it still holds these bytes; `proved` says whether all of them do.
 */
export class SpreadSession {
  readonly #threads: Threads;
  readonly #trusting: boolean;
  readonly #folder = cacheFolder();
  readonly #proofs: Promise<boolean>[] = [];

  /** @param trusting false: every file is hashed before its kept reading is taken */
  constructor(threads: Threads, trusting: boolean) {
    this.#threads = threads;
    this.#trusting = trusting;
  }

  get tools(): SessionTools {
    const threads = this.#threads;
    const pieces = threads.size * PIECES_PER_THREAD;
    return {
      elsewhere: { atOnce: threads.size, read: this.#reader() },
      measureTiles: measureInPieces(pieces, (piece) => threads.run('measure', piece)),
      dissolveWith: outlineInPieces(pieces, (piece) => threads.run('outline', piece)),
      ...(this.#folder && { keptLand: diskLand(this.#folder) }),
    };
  }

  /** True where every file held the bytes that were expected of it. */
  async proved(): Promise<boolean> {
    return (await Promise.all(this.#proofs)).every(Boolean);
  }

  #reader(): ReadOneFile {
    const readings = this.#folder && new DiskReadings(this.#folder);
    const known = this.#folder && new KnownFiles(this.#folder);
    return async (group, work) => {
      const files = [group.main, ...group.companions];
      const paths = files.flatMap((file) => pathOf(file) ?? []);
      if (bytesOf(group) < WORTH_A_THREAD_BYTES || paths.length < files.length)
        return readHere(group, readings, work);
      const stamp = known ? await stampOf(paths) : '';
      const expected = known && this.#trusting ? await known.expect(paths, stamp) : null;
      if (readings && expected) {
        const hash = this.#threads.run('hash', paths);
        const kept = await recallReading(group, expected, readings);
        if (kept) {
          this.#prove(hash, expected);
          return kept;
        }
      }
      const read = await this.#threads.run('read', paths);
      if (read.reading.ok) await known?.note(paths, stamp, read.sha256);
      return readByOther(read);
    };
  }

  #prove(hash: Promise<string | null>, expected: string): void {
    this.#proofs.push(
      hash.then(
        (found) => found === expected,
        () => false,
      ),
    );
  }
}

import {
  bytesOf,
  measureInPieces,
  outlineInPieces,
  readHere,
  takeOverRead,
} from '../../jobs/parallel/spread-work.ts';
import type { SessionTools } from '../../jobs/steps/session.ts';
import type { ReadOneFile } from '../../intake/files/read-file.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { pathOf } from '../shell/disk.ts';
import { diskLand } from '../cache/kept-land.ts';
import { DiskReadings } from '../cache/reading-cache.ts';
import type { Threads } from './threads.ts';

/** Smaller files are read sooner than a thread is asked. */
const WORTH_A_THREAD_BYTES = 2e6;
/** Pieces of land per thread, so that none waits long for the slowest. */
const PIECES_PER_THREAD = 4;

/** Reads a file in the main thread, or takes its reading from the user's cache folder by its hash. */
const readAlone: ReadOneFile = (group, work) => {
  const folder = cacheFolder();
  return readHere(group, folder && new DiskReadings(folder, group), work);
};

const keptLand = (): Pick<SessionTools, 'keptLand'> => {
  const folder = cacheFolder();
  return folder ? { keptLand: diskLand(folder) } : {};
};

/** What a session uses in one thread. */
export const toolsAlone = (): SessionTools => ({
  elsewhere: { atOnce: 1, read: readAlone },
  ...keptLand(),
});

/** Large files on disk are hashed and read, or taken from the cache, in another thread. */
const readWith =
  (threads: Threads): ReadOneFile =>
  async (group, work) => {
    const files = [group.main, ...group.companions];
    const paths = files.flatMap((file) => pathOf(file) ?? []);
    if (bytesOf(group) < WORTH_A_THREAD_BYTES || paths.length < files.length) return readAlone(group, work);
    return takeOverRead(await threads.run('read', paths));
  };

/** What a session uses with threads at hand. */
export function toolsWith(threads: Threads): SessionTools {
  const pieces = threads.size * PIECES_PER_THREAD;
  return {
    elsewhere: { atOnce: threads.size, read: readWith(threads) },
    measureTiles: measureInPieces(pieces, (piece) => threads.run('measure', piece)),
    dissolveWith: outlineInPieces(pieces, (piece) => threads.run('outline', piece)),
    ...keptLand(),
  };
}

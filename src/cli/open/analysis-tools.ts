import {
  sizeOfGroup,
  measureInPieces,
  outlineInPieces,
  readHere,
  readByOther,
} from '../../jobs/parallel/parallel-pieces.ts';
import type { AnalysisTools } from '../../jobs/steps/analysed-project.ts';
import type { ReadOneFile } from '../../intake/files/read-file.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { diskPathOf } from '../shell/disk.ts';
import { overlaysOnDisk } from '../cache/overlays-on-disk.ts';
import { ParsedFilesOnDisk } from '../cache/parsed-files-on-disk.ts';
import type { Threads } from './threads.ts';

/** Smaller files are read sooner than a thread is asked. */
const WORTH_A_THREAD_BYTES = 2e6;
/** Pieces of land per thread, so that none waits long for the slowest. */
const PIECES_PER_THREAD = 4;

/** Reads a file in the main thread, or takes its reading from the user's cache folder by its hash. */
const readAlone: ReadOneFile = (group, task) => {
  const folder = cacheFolder();
  return readHere(group, folder && new ParsedFilesOnDisk(folder, group), task);
};

const keptLand = (): Pick<AnalysisTools, 'cachedOverlays'> => {
  const folder = cacheFolder();
  return folder ? { cachedOverlays: overlaysOnDisk(folder) } : {};
};

/** What a session uses in one thread. */
export const toolsAlone = (): AnalysisTools => ({
  elsewhere: { atOnce: 1, read: readAlone },
  ...keptLand(),
});

/** Large files on disk are hashed and read, or taken from the cache, in another thread. */
const readWith =
  (threads: Threads): ReadOneFile =>
  async (group, task) => {
    const files = [group.main, ...group.companions];
    const paths = files.flatMap((file) => diskPathOf(file) ?? []);
    if (sizeOfGroup(group) < WORTH_A_THREAD_BYTES || paths.length < files.length)
      return readAlone(group, task);
    return readByOther(await threads.run('read', paths));
  };

/** What a session uses with threads at hand. */
export function toolsWith(threads: Threads): AnalysisTools {
  const pieces = threads.size * PIECES_PER_THREAD;
  return {
    elsewhere: { atOnce: threads.size, read: readWith(threads) },
    measureTiles: measureInPieces(pieces, (piece) => threads.run('measure', piece)),
    dissolveWith: outlineInPieces(pieces, (piece) => threads.run('outline', piece)),
    ...keptLand(),
  };
}

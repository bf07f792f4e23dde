import { zipSync, type Zippable } from 'fflate';
import type { ByteSource } from '../../../model/basics/bytes.ts';
import type { TaskContext } from '../../../model/basics/progress.ts';
import { RefusalError } from '../../../model/basics/result.ts';
import { ZipArchive } from '../../zip/archive.ts';

/** All parts that a library gets to see, unpacked. */
const MOST_BYTES = 150e6;

/**
 * The same archive without compression, so that a library that unpacks by itself cannot be made to unpack more
 * than is allowed. @throws RefusalError as `ZipArchive`, and `zip-bomb`
 */
export async function repackStored(
  source: ByteSource,
  wanted: (name: string) => boolean,
  task?: TaskContext,
): Promise<Uint8Array> {
  const archive = await ZipArchive.open(source);
  const parts = Object.create(null) as Zippable;
  let total = 0;
  for (const entry of archive.entries) {
    if (!wanted(entry.name)) continue;
    task?.signal?.throwIfAborted();
    total += entry.size;
    if (total > MOST_BYTES) {
      throw new RefusalError({
        code: 'zip-bomb',
        location: { file: source.name },
        context: { megabytes: Math.round(total / 1e6) },
      });
    }
    parts[entry.name] = [await archive.read(entry), { level: 0 }];
  }
  return zipSync(parts);
}

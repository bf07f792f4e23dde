import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepLand, type HashPieces } from '../jobs/kept-land.ts';
import type { SessionTools } from '../jobs/session.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { Kept } from './kept-file.ts';

const hash: HashPieces = (pieces) => {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  return sum.digest('hex');
};

/** The launcher bundles into a folder named by the content of the program. */
const PROGRAM = basename(dirname(fileURLToPath(import.meta.url)));

/** Covered land measured before by this very program, in the user's cache folder. */
export function diskLand(folder: CacheFolder): NonNullable<SessionTools['keptLand']> {
  type Answer = Awaited<ReturnType<Parameters<typeof keepLand>[0]['get']>>;
  return keepLand(
    {
      get: async (key) => ((await folder.get('land', key))?.rest as Answer | undefined) ?? null,
      put: async (key, answer) => {
        await folder.put('land', key, { arrays: [], rest: answer } satisfies Kept);
      },
    },
    PROGRAM,
    hash,
  );
}

import { createHash } from 'node:crypto';
import { keepLand, type HashPieces } from '../../jobs/parallel/kept-land.ts';
import type { SessionTools } from '../../jobs/steps/session.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { Kept } from './kept-file.ts';

const hash: HashPieces = (pieces) => {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  return sum.digest('hex');
};

/** Covered land measured before, in the user's cache folder. */
export function diskLand(folder: CacheFolder): NonNullable<SessionTools['keptLand']> {
  type Answer = Awaited<ReturnType<Parameters<typeof keepLand>[0]['get']>>;
  return keepLand(
    {
      get: async (key) => ((await folder.get('land', key))?.rest as Answer | undefined) ?? null,
      put: async (key, answer) => {
        await folder.put('land', key, { arrays: [], rest: answer } satisfies Kept);
      },
    },
    hash,
  );
}

import { createHash } from 'node:crypto';
import { cacheOverlays, type HashPieces } from '../../jobs/parallel/cached-overlays.ts';
import type { AnalysisTools } from '../../jobs/steps/analysed-project.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { CacheEntry } from './cache-file.ts';

const hash: HashPieces = (pieces) => {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  return sum.digest('hex');
};

/** Covered land measured before, in the user's cache folder. */
export function overlaysOnDisk(folder: CacheFolder): NonNullable<AnalysisTools['cachedOverlays']> {
  type Answer = Awaited<ReturnType<Parameters<typeof cacheOverlays>[0]['get']>>;
  return cacheOverlays(
    {
      get: async (key) => ((await folder.get('land', key))?.rest as Answer | undefined) ?? null,
      put: async (key, result) => {
        await folder.put('land', key, { arrays: [], rest: result } satisfies CacheEntry);
      },
    },
    hash,
  );
}

import type { CachedOverlays } from '../../analysis/land/land.ts';
import type { OverlayResult, OverlayRequest } from '../../geometry/overlay/overlay-tiles.ts';
import type { Layer, LayerFact } from '../../model/layer.ts';

/**
 * Where answers are kept from one run to the next. What it gives back is what this version of the program put under
 * that key, or nothing: no answer outlives the code that found it.
 */
export interface OverlayStore {
  get(key: string): Promise<OverlayResult | null>;
  put(key: string, result: OverlayResult): Promise<void>;
}

/** SHA-256 in hex of texts and numbers, one after the other. */
export type HashPieces = (pieces: readonly (string | Float64Array | Uint32Array)[]) => string;

/** Questions with fewer numbers in their polygons are answered about as fast as an answer is found. */
const LEAST_NUMBERS = 100_000;

/** Names a layer that is not a whole file. */
const CONTENT_HASH: LayerFact<string> = { name: 'content hash', travels: true };

/**
 * Covered land kept by content: the key holds every layer of the question and the question itself. Layers that are
 * a whole file are named by the hash of that file, others by the hash of their numbers.
 */
export function cacheOverlays(shelf: OverlayStore, hash: HashPieces): CachedOverlays {
  const nameOf = (layer: Layer): string =>
    layer.id ??
    layer.fact(CONTENT_HASH, () => {
      const { kind, xy, rings, parts, features } = layer;
      return hash([`${kind} ${xy.length} ${rings.length} ${parts.length} `, xy, rings, parts, features]);
    });
  const keyOf = ({ zones, sets, joined, totals }: OverlayRequest, largestBounds: readonly number[]): string =>
    JSON.stringify({
      zones: zones.map(nameOf),
      sets: sets.map((layers) => layers.map(nameOf)),
      ...{ joined, totals, largestBounds },
    });
  const isLarge = ({ zones, sets }: OverlayRequest): boolean =>
    [...zones, ...sets.flat()].reduce((sum, { xy }) => sum + xy.length, 0) >= LEAST_NUMBERS;
  return {
    recall: async (request, largestBounds) =>
      isLarge(request) ? shelf.get(keyOf(request, largestBounds)) : null,
    keep: async (request, largestBounds, result) => {
      if (isLarge(request)) await shelf.put(keyOf(request, largestBounds), result);
    },
  };
}

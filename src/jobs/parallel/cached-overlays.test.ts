import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Layer } from '../../model/layer.ts';
import { randomLayer } from '../../../test/support/random-layers.ts';
import type { OverlayResult, OverlayRequest } from '../../geometry/overlay/overlay-tiles.ts';
import { joinGeometries } from '../../geometry/packed/pack.ts';
import { cacheOverlays, type HashPieces } from './cached-overlays.ts';

const hash: HashPieces = (pieces) => {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  return sum.digest('hex');
};

function shelf() {
  const kept = new Map<string, OverlayResult>();
  return {
    kept,
    get: async (key: string) => kept.get(key) ?? null,
    put: async (key: string, result: OverlayResult) => void kept.set(key, result),
  };
}

/** Many copies of a layer of polygons, so that the question is worth keeping. */
const large = (seed: number) => {
  const layer = randomLayer(seed, 25);
  const copies = Math.ceil(60_000 / layer.xy.length);
  return joinGeometries(
    'polygon',
    Array.from({ length: copies }, () => layer),
  );
};

const question = (seed: number, id?: string): OverlayRequest => {
  const layer = id ? large(seed).named(id) : large(seed);
  return { zones: [large(1)], sets: [[layer]], joined: [[0]], totals: [0] };
};

const bounds = [1e-3];
const result: OverlayResult = { zones: [], totalSquareMeters: Float64Array.of(1, 2) };

it('finds an answer again by the content of the question, whoever made the layers', async () => {
  const land = shelf();
  const asked = question(2);
  await cacheOverlays(land, hash).keep(asked, bounds, result);
  expect(await cacheOverlays(land, hash).recall(question(2), bounds)).toBe(result);
});

it('finds nothing for other polygons, another question or tolerance', async () => {
  const land = shelf();
  const asked = question(2);
  await cacheOverlays(land, hash).keep(asked, bounds, result);
  const kept = cacheOverlays(land, hash);
  expect(await kept.recall(question(3), bounds)).toBeNull();
  const moved = new Layer({ ...asked.sets[0][0], xy: asked.sets[0][0].xy.slice() });
  moved.xy[7] += 1e-12;
  expect(await kept.recall({ ...asked, sets: [[moved]] }, bounds)).toBeNull();
  expect(await kept.recall({ ...asked, joined: [] }, bounds)).toBeNull();
  expect(await kept.recall({ ...asked, sets: [[], ...asked.sets] }, bounds)).toBeNull();
  expect(await kept.recall(asked, [1e-4])).toBeNull();
});

it('names a layer by the file that it is, and a small question not at all', async () => {
  const land = shelf();
  const asked = question(2, 'file 1');
  const kept = cacheOverlays(land, hash);
  await kept.keep(asked, bounds, result);
  expect(await kept.recall(question(2, 'file 1'), bounds)).toBe(result);
  expect(await kept.recall(question(2, 'file 2'), bounds)).toBeNull();
  const small = { ...asked, zones: [randomLayer(1, 3)], sets: [[randomLayer(2, 3)]] };
  await kept.keep(small, bounds, result);
  expect(land.kept.size).toBe(1);
});

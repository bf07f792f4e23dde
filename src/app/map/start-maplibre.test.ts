import { afterEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../jobs/engine/methods.ts';
import { startMapLibre } from './start-maplibre.ts';

type Load = (request: { readonly url: string }) => Promise<{ readonly data: ArrayBuffer }>;
const library = vi.hoisted(() => ({ protocols: new Map<string, unknown>(), workers: [] as string[] }));
vi.mock(import('maplibre-gl'), async (original) => ({
  ...(await original()),
  addProtocol: (name: string, load: unknown) => void library.protocols.set(name, load),
  setWorkerUrl: (url: string) => void library.workers.push(url),
}));
afterEach(() => {
  vi.unstubAllGlobals();
});

test('the library is started once, with its letters, and asks the engine for tiles by their addresses', async () => {
  const faces: string[] = [];
  vi.stubGlobal('document', { fonts: { load: (face: string) => Promise.resolve(faces.push(face)) } });
  const asked: unknown[] = [];
  const engine = {
    tile: (...tile: unknown[]) => Promise.resolve(asked.push(tile) === 1 ? Uint8Array.of(1, 2) : null),
    reliefTile: (...tile: unknown[]) => Promise.resolve(asked.push(tile) === 3 ? Uint8Array.of(3) : null),
  } as unknown as Engine;
  await startMapLibre(engine, 'worker.js');
  await startMapLibre(engine, 'worker.js');
  expect(library.workers).toEqual(['worker.js']);
  expect(faces).toHaveLength(4);
  const load = async (url: string) => [
    ...new Uint8Array((await (library.protocols.get('songban') as Load)({ url })).data),
  ];
  expect(await load('songban://tile/3/coverage/vtl/9/403/224')).toEqual([1, 2]);
  // Nothing lies there: an empty tile, and an image of one clear pixel.
  expect(await load('songban://tile/3/villages/9/403/225')).toEqual([]);
  expect(await load('songban://relief/1/9/403/224')).toEqual([3]);
  expect((await load('songban://relief/1/9/0/0')).slice(1, 4)).toEqual(
    [...'PNG'].map((letter) => letter.charCodeAt(0)),
  );
  expect(asked).toEqual([
    ['coverage/vtl', 9, 403, 224],
    ['villages', 9, 403, 225],
    [9, 403, 224],
    [9, 0, 0],
  ]);
  await expect(load('https://example.org/9/0/0')).rejects.toThrow('Not a tile of this project');
  await expect(
    (library.protocols.get('songban-levels') as Load)({ url: 'songban-levels://0' }),
  ).rejects.toThrow();
});

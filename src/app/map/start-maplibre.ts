import 'maplibre-gl/dist/maplibre-gl.css';
import { addProtocol, setWorkerUrl } from 'maplibre-gl';
import type { Engine } from '../../jobs/engine/methods.ts';
import { paintedImage } from './level-image.ts';
import { parseTileUrl } from './tile-url.ts';

/** Every letter with marks that Vietnamese stacks, so that the subset with them is fetched. */
const SAMPLE = 'AaĂăÂâĐđÊêÔôƠơƯưẰẴẳẬậẾếỆệỐốỘộỜờỢợỨứỰựỲỹỵ';
const FACES = [
  '400 24px "Be Vietnam Pro"',
  '600 24px "Be Vietnam Pro"',
  '700 24px "Be Vietnam Pro"',
  '24px "Be Vietnam Pro Map"',
];

/** An image of one clear pixel: where a tile has no relief. */
const CLEAR_PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

async function serveTile(engine: Engine, url: string): Promise<{ data: ArrayBuffer }> {
  const tile = parseTileUrl(url);
  if (!tile) throw new Error(`Not a tile of this project: ${url}`);
  if (tile.kind === 'relief') {
    const bytes = await engine.reliefTile(tile.z, tile.x, tile.y);
    return { data: (bytes ?? CLEAR_PNG.slice()).buffer };
  }
  const bytes = await engine.tile(tile.layer, tile.z, tile.x, tile.y);
  return { data: bytes?.buffer ?? new ArrayBuffer(0) };
}

let started: Promise<void> | null = null;

/**
 * Once per page: letters loaded before the first label is drawn, tiles served by the engine, and MapLibre's
 * worker started from a blob, which inherits the page's policy of content.
 * @param workerUrl where MapLibre finds its worker
 */
export function startMapLibre(engine: Engine, workerUrl: string): Promise<void> {
  started ??= (async () => {
    setWorkerUrl(workerUrl);
    addProtocol('songban', ({ url }) => serveTile(engine, url));
    addProtocol('songban-levels', async ({ url }) => ({ data: await paintedImage(url) }));
    await Promise.all(FACES.map((face) => document.fonts.load(face, SAMPLE)));
  })();
  return started;
}

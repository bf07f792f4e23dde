import { encodePng } from '../../formats/rasters/png.ts';
import { encodeVectorTile } from '../../formats/vector-tile.ts';
import { TILE_EXTENT, TileCutter } from '../../geometry/polygons/tile-cut.ts';
import type { Dataset, Terrain } from '../../model/dataset.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import { reliefTile } from '../../terrain/relief.ts';
import { drawnLayers, type DrawnLayer } from './drawn-layers.ts';
import type { DrawableLayer, TileBytes } from '../protocol.ts';

/** Of cut tiles, so that a layer that comes back into view is not cut again. */
const CACHE_BYTES = 32 * 2 ** 20;

interface OpenLayer extends DrawnLayer {
  readonly version: number;
  readonly tiles: Map<string, TileBytes>;
  cutter: TileCutter | null;
  kind: PackedGeometry['kind'];
}

/**
 * Cuts and encodes the tiles of the layers of one dataset after the other. A layer that the next dataset has too keeps
 * its version and its tiles.
 */
export class TileDrawer {
  #layers = new Map<string, OpenLayer>();
  #terrain: Terrain | null = null;
  #versions = 0;
  #cachedBytes = 0;

  /** @param cacheBytes tiles are kept up to so many bytes in all */
  constructor(private readonly cacheBytes = CACHE_BYTES) {}

  /** The layers to be drawn from now on. */
  open(dataset: Dataset): void {
    const before = this.#layers;
    this.#terrain = dataset.terrain;
    this.#layers = new Map(
      drawnLayers(dataset).map((layer) => {
        const old = before.get(layer.id);
        const same =
          old?.from.length === layer.from.length && layer.from.every((part, k) => part === old.from[k]);
        if (same) return [layer.id, old];
        const version = ++this.#versions;
        return [layer.id, { ...layer, version, tiles: new Map(), cutter: null, kind: 'polygon' }];
      }),
    );
    this.#countCached();
  }

  /** Versions up to this one have been drawn elsewhere with what may be other tiles. */
  countFrom(version: number): void {
    this.#versions = version;
  }

  get layers(): readonly DrawableLayer[] {
    return Array.from(this.#layers.values(), ({ id, version }) => ({ id, version }));
  }

  /** A vector tile of a layer; null where it has nothing there. */
  tile(id: string, z: number, x: number, y: number): TileBytes {
    const layer = this.#layers.get(id);
    if (!layer?.shape) return null;
    return this.#cached(layer, `${z}/${x}/${y}`, () => {
      if (!layer.cutter) {
        const shape = layer.shape!();
        layer.kind = shape.kind;
        layer.cutter = new TileCutter(shape);
      }
      const features = layer.cutter.cut(z, x, y);
      return features.length ? encodeVectorTile(layer.kind, features, TILE_EXTENT, layer.nameOf) : null;
    });
  }

  /** PNG of the shaded relief; null without terrain there. */
  relief(z: number, x: number, y: number): TileBytes {
    const layer = this.#layers.get('terrain');
    if (!layer) return null;
    return this.#cached(layer, `${z}/${x}/${y}`, () => {
      const raster = reliefTile(this.#terrain!.ground, z, x, y);
      return raster ? encodePng(raster.width, raster.height, raster.rgba) : null;
    });
  }

  /** A copy of the tile under the key, which the asker may keep: made where it is not at hand. */
  #cached({ tiles }: OpenLayer, key: string, make: () => TileBytes): TileBytes {
    let tile = tiles.get(key);
    if (tile === undefined) {
      tile = make();
      const size = tile?.length ?? 0;
      if (this.#cachedBytes + size > this.cacheBytes) this.#forget();
      this.#cachedBytes += size;
      tiles.set(key, tile);
    }
    return tile && tile.slice();
  }

  /** Starts over: rare, and what is in view comes back first. */
  #forget(): void {
    for (const layer of this.#layers.values()) layer.tiles.clear();
    this.#cachedBytes = 0;
  }

  #countCached(): void {
    this.#cachedBytes = 0;
    for (const { tiles } of this.#layers.values())
      for (const tile of tiles.values()) this.#cachedBytes += tile?.length ?? 0;
  }
}

export interface TileAddress {
  readonly kind: 'relief' | 'tile';
  /** Id of the drawable layer; '' for the relief. */
  readonly layer: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Reads `songban://relief/<version>/z/x/y` and `songban://tile/<version>/<layer id>/z/x/y`; a layer id may
 * hold slashes. The version only keeps tiles of different data apart. null: not such an address.
 */
export function parseTileUrl(url: string): TileAddress | null {
  const match = /^songban:\/\/(relief|tile)\/\d+\/(?:(.+)\/)?(\d+)\/(\d+)\/(\d+)$/.exec(url);
  if (!match) return null;
  const [, kind, layer, z, x, y] = match;
  if ((kind === 'tile') !== (layer !== undefined)) return null;
  return {
    kind: kind as TileAddress['kind'],
    layer: decodeURIComponent(layer ?? ''),
    z: Number(z),
    x: Number(x),
    y: Number(y),
  };
}

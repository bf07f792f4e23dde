import type { Layer } from '../../model/layer.ts';
import { editedBoxes } from '../packed/edit.ts';
import { OverlayTiles, type OverlayResult, type OverlayRequest, type TileResult } from './overlay-tiles.ts';
import { partsByTile, tileKey } from '../polygons/parts-by-tile.ts';
import { tilesOfBox, type ShareGrid, type Tile } from '../measures/share-grid.ts';

/** A question whose unions have names, so that answers can be carried over when sets come and go. */
export interface NamedOverlayRequest extends OverlayRequest {
  /** One name per set, then one per joined union. */
  readonly names: readonly string[];
}

/** Measures tiles of a question elsewhere (other threads); the answers in the order of the tiles. */
export type MeasureTiles = (
  request: OverlayRequest,
  tiles: readonly Tile[],
) => Promise<readonly TileResult[]>;

/** Questions with fewer numbers in their polygons are answered sooner than sent. */
const WORTH_SENDING = 1_000_000;
const FEW_TILES = 16;

const isLarge = ({ zones, sets }: OverlayRequest): boolean =>
  [...zones, ...sets.flat()].reduce((sum, { xy }) => sum + xy.length, 0) > WORTH_SENDING;

/**
 * Remembers the answers of tiles. Asked again after an edit, only tiles are measured in which a set's polygons
 * changed; the rest is taken over bit for bit, since a tile depends on nothing but the polygons that meet it.
 */
export class OverlayCache {
  private request: NamedOverlayRequest | null = null;
  private results = new Map<number, TileResult>();
  /** Tiles measured by the last `ask`. */
  measured = 0;

  /**
   * @param pause called before each tile that is measured
   * @param elsewhere measures the tiles of a large question where it is given
   */
  async ask(
    request: NamedOverlayRequest,
    pause: (done: number, total: number) => Promise<void>,
    elsewhere?: MeasureTiles,
  ): Promise<OverlayResult> {
    const land = new OverlayTiles(request);
    const reusable = this.request ? reusableTiles(this.request, request, land.grid) : () => false;
    const columns = request.names.map((name) => this.request?.names.indexOf(name) ?? -1);
    const oldUnions = this.request?.names.length ?? 0;
    const next = new Map<number, TileResult>();
    const fresh = land.tiles.filter((tile) => {
      const key = tileKey(tile.column, tile.row);
      const old = this.results.get(key);
      if (!old || !reusable(tile)) return true;
      next.set(key, chooseColumns(old, columns, oldUnions));
      return false;
    });
    if (elsewhere && fresh.length > FEW_TILES && isLarge(request)) {
      const results = await elsewhere(request, fresh);
      fresh.forEach((tile, k) => next.set(tileKey(tile.column, tile.row), results[k]));
    } else
      for (const [k, tile] of fresh.entries()) {
        await pause(k, fresh.length);
        next.set(tileKey(tile.column, tile.row), land.measure(tile));
      }
    this.request = request;
    this.results = next;
    this.measured = fresh.length;
    return land.sum(land.tiles.map((tile) => next.get(tileKey(tile.column, tile.row))!));
  }
}

/** Columns of an answer by their old numbers; a union that was not there covered nothing. */
function chooseColumns(old: TileResult, columns: readonly number[], oldUnions: number): TileResult {
  if (columns.length === oldUnions && columns.every((from, to) => from === to)) return old;
  const choose = (values: Float64Array): Float64Array => {
    const rows = values.length / oldUnions;
    const out = new Float64Array(rows * columns.length);
    for (let k = 0; k < rows; k++)
      columns.forEach((from, to) => {
        out[k * columns.length + to] = from < 0 ? 0 : values[k * oldUnions + from];
      });
    return out;
  };
  return {
    zones: old.zones.map(({ index, area, covered, bound }) => ({
      index,
      area,
      covered: choose(covered),
      bound: choose(bound),
    })),
    totals: choose(old.totals),
  };
}

/** Which tiles give the same answer to both questions, but for unions that come and go. */
function reusableTiles(
  before: NamedOverlayRequest,
  next: NamedOverlayRequest,
  grid: ShareGrid,
): (tile: Tile) => boolean {
  const sameZones =
    before.zones.length === next.zones.length && before.zones.every((layer, z) => layer === next.zones[z]);
  if (!sameZones) return () => false;
  const touched = new Set<number>();
  const boxes: (readonly [number, number, number, number])[] = [];
  for (const name of new Set([...before.names, ...next.names])) {
    const old = before.sets[before.names.indexOf(name)] ?? [];
    const now = next.sets[next.names.indexOf(name)] ?? [];
    markChanges(old, now, grid, touched, boxes);
  }
  return ({ column, row }) =>
    !touched.has(tileKey(column, row)) &&
    !boxes.some(
      ([west, south, east, north]) => column >= west && column <= east && row >= south && row <= north,
    );
}

function markChanges(
  old: readonly Layer[],
  now: readonly Layer[],
  grid: ShareGrid,
  touched: Set<number>,
  boxes: (readonly [number, number, number, number])[],
): void {
  const gone = new Set(old.filter((layer) => !now.includes(layer)));
  for (const layer of now) {
    if (old.includes(layer)) continue;
    let edited = false;
    for (const before of gone) {
      const land = editedBoxes(layer, before);
      if (!land) continue;
      gone.delete(before);
      edited = true;
      for (const box of land) {
        const [west, south, east, north] = tilesOfBox(grid, ...box);
        boxes.push([west, south, east, north]);
      }
      break;
    }
    if (!edited) gone.add(layer);
  }
  for (const layer of gone) for (const key of partsByTile(layer, grid).parts.keys()) touched.add(key);
}

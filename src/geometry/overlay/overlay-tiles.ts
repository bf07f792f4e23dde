import { featureCount, type PackedGeometry } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { boundsOfParts, EMPTY_BOX, joinBoxes } from '../measures/bounds.ts';
import { bordersOf } from './edges/borders.ts';
import { partsByTile, tileKey, tileOfKey, type PartsByTile } from '../polygons/parts-by-tile.ts';
import { gridFor, type ShareGrid, type Tile } from '../measures/share-grid.ts';
import { TileOverlay } from './tiles/tile-overlay.ts';
import type { SetInTile } from './tiles/tile-set.ts';
import type { ZonePiece } from './tiles/zone-outline.ts';

/** What is laid over what. All polygons must be valid (`repairPolygons`). */
export interface OverlayRequest {
  /** Layers of zones (communes, villages); each feature is a zone, its parts do not overlap. */
  readonly zones: readonly Layer[];
  /** Coverage sets, each the union of all polygons of its layers. */
  readonly sets: readonly (readonly Layer[])[];
  /** Further unions of sets by number, after the sets themselves in every answer. */
  readonly joined: readonly (readonly number[])[];
  /** Sets whose whole area is wanted, also outside the zones. */
  readonly totals: readonly number[];
}

/** What one tile gives. Sums over the tiles of a question, in the order of `tiles`, are the answer. */
export interface TileResult {
  /** Per zone layer: the zones that meet the tile, their m² in it, and per union covered m² and its bound. */
  readonly zones: readonly {
    readonly index: Int32Array;
    readonly area: Float64Array;
    /** `covered[k * unions + u]`, `bound` likewise. */
    readonly covered: Float64Array;
    readonly bound: Float64Array;
  }[];
  /** m² of each union in the tile, inside zones or not; complete for the sets in `totals`. */
  readonly totals: Float64Array;
}

/** Shares of one zone layer under each union: `share[u][zone]`, NaN for a zone without area. */
export interface ZoneShares {
  readonly areaSquareMeters: Float64Array;
  readonly coveredSquareMeters: readonly Float64Array[];
  readonly share: readonly Float64Array[];
  /** Absolute bound on the error of `share`. */
  readonly bound: readonly Float64Array[];
}

export interface OverlayResult {
  readonly zones: readonly ZoneShares[];
  /** m² per union; the whole area for the sets in `totals`, for others that in the tiles of the zones. */
  readonly totalSquareMeters: Float64Array;
}

/** The scale for a question: from its zones, so that no edit of coverage moves the grid; without zones from the sets. */
function gridOf(request: OverlayRequest): ShareGrid {
  const layers = request.zones.length > 0 ? request.zones : request.sets.flat();
  return gridFor(layers.map(boundsOfParts).reduce(joinBoxes, EMPTY_BOX));
}

/**
 * Covered land, tile by tile. `tiles` lists the tiles that have something to say; `measure` answers one of them
 * and depends on nothing but the polygons that meet it, so tiles may be spread over workers, or measured
 * again where something changed, and give the same bits.
 */
export class OverlayTiles {
  readonly grid: ShareGrid;
  readonly tiles: readonly Tile[];
  private readonly zoneIndex: readonly PartsByTile[];
  private readonly setIndex: readonly (readonly PartsByTile[])[];
  private readonly zoneOfPart: readonly Uint32Array[];
  private readonly overlay: TileOverlay;

  constructor(private readonly request: OverlayRequest) {
    this.grid = gridOf(request);
    this.zoneIndex = request.zones.map((layer) => partsByTile(layer, this.grid));
    this.setIndex = request.sets.map((layers) => layers.map((layer) => partsByTile(layer, this.grid)));
    this.zoneOfPart = request.zones.map(ownersOfParts);
    this.overlay = new TileOverlay(this.grid, bordersOf(request.zones), request.sets.length, request.joined);
    const keys = new Set<number>();
    for (const index of [...this.zoneIndex, ...this.setIndex.flat()])
      for (const key of index.parts.keys()) keys.add(key);
    this.tiles = [...keys].sort((a, b) => a - b).map(tileOfKey);
  }

  measure(tile: Tile): TileResult {
    const { request, overlay } = this;
    const key = tileKey(tile.column, tile.row);
    const sets = request.sets.map((layers, s): SetInTile =>
      layers.map((layer, k) => ({
        layer,
        parts: this.setIndex[s][k].parts.get(key) ?? [],
      })),
    );
    overlay.load(tile, sets);
    const zones = request.zones.map((_, z) => {
      const parts = this.zoneIndex[z].parts.get(key) ?? [];
      return this.measureZones(z, parts);
    });
    return { zones, totals: overlay.totals() };
  }

  private measureZones(z: number, parts: readonly number[]): TileResult['zones'][number] {
    const unions = this.overlay.unionCount;
    const owner = this.zoneOfPart[z];
    // Parts come in ascending order, so the parts of one zone stand together.
    const zones = [...new Set(parts.map((part) => owner[part]))];
    const area = new Float64Array(zones.length);
    const covered = new Float64Array(zones.length * unions);
    const bound = new Float64Array(zones.length * unions);
    let k = -1;
    let piece: ZonePiece | null = null;
    for (const part of parts) {
      if (!piece || owner[part] !== zones[k]) {
        if (piece) area[k] = piece.area;
        k++;
        const from = k * unions;
        piece = {
          area: 0,
          covered: covered.subarray(from, from + unions),
          bound: bound.subarray(from, from + unions),
        };
      }
      this.overlay.addZonePart(z, part, piece);
    }
    if (piece) area[k] = piece.area;
    return { index: Int32Array.from(zones), area, covered, bound };
  }

  /** Adds up the tiles' answers, given in the order of `tiles`. */
  sum(answers: Iterable<TileResult>): OverlayResult {
    const unions = this.overlay.unionCount;
    const sums = this.request.zones.map((layer) => emptySums(featureCount(layer), unions));
    const totalSquareMeters = new Float64Array(unions);
    for (const { zones, totals } of answers) {
      for (let u = 0; u < unions; u++) totalSquareMeters[u] += totals[u];
      zones.forEach((zone, z) => {
        addTile(sums[z], zone, unions);
      });
    }
    return { zones: sums.map(sharesOf), totalSquareMeters };
  }
}

interface Sums {
  readonly area: Float64Array;
  readonly covered: readonly Float64Array[];
  readonly bound: readonly Float64Array[];
}

const emptySums = (zones: number, unions: number): Sums => ({
  area: new Float64Array(zones),
  covered: Array.from({ length: unions }, () => new Float64Array(zones)),
  bound: Array.from({ length: unions }, () => new Float64Array(zones)),
});

function addTile(
  sums: Sums,
  { index, area, covered, bound }: TileResult['zones'][number],
  unions: number,
): void {
  for (let k = 0; k < index.length; k++) {
    sums.area[index[k]] += area[k];
    for (let u = 0; u < unions; u++) {
      sums.covered[u][index[k]] += covered[k * unions + u];
      sums.bound[u][index[k]] += bound[k * unions + u];
    }
  }
}

/** Nothing is nothing and all is all: what the sums leave open, by rounding, is far below this part of a zone. */
const ROUNDING = 1e-10;

function settled(covered: number, area: number): number {
  if (covered < ROUNDING * area) return 0;
  return area - covered < ROUNDING * area ? area : covered;
}

function sharesOf({ area, covered: sums, bound }: Sums): ZoneShares {
  const covered = sums.map((values) => values.map((x, z) => settled(x, area[z])));
  return {
    areaSquareMeters: area,
    coveredSquareMeters: covered,
    share: covered.map((values) => values.map((x, z) => (area[z] > 0 ? x / area[z] : NaN))),
    bound: bound.map((values) => values.map((x, z) => (area[z] > 0 ? Math.min(1, x / area[z]) : NaN))),
  };
}

function ownersOfParts(geometry: PackedGeometry): Uint32Array {
  const owner = new Uint32Array(geometry.parts.length - 1);
  for (let f = 0; f < featureCount(geometry); f++)
    owner.fill(f, geometry.features[f], geometry.features[f + 1]);
  return owner;
}

/**
 * The whole answer in one go.
 * @internal
 */
export function measureOverlay(request: OverlayRequest): OverlayResult {
  const land = new OverlayTiles(request);
  return land.sum(land.tiles.map((tile) => land.measure(tile)));
}

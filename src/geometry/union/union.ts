import type { PackedGeometry } from '../../model/geometry.ts';
import { partBoxes } from '../measures/bounds.ts';
import { prepareAreas } from '../polygons/prepared-areas.ts';
import { TILE_CELLS } from '../measures/share-grid.ts';
import { ArcRings } from './arc-rings.ts';
import { arcsOf } from './arcs.ts';
import { ChainBuilder, joinChains, type Chains } from './chains.ts';
import { nestRings } from './nest-rings.ts';
import { RingWriter } from './ring-land.ts';
import { TileChains } from './tile-chains.ts';
import { UnionTile } from './union-tile.ts';

/** About 108 m. */
const CELLS_PER_DEGREE = 1024;
/**
 * The cells' lines lie so far east and north, in cells, of whole multiples: not on the round degrees, minutes and
 * powers of two that people and rasters draw along, nor their corners on slanted lines between such places
 * (the golden section and the root of two: no fractions, nor are their sums).
 */
const OFFSET_EAST = 0.3819660112501051;
const OFFSET_NORTH = 0.41421356237309503;
/** More tiles than this, counted per polygon, make the cells coarser. */
const MOST_TILES = 400_000;
/**
 * The outline encloses the land that the cells were found to hold up to this part of it, and 1 m²: room for
 * boundaries a micrometre apart that became one. What rounding leaves on a province is 0.0002 m².
 */
const SAME_AREA = 1e-9;
const SAME_SQUARE_DEGREES = 1e-10;

/** One tile of the union: its south-west corner in cells, and the parts of the layer whose boxes meet it. */
export interface UnionPlace {
  readonly x: number;
  readonly y: number;
  readonly parts: readonly number[];
}

/** The tiles of a union from the south-west, row by row, and the scale of their cells. */
export interface UnionPlan {
  readonly cellsPerDegree: number;
  readonly places: readonly UnionPlace[];
}

const columnAt = (lon: number, cellsPerDegree: number): number =>
  Math.floor((lon * cellsPerDegree - OFFSET_EAST) / TILE_CELLS);
const rowAt = (lat: number, cellsPerDegree: number): number =>
  Math.floor((lat * cellsPerDegree - OFFSET_NORTH) / TILE_CELLS);

/** How many tiles the boxes meet, counted box by box. */
function countTiles(boxes: Float64Array, cellsPerDegree: number): number {
  let count = 0;
  for (let k = 0; k < boxes.length; k += 4) {
    const across = columnAt(boxes[k + 2], cellsPerDegree) - columnAt(boxes[k], cellsPerDegree) + 1;
    const up = rowAt(boxes[k + 3], cellsPerDegree) - rowAt(boxes[k + 1], cellsPerDegree) + 1;
    if (across > 0 && up > 0) count += across * up;
  }
  return count;
}

/** The tiles that a layer's polygons meet. */
export function planUnion(geometry: PackedGeometry): UnionPlan {
  const boxes = partBoxes(geometry);
  let cellsPerDegree = CELLS_PER_DEGREE;
  while (cellsPerDegree > 1 && countTiles(boxes, cellsPerDegree) > MOST_TILES) cellsPerDegree /= 2;
  const tiles = new Map<number, { x: number; y: number; parts: number[] }>();
  const column = (lon: number): number => columnAt(lon, cellsPerDegree);
  const row = (lat: number): number => rowAt(lat, cellsPerDegree);
  for (let p = 0; 4 * p < boxes.length; p++) {
    if (!(boxes[4 * p] <= boxes[4 * p + 2])) continue;
    for (let j = row(boxes[4 * p + 1]); j <= row(boxes[4 * p + 3]); j++)
      for (let i = column(boxes[4 * p]); i <= column(boxes[4 * p + 2]); i++) {
        const key = j * 65536 + i;
        const known = tiles.get(key);
        if (known) known.parts.push(p);
        else
          tiles.set(key, { x: i * TILE_CELLS + OFFSET_EAST, y: j * TILE_CELLS + OFFSET_NORTH, parts: [p] });
      }
  }
  const keys = [...tiles.keys()].sort((a, b) => a - b);
  return { cellsPerDegree, places: keys.map((key) => tiles.get(key)!) };
}

/**
 * The outline of the union in the tiles `from` to `to - 1` of its plan. The parts must be valid
 * (`repairPolygons`).
 */
export function findOutline(
  geometry: PackedGeometry,
  { cellsPerDegree, places }: UnionPlan,
  from: number,
  to: number,
): Chains {
  const areas = prepareAreas(geometry);
  const chains = new ChainBuilder();
  const tile = new UnionTile(cellsPerDegree);
  const follower = new TileChains(geometry.xy, cellsPerDegree, chains);
  for (const { x, y, parts } of places.slice(from, to)) {
    tile.load(areas, parts, x, y);
    follower.follow(tile, x, y);
    chains.coveredSquareDegrees += tile.coveredCells / cellsPerDegree ** 2;
  }
  return chains.finish();
}

/**
 * The union as one feature, from the outlines found in all its tiles, in the order of the plan. Null where they
 * do not join to closed rings around just the land that the cells hold: then nothing of them is worth anything.
 */
export function joinOutline(geometry: PackedGeometry, pieces: readonly Chains[]): PackedGeometry | null {
  const chains = joinChains(pieces);
  if (chains.faults > 0) return null;
  const arcs = arcsOf(geometry, chains);
  const rings = arcs && new ArcRings(geometry, chains, arcs).trace();
  if (!rings) return null;
  const written = new RingWriter(geometry, chains, arcs).write(rings);
  const area = written.twiceArea.reduce((sum, twice) => sum + twice, 0) / 2;
  const covered = chains.coveredSquareDegrees;
  if (!(Math.abs(area - covered) <= SAME_AREA * covered + SAME_SQUARE_DEGREES)) return null;
  return nestRings(written);
}

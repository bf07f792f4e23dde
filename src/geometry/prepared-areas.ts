import type { PackedGeometry } from '../model/geometry.ts';
import { boundsOfRange, partBoxes } from './bounds.ts';
import { tilesOfBox, type ShareGrid } from './share-grid.ts';

/** Edges per run: a run that a tile cannot see is passed over, or crossed in one step, by its box. */
export const RUN_EDGES = 32;

/**
 * Polygons ready to be laid over a grid. Their parts must be valid (see `repairPolygons`): first ring the
 * outline, the others holes. The direction of the rings does not matter.
 */
export interface PreparedAreas {
  readonly geometry: PackedGeometry;
  /** Per ring 1 or -1: what to multiply its direction with so that the inside lies to its left. */
  readonly ringSign: Int8Array;
  /** Index of the first run of ring r; a run holds `RUN_EDGES` edges, the last of a ring fewer. */
  readonly firstRun: Uint32Array;
  /** West, south, east, north of each run's vertices. */
  readonly runBoxes: Float64Array;
}

/** Twice the signed area of a ring in square degrees, relative to its first vertex. */
function direction(xy: Float64Array, from: number, to: number): number {
  const x0 = xy[2 * from];
  const y0 = xy[2 * from + 1];
  let twice = 0;
  for (let i = from + 1; i + 1 < to; i++)
    twice += (xy[2 * i] - x0) * (xy[2 * i + 3] - y0) - (xy[2 * i + 2] - x0) * (xy[2 * i + 1] - y0);
  return twice;
}

const prepared = new WeakMap<PackedGeometry, PreparedAreas>();

/** Directions and boxes of a layer, built on first use and kept with it. */
export function prepareAreas(geometry: PackedGeometry): PreparedAreas {
  const known = prepared.get(geometry);
  if (known) return known;
  const { parts, rings, xy } = geometry;
  const ringCount = rings.length - 1;
  const ringSign = new Int8Array(ringCount);
  const firstRun = new Uint32Array(ringCount + 1);
  for (let p = 0; p + 1 < parts.length; p++)
    for (let r = parts[p]; r < parts[p + 1]; r++) {
      const counterClockwise = direction(xy, rings[r], rings[r + 1]) > 0;
      ringSign[r] = counterClockwise === (r === parts[p]) ? 1 : -1;
      firstRun[r + 1] = firstRun[r] + Math.ceil(Math.max(0, rings[r + 1] - rings[r] - 1) / RUN_EDGES);
    }
  const runBoxes = new Float64Array(4 * firstRun[ringCount]);
  for (let r = 0; r < ringCount; r++)
    for (let k = firstRun[r]; k < firstRun[r + 1]; k++) {
      const from = rings[r] + (k - firstRun[r]) * RUN_EDGES;
      runBoxes.set(boundsOfRange(xy, from, Math.min(from + RUN_EDGES + 1, rings[r + 1])), 4 * k);
    }
  const made = { geometry, ringSign, firstRun, runBoxes };
  prepared.set(geometry, made);
  return made;
}

/** The parts of a layer by the tiles that their boxes meet. */
export interface PartsByTile {
  /** Parts per tile, ascending; the key is `tileKey(column, row)`. */
  readonly parts: ReadonlyMap<number, readonly number[]>;
}

/** Tile columns and rows are below 2^16 at every scale. */
export const tileKey = (column: number, row: number): number => row * 65536 + column;
export const tileOfKey = (key: number): { column: number; row: number } => ({
  column: key % 65536,
  row: Math.floor(key / 65536),
});

/** Which parts each tile has to look at. A part is listed in every tile that its box meets. */
export function partsByTile(geometry: PackedGeometry, grid: ShareGrid): PartsByTile {
  const boxes = partBoxes(geometry);
  const parts = new Map<number, number[]>();
  for (let p = 0; 4 * p < boxes.length; p++) {
    if (!(boxes[4 * p] <= boxes[4 * p + 2])) continue;
    const [west, south, east, north] = tilesOfBox(
      grid,
      boxes[4 * p],
      boxes[4 * p + 1],
      boxes[4 * p + 2],
      boxes[4 * p + 3],
    );
    for (let row = south; row <= north; row++)
      for (let column = west; column <= east; column++) {
        const key = tileKey(column, row);
        const list = parts.get(key);
        if (list) list.push(p);
        else parts.set(key, [p]);
      }
  }
  return { parts };
}

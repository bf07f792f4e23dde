import type { PackedGeometry } from '../../model/geometry.ts';
import { partBoxes } from '../measures/bounds.ts';
import { editOf, spliceNumbers } from '../packed/edit.ts';
import { fillChunkBoxes, groupChunks, chunksOf, startsOf, type ChunkBoxes } from '../chunks/chunk-boxes.ts';
import { tilesOfBox, type ShareGrid } from '../measures/share-grid.ts';

/**
 * Polygons ready to be laid over a grid. Their parts must be valid (see `repairPolygons`): first ring the
 * outline, the others holes. The direction of the rings does not matter.
 */
export interface PreparedAreas extends ChunkBoxes {
  readonly geometry: PackedGeometry;
  /** Per ring 1 or -1: what to multiply its direction with so that the inside lies to its left. */
  readonly ringSign: Int8Array;
}

const prepared = new WeakMap<PackedGeometry, PreparedAreas>();

/** Directions and boxes of rings `from` to `to - 1`. */
function prepareRings(
  geometry: PackedGeometry,
  from: number,
  to: number,
  partOfRing: Uint32Array,
): RingFacts {
  const { parts, rings, xy } = geometry;
  const ringSign = new Int8Array(to - from);
  const chunks = new Uint32Array(to - from);
  let total = 0;
  for (let r = from; r < to; r++) total += chunks[r - from] = chunksOf(rings[r + 1] - rings[r]);
  const filled = { boxes: new Float64Array(4 * total), ends: new Float64Array(total + to - from) };
  for (let r = from, k = 0; r < to; k += chunks[r++ - from]) {
    const counterClockwise = fillChunkBoxes(xy, rings[r], rings[r + 1], filled, k, k + r - from) > 0;
    ringSign[r - from] = counterClockwise === (r === parts[partOfRing[r]]) ? 1 : -1;
  }
  return { ringSign, chunks, ...filled };
}

interface RingFacts {
  readonly ringSign: Int8Array;
  /** Number of chunks of each ring. */
  readonly chunks: Uint32Array;
  readonly boxes: Float64Array;
  /** Latitude at which each chunk begins, and each ring ends. */
  readonly ends: Float64Array;
}

function partOfRings({ parts, rings }: PackedGeometry): Uint32Array {
  const owner = new Uint32Array(rings.length - 1);
  for (let p = 0; p + 1 < parts.length; p++) owner.fill(p, parts[p], parts[p + 1]);
  return owner;
}

/** From the layer before an edit: only the rings of the edited feature are looked at. */
function prepareEdited(geometry: PackedGeometry, before: PreparedAreas, f: number): PreparedAreas {
  const old = before.geometry;
  const from = geometry.parts[geometry.features[f]];
  const to = geometry.parts[geometry.features[f + 1]];
  const oldTo = f + 1 < old.features.length ? old.parts[old.features[f + 1]] : from;
  const fresh = prepareRings(geometry, from, to, partOfRings(geometry));
  const count = geometry.rings.length - 1;
  const ringSign = new Int8Array(count);
  ringSign.set(before.ringSign.subarray(0, from));
  ringSign.set(fresh.ringSign, from);
  ringSign.set(before.ringSign.subarray(oldTo), to);
  const chunks = new Uint32Array(count);
  for (let r = 0; r < count; r++) {
    const same = r < from ? r : r >= to ? r - to + oldTo : -1;
    chunks[r] = same < 0 ? fresh.chunks[r - from] : before.firstChunk[same + 1] - before.firstChunk[same];
  }
  const chunkBoxes = spliceNumbers(
    before.chunkBoxes,
    4 * before.firstChunk[from],
    fresh.boxes,
    4 * before.firstChunk[oldTo],
  );
  const chunkEnds = spliceNumbers(
    before.chunkEnds,
    before.firstChunk[from] + from,
    fresh.ends,
    before.firstChunk[oldTo] + oldTo,
  );
  const firstChunk = startsOf(chunks);
  return { geometry, ringSign, firstChunk, chunkBoxes, chunkEnds, ...groupChunks(firstChunk, chunkBoxes) };
}

/** Directions and boxes of a layer, built on first use and kept with it; after an edit only what it touched. */
export function prepareAreas(geometry: PackedGeometry): PreparedAreas {
  const known = prepared.get(geometry);
  if (known) return known;
  const edit = editOf(geometry);
  const before = edit && prepared.get(edit.from);
  let made: PreparedAreas;
  if (edit && before) made = prepareEdited(geometry, before, edit.feature);
  else {
    const { ringSign, chunks, boxes, ends } = prepareRings(
      geometry,
      0,
      geometry.rings.length - 1,
      partOfRings(geometry),
    );
    const firstChunk = startsOf(chunks);
    made = {
      geometry,
      ringSign,
      firstChunk,
      chunkBoxes: boxes,
      chunkEnds: ends,
      ...groupChunks(firstChunk, boxes),
    };
  }
  prepared.set(geometry, made);
  return made;
}

/** What is known of the rings of a layer, without the layer: plain arrays, to be kept or handed to other threads. */
export type AreaFacts = Omit<PreparedAreas, 'geometry'>;

const withoutLayer = ({ geometry: _, ...facts }: PreparedAreas): AreaFacts => facts;

/** What `keepAreaFacts` takes; built on first use. */
export const areaFacts = (geometry: PackedGeometry): AreaFacts => withoutLayer(prepareAreas(geometry));

/** Keeps with a layer what is known of its rings from elsewhere. */
export function keepAreaFacts(geometry: PackedGeometry, facts: AreaFacts): void {
  prepared.set(geometry, { geometry, ...facts });
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

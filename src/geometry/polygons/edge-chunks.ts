import type { PackedGeometry } from '../../model/geometry.ts';
import type { Layer, LayerFact } from '../../model/layer.ts';
import { editOf, spliceNumbers } from '../packed/edit.ts';
import { fillChunkBoxes, groupChunks, chunksOf, startsOf, type ChunkBoxes } from '../chunks/chunk-boxes.ts';

/**
 * What laying the polygons of a layer over a grid needs to know of their rings, as plain data: way r is ring r. The
 * parts must be valid (see `repairPolygons`): first ring the outline, the others holes. The direction of the rings
 * does not matter.
 */
export interface EdgeChunks extends ChunkBoxes {
  /** Per ring 1 or -1: what to multiply its direction with so that the inside lies to its left. */
  readonly ringSign: Int8Array;
}

const EDGE_CHUNKS: LayerFact<EdgeChunks> = { name: 'chunks', travels: true };

/** Directions and boxes of rings `from` to `to - 1`. */
function ringChunks(geometry: PackedGeometry, from: number, to: number, partOfRing: Uint32Array): RingFacts {
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
function chunksAfterEdit(layer: Layer, old: Layer, before: EdgeChunks, f: number): EdgeChunks {
  const from = layer.parts[layer.features[f]];
  const to = layer.parts[layer.features[f + 1]];
  const oldTo = f + 1 < old.features.length ? old.parts[old.features[f + 1]] : from;
  const fresh = ringChunks(layer, from, to, partOfRings(layer));
  const count = layer.rings.length - 1;
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
  return { ringSign, firstChunk, chunkBoxes, chunkEnds, ...groupChunks(firstChunk, chunkBoxes) };
}

function findChunks(layer: Layer): EdgeChunks {
  const edit = editOf(layer);
  const before = edit?.from.found(EDGE_CHUNKS);
  if (edit && before) return chunksAfterEdit(layer, edit.from, before, edit.feature);
  const { ringSign, chunks, boxes, ends } = ringChunks(layer, 0, layer.rings.length - 1, partOfRings(layer));
  const firstChunk = startsOf(chunks);
  return { ringSign, firstChunk, chunkBoxes: boxes, chunkEnds: ends, ...groupChunks(firstChunk, boxes) };
}

/** Directions and edge chunks of a layer of polygons, found on first use; after an edit only what it touched. */
export const edgeChunks = (layer: Layer): EdgeChunks => layer.fact(EDGE_CHUNKS, () => findChunks(layer));

import type { PackedGeometry } from '../../../model/geometry.ts';
import type { Layer, LayerFact } from '../../../model/layer.ts';
import {
  fillChunkBoxes,
  groupChunks,
  chunksOf,
  startsOf,
  type ChunkBoxes,
} from '../../chunks/chunk-boxes.ts';
import { EdgeChains, Numbers } from './edge-chains.ts';
import { EdgeMemory, MOST_SLOTS } from './edge-memory.ts';

/**
 * Outlines of zones as borders: ways along edges that the same zones share, each once, however many zones they
 * bound. Village borders are those of communes too, and most are shared by two neighbours.
 */
export interface Borders {
  readonly layers: readonly Layer[];
  /** Border b goes from vertex `from[b]` to vertex `to[b]` of layer `layer[b]`; its chunks are those of way b. */
  readonly layer: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly boxes: ChunkBoxes;
  /** Borders of part p of layer z: `refs[firstRef[z][p] .. firstRef[z][p + 1] - 1]`. */
  readonly firstRef: readonly Uint32Array[];
  /** Twice the number of a border, plus 1 where the inside lies to the right of its direction. */
  readonly refs: Uint32Array;
}

/** 1 where the inside of ring r of a part lies to the right of its direction. */
function insideRight({ xy, rings, parts }: PackedGeometry, r: number, p: number): number {
  const x0 = xy[2 * rings[r]];
  const y0 = xy[2 * rings[r] + 1];
  let twice = 0;
  for (let i = rings[r]; i + 1 < rings[r + 1]; i++)
    twice += (xy[2 * i] - x0) * (xy[2 * i + 3] - y0) - (xy[2 * i + 2] - x0) * (xy[2 * i + 1] - y0);
  return twice > 0 === (r === parts[p]) ? 0 : 1;
}

/** Follows all rings; `chainsTo[z][p]` is how many chains there are up to and with part p of layer z. */
function followRings(
  layers: readonly PackedGeometry[],
  starts: Uint32Array,
  places: number,
): { readonly chains: EdgeChains; readonly chainsTo: readonly Uint32Array[] } {
  const memory = new EdgeMemory(layers, starts, places);
  const chains = new EdgeChains(starts[layers.length], memory);
  const followRing = (z: number, from: number, to: number): void => {
    let hash = 0;
    for (let i = from, hashed = -1; i < to; i++) {
      if (chains.follow(z, i)) continue;
      if (hashed !== i) hash = memory.hash(z, i);
      const next = memory.hash(z, (hashed = i + 1));
      const found = memory.find(z, i, (hash + next) | 0);
      if (found < 0) chains.addNew(starts[z] + i);
      else chains.addFound(z, i, found >> 1, found & 1);
      hash = next;
    }
    chains.end();
  };
  const chainsTo = layers.map((layer, z) => {
    const { parts, rings } = layer;
    const to = new Uint32Array(parts.length - 1);
    for (let p = 0; p + 1 < parts.length; p++) {
      for (let r = parts[p]; r < parts[p + 1]; r++) {
        chains.beginRing(insideRight(layer, r, p));
        followRing(z, rings[r], rings[r + 1] - 1);
      }
      to[p] = chains.low.length;
    }
    return to;
  });
  return { chains, chainsTo };
}

/** New chains cut into borders: the first edge of each border, and the edge after its last. */
function cutBorders(chains: EdgeChains): { readonly first: Numbers; readonly end: Numbers } {
  const first = new Numbers();
  const end = new Numbers();
  for (let c = 0; c < chains.low.length; c++) {
    if (!chains.isNew.values[c]) continue;
    const low = chains.low.values[c];
    const to = low + chains.count.values[c];
    first.push(low);
    for (let edge = low + 1; edge < to; edge++)
      if (chains.cuts.has(edge)) {
        end.push(edge);
        first.push(edge);
      }
    end.push(to);
  }
  return { first, end };
}

/** Number of the border that begins with an edge. Borders come in the order of their edges. */
function borderAt({ values, length }: Numbers, edge: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

function refsOf(
  chains: EdgeChains,
  chainsTo: readonly Uint32Array[],
  borders: { first: Numbers; end: Numbers },
): Pick<Borders, 'refs' | 'firstRef'> {
  const refs = new Numbers();
  let c = 0;
  const firstRef = chainsTo.map((to) => {
    const firsts = new Uint32Array(to.length + 1);
    to.forEach((end, p) => {
      firsts[p] = refs.length;
      for (; c < end; c++) {
        const past = chains.low.values[c] + chains.count.values[c];
        let b = borderAt(borders.first, chains.low.values[c]);
        for (; b < borders.first.length && borders.first.values[b] < past; b++)
          refs.push(2 * b + chains.turned.values[c]);
      }
    });
    firsts[to.length] = refs.length;
    return firsts;
  });
  return { refs: Uint32Array.from(refs.values.subarray(0, refs.length)), firstRef };
}

/**
 * @param places for edges to be remembered in; too few, and borders that are shared are found twice
 * @internal
 */
export function findBorders(layers: readonly Layer[], places = MOST_SLOTS): Borders {
  const starts = startsOf(layers.map(({ xy }) => xy.length / 2));
  const { chains, chainsTo } = followRings(layers, starts, places);
  const cut = cutBorders(chains);
  const count = cut.first.length;
  const layer = new Uint8Array(count);
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const chunks = new Uint32Array(count);
  for (let b = 0, z = 0; b < count; b++) {
    while (cut.first.values[b] >= starts[z + 1]) z++;
    layer[b] = z;
    from[b] = cut.first.values[b] - starts[z];
    to[b] = cut.end.values[b] - starts[z];
    chunks[b] = chunksOf(to[b] - from[b] + 1);
  }
  const firstChunk = startsOf(chunks);
  const chunkBoxes = new Float64Array(4 * firstChunk[count]);
  const chunkEnds = new Float64Array(firstChunk[count] + count);
  const filled = { boxes: chunkBoxes, ends: chunkEnds };
  for (let b = 0; b < count; b++)
    fillChunkBoxes(layers[layer[b]].xy, from[b], to[b] + 1, filled, firstChunk[b], firstChunk[b] + b);
  const boxes = { firstChunk, chunkBoxes, chunkEnds, ...groupChunks(firstChunk, chunkBoxes) };
  return { layers, layer, from, to, boxes, ...refsOf(chains, chainsTo, cut) };
}

/** Borders that begin with this layer. They are of several layers, so they travel with a question (`shareRequest`). */
const BORDERS: LayerFact<readonly Borders[]> = { name: 'borders', travels: false };

/** The borders of some layers of zones, whose polygons must be valid; found on first use and kept with the first. */
export function bordersOf(layers: readonly Layer[]): Borders {
  if (layers.length === 0) return findBorders(layers);
  return layers[0].found(BORDERS)?.find((borders) => isOf(borders, layers)) ?? keep(findBorders(layers));
}

const isOf = (borders: Borders, layers: readonly Layer[]): boolean =>
  borders.layers.length === layers.length && borders.layers.every((layer, z) => layer === layers[z]);

function keep(borders: Borders): Borders {
  const { layers } = borders;
  const others = (layers[0].found(BORDERS) ?? []).filter((kept) => !isOf(kept, layers));
  // With the villages and without: two questions, asked in turn.
  layers[0].note(BORDERS, [borders, ...others].slice(0, 2));
  return borders;
}

/** What is known of the borders of some layers, without the layers: plain arrays, for other threads. */
export type BorderFacts = Omit<Borders, 'layers'>;

const withoutLayers = ({ layers: _, ...facts }: Borders): BorderFacts => facts;

/** What `cacheBorderFacts` takes. */
export const borderFacts = (layers: readonly Layer[]): BorderFacts => withoutLayers(bordersOf(layers));

/** Keeps with layers what is known of their borders from elsewhere. */
export function cacheBorderFacts(layers: readonly Layer[], facts: BorderFacts): void {
  if (layers.length > 0) keep({ layers, ...facts });
}

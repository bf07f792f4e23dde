import type { PackedGeometry } from '../../model/geometry.ts';
import type { Chains } from './chains.ts';

/** Two tiles agree on the place where an edge crosses their border to within so much of the edge's length. */
const SAME_CROSSING = 1e-6;

/**
 * Outline between two nodes, directed so that the inside lies to its left: chains one after the other.
 * `chains` of a ring without nodes close upon themselves; its nodes are -1.
 */
export interface Arc {
  readonly chains: readonly number[];
  readonly tail: number;
  readonly head: number;
}

/** Ring that ends with this vertex, which repeats its first. */
function ringEndingAt(rings: Uint32Array, vertex: number): number {
  let low = 0;
  let high = rings.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rings[middle + 1] > vertex) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each chain the one that goes on where it ends at a border, -1 at a node. Null where ends do not match. */
function linkChains({ rings }: PackedGeometry, chains: Chains): Int32Array | null {
  const { startAt, endAt, startNode, endNode } = chains;
  const starts: number[] = [];
  const ends: number[] = [];
  const goesOnAt = new Float64Array(endAt.length);
  for (let c = 0; c < startAt.length; c++) {
    if (startNode[c] < 0) starts.push(c);
    if (endNode[c] >= 0) continue;
    ends.push(c);
    // A chain ends at a vertex only where its ring closes, and goes on where the ring begins.
    goesOnAt[c] = Number.isInteger(endAt[c]) ? rings[ringEndingAt(rings, endAt[c])] : endAt[c];
  }
  if (starts.length !== ends.length) return null;
  starts.sort((a, b) => startAt[a] - startAt[b]);
  ends.sort((a, b) => goesOnAt[a] - goesOnAt[b]);
  const next = new Int32Array(startAt.length).fill(-1);
  for (let k = 0; k < ends.length; k++) {
    if (Math.abs(goesOnAt[ends[k]] - startAt[starts[k]]) > SAME_CROSSING) return null;
    next[ends[k]] = starts[k];
  }
  return next;
}

/** Leads chains on over the borders of tiles. Null where they do not match. */
export function arcsOf(geometry: PackedGeometry, chains: Chains): Arc[] | null {
  const next = linkChains(geometry, chains);
  if (!next) return null;
  const { startNode, endNode, wrongWay } = chains;
  const used = new Uint8Array(next.length);
  const arcs: Arc[] = [];
  const follow = (from: number): void => {
    const list: number[] = [];
    let last = from;
    for (let c = from; c >= 0 && !used[c]; c = next[c]) {
      used[c] = 1;
      list.push(c);
      last = c;
    }
    const [start, end] = [startNode[from], endNode[last]];
    arcs.push(
      wrongWay[from]
        ? { chains: list.reverse(), tail: end, head: start }
        : { chains: list, tail: start, head: end },
    );
  };
  for (let c = 0; c < next.length; c++) if (startNode[c] >= 0) follow(c);
  for (let c = 0; c < next.length; c++) if (!used[c]) follow(c);
  return arcs;
}

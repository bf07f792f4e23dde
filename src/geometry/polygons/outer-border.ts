import { featureCount, type PackedGeometry } from '../../model/geometry.ts';

/** Numbers from 0 of the distinct positions of `xy`, vertex by vertex: equal coordinates, equal number. */
function numberPositions(xy: Float64Array): { readonly numbers: Uint32Array; readonly count: number } {
  const vertices = xy.length / 2;
  const numbers = new Uint32Array(vertices);
  const size = 2 ** Math.ceil(Math.log2(2 * vertices + 1));
  /** First vertex of a position plus one, by hash; 0 is free. */
  const slots = new Uint32Array(size);
  const value = new Float64Array(2);
  const words = new Uint32Array(value.buffer);
  let count = 0;
  for (let v = 0; v < vertices; v++) {
    value[0] = xy[2 * v] + 0;
    value[1] = xy[2 * v + 1] + 0;
    let hash = Math.imul(words[0] ^ Math.imul(words[1], 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ words[2] ^ Math.imul(words[3], 0xc2b2ae35), 0x27d4eb2f);
    let slot = (hash ^ (hash >>> 13)) & (size - 1);
    for (;;) {
      const first = slots[slot];
      if (first === 0) {
        slots[slot] = v + 1;
        numbers[v] = count++;
        break;
      }
      if (xy[2 * first - 2] === value[0] && xy[2 * first - 1] === value[1]) {
        numbers[v] = numbers[first - 1];
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return { numbers, count };
}

/** Edges that an odd number of rings run along, each as `smaller position * count + larger position`. */
function unsharedEdges({ rings }: PackedGeometry, numbers: Uint32Array, count: number): Float64Array {
  const keys = new Float64Array(numbers.length);
  let edges = 0;
  for (let r = 0; r + 1 < rings.length; r++)
    for (let v = rings[r] + 1; v < rings[r + 1]; v++) {
      const [a, b] = [numbers[v - 1], numbers[v]];
      if (a !== b) keys[edges++] = Math.min(a, b) * count + Math.max(a, b);
    }
  const sorted = keys.subarray(0, edges).sort();
  let kept = 0;
  for (let from = 0; from < edges;) {
    const key = sorted[from];
    let to = from + 1;
    while (to < edges && sorted[to] === key) to++;
    if ((to - from) % 2 === 1) sorted[kept++] = key;
    from = to;
  }
  return sorted.subarray(0, kept);
}

/** Two neighbours of every position on the border; null where a position has another number of them. */
function joinEdges(edges: Float64Array, count: number): Int32Array | null {
  const neighbours = new Int32Array(2 * count).fill(-1);
  const join = (from: number, to: number): boolean => {
    const at = neighbours[2 * from] < 0 ? 2 * from : 2 * from + 1;
    if (neighbours[at] >= 0) return false;
    neighbours[at] = to;
    return true;
  };
  for (const key of edges) {
    const a = Math.floor(key / count);
    const b = key - a * count;
    if (!join(a, b) || !join(b, a)) return null;
  }
  for (let p = 0; p < count; p++) if (neighbours[2 * p] >= 0 !== neighbours[2 * p + 1] >= 0) return null;
  return neighbours;
}

/**
 * Closed rings (lon, lat, lon, lat ...) around all polygons of a layer together, found from borders that neighbours
 * share vertex for vertex. Null where they do not (a list drawn commune by commune): no outline is better than a
 * false one.
 */
export function outerBorder(layer: PackedGeometry): readonly Float64Array[] | null {
  const { numbers, count } = numberPositions(layer.xy);
  const neighbours = joinEdges(unsharedEdges(layer, numbers, count), count);
  if (!neighbours) return null;
  const position = new Float64Array(2 * count);
  numbers.forEach((number, v) => {
    position[2 * number] = layer.xy[2 * v];
    position[2 * number + 1] = layer.xy[2 * v + 1];
  });
  const seen = new Uint8Array(count);
  const rings: Float64Array[] = [];
  for (let start = 0; start < count; start++) {
    if (seen[start] || neighbours[2 * start] < 0) continue;
    const ring: number[] = [];
    let [before, here] = [-1, start];
    do {
      seen[here] = 1;
      ring.push(position[2 * here], position[2 * here + 1]);
      const next = neighbours[2 * here] === before ? neighbours[2 * here + 1] : neighbours[2 * here];
      [before, here] = [here, next];
    } while (here !== start);
    ring.push(position[2 * start], position[2 * start + 1]);
    rings.push(Float64Array.from(ring));
    if (rings.length > featureCount(layer)) return null;
  }
  return rings.length > 0 ? rings : null;
}

/** Edges per chunk: a chunk that a tile cannot see is passed over, or crossed in one step, by its box. */
export const CHUNK_EDGES = 32;
/** Chunks per group: a group that a tile cannot see is passed over at once. */
export const GROUP_CHUNKS = 8;

/** Boxes of chunks of neighbouring edges along ways: the rings of polygons, or borders of zones. */
export interface ChunkBoxes {
  /** Index of the first chunk of way w; a chunk holds `CHUNK_EDGES` edges, the last of a way fewer. */
  readonly firstChunk: Uint32Array;
  /** West, south, east, north of each chunk's vertices. */
  readonly chunkBoxes: Float64Array;
  /** Index of the first group of chunks of way w, and the groups' boxes. */
  readonly firstGroup: Uint32Array;
  readonly groupBoxes: Float64Array;
  /** Latitude at which each chunk begins, and at which the way ends: those of way w from place `firstChunk[w] + w` on. */
  readonly chunkEnds: Float64Array;
}

/** How many chunks a way of so many vertices has. */
export const chunksOf = (vertices: number): number => Math.ceil(Math.max(0, vertices - 1) / CHUNK_EDGES);

/** Where each way's share of a list begins, from how much each has; one more at the end. */
export function startsOf(counts: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let w = 0; w < counts.length; w++) starts[w + 1] = starts[w] + counts[w];
  return starts;
}

/**
 * Fills the boxes of the chunks of the way from vertex `from` to `to - 1`, the first of which is chunk k, and where they
 * begin and end, from place `end` on.
 * @returns twice the signed area within the way, were it a ring, in square degrees; counter-clockwise is positive
 */
export function fillChunkBoxes(
  xy: Float64Array,
  from: number,
  to: number,
  { boxes, ends }: { readonly boxes: Float64Array; readonly ends: Float64Array },
  k: number,
  end: number,
): number {
  // Relative to the first vertex, so that far from 0 no digits are lost.
  const x0 = xy[2 * from];
  const y0 = xy[2 * from + 1];
  let twice = 0;
  let x = x0;
  let y = y0;
  if (from < to) ends[end] = y0;
  for (let first = from; first + 1 < to; first += CHUNK_EDGES, k++) {
    const last = Math.min(first + CHUNK_EDGES, to - 1);
    let [west, south, east, north] = [x, y, x, y];
    for (let i = first + 1; i <= last; i++) {
      const nextX = xy[2 * i];
      const nextY = xy[2 * i + 1];
      twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
      if (nextX < west) west = nextX;
      else if (nextX > east) east = nextX;
      if (nextY < south) south = nextY;
      else if (nextY > north) north = nextY;
      x = nextX;
      y = nextY;
    }
    boxes[4 * k] = west;
    boxes[4 * k + 1] = south;
    boxes[4 * k + 2] = east;
    boxes[4 * k + 3] = north;
    ends[++end] = y;
  }
  return twice;
}

/** Groups of the chunks of each way: first group per way, and boxes around the chunks' boxes. */
export function groupChunks(
  firstChunk: Uint32Array,
  chunkBoxes: Float64Array,
): Pick<ChunkBoxes, 'firstGroup' | 'groupBoxes'> {
  const ways = firstChunk.length - 1;
  const counts = new Uint32Array(ways);
  for (let w = 0; w < ways; w++) counts[w] = Math.ceil((firstChunk[w + 1] - firstChunk[w]) / GROUP_CHUNKS);
  const firstGroup = startsOf(counts);
  const groupBoxes = new Float64Array(4 * firstGroup[ways]);
  for (let w = 0; w < ways; w++)
    for (let g = firstGroup[w], k = firstChunk[w]; g < firstGroup[w + 1]; g++) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const end = Math.min(k + GROUP_CHUNKS, firstChunk[w + 1]); k < end; k++) {
        west = Math.min(west, chunkBoxes[4 * k]);
        south = Math.min(south, chunkBoxes[4 * k + 1]);
        east = Math.max(east, chunkBoxes[4 * k + 2]);
        north = Math.max(north, chunkBoxes[4 * k + 3]);
      }
      groupBoxes[4 * g] = west;
      groupBoxes[4 * g + 1] = south;
      groupBoxes[4 * g + 2] = east;
      groupBoxes[4 * g + 3] = north;
    }
  return { firstGroup, groupBoxes };
}

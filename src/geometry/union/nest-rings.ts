import { Layer } from '../../model/layer.ts';
import type { FlatRings } from './ring-land.ts';

/** Rows that the edges are sorted into, at most. */
const MOST_ROWS = 4096;

/** Edges of rings by rows of latitude. */
class EdgeRows {
  private readonly south: number;
  private readonly rowsPerDegree: number;
  private readonly rows: number;
  private readonly from: Int32Array;
  /** Edges of row j at `from[j]..from[j + 1]`, by the vertex at which they start. */
  private readonly edges: Int32Array;

  constructor(private readonly rings: FlatRings) {
    const { xy, from } = rings;
    let [south, north] = [Infinity, -Infinity];
    for (let i = 1; i < xy.length; i += 2) {
      if (xy[i] < south) south = xy[i];
      if (xy[i] > north) north = xy[i];
    }
    this.rows = Math.max(1, Math.min(MOST_ROWS, xy.length >> 6));
    this.south = south;
    this.rowsPerDegree = this.rows / Math.max(north - south, 1e-9);
    const counts = new Int32Array(this.rows + 1);
    this.visitRows(from, (row) => counts[row + 1]++);
    for (let j = 0; j < this.rows; j++) counts[j + 1] += counts[j];
    this.from = counts.slice();
    this.edges = new Int32Array(counts[this.rows]);
    this.visitRows(from, (row, i) => (this.edges[counts[row]++] = i));
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.south) * this.rowsPerDegree)));
  }

  private visitRows(from: readonly number[], visit: (row: number, vertex: number) => void): void {
    const { xy } = this.rings;
    for (let r = 0; r + 1 < from.length; r++)
      for (let i = from[r]; i + 1 < from[r + 1]; i++) {
        const a = this.row(xy[2 * i + 1]);
        const b = this.row(xy[2 * i + 3]);
        for (let row = Math.min(a, b); row <= Math.max(a, b); row++) visit(row, i);
      }
  }

  /** First vertices of the edges that may meet latitude y. */
  near(y: number): Int32Array {
    const row = this.row(y);
    return this.edges.subarray(this.from[row], this.from[row + 1]);
  }
}

/** Rings that are known to bound the same land. */
interface Land {
  /** The outline; -1 where there are only holes. */
  outline: number;
  /** Westernmost vertex. */
  west: number;
}

function landsOf({ xy, from, twiceArea, land }: FlatRings): Map<number, Land> {
  const lands = new Map<number, Land>();
  twiceArea.forEach((area, r) => {
    const own = lands.get(land[r]) ?? { outline: -1, west: from[r] };
    lands.set(land[r], own);
    if (area > 0) own.outline = r;
    for (let i = from[r]; i < from[r + 1]; i++) if (xy[2 * i] < xy[2 * own.west]) own.west = i;
  });
  return lands;
}

function lonAt(xy: Float64Array, vertex: number, y: number): number {
  const i = 2 * vertex;
  return xy[i] + ((y - xy[i + 1]) / (xy[i + 3] - xy[i + 1])) * (xy[i + 2] - xy[i]);
}

/**
 * Of two edges with latitudes in common: does a lie east of b? They may touch at an end, where last bits would
 * decide, but do not cross: so the two ends of what they have in common tell.
 */
function liesEastOf(xy: Float64Array, a: number, b: number): boolean {
  const low = Math.max(Math.min(xy[2 * a + 1], xy[2 * a + 3]), Math.min(xy[2 * b + 1], xy[2 * b + 3]));
  const high = Math.min(Math.max(xy[2 * a + 1], xy[2 * a + 3]), Math.max(xy[2 * b + 1], xy[2 * b + 3]));
  return lonAt(xy, a, low) + lonAt(xy, a, high) > lonAt(xy, b, low) + lonAt(xy, b, high);
}

/**
 * First vertex of the first edge on the way west from a vertex, just north of its latitude; -1: there is none.
 * From the westernmost vertex of some holes nothing but the land around them lies to the west.
 */
function edgeWestOf({ xy }: FlatRings, rows: EdgeRows, from: number): number {
  const x = xy[2 * from];
  const y = xy[2 * from + 1];
  let found = -1;
  for (const vertex of rows.near(y)) {
    const i = 2 * vertex;
    if (xy[i + 1] > y === xy[i + 3] > y || lonAt(xy, vertex, y) >= x) continue;
    if (found < 0 || liesEastOf(xy, vertex, found)) found = vertex;
  }
  return found;
}

/** For each ring the outline it belongs to: an outline to itself, a hole to the outline around it. Null: none around. */
function outlinesOf(rings: FlatRings): readonly number[] | null {
  const { xy, from, land } = rings;
  const lands = landsOf(rings);
  const open = [...lands.values()].filter(({ outline }) => outline < 0);
  if (open.length > 0) {
    const rows = new EdgeRows(rings);
    const ringOf = new Int32Array(xy.length / 2);
    for (let r = 0; r < land.length; r++) ringOf.fill(r, from[r], from[r + 1]);
    // From the west eastwards: what is met further west has its outline already.
    open.sort((a, b) => xy[2 * a.west] - xy[2 * b.west] || a.west - b.west);
    for (const holes of open) {
      const edge = edgeWestOf(rings, rows, holes.west);
      holes.outline = edge < 0 ? -1 : lands.get(land[ringOf[edge]])!.outline;
      if (holes.outline < 0) return null;
    }
  }
  return land.map((own) => lands.get(own)!.outline);
}

/** The rings as one feature: every outline a part, with its holes. Null where a hole lies in none. */
export function nestRings(rings: FlatRings): Layer | null {
  const outline = outlinesOf(rings);
  if (!outline) return null;
  const members = new Map<number, number[]>();
  outline.forEach((o, r) => {
    if (o === r) members.set(r, [r]);
  });
  outline.forEach((o, r) => {
    if (o !== r) members.get(o)!.push(r);
  });
  const xy = new Float64Array(rings.xy.length);
  const ringEnds = [0];
  const partEnds = [0];
  let length = 0;
  for (const list of members.values()) {
    for (const r of list) {
      xy.set(rings.xy.subarray(2 * rings.from[r], 2 * rings.from[r + 1]), length);
      length += 2 * (rings.from[r + 1] - rings.from[r]);
      ringEnds.push(length / 2);
    }
    partEnds.push(ringEnds.length - 1);
  }
  return new Layer({
    kind: 'polygon',
    xy,
    rings: Uint32Array.from(ringEnds),
    parts: Uint32Array.from(partEnds),
    features: Uint32Array.of(0, partEnds.length - 1),
  });
}

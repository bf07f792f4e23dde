import type { PackedGeometry } from '../../model/geometry.ts';
import type { Rings } from './ring-land.ts';

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

  constructor(private readonly rings: Rings) {
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

  /** Calls `visit` with the longitude of every edge that crosses latitude y, and the vertex at which it starts. */
  cross(y: number, visit: (x: number, vertex: number) => void): void {
    const { xy } = this.rings;
    const row = this.row(y);
    for (let k = this.from[row]; k < this.from[row + 1]; k++) {
      const i = 2 * this.edges[k];
      if (xy[i + 1] > y === xy[i + 3] > y) continue;
      visit(xy[i] + ((y - xy[i + 1]) / (xy[i + 3] - xy[i + 1])) * (xy[i + 2] - xy[i]), i / 2);
    }
  }
}

/** Latitude of the middle of the ring's tallest edge: no vertex is likely to lie on it, and none nearby. */
function quietLatitude({ xy }: Rings, from: number, to: number): number {
  let tallest = -1;
  let middle = NaN;
  for (let i = from; i + 1 < to; i++) {
    const height = Math.abs(xy[2 * i + 3] - xy[2 * i + 1]);
    if (height <= tallest) continue;
    tallest = height;
    middle = (xy[2 * i + 1] + xy[2 * i + 3]) / 2;
  }
  return middle;
}

/** The ring west of a hole's westernmost edge at a quiet latitude: what bounds the same land. -1: there is none. */
function ringWestOf(rings: Rings, rows: EdgeRows, hole: number, ringOf: Int32Array): number {
  const [from, to] = [rings.from[hole], rings.from[hole + 1]];
  const y = quietLatitude(rings, from, to);
  let edge = Infinity;
  rows.cross(y, (x, vertex) => {
    if (vertex >= from && vertex < to && x < edge) edge = x;
  });
  let nearest = -Infinity;
  let found = -1;
  rows.cross(y, (x, vertex) => {
    if (vertex >= from && vertex < to) return;
    if (x >= edge || x <= nearest) return;
    nearest = x;
    found = ringOf[vertex];
  });
  return found;
}

/** For each ring the outline it belongs to: an outline to itself, a hole to the outline around it. Null: none around. */
function outlinesOf(rings: Rings): Int32Array | null {
  const count = rings.twiceArea.length;
  const outline = new Int32Array(count).fill(-1);
  const holes: number[] = [];
  rings.twiceArea.forEach((area, r) => {
    if (area > 0) outline[r] = r;
    else holes.push(r);
  });
  if (holes.length === 0) return outline;
  const ringOf = new Int32Array(rings.xy.length / 2);
  for (let r = 0; r < count; r++) ringOf.fill(r, rings.from[r], rings.from[r + 1]);
  const rows = new EdgeRows(rings);
  const west = new Int32Array(count).fill(-1);
  for (const hole of holes) west[hole] = ringWestOf(rings, rows, hole, ringOf);
  for (const hole of holes) {
    let r = hole;
    for (let steps = 0; r >= 0 && outline[r] < 0 && steps <= holes.length; steps++) r = west[r];
    if (r < 0 || outline[r] < 0) return null;
    outline[hole] = outline[r];
  }
  return outline;
}

/** The rings as one feature: every outline a part, with its holes. Null where a hole lies in none. */
export function nestRings(rings: Rings): PackedGeometry | null {
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
  return {
    kind: 'polygon',
    xy,
    rings: Uint32Array.from(ringEnds),
    parts: Uint32Array.from(partEnds),
    features: Uint32Array.of(0, partEnds.length - 1),
  };
}

import type { PackedGeometry } from '../model/geometry.ts';
import { partBoxes } from './bounds.ts';
import { CellMarks } from './cell-marks.ts';
import { orientation } from './orientation.ts';
import type { PointGrid } from './point-grid.ts';

/** Horizontal bins of one part's candidates: edges whose bins hold no candidate are passed over in two steps. */
const MOST_BINS = 1 << 12;

/** From so many points in a part's box on, cells wholly inside are told from those on the boundary. */
const MANY_POINTS = 256;
/** Parts with more vertices than this for each point are tested point by point. */
const VERTICES_PER_POINT = 16;

/** Room for the candidates of one part, reused from part to part. */
class Candidates {
  count = 0;
  /** Number of the point in the order of the grid. */
  index = new Uint32Array(64);
  x = new Float64Array(64);
  y = new Float64Array(64);
  /** 1 inside so far (parity), 2 on an edge. */
  state = new Uint8Array(64);
  private slot = new Uint32Array(64);
  /** Candidates of bin b stand at `first[b] .. first[b + 1] - 1` once sorted. */
  first = new Uint32Array(2);
  bins = 1;
  south = 0;
  binsPerDegree = 0;

  add(index: number, x: number, y: number): void {
    if (this.count === this.index.length) this.enlarge();
    this.index[this.count] = index;
    this.x[this.count] = x;
    this.y[this.count++] = y;
  }

  private enlarge(): void {
    const size = 2 * this.count;
    const index = new Uint32Array(size);
    index.set(this.index);
    const x = new Float64Array(size);
    x.set(this.x);
    const y = new Float64Array(size);
    y.set(this.y);
    Object.assign(this, { index, x, y, state: new Uint8Array(size), slot: new Uint32Array(size) });
  }

  /** Groups the candidates by bins of latitude between `south` and `north`. */
  sortIntoBins(south: number, north: number): void {
    const { count, index, x, y, slot } = this;
    this.bins = Math.max(1, Math.min(MOST_BINS, 8 * count));
    this.south = south;
    this.binsPerDegree = north > south ? this.bins / (north - south) : 0;
    if (this.first.length < this.bins + 1) this.first = new Uint32Array(this.bins + 1);
    const first = this.first;
    first.fill(0, 0, this.bins + 1);
    for (let i = 0; i < count; i++) first[(slot[i] = this.bin(y[i]))]++;
    for (let b = 0, total = 0; b <= this.bins; b++) {
      total += b < this.bins ? first[b] : 0;
      first[b] = total;
    }
    const index0 = index.slice(0, count);
    const x0 = x.slice(0, count);
    const y0 = y.slice(0, count);
    for (let i = count - 1; i >= 0; i--) {
      const at = --first[slot[i]];
      index[at] = index0[i];
      x[at] = x0[i];
      y[at] = y0[i];
      this.state[at] = 0;
    }
  }

  bin(y: number): number {
    const b = ((y - this.south) * this.binsPerDegree) | 0;
    return b >= this.bins ? this.bins - 1 : b;
  }

  /** Crosses the edge a, b with the rays of candidates `from .. to - 1` (exact, half-open in y). */
  cross(from: number, to: number, ax: number, ay: number, bx: number, by: number): void {
    const { x, y, state } = this;
    for (let i = from; i < to; i++) {
      const py = y[i];
      if ((ay < py && by < py) || (ay > py && by > py)) continue;
      const px = x[i];
      if (ax < px && bx < px) continue;
      if (ay === by) {
        if ((ax <= px && px <= bx) || (bx <= px && px <= ax)) state[i] |= 2;
        continue;
      }
      const turn = orientation(ax, ay, bx, by, px, py);
      if (turn === 0) state[i] |= 2;
      else if (ay > py !== by > py && turn > 0 === by > ay) state[i] ^= 1;
    }
  }
}

/** The points of a grid, in its order, that are not covered yet; covered ones are passed over in one step. */
class OpenPoints {
  /** Points to itself where point `at` is open, else further on. */
  private readonly next: Uint32Array;

  constructor(
    readonly grid: PointGrid,
    readonly covered: Uint8Array,
  ) {
    const { order } = grid;
    this.next = new Uint32Array(order.length + 1);
    for (let at = 0; at <= order.length; at++)
      this.next[at] = at < order.length && covered[order[at]] ? at + 1 : at;
  }

  /** The first open point from `at` on, in the order of the grid; their count where there is none. */
  from(at: number): number {
    const { next } = this;
    let to = next[at];
    while (next[to] !== to) to = next[to];
    // The way is shortened for those who come after.
    while (next[at] !== to && next[at] !== at) {
      const step = next[at];
      next[at] = to;
      at = step;
    }
    return to;
  }

  cover(at: number): void {
    this.next[at] = at + 1;
    this.covered[this.grid.order[at]] = 1;
  }
}

/** Gathers the open points of one polygon part after the other that have to be tested against its edges. */
class Gatherer {
  private readonly marks = new CellMarks();

  constructor(
    private readonly open: OpenPoints,
    private readonly geometry: PackedGeometry,
    private readonly candidates: Candidates,
  ) {}

  /** Open points in the box of part p; where they are many, those in cells wholly inside are covered at once. */
  gather(boxes: Float64Array, p: number): void {
    this.candidates.count = 0;
    const box = boxes.subarray(4 * p, 4 * p + 4);
    if (!(box[0] <= box[2])) return;
    const { grid } = this.open;
    const west = grid.column(box[0]);
    const south = grid.row(box[1]);
    const columns = grid.column(box[2]) - west + 1;
    const rows = grid.row(box[3]) - south + 1;
    let points = 0;
    for (let row = south; row < south + rows; row++) {
      const from = row * grid.columns + west;
      points += grid.start[from + columns] - grid.start[from];
    }
    const { parts, rings } = this.geometry;
    const vertices = rings[parts[p + 1]] - rings[parts[p]];
    if (points < MANY_POINTS || VERTICES_PER_POINT * points < vertices) {
      for (let row = south; row < south + rows; row++) this.take(row, west, west + columns - 1, box);
      return;
    }
    this.marks.mark(this.geometry, p, grid, { west, south, columns, rows });
    this.marks.tell(
      (row, column) => {
        this.take(row, column, column, box);
      },
      (row, first, last) => {
        this.cover(row, first, last);
      },
    );
  }

  /** Candidates in neighbouring cells of a row. */
  private take(row: number, first: number, last: number, box: Float64Array): void {
    const { open, candidates } = this;
    const { start, sorted, columns } = open.grid;
    const to = start[row * columns + last + 1];
    for (let at = open.from(start[row * columns + first]); at < to; at = open.from(at + 1)) {
      const x = sorted[2 * at];
      const y = sorted[2 * at + 1];
      if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
      candidates.add(at, x, y);
    }
  }

  private cover(row: number, first: number, last: number): void {
    const { open } = this;
    const { start, columns } = open.grid;
    const to = start[row * columns + last + 1];
    for (let at = open.from(start[row * columns + first]); at < to; at = open.from(at + 1)) open.cover(at);
  }
}

/** One pass over the edges of part p for all its candidates. */
function crossPart(geometry: PackedGeometry, p: number, candidates: Candidates): void {
  const { parts, rings, xy } = geometry;
  const first = candidates.first;
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    const from = rings[r];
    if (rings[r + 1] - from < 2) continue;
    let bin0 = candidates.bin(xy[2 * from + 1]);
    for (let i = from + 1; i < rings[r + 1]; i++) {
      const bin1 = candidates.bin(xy[2 * i + 1]);
      const low = bin0 < bin1 ? bin0 : bin1;
      const high = bin0 < bin1 ? bin1 : bin0;
      bin0 = bin1;
      if (first[low] === first[high + 1]) continue;
      candidates.cross(first[low], first[high + 1], xy[2 * i - 2], xy[2 * i - 1], xy[2 * i], xy[2 * i + 1]);
    }
  }
}

/**
 * Sets `covered[i]` to 1 for every point i of the grid that lies in at least one polygon: even-odd over the
 * rings of each part, or over parts and features, the boundary inside; exact. Entries that are already set
 * stay and are not tested again. `firstPart .. lastPart - 1` limits the work to those parts.
 */
export function markCoveredPoints(
  geometry: PackedGeometry,
  grid: PointGrid,
  covered: Uint8Array,
  firstPart = 0,
  lastPart = geometry.parts.length - 1,
): void {
  const boxes = partBoxes(geometry);
  const candidates = new Candidates();
  const open = new OpenPoints(grid, covered);
  const gatherer = new Gatherer(open, geometry, candidates);
  for (let p = firstPart; p < lastPart; p++) {
    gatherer.gather(boxes, p);
    if (candidates.count === 0) continue;
    candidates.sortIntoBins(boxes[4 * p + 1], boxes[4 * p + 3]);
    crossPart(geometry, p, candidates);
    for (let i = 0; i < candidates.count; i++) if (candidates.state[i]) open.cover(candidates.index[i]);
  }
}

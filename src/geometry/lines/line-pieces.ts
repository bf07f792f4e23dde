import type { PackedGeometry } from '../../model/geometry.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../measures/ellipsoid.ts';

/** A part of a network of lines that hangs together. */
export interface LinePiece {
  /** Lines in it. */
  readonly lines: number;
  readonly meters: number;
}

/** Cells of the grid that segments are looked up in, degrees: about 300 m. */
const CELL = 0.003;
/** Cells along a side of a segment's box: longer segments are cut before they are filed. */
const MOST_CELLS = 40;

/** Sets that grow together; the root of a set stands for it. */
class Joined {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  root(one: number): number {
    const parent = this.#parent;
    let at = one;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    this.#parent[Math.max(one, other)] = Math.min(one, other);
  }
}

/** A line of a layer: vertices `from` to `to` (without). */
interface Run {
  readonly xy: Float64Array;
  readonly from: number;
  readonly to: number;
}

const runsOf = (layers: readonly PackedGeometry[]): Run[] =>
  layers.flatMap(({ xy, rings }) =>
    Array.from(rings.subarray(1), (to, r) => ({ xy, from: rings[r], to })).filter(
      ({ from, to }) => to > from,
    ),
  );

/**
 * The pieces of a network, longest first: lines are joined where a vertex of one lies within `joinMeters` of the other.
 * Lines that only cross are not: one may lead over the other.
 */
export function linePieces(layers: readonly PackedGeometry[], joinMeters: number): readonly LinePiece[] {
  const runs = runsOf(layers);
  const grid = new SegmentGrid(runs);
  const joined = new Joined(runs.length);
  runs.forEach(({ xy, from, to }, run) => {
    for (let v = from; v < to; v++)
      grid.near(xy[2 * v], xy[2 * v + 1], joinMeters, (other) => {
        if (other !== run) joined.join(run, other);
      });
  });
  const pieces = new Map<number, { lines: number; meters: number }>();
  runs.forEach((run, index) => {
    const root = joined.root(index);
    const known = pieces.get(root) ?? { lines: 0, meters: 0 };
    pieces.set(root, { lines: known.lines + 1, meters: known.meters + lengthOf(run) });
  });
  return [...pieces.values()].sort((a, b) => b.meters - a.meters);
}

function lengthOf({ xy, from, to }: Run): number {
  let meters = 0;
  for (let v = from; v + 1 < to; v++)
    meters += geodesicDistanceMeters(xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3]);
  return meters;
}

const cellOf = (degrees: number): number => Math.floor(degrees / CELL);
/** Columns of cells around the earth. */
const COLUMNS = Math.ceil(360 / CELL) + 1;

/** Segments by the cells of their boxes. */
class SegmentGrid {
  readonly #cells = new Map<number, number[]>();
  readonly #run: number[] = [];
  readonly #ends: number[] = [];

  constructor(runs: readonly Run[]) {
    runs.forEach(({ xy, from, to }, run) => {
      // A single point is a segment without length.
      for (let v = from; v < Math.max(from + 1, to - 1); v++) {
        const w = Math.min(v + 1, to - 1);
        this.#cut(run, xy[2 * v], xy[2 * v + 1], xy[2 * w], xy[2 * w + 1]);
      }
    });
  }

  /** Files a segment in parts short enough for their boxes to hug it. */
  #cut(run: number, ax: number, ay: number, bx: number, by: number): void {
    const parts = Math.max(
      1,
      Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / (CELL * MOST_CELLS)),
    );
    for (let k = 0; k < parts; k++) {
      const at = (from: number, to: number, t: number): number => from + ((to - from) * t) / parts;
      this.#file(run, at(ax, bx, k), at(ay, by, k), at(ax, bx, k + 1), at(ay, by, k + 1));
    }
  }

  #file(run: number, ax: number, ay: number, bx: number, by: number): void {
    const segment = this.#run.push(run) - 1;
    this.#ends.push(ax, ay, bx, by);
    for (let row = cellOf(Math.min(ay, by)); row <= cellOf(Math.max(ay, by)); row++)
      for (let column = cellOf(Math.min(ax, bx)); column <= cellOf(Math.max(ax, bx)); column++) {
        const key = row * COLUMNS + column;
        const cell = this.#cells.get(key);
        if (cell) cell.push(segment);
        else this.#cells.set(key, [segment]);
      }
  }

  /** Calls `each` with the line of every segment within `meters` of a place. */
  near(lon: number, lat: number, meters: number, each: (run: number) => void): void {
    const perDegree = metersPerDegree(lat);
    const [dx, dy] = [meters / perDegree.lon, meters / perDegree.lat];
    for (let row = cellOf(lat - dy); row <= cellOf(lat + dy); row++)
      for (let column = cellOf(lon - dx); column <= cellOf(lon + dx); column++)
        for (const segment of this.#cells.get(row * COLUMNS + column) ?? [])
          if (this.#meters(segment, lon, lat, perDegree) <= meters) each(this.#run[segment]);
  }

  /** In the metric of the place: exact to a millimetre over the metres that count here. */
  #meters(segment: number, lon: number, lat: number, perDegree: { lon: number; lat: number }): number {
    const [ax, ay, bx, by] = this.#ends.slice(4 * segment, 4 * segment + 4);
    const [px, py] = [(ax - lon) * perDegree.lon, (ay - lat) * perDegree.lat];
    const [dx, dy] = [(bx - ax) * perDegree.lon, (by - ay) * perDegree.lat];
    const length2 = dx * dx + dy * dy;
    const t = length2 > 0 ? Math.max(0, Math.min(1, -(px * dx + py * dy) / length2)) : 0;
    return Math.hypot(px + t * dx, py + t * dy);
  }
}

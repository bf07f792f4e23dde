import type { PackedGeometry } from '../../model/geometry.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../measures/ellipsoid.ts';
import { LineChunks } from './line-chunks.ts';

const CELLS_PER_CHUNK = 2;
const MOST_CELLS = 1 << 21;
/** Cells no smaller than about 100 m, however close together the segments lie. */
const MOST_CELLS_PER_DEGREE = 1000;

/** Where the nearest point lies and how far it is; all NaN / -1 where there is nothing to measure to. */
export interface NearestPoint {
  readonly distanceMeters: number;
  readonly lon: number;
  readonly lat: number;
  /** Index of the layer in the order given. */
  readonly layer: number;
  readonly feature: number;
}

const NOTHING: NearestPoint = { distanceMeters: NaN, lon: NaN, lat: NaN, layer: -1, feature: -1 };

/**
 * All segments of line layers and all points of point layers in a grid of square cells (degrees).
 * A query measures in the metric of the middle latitude and, for everything near the smallest, on the
 * geodesic: within 0.01 mm of the exact distance to segments straight in lon and lat, at any length up to 150 km.
 */
export class NearestLine {
  private readonly chunks: LineChunks;
  private readonly west: number = 0;
  private readonly south: number = 0;
  private readonly cellsPerDegree: number = 1;
  private readonly columns: number = 1;
  private readonly rows: number = 1;
  private readonly start: Uint32Array;
  private readonly items: Uint32Array;
  private readonly seen: Uint32Array;
  private stamp = 0;

  constructor(layers: readonly PackedGeometry[]) {
    this.chunks = new LineChunks(layers);
    const { boxes, count } = this.chunks;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k < 4 * count; k += 4) {
      west = Math.min(west, boxes[k]);
      south = Math.min(south, boxes[k + 1]);
      east = Math.max(east, boxes[k + 2]);
      north = Math.max(north, boxes[k + 3]);
    }
    if (count > 0) {
      const wanted = Math.min(MOST_CELLS, count * CELLS_PER_CHUNK);
      const width = Math.max(east - west, 1e-9);
      const height = Math.max(north - south, 1e-9);
      this.west = west;
      this.south = south;
      this.cellsPerDegree = Math.min(
        MOST_CELLS_PER_DEGREE,
        Math.sqrt(wanted / (width * height)),
        wanted / Math.max(width, height),
      );
      this.columns = Math.floor(width * this.cellsPerDegree) + 1;
      this.rows = Math.floor(height * this.cellsPerDegree) + 1;
    }
    this.start = new Uint32Array(this.columns * this.rows + 1);
    this.items = this.fill();
    this.seen = new Uint32Array(count);
  }

  private column(x: number): number {
    const c = Math.floor((x - this.west) * this.cellsPerDegree);
    return c < 0 ? 0 : c >= this.columns ? this.columns - 1 : c;
  }

  private row(y: number): number {
    const r = Math.floor((y - this.south) * this.cellsPerDegree);
    return r < 0 ? 0 : r >= this.rows ? this.rows - 1 : r;
  }

  /** Sorts the chunks into the cells of their boxes by counting. */
  private fill(): Uint32Array {
    const { start, columns } = this;
    const { boxes, count } = this.chunks;
    const visit = (each: (cell: number, item: number) => void): void => {
      for (let i = 0; i < count; i++) {
        const c0 = this.column(boxes[4 * i]);
        const c1 = this.column(boxes[4 * i + 2]);
        const r1 = this.row(boxes[4 * i + 3]);
        for (let r = this.row(boxes[4 * i + 1]); r <= r1; r++)
          for (let c = c0; c <= c1; c++) each(r * columns + c, i);
      }
    };
    visit((cell) => {
      start[cell + 1]++;
    });
    for (let c = 1; c < start.length; c++) start[c] += start[c - 1];
    const next = start.slice(0, -1);
    const items = new Uint32Array(start[start.length - 1]);
    visit((cell, item) => {
      items[next[cell]++] = item;
    });
    return items;
  }

  /** Nearest point of any segment or point to (lon, lat); NaN and -1 for a NaN place or without any segment. */
  find(lon: number, lat: number): NearestPoint {
    if (!(Number.isFinite(lon) && Number.isFinite(lat)) || this.chunks.count === 0) return NOTHING;
    const scale = metersPerDegree(lat);
    this.stamp++;
    const search: Search = { lon, lat, mx: scale.lon, my: scale.lat, near: [], best: Infinity };
    // The grid's own size bounds the number of rings; each ring further out is at least one cell away.
    const cellMeters = Math.min(search.mx, search.my) / this.cellsPerDegree;
    const c0 = Math.floor((lon - this.west) * this.cellsPerDegree);
    const r0 = Math.floor((lat - this.south) * this.cellsPerDegree);
    const outside = Math.max(-c0, c0 - this.columns + 1, -r0, r0 - this.rows + 1, 0);
    const last = outside + Math.max(this.columns, this.rows);
    for (let ring = outside; ring <= last; ring++) {
      // Metres per degree of longitude shrink northwards; 3 % less covers any latitude within reach.
      if ((ring - 1) * cellMeters * 0.97 > search.best) break;
      this.searchRing(search, c0, r0, ring);
    }
    return this.refine(search);
  }

  private searchRing(search: Search, c0: number, r0: number, ring: number): void {
    for (let r = Math.max(0, r0 - ring); r <= Math.min(this.rows - 1, r0 + ring); r++) {
      const west = Math.max(0, c0 - ring);
      const east = Math.min(this.columns - 1, c0 + ring);
      const wholeRow = r === r0 - ring || r === r0 + ring;
      if (wholeRow) for (let c = west; c <= east; c++) this.searchCell(search, r * this.columns + c);
      else {
        if (west === c0 - ring) this.searchCell(search, r * this.columns + west);
        if (east === c0 + ring) this.searchCell(search, r * this.columns + east);
      }
    }
  }

  private searchCell(search: Search, cell: number): void {
    const { chunks, seen, stamp } = this;
    for (let k = this.start[cell]; k < this.start[cell + 1]; k++) {
      const chunk = this.items[k];
      if (seen[chunk] === stamp) continue;
      seen[chunk] = stamp;
      const nearest = distanceToBox(search, chunks.boxes, chunk);
      if (nearest > search.best * (1 + looseness(nearest))) continue;
      const { xy } = chunks.layers[chunks.layer[chunk]];
      const single = chunks.from[chunk] === chunks.to[chunk];
      for (let i = chunks.from[chunk]; i < chunks.to[chunk] || single; i++) {
        const d = localDistance(search, xy, i, single ? i : i + 1);
        if (d <= search.best * (1 + looseness(d))) {
          search.near.push(chunk, i, d);
          if (d < search.best) search.best = d;
        }
        if (single) break;
      }
    }
  }

  /** Measures every segment that could be the nearest on the geodesic and keeps the smallest. */
  private refine(search: Search): NearestPoint {
    const { chunks } = this;
    const limit = search.best * (1 + looseness(search.best));
    let found = NOTHING;
    for (let k = 0; k < search.near.length; k += 3) {
      if (search.near[k + 2] > limit) continue;
      const chunk = search.near[k];
      const i = search.near[k + 1];
      const layer = chunks.layer[chunk];
      const feature = chunks.feature[chunk];
      const { xy } = chunks.layers[layer];
      const { lon, lat, distanceMeters } = closestOnSegment(search, xy, i, Math.min(i + 1, chunks.to[chunk]));
      if (distanceMeters > found.distanceMeters) continue;
      // Of equals the first in the order given.
      const later = layer > found.layer || (layer === found.layer && feature >= found.feature);
      if (distanceMeters === found.distanceMeters && later) continue;
      found = { distanceMeters, lon, lat, layer, feature };
    }
    return found;
  }
}

interface Search {
  readonly lon: number;
  readonly lat: number;
  /** Metres per degree at `lat`. */
  readonly mx: number;
  readonly my: number;
  /** Chunk, first vertex and local distance of segments, in threes: those that came near the best at the time. */
  readonly near: number[];
  best: number;
}

/**
 * How far the metric at the query's latitude may be off at `d` metres, relative: metres per degree of
 * longitude change by tan(lat) per radian, at most 0.5 below 26°, taken twice and doubled for safety.
 */
const looseness = (d: number): number => (2 * d) / 6_350_000 + 1e-7;

/** No more than the local distance to anything in a chunk's box. */
function distanceToBox({ lon, lat, mx, my }: Search, boxes: Float64Array, chunk: number): number {
  const x = Math.max(boxes[4 * chunk] - lon, lon - boxes[4 * chunk + 2], 0) * mx;
  const y = Math.max(boxes[4 * chunk + 1] - lat, lat - boxes[4 * chunk + 3], 0) * my;
  return Math.sqrt(x * x + y * y);
}

/** Fraction along the segment from vertex a to b, 0..1, of the point nearest to the query, with `mx`, `my` metres per degree. */
function fractionAlong(
  search: Search,
  xy: Float64Array,
  a: number,
  b: number,
  mx: number,
  my: number,
): number {
  const ax = (xy[2 * a] - search.lon) * mx;
  const ay = (xy[2 * a + 1] - search.lat) * my;
  const dx = (xy[2 * b] - xy[2 * a]) * mx;
  const dy = (xy[2 * b + 1] - xy[2 * a + 1]) * my;
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? -(ax * dx + ay * dy) / length2 : 0;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

const between = (from: number, to: number, t: number): number => from + t * (to - from);

function localDistance(search: Search, xy: Float64Array, a: number, b: number): number {
  const { mx, my } = search;
  const t = fractionAlong(search, xy, a, b, mx, my);
  const x = (between(xy[2 * a], xy[2 * b], t) - search.lon) * mx;
  const y = (between(xy[2 * a + 1], xy[2 * b + 1], t) - search.lat) * my;
  return Math.sqrt(x * x + y * y);
}

/** Part of a segment to either side of a foot at which the geodesic is measured once more. */
const ASIDE = 1 / 64;

/**
 * Nearest point of a segment: found in the metric of the latitude midway between it and the query, then put to the lowest point
 * of the parabola through the squares of three geodesics near by, where that is nearer.
 */
function closestOnSegment(
  search: Search,
  xy: Float64Array,
  a: number,
  b: number,
): { readonly lon: number; readonly lat: number; readonly distanceMeters: number } {
  const footAt = (t: number) => {
    const [lon, lat] = [between(xy[2 * a], xy[2 * b], t), between(xy[2 * a + 1], xy[2 * b + 1], t)];
    return { lon, lat, distanceMeters: geodesicDistanceMeters(search.lon, search.lat, lon, lat) };
  };
  if (a === b) return footAt(0);
  let t = fractionAlong(search, xy, a, b, search.mx, search.my);
  for (let round = 0; round < 2; round++) {
    const scale = metersPerDegree((search.lat + between(xy[2 * a + 1], xy[2 * b + 1], t)) / 2);
    t = fractionAlong(search, xy, a, b, scale.lon, scale.lat);
  }
  const foot = footAt(t);
  const [before, after] = [footAt(t - ASIDE).distanceMeters ** 2, footAt(t + ASIDE).distanceMeters ** 2];
  const bend = before - 2 * foot.distanceMeters ** 2 + after;
  if (!(bend > 0)) return foot;
  const lowest = footAt(Math.min(1, Math.max(0, t + (ASIDE * (before - after)) / (2 * bend))));
  return lowest.distanceMeters < foot.distanceMeters ? lowest : foot;
}

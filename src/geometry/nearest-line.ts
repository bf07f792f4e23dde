import type { PackedGeometry } from '../model/geometry.ts';
import { geodesicDistanceMeters, metersPerDegree } from './ellipsoid.ts';

const SEGMENTS_PER_CELL = 2;
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
 * geodesic: within 0.5 m of the exact distance to segments straight in lon and lat, at any length up to 100 km.
 */
export class NearestLine {
  private readonly ends: Float64Array;
  private readonly owner: Uint32Array;
  private readonly west: number = 0;
  private readonly south: number = 0;
  private readonly cellsPerDegree: number = 1;
  private readonly columns: number = 1;
  private readonly rows: number = 1;
  private readonly start: Uint32Array;
  private readonly items: Uint32Array;
  private readonly seen: Uint32Array;
  private stamp = 0;
  /** First global feature number of each layer. */
  private readonly layerStart: number[] = [0];

  constructor(layers: readonly PackedGeometry[]) {
    const { ends, owner } = this.collect(layers);
    this.ends = ends;
    this.owner = owner;
    const count = owner.length;
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (let i = 0; i < 2 * count; i++) {
      west = Math.min(west, ends[2 * i]);
      east = Math.max(east, ends[2 * i]);
      south = Math.min(south, ends[2 * i + 1]);
      north = Math.max(north, ends[2 * i + 1]);
    }
    if (count > 0) {
      const wanted = Math.min(MOST_CELLS, Math.max(1, count / SEGMENTS_PER_CELL));
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

  private collect(layers: readonly PackedGeometry[]): { ends: Float64Array; owner: Uint32Array } {
    let count = 0;
    for (const { kind, xy, rings } of layers)
      count += kind === 'point' ? xy.length / 2 : xy.length / 2 + rings.length;
    const ends = new Float64Array(4 * count);
    const owner = new Uint32Array(count);
    let at = 0;
    let feature = 0;
    for (const { kind, xy, rings, parts, features } of layers) {
      for (let f = 0; f + 1 < features.length; f++, feature++) {
        for (let r = parts[features[f]]; r < parts[features[f + 1]]; r++) {
          // A lone vertex is a segment from the vertex to itself.
          const single = kind === 'point' || rings[r + 1] - rings[r] === 1;
          for (let i = rings[r] + (single ? 0 : 1); i < rings[r + 1]; i++, at++) {
            const before = single ? i : i - 1;
            ends[4 * at] = xy[2 * before];
            ends[4 * at + 1] = xy[2 * before + 1];
            ends[4 * at + 2] = xy[2 * i];
            ends[4 * at + 3] = xy[2 * i + 1];
            owner[at] = feature;
          }
        }
      }
      this.layerStart.push(feature);
    }
    return { ends: ends.subarray(0, 4 * at), owner: owner.subarray(0, at) };
  }

  private column(x: number): number {
    const c = Math.floor((x - this.west) * this.cellsPerDegree);
    return c < 0 ? 0 : c >= this.columns ? this.columns - 1 : c;
  }

  private row(y: number): number {
    const r = Math.floor((y - this.south) * this.cellsPerDegree);
    return r < 0 ? 0 : r >= this.rows ? this.rows - 1 : r;
  }

  /** Sorts the segments into the cells of their boxes by counting. */
  private fill(): Uint32Array {
    const { ends, start, columns } = this;
    const count = ends.length / 4;
    const visit = (each: (cell: number, item: number) => void): void => {
      for (let i = 0; i < count; i++) {
        const c0 = this.column(Math.min(ends[4 * i], ends[4 * i + 2]));
        const c1 = this.column(Math.max(ends[4 * i], ends[4 * i + 2]));
        const r0 = this.row(Math.min(ends[4 * i + 1], ends[4 * i + 3]));
        const r1 = this.row(Math.max(ends[4 * i + 1], ends[4 * i + 3]));
        for (let r = r0; r <= r1; r++) for (let c = c0; c <= c1; c++) each(r * columns + c, i);
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
    if (!(Number.isFinite(lon) && Number.isFinite(lat)) || this.owner.length === 0) return NOTHING;
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
    for (let k = this.start[cell]; k < this.start[cell + 1]; k++) {
      const i = this.items[k];
      if (this.seen[i] === this.stamp) continue;
      this.seen[i] = this.stamp;
      const d = localDistance(search, this.ends, i);
      if (d > search.best * (1 + looseness(d))) continue;
      search.near.push(i, d);
      if (d < search.best) search.best = d;
    }
  }

  /** Measures every segment that could be the nearest on the geodesic and keeps the smallest. */
  private refine(search: Search): NearestPoint {
    const limit = search.best * (1 + looseness(search.best));
    let found = NOTHING;
    for (let k = 0; k < search.near.length; k += 2) {
      if (search.near[k + 1] > limit) continue;
      const i = search.near[k];
      const { lon, lat } = closestOnSegment(search, this.ends, i);
      const distanceMeters = geodesicDistanceMeters(search.lon, search.lat, lon, lat);
      const owner = this.owner[i];
      if (distanceMeters > found.distanceMeters) continue;
      if (distanceMeters === found.distanceMeters && owner >= this.layerStart[found.layer] + found.feature)
        continue;
      let layer = 0;
      while (this.layerStart[layer + 1] <= owner) layer++;
      found = { distanceMeters, lon, lat, layer, feature: owner - this.layerStart[layer] };
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
  /** Segment and local distance, in pairs: those that came near the best at the time. */
  readonly near: number[];
  best: number;
}

/**
 * How far the metric at the query's latitude may be off at `d` metres, relative: metres per degree of
 * longitude change by tan(lat) per radian, at most 0.5 below 26°, taken twice and doubled for safety.
 */
const looseness = (d: number): number => (2 * d) / 6_350_000 + 1e-7;

/** Fraction along segment i, 0..1, of the point nearest to the query in the plane with `mx`, `my` metres per degree. */
function fractionAlong(search: Search, ends: Float64Array, i: number, mx: number, my: number): number {
  const ax = (ends[4 * i] - search.lon) * mx;
  const ay = (ends[4 * i + 1] - search.lat) * my;
  const dx = (ends[4 * i + 2] - ends[4 * i]) * mx;
  const dy = (ends[4 * i + 3] - ends[4 * i + 1]) * my;
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? -(ax * dx + ay * dy) / length2 : 0;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

function localDistance(search: Search, ends: Float64Array, i: number): number {
  const { mx, my } = search;
  const t = fractionAlong(search, ends, i, mx, my);
  const x = (ends[4 * i] + t * (ends[4 * i + 2] - ends[4 * i]) - search.lon) * mx;
  const y = (ends[4 * i + 1] + t * (ends[4 * i + 3] - ends[4 * i + 1]) - search.lat) * my;
  return Math.sqrt(x * x + y * y);
}

/** Nearest point of segment i, found in the metric of the latitude midway between it and the query. */
function closestOnSegment(search: Search, ends: Float64Array, i: number): { lon: number; lat: number } {
  let t = fractionAlong(search, ends, i, search.mx, search.my);
  for (let round = 0; round < 2; round++) {
    const lat = ends[4 * i + 1] + t * (ends[4 * i + 3] - ends[4 * i + 1]);
    const scale = metersPerDegree((search.lat + lat) / 2);
    t = fractionAlong(search, ends, i, scale.lon, scale.lat);
  }
  return {
    lon: ends[4 * i] + t * (ends[4 * i + 2] - ends[4 * i]),
    lat: ends[4 * i + 1] + t * (ends[4 * i + 3] - ends[4 * i + 1]),
  };
}

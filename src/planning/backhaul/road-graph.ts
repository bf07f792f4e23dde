import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { PackedGeometry } from '../../model/geometry.ts';

/** Roads as nodes and stretches between them. */
export interface RoadNetwork {
  /** Longitude and latitude of every node. */
  readonly xy: readonly number[];
  readonly stretches: readonly Stretch[];
}

type Stretch = readonly [from: number, to: number, meters: number];

/** Ends so near to another road meet it: what digitising leaves open. */
const JOIN_METERS = 10;
/** No stretch is longer, so that a mast or a cable beside a road is near one of its nodes. */
const STRETCH_METERS = 200;
/** Cells in which stretches are looked up, degrees. */
const CELL = 0.002;

class Nodes {
  readonly xy: number[] = [];
  readonly #at = new Map<string, number>();

  /** Vertices of the same place are one node. */
  of(lon: number, lat: number): number {
    const key = `${lon.toFixed(7)} ${lat.toFixed(7)}`;
    const known = this.#at.get(key);
    if (known !== undefined) return known;
    this.#at.set(key, this.xy.length / 2);
    return this.xy.push(lon, lat) / 2 - 1;
  }

  between(a: number, b: number): number {
    const { xy } = this;
    return geodesicDistanceMeters(xy[2 * a], xy[2 * a + 1], xy[2 * b], xy[2 * b + 1]);
  }
}

/** Roads of any class: where people walk, poles can stand. */
export function roadGraph(layers: readonly PackedGeometry[]): RoadNetwork {
  const nodes = new Nodes();
  const stretches: [number, number][] = [];
  const ends = new Set<number>();
  for (const { xy, rings } of layers)
    for (let r = 0; r + 1 < rings.length; r++) {
      let before = -1;
      for (let i = rings[r]; i < rings[r + 1]; i++) {
        const own = nodes.of(xy[2 * i], xy[2 * i + 1]);
        if (before >= 0 && own !== before) cut(nodes, before, own, stretches);
        if (i === rings[r] || i === rings[r + 1] - 1) ends.add(own);
        before = own;
      }
    }
  return { stretches: joined(nodes, stretches, ends), xy: nodes.xy };
}

function cut(nodes: Nodes, from: number, to: number, stretches: [number, number][]): void {
  const pieces = Math.ceil(nodes.between(from, to) / STRETCH_METERS);
  const [lon, lat] = [nodes.xy[2 * from], nodes.xy[2 * from + 1]];
  const [dx, dy] = [nodes.xy[2 * to] - lon, nodes.xy[2 * to + 1] - lat];
  let before = from;
  for (let k = 1; k <= pieces; k++) {
    const next = k === pieces ? to : nodes.of(lon + (dx * k) / pieces, lat + (dy * k) / pieces);
    if (next !== before) stretches.push([before, next]);
    before = next;
  }
}

const cellsOf = (west: number, south: number, east: number, north: number): string[] => {
  const cells: string[] = [];
  for (let x = Math.floor(west / CELL); x <= Math.floor(east / CELL); x++)
    for (let y = Math.floor(south / CELL); y <= Math.floor(north / CELL); y++) cells.push(`${x} ${y}`);
  return cells;
};

/** Ends that meet nothing meet the nearest stretch within reach, which is parted there. */
function joined(nodes: Nodes, stretches: readonly [number, number][], ends: ReadonlySet<number>): Stretch[] {
  const { xy } = nodes;
  const degree = new Map<number, number>();
  const inCell = new Map<string, number[]>();
  stretches.forEach(([a, b], s) => {
    for (const node of [a, b]) degree.set(node, (degree.get(node) ?? 0) + 1);
    const [x, y] = [
      [xy[2 * a], xy[2 * b]],
      [xy[2 * a + 1], xy[2 * b + 1]],
    ];
    for (const cell of cellsOf(Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y))) {
      const own = inCell.get(cell);
      if (own) own.push(s);
      else inCell.set(cell, [s]);
    }
  });
  const parted = new Map<number, { readonly part: number; readonly node: number }[]>();
  const more: Stretch[] = [];
  for (const node of ends) {
    if (degree.get(node) !== 1) continue;
    const [lon, lat] = [xy[2 * node], xy[2 * node + 1]];
    const scale = metersPerDegree(lat);
    const [wide, high] = [JOIN_METERS / scale.lon, JOIN_METERS / scale.lat];
    let [best, meters, part] = [-1, JOIN_METERS, 0];
    const near = cellsOf(lon - wide, lat - high, lon + wide, lat + high);
    for (const s of new Set(near.flatMap((cell) => inCell.get(cell) ?? []))) {
      const [a, b] = stretches[s];
      if (a === node || b === node) continue;
      const [ax, ay] = [(xy[2 * a] - lon) * scale.lon, (xy[2 * a + 1] - lat) * scale.lat];
      const [dx, dy] = [(xy[2 * b] - xy[2 * a]) * scale.lon, (xy[2 * b + 1] - xy[2 * a + 1]) * scale.lat];
      const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      const own = Math.hypot(ax + t * dx, ay + t * dy);
      if (own < meters || (own === meters && best < 0)) [best, meters, part] = [s, own, t];
    }
    if (best < 0) continue;
    if (part === 0 || part === 1) {
      const other = stretches[best][part];
      more.push([node, other, nodes.between(node, other)]);
    } else parted.set(best, [...(parted.get(best) ?? []), { part, node }]);
  }
  const whole = stretches.flatMap(([a, b], s): Stretch[] => {
    const inner = [...(parted.get(s) ?? [])].sort((p, q) => p.part - q.part);
    const way = [a, ...inner.map(({ node }) => node), b];
    return way.slice(1).map((node, k) => [way[k], node, nodes.between(way[k], node)]);
  });
  return [...whole, ...more].filter(([a, b]) => a !== b);
}

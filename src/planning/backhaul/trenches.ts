import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { packPoints } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import { graphOf, type Edge } from '../optimise/network/graph.ts';
import { ShortestPaths } from '../optimise/network/shortest-paths.ts';
import { roadGraph } from './road-graph.ts';

/** By how much a trench is longer than the straight line where no road tells: a supposition of the tool. */
export const DETOUR = 1.4;
/** A cable so near to a road is reached from it. */
const TAP_METERS = 500;
/** Ways are looked for again with what others take at this part of its length: ways that share trenches are found. */
const SHARED = [1, 0.6, 0.3];
/** Other masts from which a trench may go on where no road leads. */
const NEIGHBOURS = 3;

export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** A trench between two nodes: 0 is fibre that is there, then come masts in their order, then places where trenches part. */
interface Trench {
  readonly ends: readonly [number, number];
  readonly meters: number;
  /** Of these, metres off roads: straight times `DETOUR`. */
  readonly offRoadMeters: number;
  /** Longitude and latitude of every vertex, from one end to the other. */
  readonly path: readonly number[];
}

export interface Trenches {
  readonly nodes: number;
  readonly trenches: readonly Trench[];
  /** Masts to which no road leads from fibre: straight lines tell. */
  readonly withoutRoad: number;
  /** Masts that no trench can reach because of land where nobody may build. */
  readonly withoutWay: number;
}

/** Whether a straight way leads over land where nobody may build. */
export type IsBarred = (from: Spot, to: Spot) => boolean;

/** Where fibre may be tapped: at its nodes where they are given, else anywhere on a cable. */
export function tapFinder({ fibre, fibreNodes }: Pick<Dataset, 'fibre' | 'fibreNodes'>): NearestLine {
  if (!fibreNodes?.length) return new NearestLine(fibre.map(({ geometry }) => geometry));
  const points = Array.from({ length: fibreNodes.length / 2 }, (_, k) => k);
  return new NearestLine([packPoints(points.map((k) => [fibreNodes[2 * k], fibreNodes[2 * k + 1]]))]);
}

/** Edges with the part of each that lies off roads; none over land where nobody may build. */
class Ways {
  readonly edges: Edge[] = [];
  readonly offRoad: number[] = [];
  /** Where an edge from node 0 leaves the fibre. */
  readonly taps: (Spot | null)[] = [];

  /** @param spots by node; that of node 0 is the tap of each edge */
  constructor(
    readonly spots: readonly Spot[],
    readonly isBarred: IsBarred,
  ) {}

  add(from: number, to: number, meters: number, isRoad: boolean, tap: Spot | null = null): void {
    if (from === to || this.isBarred(tap ?? this.spots[from], this.spots[to])) return;
    const own = isRoad ? meters : meters * DETOUR;
    this.edges.push([from, to, own]);
    this.offRoad.push(isRoad ? 0 : own);
    this.taps.push(tap);
  }

  spotOf(node: number, edge: number): Spot {
    return node === 0 ? this.taps[edge]! : this.spots[node];
  }
}

const apart = (a: Spot, b: Spot): number => geodesicDistanceMeters(a.lon, a.lat, b.lon, b.lat);

/**
 * Trenches from fibre to every mast: along roads, beside them where a mast or a cable lies off them, and straight times
 * `DETOUR` from fibre or from a mast near by, whichever is shorter. Ways of least length, and ways that share more of it.
 */
export function trenchesFor(
  masts: readonly Spot[],
  dataset: Pick<Dataset, 'fibre' | 'fibreNodes' | 'roads'>,
  isBarred: IsBarred = () => false,
): Trenches {
  const taps = tapFinder(dataset);
  const roads = roadGraph(dataset.roads.map(({ geometry }) => geometry));
  const first = 1 + masts.length;
  const points = Array.from({ length: roads.xy.length / 2 }, (_, k): [number, number] => [
    roads.xy[2 * k],
    roads.xy[2 * k + 1],
  ]);
  const spots = [...masts, ...points.map(([lon, lat]) => ({ lon, lat }))];
  const ways = new Ways([{ lon: NaN, lat: NaN }, ...spots], isBarred);
  for (const [a, b, meters] of roads.stretches) ways.add(first + a, first + b, meters, true);
  points.forEach(([lon, lat], k) => {
    const tap = taps.find(lon, lat);
    if (tap.distanceMeters <= TAP_METERS) ways.add(0, first + k, tap.distanceMeters, false, tap);
  });
  const nearest = new NearestLine([packPoints(points)]);
  masts.forEach(({ lon, lat }, i) => {
    const { distanceMeters, feature } = nearest.find(lon, lat);
    if (points.length) ways.add(1 + i, first + feature, distanceMeters, false);
    const tap = taps.find(lon, lat);
    if (tap.distanceMeters <= distanceMeters) ways.add(0, 1 + i, tap.distanceMeters, false, tap);
  });
  const nodes = first + points.length;
  const onRoads = reachedFrom(nodes, ways);
  const off = masts.flatMap((_, i) => (!points.length || onRoads[1 + i] === Infinity ? [i] : []));
  const always = offRoads(masts, new Set(off), taps, ways);
  const after = reachedFrom(nodes, ways);
  return {
    ...contracted(masts.length, usedEdges(masts.length, nodes, ways, always), ways),
    withoutRoad: off.length,
    withoutWay: masts.filter((_, i) => after[1 + i] === Infinity).length,
  };
}

function reachedFrom(nodes: number, { edges }: Ways): ArrayLike<number> {
  const paths = new ShortestPaths(graphOf(nodes, edges));
  paths.run([0]);
  return paths.distance;
}

/**
 * Straight ways to every mast, from fibre and from masts near by.
 * @param off masts that no road joins with fibre @returns edges to these, which are on offer whatever is shortest
 */
function offRoads(
  masts: readonly Spot[],
  off: ReadonlySet<number>,
  taps: NearestLine,
  ways: Ways,
): ReadonlySet<number> {
  const always = new Set<number>();
  masts.forEach((mast, i) => {
    const from = ways.edges.length;
    const tap = taps.find(mast.lon, mast.lat);
    ways.add(0, 1 + i, tap.distanceMeters, false, tap);
    const near = masts.flatMap((other, k) => (k === i ? [] : [{ k, meters: apart(mast, other) }]));
    near.sort((a, b) => a.meters - b.meters || a.k - b.k);
    for (const { k, meters } of near.slice(0, NEIGHBOURS))
      if (meters < tap.distanceMeters) ways.add(1 + k, 1 + i, meters, false);
    if (off.has(i)) for (let e = from; e < ways.edges.length; e++) always.add(e);
  });
  return always;
}

/** Edges on the way from fibre to some mast. */
function usedEdges(masts: number, nodes: number, { edges }: Ways, always: ReadonlySet<number>): Set<number> {
  const graph = graphOf(nodes, edges);
  const paths = new ShortestPaths(graph);
  const used = new Set(always);
  for (const part of SHARED) {
    const length = graph.length.map((meters, e) => (used.has(e) ? meters * part : meters));
    paths.run([0], { length });
    for (let mast = 1; mast <= masts; mast++)
      for (let node = mast; paths.edge[node] >= 0;) {
        const e = paths.edge[node];
        used.add(e);
        node = graph.from[e] === node ? graph.to[e] : graph.from[e];
      }
  }
  return used;
}

/** Edges between places where ways part as one trench each. */
function contracted(
  masts: number,
  used: ReadonlySet<number>,
  ways: Ways,
): Pick<Trenches, 'nodes' | 'trenches'> {
  const { edges, offRoad } = ways;
  const at = new Map<number, number[]>();
  const order = [...used].sort((a, b) => a - b);
  for (const e of order) for (const node of edges[e].slice(0, 2)) at.set(node, [...(at.get(node) ?? []), e]);
  const isKept = (node: number) => node <= masts || at.get(node)!.length !== 2;
  const number = new Map<number, number>();
  const numberOf = (node: number): number => {
    if (node <= masts) return node;
    if (!number.has(node)) number.set(node, 1 + masts + number.size);
    return number.get(node)!;
  };
  const done = new Set<number>();
  const between = new Map<string, Trench>();
  for (const start of [...at.keys()].filter(isKept).sort((a, b) => a - b))
    for (const begun of at.get(start)!) {
      if (done.has(begun)) continue;
      let [node, e, meters, offRoadMeters] = [start, begun, 0, 0];
      const spots = [ways.spotOf(start, begun)];
      for (;;) {
        done.add(e);
        meters += edges[e][2];
        offRoadMeters += offRoad[e];
        node = edges[e][0] === node ? edges[e][1] : edges[e][0];
        spots.push(ways.spotOf(node, e));
        if (isKept(node)) break;
        e = at.get(node)!.find((other) => other !== e)!;
      }
      if (node === start) continue;
      const ends = [numberOf(start), numberOf(node)].sort((a, b) => a - b) as [number, number];
      const known = between.get(ends.join(' '));
      if (!known || meters < known.meters) {
        const path = spots.flatMap(({ lon, lat }) => [lon, lat]);
        between.set(ends.join(' '), { ends, meters, offRoadMeters, path });
      }
    }
  return { nodes: 1 + masts + number.size, trenches: [...between.values()] };
}

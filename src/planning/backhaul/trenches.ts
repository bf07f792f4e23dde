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
}

export interface Trenches {
  readonly nodes: number;
  readonly trenches: readonly Trench[];
  /** Masts to which no road leads from fibre: straight lines tell. */
  readonly withoutRoad: number;
}

/** Where fibre may be tapped: at its nodes where they are given, else anywhere on a cable. */
export function tapFinder({ fibre, fibreNodes }: Pick<Dataset, 'fibre' | 'fibreNodes'>): NearestLine {
  if (!fibreNodes?.length) return new NearestLine(fibre.map(({ geometry }) => geometry));
  const points = Array.from({ length: fibreNodes.length / 2 }, (_, k) => k);
  return new NearestLine([packPoints(points.map((k) => [fibreNodes[2 * k], fibreNodes[2 * k + 1]]))]);
}

/** Edges with the part of each that lies off roads. */
class Ways {
  readonly edges: Edge[] = [];
  readonly offRoad: number[] = [];

  add(from: number, to: number, meters: number, isRoad: boolean): void {
    if (from === to) return;
    const own = isRoad ? meters : meters * DETOUR;
    this.edges.push([from, to, own]);
    this.offRoad.push(isRoad ? 0 : own);
  }
}

const apart = (a: Spot, b: Spot): number => geodesicDistanceMeters(a.lon, a.lat, b.lon, b.lat);

/**
 * Trenches from fibre to every mast along roads, beside them where a mast or a cable lies off them; straight times
 * `DETOUR` where no road leads there. Ways of least length, and ways that share more of it.
 */
export function trenchesFor(
  masts: readonly Spot[],
  dataset: Pick<Dataset, 'fibre' | 'fibreNodes' | 'roads'>,
): Trenches {
  const taps = tapFinder(dataset);
  const roads = roadGraph(dataset.roads.map(({ geometry }) => geometry));
  const first = 1 + masts.length;
  const ways = new Ways();
  for (const [a, b, meters] of roads.stretches) ways.add(first + a, first + b, meters, true);
  const points = Array.from({ length: roads.xy.length / 2 }, (_, k): [number, number] => [
    roads.xy[2 * k],
    roads.xy[2 * k + 1],
  ]);
  points.forEach(([lon, lat], k) => {
    const { distanceMeters } = taps.find(lon, lat);
    if (distanceMeters <= TAP_METERS) ways.add(0, first + k, distanceMeters, false);
  });
  const toFibre = masts.map(({ lon, lat }) => taps.find(lon, lat).distanceMeters);
  const nearest = new NearestLine([packPoints(points)]);
  masts.forEach(({ lon, lat }, i) => {
    const { distanceMeters, feature } = nearest.find(lon, lat);
    if (points.length) ways.add(1 + i, first + feature, distanceMeters, false);
    if (!points.length || toFibre[i] <= distanceMeters) ways.add(0, 1 + i, toFibre[i], false);
  });
  const nodes = first + points.length;
  const reached = new ShortestPaths(graphOf(nodes, ways.edges));
  reached.run([0]);
  const off = masts.flatMap((_, i) => (!points.length || reached.distance[1 + i] === Infinity ? [i] : []));
  const always = offRoads(masts, off, toFibre, ways);
  return {
    ...contracted(masts.length, usedEdges(masts.length, nodes, ways, always), ways),
    withoutRoad: off.length,
  };
}

/** Straight ways to masts that no road joins with fibre, from it and from masts near by. */
function offRoads(
  masts: readonly Spot[],
  off: readonly number[],
  toFibre: readonly number[],
  ways: Ways,
): number[] {
  const from = ways.edges.length;
  for (const i of off) {
    ways.add(0, 1 + i, toFibre[i], false);
    const near = masts.flatMap((mast, k) => (k === i ? [] : [{ k, meters: apart(mast, masts[i]) }]));
    near.sort((a, b) => a.meters - b.meters || a.k - b.k);
    for (const { k, meters } of near.slice(0, NEIGHBOURS))
      if (meters < toFibre[i]) ways.add(1 + k, 1 + i, meters, false);
  }
  return ways.edges.slice(from).map((_, k) => from + k);
}

/** Edges on the way from fibre to some mast. */
function usedEdges(masts: number, nodes: number, { edges }: Ways, always: readonly number[]): Set<number> {
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
  { edges, offRoad }: Ways,
): Pick<Trenches, 'nodes' | 'trenches'> {
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
      for (;;) {
        done.add(e);
        meters += edges[e][2];
        offRoadMeters += offRoad[e];
        node = edges[e][0] === node ? edges[e][1] : edges[e][0];
        if (isKept(node)) break;
        e = at.get(node)!.find((other) => other !== e)!;
      }
      if (node === start) continue;
      const ends = [numberOf(start), numberOf(node)].sort((a, b) => a - b) as [number, number];
      const known = between.get(ends.join(' '));
      if (!known || meters < known.meters) between.set(ends.join(' '), { ends, meters, offRoadMeters });
    }
  return { nodes: 1 + masts + number.size, trenches: [...between.values()] };
}

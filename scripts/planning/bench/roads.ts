import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distance } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import { between, randomStream, wholeBetween } from '../../../src/model/basics/random.ts';
import { graphOf, type Edge } from '../../../src/planning/optimise/network/graph.ts';
import { ShortestPaths } from '../../../src/planning/optimise/network/shortest-paths.ts';
import { percentile, processorTime, rounded, tell } from './measure.ts';

/** The peer is fetched for the bench alone: 16 MB that nobody else needs. */
const PEER = 'geojson-path-finder@2.1.0';
const PAIRS = 50;
const ROUNDING = 1e-9;
const [COLUMNS, ROWS] = [160, 125];
/** Degrees between two crossings. */
const STEP = 0.01;

interface PathFinder {
  findPath(a: Feature<Point>, b: Feature<Point>): { readonly weight: number } | undefined;
}
type PathFinderClass = new (network: FeatureCollection<LineString>) => PathFinder;

const point = ([lon, lat]: readonly number[]): Feature<Point> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** Crossings on a bent grid, a fifth of the ways between them missing; lengths as the peer measures them, km. */
function madeRoads(): { places: number[][]; edges: Edge[] } {
  const random = randomStream(1, 'roads-bench');
  // The peer rounds coordinates to 1e-5 degrees: these are round already.
  const near = (degrees: number): number => rounded(degrees + between(random, 0, STEP / 2), 5);
  const places = Array.from({ length: COLUMNS * ROWS }, (_, at) => [
    near(103 + (at % COLUMNS) * STEP),
    near(21 + Math.floor(at / COLUMNS) * STEP),
  ]);
  const edges: Edge[] = [];
  for (let at = 0; at < places.length; at++)
    for (const next of [at + 1, at + COLUMNS]) {
      const isThere = next === at + 1 ? next % COLUMNS > 0 : next < places.length;
      if (isThere && random() < 0.8) edges.push([at, next, distance(places[at], places[next])]);
    }
  return { places, edges };
}

function fetchPeer(folder: string): PathFinderClass {
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', PEER], {
    stdio: 'pipe',
  });
  const load = createRequire(join(folder, 'from-here.js'));
  return (load('geojson-path-finder') as { default: PathFinderClass }).default;
}

/** All distances from one crossing beside one question of the peer across the graph, both graphs built beforehand. */
export function measureRoads(): void {
  const { places, edges } = madeRoads();
  const paths = new ShortestPaths(graphOf(places.length, edges));
  const folder = mkdtempSync(join(tmpdir(), 'song-ban-roads-'));
  try {
    const PathFinder = fetchPeer(folder);
    const lines = edges.map(([a, b]): Feature<LineString> => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: [places[a], places[b]] },
    }));
    compare(places, paths, new PathFinder({ type: 'FeatureCollection', features: lines }));
  } catch (error) {
    tell({ name: 'roads', skipped: `${PEER} could not be fetched`, because: String(error).slice(0, 200) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(places: readonly number[][], paths: ShortestPaths, peer: PathFinder): void {
  const random = randomStream(2, 'roads-bench');
  const pairs = Array.from({ length: PAIRS }, () => [
    wholeBetween(random, 0, places.length - 1),
    wholeBetween(random, 0, places.length - 1),
  ]);
  const [ours, theirs]: number[][] = [[], []];
  let [oursLonger, peerLonger] = [0, 0];
  // The first questions warm both.
  for (const [k, [a, b]] of [...pairs.slice(0, 5), ...pairs].entries()) {
    const before = processorTime();
    paths.run([a]);
    const between = processorTime();
    const found = peer.findPath(point(places[a]), point(places[b]))?.weight ?? Infinity;
    const after = processorTime();
    const own = paths.distance[b];
    if (k < 5) continue;
    if (own < found * (1 - ROUNDING)) peerLonger++;
    else if (own > found * (1 + ROUNDING)) oursLonger++;
    ours.push(between - before);
    theirs.push(after - between);
  }
  const [own, other] = [percentile(ours, 0.5), percentile(theirs, 0.5)];
  tell({
    name: 'roads',
    nodes: places.length,
    edges: paths.graph.from.length,
    allFromOneMs: rounded(own, 2),
    onePairOfPeerMs: rounded(other, 2),
    ratio: rounded(other / own, 1),
    /** Its graph drops a shorter way beside one that it has joined. */
    peerLonger,
    oursLonger,
  });
}

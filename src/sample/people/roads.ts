import type { CommuneNodes } from '../land/communes.ts';
import type { Landscape } from '../land/erosion.ts';
import { distanceKm } from '../land/frame.ts';
import { edgeKm, type Mesh } from '../land/mesh.ts';
import { NodeHeap } from '../seeded/node-heap.ts';
import { randomStream } from '../../model/basics/random.ts';
import { MAIN, RoadGraph, TRACK } from './road-graph.ts';

/** The seat of each commune: a node on flat valley ground near the middle. */
export function chooseCentres(mesh: Mesh, land: Landscape, communes: CommuneNodes): Int32Array {
  const weight = new Float64Array(communes.count);
  const x = new Float64Array(communes.count);
  const y = new Float64Array(communes.count);
  for (let i = 0; i < mesh.count; i++) {
    const commune = communes.of[i];
    if (commune < 0) continue;
    weight[commune]++;
    x[commune] += mesh.x[i];
    y[commune] += mesh.y[i];
  }
  const centres = new Int32Array(communes.count).fill(-1);
  const best = new Float64Array(communes.count).fill(-Infinity);
  for (let i = 0; i < mesh.count; i++) {
    const c = communes.of[i];
    if (c < 0 || touchesOther(mesh, communes, i)) continue;
    const radius = Math.sqrt((weight[c] * mesh.cellKm2) / 3);
    const away = distanceKm(mesh.x[i], mesh.y[i], x[c] / weight[c], y[c] / weight[c]) / radius;
    const river = Math.min(1, land.drainageKm2[i] / 25);
    const score = river - 0.7 * away - steepness(mesh, land, i) / 260;
    if (score > best[c]) {
      best[c] = score;
      centres[c] = i;
    }
  }
  return centres;
}

function touchesOther(mesh: Mesh, communes: CommuneNodes, node: number): boolean {
  for (let k = node * 6; k < node * 6 + 6; k++) {
    const next = mesh.neighbours[k];
    if (next < 0 || communes.of[next] !== communes.of[node]) return true;
  }
  return false;
}

/** Mean slope towards the neighbours, metres per km. */
export function steepness(mesh: Mesh, land: Landscape, node: number): number {
  let sum = 0;
  let count = 0;
  for (let k = node * 6; k < node * 6 + 6; k++) {
    const next = mesh.neighbours[k];
    if (next < 0) continue;
    sum += Math.abs(land.heightMeters[next] - land.heightMeters[node]) / edgeKm(mesh, node, next);
    count++;
  }
  return sum / count;
}

/** Cheapest ways from the seats over the whole province: nearest seat, cost and the step back of each node. */
export interface Ways {
  readonly seat: Int32Array;
  readonly cost: Float64Array;
  readonly back: Int32Array;
}

export function findWays(mesh: Mesh, land: Landscape, communes: CommuneNodes, centres: Int32Array): Ways {
  const seat = new Int32Array(mesh.count).fill(-1);
  const cost = new Float64Array(mesh.count).fill(Infinity);
  const back = new Int32Array(mesh.count).fill(-1);
  const heap = new NodeHeap(mesh.count * 6);
  centres.forEach((node, index) => {
    seat[node] = index;
    cost[node] = 0;
    heap.push(node, 0);
  });
  const done = new Uint8Array(mesh.count);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    for (let k = node * 6; k < node * 6 + 6; k++) {
      const next = mesh.neighbours[k];
      if (next < 0 || done[next] || communes.of[next] < 0) continue;
      const reached = cost[node] + stepCost(mesh, land, node, next);
      if (reached >= cost[next]) continue;
      cost[next] = reached;
      back[next] = node;
      seat[next] = seat[node];
      heap.push(next, reached);
    }
  }
  return { seat, cost, back };
}

/** km, dearer uphill (a slope of 6 % doubles it) and a little dearer away from the valley floor. */
function stepCost(mesh: Mesh, land: Landscape, a: number, b: number): number {
  const length = edgeKm(mesh, a, b);
  const slope = (land.heightMeters[a] - land.heightMeters[b]) / length / 60;
  return length * (1 + slope * slope + 0.8 / (1 + land.drainageKm2[b]));
}

interface Bridge {
  readonly from: number;
  readonly to: number;
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

/** Roads from seat to seat: the cheapest net that joins all, and some of the next cheapest links, which close rings. */
export function buildMainRoads(
  mesh: Mesh,
  land: Landscape,
  ways: Ways,
  centres: Int32Array,
  seed: number,
): RoadGraph {
  const bridges = findBridges(mesh, land, ways);
  const roads = new RoadGraph(mesh);
  const group = Int32Array.from(centres.keys());
  const rootOf = (seat: number): number => {
    let root = seat;
    while (group[root] !== root) root = group[root];
    return root;
  };
  const random = randomStream(seed, 'rings');
  for (const bridge of bridges) {
    const joins = rootOf(bridge.from) !== rootOf(bridge.to);
    if (!joins && random() > 0.3) continue;
    if (joins) group[rootOf(bridge.from)] = rootOf(bridge.to);
    roads.add(bridge.a, bridge.b, MAIN);
    for (const end of [bridge.a, bridge.b]) {
      for (let node = end; ways.back[node] >= 0; node = ways.back[node])
        roads.add(node, ways.back[node], MAIN);
    }
  }
  return roads;
}

/** The cheapest crossing between each two seats whose lands meet, cheapest first. */
function findBridges(mesh: Mesh, land: Landscape, ways: Ways): Bridge[] {
  const best = new Map<number, Bridge>();
  for (let a = 0; a < mesh.count; a++) {
    if (ways.seat[a] < 0) continue;
    for (let k = a * 6; k < a * 6 + 6; k++) {
      const b = mesh.neighbours[k];
      if (b < a || ways.seat[b] < 0 || ways.seat[a] === ways.seat[b]) continue;
      const from = Math.min(ways.seat[a], ways.seat[b]);
      const to = Math.max(ways.seat[a], ways.seat[b]);
      const cost = ways.cost[a] + ways.cost[b] + stepCost(mesh, land, a, b);
      const known = best.get(from * 4096 + to);
      if (!known || cost < known.cost) best.set(from * 4096 + to, { from, to, a, b, cost });
    }
  }
  return [...best.values()].sort((p, q) => p.cost - q.cost || p.a - q.a || p.b - q.b);
}

/**
 * Joins a node to the roads by a track along the cheapest way to its seat. Length in km, or -1
 * where that would pass `mostKm` (then nothing is built).
 */
export function joinByTrack(mesh: Mesh, ways: Ways, roads: RoadGraph, node: number, mostKm: number): number {
  const path = [node];
  let length = 0;
  for (let at = node; roads.classAt[at] === 0;) {
    const next = ways.back[at];
    if (next < 0) return -1;
    length += edgeKm(mesh, at, next);
    if (length > mostKm) return -1;
    path.push(next);
    at = next;
  }
  for (let k = 0; k + 1 < path.length; k++) roads.add(path[k], path[k + 1], TRACK);
  return length;
}

/** People who pass each node on their way from home to their seat. */
export function measureTraffic(
  mesh: Mesh,
  ways: Ways,
  homes: Iterable<{ node: number; people: number }>,
): Float64Array {
  const traffic = new Float64Array(mesh.count);
  for (const home of homes) {
    for (let at = home.node; at >= 0; at = ways.back[at]) traffic[at] += home.people;
  }
  return traffic;
}

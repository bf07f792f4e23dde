import type { TaskContext } from '../../model/basics/progress.ts';
import { measureEdges, type Mesh } from './mesh.ts';
import { fractalNoise, gradientNoise } from '../seeded/noise.ts';
import { NodeHeap } from '../seeded/node-heap.ts';
import { between, randomStream } from '../seeded/random.ts';

/** The eroded land. Every node but the outlets drains to a strictly lower neighbour. */
export interface Landscape {
  readonly heightMeters: Float64Array;
  /** The neighbour a node drains to; an outlet drains to itself. */
  readonly receiver: Int32Array;
  /** Nodes from the outlets upwards: a receiver stands before its donors. */
  readonly order: Int32Array;
  /** Drained area, km², own cell included. */
  readonly drainageKm2: Float64Array;
}

const STEPS = 26;
/** Steepest slope that holds, metres per km (33°). */
const REPOSE = 640;

/**
 * Land under uplift and stream-power erosion with n = 1, m = 1/2 (Braun & Willett 2013,
 * Geomorphology 180: implicit, from the outlets upwards), slopes capped at the angle of
 * repose. Ranges and weak bands strike north-west to south-east; the rivers leave the box
 * at a few places, most of them in the south-east.
 */
export function erode(mesh: Mesh, seed: number, task?: TaskContext): Landscape {
  const ground = layGround(mesh, seed);
  const isOutlet = chooseOutlets(mesh, seed, ground.heightMeters);
  const { heightMeters } = ground;
  const edges = measureEdges(mesh);
  floodPits(mesh, heightMeters, isOutlet);
  const toReceiverKm = new Float64Array(mesh.count);
  const receiver = new Int32Array(mesh.count);
  const order = new Int32Array(mesh.count);
  const drainageKm2 = new Float64Array(mesh.count);
  const flow = { receiver, order, drainageKm2, toReceiverKm };
  for (let step = 0; step < STEPS; step++) {
    task?.signal?.throwIfAborted();
    if (step % 4 === 0) task?.report?.({ step: 'sampleTerrain', done: step, total: STEPS });
    // Nothing drains uphill in between: a step keeps every node above its receiver.
    if (step % 2 === 0) routeFlow(mesh, heightMeters, isOutlet, edges, flow);
    for (const node of order) {
      const next = receiver[node];
      if (next === node) continue;
      const length = toReceiverKm[node];
      const strength = (ground.erodibility[node] * Math.sqrt(drainageKm2[node])) / length;
      const risen = heightMeters[node] + ground.upliftMeters[node];
      const cut = (risen + strength * heightMeters[next]) / (1 + strength);
      heightMeters[node] = Math.min(cut, heightMeters[next] + REPOSE * length);
    }
  }
  routeFlow(mesh, heightMeters, isOutlet, edges, flow);
  return { heightMeters, receiver, order, drainageKm2 };
}

interface Ground {
  readonly heightMeters: Float64Array;
  /** Per step. */
  readonly upliftMeters: Float64Array;
  /** km of retreat per step and square root of km². */
  readonly erodibility: Float64Array;
}

function layGround(mesh: Mesh, seed: number): Ground {
  const swell = fractalNoise(seed ^ 0x2b7, 3);
  const ranges = gradientNoise(seed ^ 0x51d);
  const weakBands = fractalNoise(seed ^ 0x91f, 2);
  const rough = fractalNoise(seed ^ 0x3c5, 4);
  const bend = gradientNoise(seed ^ 0x6e3);
  const heightMeters = new Float64Array(mesh.count);
  const upliftMeters = new Float64Array(mesh.count);
  const erodibility = new Float64Array(mesh.count);
  for (let i = 0; i < mesh.count; i++) {
    const x = mesh.x[i];
    const y = mesh.y[i];
    const along = 0.8 * x - 0.6 * y;
    const across = 0.6 * x + 0.8 * y + 14 * bend(x / 70, y / 70);
    const range = ranges(along / 75, across / 21);
    const high = swell(along / 85, across / 50);
    const up = 1 + 0.75 * range + 0.75 * high - 0.0025 * along;
    upliftMeters[i] = 54 * Math.max(0.2, up);
    const band = weakBands(along / 60, across / 11);
    erodibility[i] = 0.24 * Math.max(0.4, 1 + 0.7 * band);
    heightMeters[i] = 560 + 380 * range + 260 * high - 2 * along + 190 * rough(x / 12, y / 12);
  }
  return { heightMeters, upliftMeters, erodibility };
}

/** A few gaps in the rim let the rivers out; their heights fall towards the south-east. */
function chooseOutlets(mesh: Mesh, seed: number, heightMeters: Float64Array): Uint8Array {
  const random = randomStream(seed, 'outlets');
  const isOutlet = new Uint8Array(mesh.count);
  const rim = listRim(mesh);
  let at = Math.floor(between(random, 10, 60));
  while (at < rim.length) {
    const reach = 10;
    let lowest = rim[at];
    for (let k = -reach; k <= reach; k++) {
      const node = rim[(at + k + rim.length) % rim.length];
      if (heightMeters[node] < heightMeters[lowest]) lowest = node;
    }
    isOutlet[lowest] = 1;
    const along = 0.8 * mesh.x[lowest] - 0.6 * mesh.y[lowest];
    heightMeters[lowest] = 170 - 1.3 * along;
    at += Math.floor(along > 20 ? between(random, 40, 90) : between(random, 110, 210));
  }
  return isOutlet;
}

function listRim(mesh: Mesh): number[] {
  const { columns, rows } = mesh;
  const rim: number[] = [];
  for (let c = 0; c < columns; c++) rim.push(c);
  for (let r = 1; r < rows; r++) rim.push(r * columns + columns - 1);
  for (let c = columns - 2; c >= 0; c--) rim.push((rows - 1) * columns + c);
  for (let r = rows - 2; r > 0; r--) rim.push(r * columns);
  return rim;
}

/** Raises pits to just above their spill point (priority flood, Barnes et al. 2014). */
function floodPits(mesh: Mesh, heightMeters: Float64Array, isOutlet: Uint8Array): void {
  const heap = new NodeHeap(mesh.count);
  const seen = new Uint8Array(mesh.count);
  for (let i = 0; i < mesh.count; i++) {
    if (!isOutlet[i]) continue;
    seen[i] = 1;
    heap.push(i, heightMeters[i]);
  }
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    for (let k = 0; k < 6; k++) {
      const next = mesh.neighbours[node * 6 + k];
      if (next < 0 || seen[next]) continue;
      seen[next] = 1;
      heightMeters[next] = Math.max(heightMeters[next], heightMeters[node] + 0.02);
      heap.push(next, heightMeters[next]);
    }
  }
}

interface Flow {
  readonly receiver: Int32Array;
  readonly order: Int32Array;
  readonly drainageKm2: Float64Array;
  readonly toReceiverKm: Float64Array;
}

/** Steepest descent, then the order from the outlets upwards, then drained areas. */
function routeFlow(
  mesh: Mesh,
  heightMeters: Float64Array,
  isOutlet: Uint8Array,
  edges: Float64Array,
  flow: Flow,
): void {
  const { receiver, order, drainageKm2 } = flow;
  const donors = new Int32Array(mesh.count + 1);
  for (let i = 0; i < mesh.count; i++) {
    receiver[i] = i;
    if (!isOutlet[i]) drainToSteepest(mesh, heightMeters, edges, i, flow);
    if (receiver[i] !== i) donors[receiver[i] + 1]++;
  }
  for (let i = 0; i < mesh.count; i++) donors[i + 1] += donors[i];
  const list = new Int32Array(donors[mesh.count]);
  const fill = donors.slice();
  for (let i = 0; i < mesh.count; i++) if (receiver[i] !== i) list[fill[receiver[i]]++] = i;
  let written = 0;
  for (let i = 0; i < mesh.count; i++) if (receiver[i] === i) order[written++] = i;
  for (let read = 0; read < written; read++) {
    const node = order[read];
    for (let k = donors[node]; k < donors[node + 1]; k++) order[written++] = list[k];
  }
  drainageKm2.fill(mesh.cellKm2);
  for (let k = written - 1; k >= 0; k--) {
    const node = order[k];
    if (receiver[node] !== node) drainageKm2[receiver[node]] += drainageKm2[node];
  }
}

function drainToSteepest(
  mesh: Mesh,
  heightMeters: Float64Array,
  edges: Float64Array,
  node: number,
  flow: Flow,
): void {
  let steepest = 0;
  for (let k = node * 6; k < node * 6 + 6; k++) {
    const next = mesh.neighbours[k];
    if (next < 0) continue;
    const slope = (heightMeters[node] - heightMeters[next]) / edges[k];
    if (slope > steepest) {
      steepest = slope;
      flow.receiver[node] = next;
      flow.toReceiverKm[node] = edges[k];
    }
  }
}

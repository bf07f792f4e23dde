import { listBorders, type Basins, type Border } from './basins.ts';
import type { Landscape } from './erosion.ts';
import type { Mesh } from './mesh.ts';
import { between, randomStream } from '../../model/basics/random.ts';

const COMMUNE_COUNT = 75;

/** Commune of every node of the mesh, -1 outside the province. */
export interface CommuneNodes {
  readonly count: number;
  readonly of: Int32Array;
}

/**
 * Merges the chosen basins into communes: the smallest area (each with its own idea of small)
 * joins the neighbour with which it shares the longest and lowest border, so that valleys grow
 * together and borders stay on the ridges.
 */
export function mergeCommunes(
  mesh: Mesh,
  land: Landscape,
  basins: Basins,
  chosen: Uint8Array,
  seed: number,
): CommuneNodes {
  const labels = basins.of.map((b) => (chosen[b] ? b : -1));
  const borders = listBorders(mesh, land.heightMeters, labels, basins.count);
  const random = randomStream(seed, 'communes');
  const area = basins.areaKm2.slice();
  const appetite = area.map(() => between(random, 0.5, 1.6));
  const into = Int32Array.from(area.keys());
  const alive = new Set<number>();
  for (let b = 0; b < basins.count; b++) if (chosen[b]) alive.add(b);
  const joinInto = (from: number, to: number): void => {
    joinBorders(borders, from, to);
    area[to] += area[from];
    into[from] = to;
    alive.delete(from);
  };
  while (alive.size > COMMUNE_COUNT) {
    let smallest = -1;
    for (const b of alive) {
      if (smallest < 0 || area[b] * appetite[b] < area[smallest] * appetite[smallest]) smallest = b;
    }
    joinInto(smallest, chooseNeighbour(borders[smallest], area));
  }
  return numberCommunes(labels, into, alive);
}

function chooseNeighbour(borders: ReadonlyMap<number, Border>, area: Float64Array): number {
  let best = -1;
  let bestScore = -1;
  const lowest = Math.min(...[...borders.values()].map((border) => border.heightMeters));
  for (const [next, border] of borders) {
    const climb = (border.heightMeters - lowest) / 250;
    const score = border.edges / (1 + climb) / Math.sqrt(40 + area[next]);
    if (score > bestScore || (score === bestScore && next < best)) {
      best = next;
      bestScore = score;
    }
  }
  return best;
}

function joinBorders(borders: Map<number, Border>[], from: number, to: number): void {
  for (const [next, border] of borders[from]) {
    borders[next].delete(from);
    if (next === to) continue;
    const shared = borders[to].get(next);
    const edges = border.edges + (shared?.edges ?? 0);
    const height = border.heightMeters * border.edges + (shared ? shared.heightMeters * shared.edges : 0);
    const joined = { edges, heightMeters: height / edges };
    borders[to].set(next, joined);
    borders[next].set(to, joined);
  }
  borders[from].clear();
}

/** Numbers from 0 in the order of the first basin of each commune. */
function numberCommunes(labels: Int32Array, into: Int32Array, alive: ReadonlySet<number>): CommuneNodes {
  const numbers = new Map<number, number>();
  for (const b of [...alive].sort((a, b) => a - b)) numbers.set(b, numbers.size);
  const rootOf = (b: number): number => {
    let root = b;
    while (into[root] !== root) root = into[root];
    return root;
  };
  const of = labels.map((b) => (b < 0 ? -1 : (numbers.get(rootOf(b)) ?? -1)));
  return { count: numbers.size, of };
}

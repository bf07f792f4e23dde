import { randomStream } from '../../../model/basics/random.ts';
import { digraphOf, dualAscent, type Digraph } from './dual-ascent.ts';
import type { Graph } from './graph.ts';
import { PrizedTrees, type PrizedTree } from './prized-tree.ts';
import { bothWays, type SteinerEffort } from './steiner.ts';

interface CertifiedPrizedTree extends PrizedTree {
  /** No tree has a lower sum of length and missed prizes. */
  readonly lowerBound: number;
}

/**
 * Tree that is worth its length: least sum of its length and of the prizes that it misses (Goemans and Williamson's
 * form). One tree; a single node is one.
 * @param prize per node, >= 0
 */
export function solvePrizeCollecting(
  graph: Graph,
  prize: Float64Array,
  effort: SteinerEffort,
): CertifiedPrizedTree {
  const random = randomStream(effort.seed, 'prize-collecting');
  const trees = new PrizedTrees(graph, prize);
  const prized = Array.from(prize.keys()).filter((v) => prize[v] > 0);
  let best = trees.alone();
  const consider = (tree: PrizedTree): void => {
    if (tree.cost < best.cost) best = tree;
  };
  for (const root of prized) {
    if (effort.stop?.()) break;
    consider(trees.from(root, prized));
  }
  const lowerBound = boundOf(graph, prize, prized, best.cost, (within, root) =>
    consider(trees.best(within, root, prized)),
  );
  if (best.cost > lowerBound)
    best = trees.searchAround(best, prized, random, effort.turns, () => effort.stop?.() ?? false);
  return { ...best, lowerBound: Math.min(lowerBound, best.cost) };
}

/**
 * Some prized node comes first in the tree: for each, with those before it missed and taken out of the graph, dual
 * ascent from it bounds what is left; the least of these counts.
 */
function boundOf(
  graph: Graph,
  prize: Float64Array,
  prized: readonly number[],
  reached: number,
  onSupport: (within: Uint8Array, root: number) => void,
): number {
  const whole = graph.length.every(Number.isSafeInteger) && prize.every(Number.isSafeInteger);
  const order = [...prized].sort((a, b) => prize[b] - prize[a] || a - b);
  const out = new Uint8Array(graph.nodes);
  let missed = 0;
  let least = Infinity;
  order.forEach((root, k) => {
    // Missing so much costs more than the best tree: what follows cannot lower the bound of interest.
    if (missed < Math.min(least, reached)) {
      const rest = order.slice(k + 1);
      const bound = rootedBound(graph, prize, root, rest, out, onSupport);
      least = Math.min(least, missed + (whole ? Math.ceil(bound - 1e-6) : bound * (1 - 1e-9)));
    }
    out[root] = 1;
    missed += prize[root];
  });
  // No prized node at all.
  return Math.min(least, missed);
}

/** Bound of the trees that hold `root`: a prize is fetched over the tree, or missed over an arc of its price. */
function rootedBound(
  graph: Graph,
  prize: Float64Array,
  root: number,
  rest: readonly number[],
  out: Uint8Array,
  onSupport: (within: Uint8Array, root: number) => void,
): number {
  const arcs = withPrizes(bothWays(graph), prize, root, rest, out);
  const terminals = rest.map((_, k) => graph.nodes + k);
  // Different orders raise different cuts: every bound is one.
  const orders = [rest.map((_, k) => k), rest.map((_, k) => -k), rest.map((v) => -prize[v])];
  const ascents = orders.map((order) => dualAscent(arcs, root, terminals, order));
  for (const { reduced } of ascents) onSupport(usedUp(arcs, reduced, root).subarray(0, graph.nodes), root);
  return Math.max(...ascents.map(({ bound }) => bound));
}

/** Nodes that the root reaches over arcs whose cost is used up: a good tree lies among them. */
function usedUp({ nodes, tail, head }: Digraph, reduced: Float64Array, root: number): Uint8Array {
  const reached = new Uint8Array(nodes);
  reached[root] = 1;
  for (let grew = true; grew;) {
    grew = false;
    for (let arc = 0; arc < tail.length; arc++)
      if (!(reduced[arc] > 0) && reached[tail[arc]] && !reached[head[arc]]) {
        reached[head[arc]] = 1;
        grew = true;
      }
  }
  return reached;
}

function withPrizes(
  arcs: Digraph,
  prize: Float64Array,
  root: number,
  rest: readonly number[],
  out: Uint8Array,
): Digraph {
  const kept = Array.from(arcs.tail.keys()).filter((arc) => !out[arcs.tail[arc]] && !out[arcs.head[arc]]);
  const tail = kept.map((arc) => arcs.tail[arc]);
  const head = kept.map((arc) => arcs.head[arc]);
  const cost = kept.map((arc) => arcs.cost[arc]);
  rest.forEach((v, k) => {
    tail.push(v, root);
    head.push(arcs.nodes + k, arcs.nodes + k);
    cost.push(0, prize[v]);
  });
  return digraphOf(
    arcs.nodes + rest.length,
    Int32Array.from(tail),
    Int32Array.from(head),
    Float64Array.from(cost),
  );
}

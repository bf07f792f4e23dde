import { randomStream, type Random } from '../../../model/basics/random.ts';
import { digraphOf, dualAscent, type Ascent, type Digraph } from './dual-ascent.ts';
import { graphOf, type Edge, type Graph } from './graph.ts';
import { TreeBuilder, type Tree } from './steiner-tree.ts';

export interface SteinerEffort {
  readonly seed: number;
  readonly turns: number;
  readonly stop?: () => boolean;
}

/** Edges are those of the graph that was asked about. */
interface CertifiedTree extends Tree {
  /** No tree that joins all terminals is shorter. */
  readonly lowerBound: number;
}

/** Both directions of every edge: arc 2e leads along edge e, arc 2e + 1 back. */
export function bothWays({ nodes, from, to, length }: Graph): Digraph {
  const arcs = 2 * from.length;
  const [tail, head, cost] = [new Int32Array(arcs), new Int32Array(arcs), new Float64Array(arcs)];
  for (let e = 0; e < from.length; e++) {
    [tail[2 * e], head[2 * e], tail[2 * e + 1], head[2 * e + 1]] = [from[e], to[e], to[e], from[e]];
    cost[2 * e] = cost[2 * e + 1] = length[e];
  }
  return digraphOf(nodes, tail, head, cost);
}

const TOLERANCE = 1e-9;

/** Lengths of whole units allow only whole sums. */
function roundUp(graph: Graph, bound: number): number {
  return graph.length.every(Number.isSafeInteger) ? Math.ceil(bound - 1e-6) : bound * (1 - TOLERANCE);
}

/** A graph that shrinks while it is looked at, with the edge of the first graph behind every edge. */
interface Shrinking {
  readonly graph: Graph;
  readonly original: Int32Array;
}

/**
 * Shortest tree that joins terminals: dual ascent from several of them gives bounds and guides trees, local search
 * shortens them, and edges that no better tree can use are left out before the next turn. `null`: the terminals lie
 * in pieces of the graph that nothing joins.
 */
export function solveSteiner(
  whole: Graph,
  terminals: readonly number[],
  effort: SteinerEffort,
): CertifiedTree | null {
  const isTerminal = new Uint8Array(whole.nodes);
  for (const t of terminals) isTerminal[t] = 1;
  const list = [...new Set(terminals)].sort((a, b) => a - b);
  if (list.length < 2) return { edges: [], nodes: list, length: 0, lowerBound: 0 };
  const random = randomStream(effort.seed, 'steiner');
  let at: Shrinking = { graph: whole, original: Int32Array.from(whole.from.keys()) };
  let best: Tree | null = null;
  let lowerBound = 0;
  for (let turn = 0; turn < effort.turns && !(turn > 0 && effort.stop?.()); turn++) {
    const root = list[turn === 0 ? 0 : Math.floor(random() * list.length)];
    const { graph } = at;
    const ascent = dualAscent(bothWays(graph), root, list, list.map(random));
    if (ascent.bound === Infinity) {
      // In the whole graph: nothing joins them. In a shrunk one: nothing better than the best is left.
      if (!best) return null;
      return { ...best, lowerBound: best.length };
    }
    lowerBound = Math.max(lowerBound, roundUp(whole, ascent.bound));
    const tree = treeFrom(graph, isTerminal, list, ascent, random, effort.stop);
    if (tree && (!best || tree.length < best.length))
      best = { ...tree, edges: tree.edges.map((e) => at.original[e]) };
    if (!best || best.length <= lowerBound) break;
    at = shrink(at, ascent, root, list, best.length);
  }
  return best && { ...best, lowerBound: Math.min(lowerBound, best.length) };
}

/** Grown along what the ascent used up, then over the lengths themselves, then searched around. */
function treeFrom(
  graph: Graph,
  isTerminal: Uint8Array,
  list: readonly number[],
  { reduced }: Ascent,
  random: Random,
  stop?: () => boolean,
): Tree | null {
  const builder = new TreeBuilder(graph);
  const guided = graph.length.map((length, e) => {
    const left = Math.min(reduced[2 * e], reduced[2 * e + 1]);
    return left > 0 ? length + left : 0.3 * length;
  });
  let best: { tree: Tree; root: number } | null = null;
  for (const length of [guided, graph.length]) {
    const root = list[Math.floor(random() * list.length)];
    const grown = builder.grow(root, isTerminal, list.length, length);
    const tree = grown && builder.span(grown, isTerminal, root);
    if (tree && (!best || tree.length < best.tree.length)) best = { tree, root };
  }
  return best && searchAround(builder, isTerminal, best.tree, list[0], random, stop);
}

/** Takes single nodes in or out while that shortens the tree. */
function searchAround(
  builder: TreeBuilder,
  isTerminal: Uint8Array,
  first: Tree,
  root: number,
  random: Random,
  stop?: () => boolean,
): Tree {
  const { graph } = builder;
  let tree = first;
  const within = new Uint8Array(graph.nodes);
  const settle = (): void => {
    within.fill(0);
    for (const node of tree.nodes) within[node] = 1;
  };
  settle();
  for (let improved = true; improved && !stop?.();) {
    improved = false;
    const turn = Math.floor(random() * graph.nodes);
    for (let k = 0; k < graph.nodes; k++) {
      const node = (k + turn) % graph.nodes;
      if (isTerminal[node] || (!within[node] && !touches(graph, within, node))) continue;
      within[node] ^= 1;
      const other = builder.span(within, isTerminal, root);
      if (other && other.length < tree.length - TOLERANCE) {
        tree = other;
        settle();
        improved = true;
      } else within[node] ^= 1;
    }
  }
  return tree;
}

/** A node that meets the tree in two places or more: with fewer it can shorten nothing. */
function touches({ start, nodeAt }: Graph, within: Uint8Array, node: number): boolean {
  let met = 0;
  for (let k = start[node]; k < start[node + 1]; k++) if (within[nodeAt[k]] && ++met > 1) return true;
  return false;
}

/** Leaves out the edges by which every tree would be at least as long as the best one known. */
function shrink(
  at: Shrinking,
  ascent: Ascent,
  root: number,
  list: readonly number[],
  best: number,
): Shrinking {
  const { graph } = at;
  const arcs = bothWays(graph);
  const fromRoot = arcDistances(arcs, [root], ascent.reduced, true);
  const toTerminal = arcDistances(
    arcs,
    list.filter((t) => t !== root),
    ascent.reduced,
    false,
  );
  const needed = (arc: number): boolean =>
    ascent.bound + fromRoot[arcs.tail[arc]] + ascent.reduced[arc] + toTerminal[arcs.head[arc]] <
    best - TOLERANCE;
  const kept = Array.from(graph.from.keys()).filter((e) => needed(2 * e) || needed(2 * e + 1));
  if (kept.length === graph.from.length) return at;
  return {
    graph: graphOf(
      graph.nodes,
      kept.map((e): Edge => [graph.from[e], graph.to[e], graph.length[e]]),
    ),
    original: Int32Array.from(kept, (e) => at.original[e]),
  };
}

/** Shortest distances along arcs from the sources, or against them to the sources (label correcting). */
function arcDistances(
  { nodes, tail, head }: Digraph,
  sources: readonly number[],
  cost: Float64Array,
  along: boolean,
): Float64Array {
  const [first, last] = along ? [tail, head] : [head, tail];
  const start = new Int32Array(nodes + 1);
  for (const v of first) start[v + 1]++;
  for (let v = 0; v < nodes; v++) start[v + 1] += start[v];
  const next = start.slice(0, nodes);
  const list = new Int32Array(first.length);
  first.forEach((v, arc) => (list[next[v]++] = arc));
  const distance = new Float64Array(nodes).fill(Infinity);
  const queue = [...sources];
  const waiting = new Uint8Array(nodes);
  for (const v of sources) [distance[v], waiting[v]] = [0, 1];
  for (let k = 0; k < queue.length; k++) {
    const v = queue[k];
    waiting[v] = 0;
    for (let a = start[v]; a < start[v + 1]; a++) {
      const other = last[list[a]];
      const reached = distance[v] + cost[list[a]];
      if (reached >= distance[other]) continue;
      distance[other] = reached;
      if (waiting[other]) continue;
      waiting[other] = 1;
      queue.push(other);
    }
  }
  return distance;
}

import type { Random } from '../../../model/basics/random.ts';
import type { Graph } from './graph.ts';
import { TreeBuilder, type Tree } from './steiner-tree.ts';

export interface PrizedTree extends Tree {
  /** Its length and the prizes that it misses. */
  readonly cost: number;
}

const TOLERANCE = 1e-9;

/** Trees of one graph whose nodes have prizes. */
export class PrizedTrees {
  readonly #builder: TreeBuilder;
  readonly #all: number;

  constructor(
    readonly graph: Graph,
    readonly prize: Float64Array,
  ) {
    this.#builder = new TreeBuilder(graph);
    this.#all = prize.reduce((sum, one) => sum + one, 0);
  }

  /** The single node of highest prize. */
  alone(): PrizedTree {
    let best = 0;
    this.prize.forEach((prize, v) => {
      if (prize > this.prize[best]) best = v;
    });
    return {
      edges: [],
      nodes: this.graph.nodes ? [best] : [],
      length: 0,
      cost: this.#all - (this.prize[best] ?? 0),
    };
  }

  /** Grown from a node to all prized nodes that it can reach, then cut back to what is worth its length. */
  from(root: number, prized: readonly number[]): PrizedTree {
    const within = new Uint8Array(this.graph.nodes);
    within[root] = 1;
    const nodes = [root];
    const { paths } = this.#builder;
    for (;;) {
      const until = (v: number): boolean => this.prize[v] > 0 && !within[v];
      const found = paths.run(nodes, { until });
      if (found < 0 || !until(found)) break;
      for (const v of paths.wayBack(found))
        if (!within[v]) {
          within[v] = 1;
          nodes.push(v);
        }
    }
    return this.best(within, root, prized);
  }

  /** The best part of the shortest tree over the nodes given that hang together with `root`. */
  best(within: Uint8Array, root: number, prized: readonly number[]): PrizedTree {
    const builder = this.#builder;
    const { from, to, length } = this.graph;
    const joined = builder.join(within, root);
    const { edge } = builder;
    const above = (v: number): number => (from[edge[v]] === v ? to[edge[v]] : from[edge[v]]);
    // Worth of the part of the tree below each node, kept only where it pays for the edge to it.
    const net = new Map(joined.map((v) => [v, this.prize[v]]));
    for (let k = joined.length - 1; k > 0; k--) {
      const v = joined[k];
      const gain = net.get(v)! - length[edge[v]];
      if (gain > 0) net.set(above(v), net.get(above(v))! + gain);
    }
    let top = root;
    for (const v of joined) if (net.get(v)! > net.get(top)!) top = v;
    const inside = new Set([top]);
    const edges: number[] = [];
    let total = 0;
    for (const v of joined) {
      if (v === top || edge[v] < 0 || !inside.has(above(v)) || !(net.get(v)! > length[edge[v]])) continue;
      inside.add(v);
      edges.push(edge[v]);
      total += length[edge[v]];
    }
    let missed = this.#all;
    for (const v of prized) if (inside.has(v)) missed -= this.prize[v];
    return { edges, nodes: [...inside], length: total, cost: total + missed };
  }

  /** Takes nodes in and out one by one, prized ones with the way to them, and now and then several at once. */
  searchAround(
    first: PrizedTree,
    prized: readonly number[],
    random: Random,
    turns: number,
    stop?: () => boolean,
  ): PrizedTree {
    let best = first;
    let now = this.#descend(first, prized, stop);
    for (let turn = 0; turn <= turns && !stop?.(); turn++) {
      if (now.cost < best.cost - TOLERANCE) best = now;
      const within = this.#mask(best.nodes);
      const count = 1 + Math.floor(random() * 4);
      for (let k = 0; k < count; k++)
        this.#toggle(within, Math.floor(random() * this.graph.nodes), best.nodes);
      const start = best.nodes.find((v) => within[v]) ?? Math.floor(random() * this.graph.nodes);
      within[start] = 1;
      now = this.#descend(this.best(within, start, prized), prized, stop);
    }
    return best;
  }

  #descend(first: PrizedTree, prized: readonly number[], stop?: () => boolean): PrizedTree {
    let tree = first;
    for (let improved = true; improved && !stop?.();) {
      improved = false;
      for (let v = 0; v < this.graph.nodes; v++) {
        const within = this.#mask(tree.nodes);
        this.#toggle(within, v, tree.nodes);
        const start = tree.nodes.find((node) => within[node]);
        if (start === undefined) continue;
        const other = this.best(within, start, prized);
        if (other.cost < tree.cost - TOLERANCE) [tree, improved] = [other, true];
      }
    }
    return tree;
  }

  #mask(nodes: readonly number[]): Uint8Array {
    const within = new Uint8Array(this.graph.nodes);
    for (const v of nodes) within[v] = 1;
    return within;
  }

  #toggle(within: Uint8Array, v: number, from: readonly number[]): void {
    if (within[v]) {
      within[v] = 0;
      return;
    }
    within[v] = 1;
    if (!(this.prize[v] > 0)) return;
    const { paths } = this.#builder;
    paths.run(from, { until: (node) => node === v });
    for (const node of paths.wayBack(v)) within[node] = 1;
  }
}

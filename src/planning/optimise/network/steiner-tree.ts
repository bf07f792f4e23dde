import type { Graph } from './graph.ts';
import { DistanceHeap } from './distance-heap.ts';
import { ShortestPaths } from './shortest-paths.ts';

export interface Tree {
  readonly edges: readonly number[];
  readonly nodes: readonly number[];
  readonly length: number;
}

/** Trees in one graph; arrays are kept from one to the next. */
export class TreeBuilder {
  readonly paths: ShortestPaths;
  readonly #key: Float64Array;
  readonly #heap: DistanceHeap;
  /** Edge by which each node joined the last tree, -1 at its root and outside. */
  readonly edge: Int32Array;
  readonly #degree: Int32Array;

  constructor(readonly graph: Graph) {
    this.paths = new ShortestPaths(graph);
    this.#key = new Float64Array(graph.nodes);
    this.#heap = new DistanceHeap(this.#key);
    this.edge = new Int32Array(graph.nodes);
    this.#degree = new Int32Array(graph.nodes);
  }

  /**
   * Nodes of a tree that grows from `root` to the nearest terminal, again and again (Takahashi, Matsuyama 1980).
   * `null`: a terminal cannot be reached.
   */
  grow(root: number, isTerminal: Uint8Array, count: number, length?: Float64Array): Uint8Array | null {
    const inTree = new Uint8Array(this.graph.nodes);
    const nodes = [root];
    inTree[root] = 1;
    for (let left = count - isTerminal[root]; left > 0; left--) {
      const until = (node: number): boolean => isTerminal[node] === 1 && !inTree[node];
      const found = this.paths.run(nodes, { ...(length && { length }), until });
      if (found < 0 || !until(found)) return null;
      for (const node of this.paths.wayBack(found)) {
        if (inTree[node]) continue;
        inTree[node] = 1;
        nodes.push(node);
      }
    }
    return inTree;
  }

  /**
   * Shortest tree over those nodes given that hang together with `root` (Prim 1957). `edge` then holds the edge by which each
   * node joined.
   * @returns its nodes in the order in which they joined: each after the one that it hangs on
   */
  join(within: Uint8Array, root: number): number[] {
    const { start, edgeAt, nodeAt, length } = this.graph;
    const { edge } = this;
    const [key, heap, settled] = [this.#key, this.#heap, new Uint8Array(this.graph.nodes)];
    key.fill(Infinity);
    edge.fill(-1);
    const joined: number[] = [];
    key[root] = 0;
    heap.clear();
    heap.push(root);
    while (heap.size) {
      const node = heap.pop();
      settled[node] = 1;
      joined.push(node);
      for (let k = start[node]; k < start[node + 1]; k++) {
        const other = nodeAt[k];
        if (!within[other] || settled[other] || length[edgeAt[k]] >= key[other]) continue;
        key[other] = length[edgeAt[k]];
        edge[other] = edgeAt[k];
        heap.push(other);
      }
    }
    return joined;
  }

  /** The shortest tree over the nodes given, without leaves that are no terminals. `null`: it does not reach them all. */
  span(within: Uint8Array, isTerminal: Uint8Array, root: number): Tree | null {
    const joined = this.join(within, root);
    let missing = 0;
    for (const flag of isTerminal) missing += flag;
    for (const node of joined) missing -= isTerminal[node];
    if (missing) return null;
    const { from, to } = this.graph;
    const degree = this.#degree.fill(0);
    for (const node of joined) {
      const e = this.edge[node];
      if (e < 0) continue;
      degree[from[e]]++;
      degree[to[e]]++;
    }
    return this.#withoutLeaves(joined, isTerminal);
  }

  /** Nodes come in the order in which the tree grew: a leaf is met before the node that it hangs on. */
  #withoutLeaves(done: readonly number[], isTerminal: Uint8Array): Tree {
    const { from, to, length } = this.graph;
    const [edge, degree] = [this.edge, this.#degree];
    const [edges, nodes]: number[][] = [[], []];
    let total = 0;
    for (let k = done.length - 1; k >= 0; k--) {
      const node = done[k];
      const e = edge[node];
      if (e >= 0 && degree[node] === 1 && !isTerminal[node]) {
        degree[from[e] === node ? to[e] : from[e]]--;
        continue;
      }
      nodes.push(node);
      if (e < 0) continue;
      edges.push(e);
      total += length[e];
    }
    return { edges: edges.reverse(), nodes: nodes.reverse(), length: total };
  }
}

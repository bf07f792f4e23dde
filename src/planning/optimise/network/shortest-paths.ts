import type { Graph } from './graph.ts';
import { DistanceHeap } from './distance-heap.ts';

/** Shortest ways from one or more nodes to all others (Dijkstra 1959); arrays are kept from run to run. */
export class ShortestPaths {
  readonly distance: Float64Array;
  /** Edge by which each node is reached, -1 at a source and where no way leads. */
  readonly edge: Int32Array;
  readonly #heap: DistanceHeap;

  constructor(readonly graph: Graph) {
    this.distance = new Float64Array(graph.nodes);
    this.edge = new Int32Array(graph.nodes);
    this.#heap = new DistanceHeap(this.distance);
  }

  /**
   * @param length of every edge, where other than the graph's
   * @param until node after which nothing is looked for
   * @returns the last node settled
   */
  run(
    sources: Iterable<number>,
    { length = this.graph.length, until }: { length?: Float64Array; until?: (node: number) => boolean } = {},
  ): number {
    const { start, edgeAt, nodeAt } = this.graph;
    const { distance, edge } = this;
    distance.fill(Infinity);
    edge.fill(-1);
    const heap = this.#heap;
    heap.clear();
    for (const source of sources) {
      distance[source] = 0;
      heap.push(source);
    }
    let node = -1;
    while (heap.size) {
      node = heap.pop();
      if (until?.(node)) return node;
      for (let k = start[node]; k < start[node + 1]; k++) {
        const reached = distance[node] + length[edgeAt[k]];
        if (reached >= distance[nodeAt[k]]) continue;
        distance[nodeAt[k]] = reached;
        edge[nodeAt[k]] = edgeAt[k];
        heap.push(nodeAt[k]);
      }
    }
    return node;
  }

  /** Nodes on the way back from a node to its source, both included. */
  wayBack(node: number): number[] {
    const { from, to } = this.graph;
    const way = [node];
    for (let at = node; this.edge[at] >= 0;) {
      const e = this.edge[at];
      at = from[e] === at ? to[e] : from[e];
      way.push(at);
    }
    return way;
  }
}

/** An undirected graph with lengths, as flat lists: every edge stands with both of its ends. */
export interface Graph {
  readonly nodes: number;
  /** Ends and length of edge e. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly length: Float64Array;
  /** Edges at node v: `edgeAt[start[v]..start[v + 1]]`, their other ends in `nodeAt`. */
  readonly start: Int32Array;
  readonly edgeAt: Int32Array;
  readonly nodeAt: Int32Array;
}

export type Edge = readonly [from: number, to: number, length: number];

/** Loops are left out: no tree uses them. */
export function graphOf(nodes: number, given: readonly Edge[]): Graph {
  const edges = given.filter(([a, b]) => a !== b);
  const [from, to] = [Int32Array.from(edges, ([a]) => a), Int32Array.from(edges, ([, b]) => b)];
  const start = new Int32Array(nodes + 1);
  for (const ends of [from, to]) for (const v of ends) start[v + 1]++;
  for (let v = 0; v < nodes; v++) start[v + 1] += start[v];
  const next = start.slice(0, nodes);
  const edgeAt = new Int32Array(2 * edges.length);
  const nodeAt = new Int32Array(2 * edges.length);
  for (let e = 0; e < edges.length; e++)
    for (const [here, there] of [
      [from[e], to[e]],
      [to[e], from[e]],
    ]) {
      edgeAt[next[here]] = e;
      nodeAt[next[here]++] = there;
    }
  return {
    nodes,
    from,
    to,
    length: Float64Array.from(edges, ([, , length]) => length),
    start,
    edgeAt,
    nodeAt,
  };
}

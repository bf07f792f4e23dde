/** A directed graph as flat lists, arcs by the node that they lead to. */
export interface Digraph {
  readonly nodes: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly cost: Float64Array;
  /** Arcs into node v: `arcInto[start[v]..start[v + 1]]`. */
  readonly start: Int32Array;
  readonly arcInto: Int32Array;
}

export function digraphOf(nodes: number, tail: Int32Array, head: Int32Array, cost: Float64Array): Digraph {
  const start = new Int32Array(nodes + 1);
  for (const v of head) start[v + 1]++;
  for (let v = 0; v < nodes; v++) start[v + 1] += start[v];
  const next = start.slice(0, nodes);
  const arcInto = new Int32Array(head.length);
  head.forEach((v, arc) => (arcInto[next[v]++] = arc));
  return { nodes, tail, head, cost, start, arcInto };
}

export interface Ascent {
  /** No tree from the root to all terminals costs less. Infinity: a terminal cannot be reached. */
  readonly bound: number;
  /** What is left of the cost of every arc. */
  readonly reduced: Float64Array;
}

/**
 * Raises the dual of the Steiner arborescence by cuts (Wong 1984): a terminal's component is everything that
 * reaches it over used-up arcs; its cheapest incoming arc is used up next. Small components first.
 * @param order ranks terminals of equal size, so that several runs differ
 */
export function dualAscent(
  graph: Digraph,
  root: number,
  terminals: readonly number[],
  order: readonly number[],
): Ascent {
  const { tail, start, arcInto } = graph;
  const reduced = graph.cost.slice();
  const mark = new Int32Array(graph.nodes).fill(-1);
  const stack = new Int32Array(graph.nodes);
  const size = new Float64Array(terminals.length).fill(1);
  const active = terminals.map((_, k) => k).filter((k) => terminals[k] !== root);
  let [bound, turn] = [0, 0];
  while (active.length) {
    let at = 0;
    for (let k = 1; k < active.length; k++) {
      const [a, b] = [active[k], active[at]];
      if (size[a] < size[b] || (size[a] === size[b] && order[a] < order[b])) at = k;
    }
    const terminal = active[at];
    // The component of the terminal, and the cheapest way to enlarge it.
    turn++;
    let [count, entered, least, incoming] = [0, false, Infinity, 0];
    const reach = (v: number): void => {
      mark[v] = turn;
      stack[count++] = v;
    };
    reach(terminals[terminal]);
    for (let k = 0; k < count && !entered; k++)
      for (let a = start[stack[k]]; a < start[stack[k] + 1]; a++) {
        const arc = arcInto[a];
        if (mark[tail[arc]] === turn) continue;
        if (reduced[arc] > 0) continue;
        if (tail[arc] === root) entered = true;
        reach(tail[arc]);
      }
    if (entered) {
      active.splice(at, 1);
      continue;
    }
    for (let k = 0; k < count; k++)
      for (let a = start[stack[k]]; a < start[stack[k] + 1]; a++) {
        const arc = arcInto[a];
        if (mark[tail[arc]] === turn) continue;
        incoming++;
        if (reduced[arc] < least) least = reduced[arc];
      }
    if (least === Infinity) return { bound: Infinity, reduced };
    // A component that grew is put behind the small ones before it is raised.
    if (incoming > size[terminal] && active.length > 1) {
      const grew = size[terminal] < incoming;
      size[terminal] = incoming;
      if (grew && active.some((k) => k !== terminal && size[k] < incoming)) continue;
    }
    for (let k = 0; k < count; k++)
      for (let a = start[stack[k]]; a < start[stack[k] + 1]; a++) {
        const arc = arcInto[a];
        if (mark[tail[arc]] !== turn) reduced[arc] -= least;
      }
    bound += least;
  }
  return { bound, reduced };
}

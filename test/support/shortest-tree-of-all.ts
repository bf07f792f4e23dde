import type { Graph } from '../../src/planning/optimise/network/graph.ts';

/**
 * Reference for tests: length of the shortest tree that joins each subset of up to ten terminals (Dreyfus and Wagner
 * 1971), by the bits of the subset; Infinity where nothing joins them.
 */
export function shortestTreeOfEach(graph: Graph, terminals: readonly number[]): Float64Array {
  if (terminals.length > 10) throw new RangeError(`${terminals.length} terminals are too many`);
  const { nodes } = graph;
  const distance = allDistances(graph);
  // Row of a subset: length of the shortest tree that joins it and each node.
  const rows: Float64Array[] = [new Float64Array(nodes)];
  for (let subset = 1; subset < 1 << terminals.length; subset++) {
    const single = terminals.findIndex((_, k) => subset === 1 << k);
    if (single >= 0) {
      rows.push(distance[terminals[single]].slice());
      continue;
    }
    const met = new Float64Array(nodes).fill(Infinity);
    for (let part = (subset - 1) & subset; part > 0; part = (part - 1) & subset)
      for (let v = 0; v < nodes; v++) met[v] = Math.min(met[v], rows[part][v] + rows[subset ^ part][v]);
    rows.push(
      Float64Array.from({ length: nodes }, (_, v) =>
        met.reduce((least, length, other) => Math.min(least, length + distance[other][v]), Infinity),
      ),
    );
  }
  return Float64Array.from(rows, (row, subset) => (subset ? row.reduce((a, b) => Math.min(a, b)) : 0));
}

/** Floyd and Warshall. */
function allDistances({ nodes, from, to, length }: Graph): Float64Array[] {
  const distance = Array.from({ length: nodes }, (_, v) => {
    const row = new Float64Array(nodes).fill(Infinity);
    row[v] = 0;
    return row;
  });
  from.forEach((a, e) => {
    const b = to[e];
    distance[a][b] = distance[b][a] = Math.min(distance[a][b], length[e]);
  });
  for (let middle = 0; middle < nodes; middle++)
    for (const row of distance)
      for (let v = 0; v < nodes; v++) row[v] = Math.min(row[v], row[middle] + distance[middle][v]);
  return distance;
}

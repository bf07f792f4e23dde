import { randomStream } from '../../src/model/basics/random.ts';
import { graphOf, type Edge, type Graph } from '../../src/planning/optimise/network/graph.ts';

/** A made-up valley: places on a grid joined to their neighbours and to a few far ones, lengths by lot. */
export function valleyOf(seed: number, side: number, whole = true): Graph {
  const random = randomStream(seed, 'valley');
  const length = (): number => (whole ? 1 + Math.floor(random() * 20) : 0.1 + random());
  const edges: Edge[] = [];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = row * side + column;
      if (column + 1 < side) edges.push([at, at + 1, length()]);
      if (row + 1 < side) edges.push([at, at + side, length()]);
      if (random() < 0.3) edges.push([at, Math.floor(random() * side * side), 2 * length()]);
    }
  return graphOf(side * side, edges);
}

/** So many different nodes by lot, ascending. */
export function someOf(seed: number, count: number, nodes: number): number[] {
  const random = randomStream(seed, 'some');
  const some = new Set<number>();
  while (some.size < count) some.add(Math.floor(random() * nodes));
  return [...some].sort((a, b) => a - b);
}

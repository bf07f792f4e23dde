import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistanceHeap } from './distance-heap.ts';
import { graphOf, type Edge, type Graph } from './graph.ts';
import { solvePrizeCollecting } from './prize-collecting.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { solveSteiner } from './steiner.ts';

const EFFORT = { seed: 1, turns: 6 };

/** Up to 7 nodes and 12 edges with whole lengths, some of them twice and some loops. */
const graphs = fc
  .record({
    nodes: fc.integer({ min: 2, max: 7 }),
    edges: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 0, max: 20 })), { maxLength: 12 }),
  })
  .map(({ nodes, edges }) =>
    graphOf(
      nodes,
      edges.filter(([a, b]) => a < nodes && b < nodes),
    ),
  );

/** Nodes of the piece of every choice of edges that holds a node, with their length; forests only once. */
function* edgeChoices({
  from,
  length,
  to,
}: Graph): Generator<{ joined: (a: number, b: number) => boolean; length: number }> {
  for (let choice = 0; choice < 1 << from.length; choice++) {
    const piece = Array.from({ length: 8 }, (_, v) => v);
    const find = (v: number): number => (piece[v] === v ? v : (piece[v] = find(piece[v])));
    let total = 0;
    for (let e = 0; e < from.length; e++) {
      if (!((choice >> e) & 1)) continue;
      total += length[e];
      piece[find(from[e])] = find(to[e]);
    }
    yield { joined: (a, b) => find(a) === find(b), length: total };
  }
}

describe('the shortest tree that joins terminals', () => {
  it('lies between its bound and nothing shorter', () => {
    fc.assert(
      fc.property(graphs, fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 5 }), (graph, some) => {
        const terminals = some.filter((v) => v < graph.nodes);
        if (!terminals.length) return;
        let optimum = Infinity;
        for (const { joined, length } of edgeChoices(graph))
          if (length < optimum && terminals.every((v) => joined(v, terminals[0]))) optimum = length;
        const tree = solveSteiner(graph, terminals, EFFORT);
        if (optimum === Infinity) {
          expect(tree).toBeNull();
          return;
        }
        expect(tree!.length).toBeGreaterThanOrEqual(optimum);
        expect(tree!.lowerBound).toBeLessThanOrEqual(optimum);
        expect(tree!.edges.reduce((sum, e) => sum + graph.length[e], 0)).toBe(tree!.length);
        // So small a graph is solved.
        expect(tree!.length).toBe(optimum);
      }),
      { seed: 20261129 },
    );
  });
});

describe('the tree that is worth its length', () => {
  it('lies between its bound and nothing cheaper', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(25), { minLength: 7, maxLength: 7 }), (graph, prizes) => {
        const prize = Float64Array.from(prizes.slice(0, graph.nodes));
        const all = prize.reduce((sum, one) => sum + one, 0);
        let optimum = Infinity;
        for (const { joined, length } of edgeChoices(graph))
          for (let v = 0; v < graph.nodes; v++) {
            // Edges off the piece of v only add length: the choice without them is looked at too.
            let missed = all;
            for (let other = 0; other < graph.nodes; other++) if (joined(v, other)) missed -= prize[other];
            optimum = Math.min(optimum, length + missed);
          }
        const tree = solvePrizeCollecting(graph, prize, { seed: 1, turns: 20 });
        expect(tree.cost).toBe(optimum);
        expect(tree.lowerBound).toBeLessThanOrEqual(optimum);
      }),
      { seed: 20261129 },
    );
  });
});

describe('shortest ways', () => {
  it('are those that relaxing every edge again and again finds', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const distance = new Float64Array(graph.nodes).fill(Infinity);
        distance[0] = 0;
        for (let turn = 0; turn < graph.nodes; turn++)
          for (let e = 0; e < graph.from.length; e++)
            for (const [a, b] of [
              [graph.from[e], graph.to[e]],
              [graph.to[e], graph.from[e]],
            ])
              distance[b] = Math.min(distance[b], distance[a] + graph.length[e]);
        const paths = new ShortestPaths(graph);
        paths.run([0]);
        expect([...paths.distance]).toEqual([...distance]);
      }),
    );
  });

  it('lead back to their source', () => {
    const edges: Edge[] = [
      [0, 1, 1],
      [1, 2, 1],
      [0, 2, 5],
    ];
    const paths = new ShortestPaths(graphOf(3, edges));
    paths.run([0]);
    expect(paths.wayBack(2)).toEqual([2, 1, 0]);
  });
});

it('a search for prizes that is stopped has what it began with, and a bound below it', () => {
  // Two prizes of 9 joined by 2: left alone they are missed for 9; joined the tree costs 2.
  const graph = graphOf(2, [[0, 1, 2]]);
  const prize = Float64Array.of(9, 9);
  let asked = 0;
  const stopped = solvePrizeCollecting(graph, prize, { ...EFFORT, stop: () => ++asked > 0 });
  expect(asked).toBeGreaterThan(0);
  expect(stopped.lowerBound).toBeLessThanOrEqual(stopped.cost);
  expect(solvePrizeCollecting(graph, prize, EFFORT)).toMatchObject({ cost: 2, lowerBound: 2 });
});

describe('a heap of distances', () => {
  it('gives what is nearest, whatever goes in, falls and comes out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(40), fc.boolean()), { maxLength: 60 }), (steps) => {
        const key = new Float64Array(12).fill(Infinity);
        const heap = new DistanceHeap(key);
        const inside = new Set<number>();
        for (const [node, own, isPop] of steps) {
          if (isPop && inside.size) {
            const nearest = heap.pop();
            expect(inside.has(nearest)).toBe(true);
            expect(key[nearest]).toBe(Math.min(...[...inside].map((other) => key[other])));
            inside.delete(nearest);
            key[nearest] = Infinity;
          } else if (own < key[node]) {
            key[node] = own;
            heap.push(node);
            inside.add(node);
          }
          expect(heap.size).toBe(inside.size);
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { shortestTreeOfEach } from '../../../../test/support/shortest-tree-of-all.ts';
import { someOf, valleyOf } from '../../../../test/support/valley.ts';
import { randomStream } from '../../../model/basics/random.ts';
import { dualAscent } from './dual-ascent.ts';
import { graphOf, type Graph } from './graph.ts';
import { solvePrizeCollecting } from './prize-collecting.ts';
import { PrizedTrees } from './prized-tree.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { bothWays, solveSteiner } from './steiner.ts';
import { TreeBuilder, type Tree } from './steiner-tree.ts';

/** One piece without circles, of the length that it says. */
function expectTree({ from, to, length }: Graph, tree: Tree): void {
  expect(tree.nodes).toHaveLength(tree.edges.length + 1);
  const inside = new Set(tree.nodes);
  const piece = new Map(tree.nodes.map((v) => [v, v]));
  const find = (v: number): number => (piece.get(v) === v ? v : find(piece.get(v)!));
  let total = 0;
  for (const e of tree.edges) {
    expect(inside.has(from[e]) && inside.has(to[e])).toBe(true);
    expect(find(from[e])).not.toBe(find(to[e]));
    piece.set(find(from[e]), find(to[e]));
    total += length[e];
  }
  expect(tree.length).toBeCloseTo(total, 9);
}

const SEEDS = Array.from({ length: 16 }, (_, k) => k + 1);

describe('trees of valleys', () => {
  it('join eight places as shortly as can be, and nearly prove it', () => {
    let [proven, optimal] = [0, 0];
    for (const seed of SEEDS) {
      const graph = valleyOf(seed, 7, seed % 4 > 0);
      const terminals = someOf(seed, 8, graph.nodes);
      const optimum = shortestTreeOfEach(graph, terminals).at(-1)!;
      const tree = solveSteiner(graph, terminals, { seed, turns: 8 })!;
      expectTree(graph, tree);
      expect(terminals.every((t) => tree.nodes.includes(t))).toBe(true);
      expect(tree.length).toBeGreaterThanOrEqual(optimum - 1e-9);
      expect(tree.lowerBound).toBeLessThanOrEqual(optimum + 1e-9);
      proven += tree.lowerBound / optimum / SEEDS.length;
      optimal += tree.length / optimum / SEEDS.length;
    }
    expect(optimal).toBeCloseTo(1, 9);
    expect(proven).toBeGreaterThan(0.999999);
  });

  it('leave out what is not worth its way, and nearly prove it', () => {
    let [proven, optimal] = [0, 0];
    for (const seed of SEEDS) {
      const graph = valleyOf(seed, 6, seed % 4 > 0);
      const prized = someOf(seed, 8, graph.nodes);
      const random = randomStream(seed, 'prizes');
      const prize = new Float64Array(graph.nodes);
      for (const v of prized) prize[v] = seed % 4 ? 1 + Math.floor(random() * 25) : 1.5 * random();
      const trees = shortestTreeOfEach(graph, prized);
      let optimum = Infinity;
      trees.forEach((length, subset) => {
        const missed = prized.reduce((sum, v, k) => ((subset >> k) & 1 ? sum : sum + prize[v]), 0);
        optimum = Math.min(optimum, length + missed);
      });
      const tree = solvePrizeCollecting(graph, prize, { seed, turns: 10 });
      expectTree(graph, tree);
      const missed = prized.reduce((sum, v) => (tree.nodes.includes(v) ? sum : sum + prize[v]), 0);
      expect(tree.cost).toBeCloseTo(tree.length + missed, 9);
      expect(tree.cost).toBeGreaterThanOrEqual(optimum - 1e-9);
      expect(tree.lowerBound).toBeLessThanOrEqual(optimum + 1e-9);
      proven += tree.lowerBound / optimum / SEEDS.length;
      optimal += tree.cost / optimum / SEEDS.length;
    }
    expect(optimal).toBeCloseTo(1, 9);
    expect(proven).toBeGreaterThan(0.999999);
  });

  it('come close in one turn', () => {
    let [proven, optimal, near, nearer] = [0, 0, 0, 0];
    for (const seed of SEEDS) {
      const graph = valleyOf(seed + 100, 8);
      const terminals = someOf(seed, 8, graph.nodes);
      const optimum = shortestTreeOfEach(graph, terminals).at(-1)!;
      const tree = solveSteiner(graph, terminals, { seed, turns: 1 })!;
      proven += tree.lowerBound / optimum / SEEDS.length;
      optimal += tree.length / optimum / SEEDS.length;
      const prize = new Float64Array(graph.nodes);
      for (const v of terminals) prize[v] = 30;
      const trees = new PrizedTrees(graph, prize);
      const best = solvePrizeCollecting(graph, prize, { seed, turns: 10 }).cost;
      const around = (turns: number): number => {
        const found = trees.searchAround(trees.alone(), terminals, randomStream(seed, 'around'), turns);
        expectTree(graph, found);
        return found.cost / best / SEEDS.length;
      };
      near += around(0);
      nearer += around(20);
    }
    expect(proven).toBe(1);
    expect(optimal).toBeLessThan(1.013);
    // From one place alone, without a bound that closes.
    expect(near).toBeLessThan(1.033);
    expect(nearer).toBeLessThan(1.027);
  });
});

describe('a tree that grows', () => {
  const cases = SEEDS.map((seed) => {
    const graph = valleyOf(seed, 5);
    const terminals = someOf(seed, 5, graph.nodes);
    const isTerminal = new Uint8Array(graph.nodes);
    for (const t of terminals) isTerminal[t] = 1;
    return { seed, graph, terminals, isTerminal };
  });
  const distanceFrom = (graph: Graph, nodes: Iterable<number>, length?: Float64Array): Float64Array => {
    const paths = new ShortestPaths(graph);
    paths.run(nodes, length ? { length } : {});
    return paths.distance;
  };

  it('takes the nearest of the places left at each step, by the lengths that it is given', () => {
    for (const { graph, terminals, isTerminal, seed } of cases) {
      const random = randomStream(seed, 'lengths');
      // Fifths of primes: no two ways are equally long.
      const length = graph.length.map((own) => own + random());
      for (const root of [terminals[0], graph.nodes - 1]) {
        const grown = new TreeBuilder(graph).grow(root, isTerminal, terminals.length, length)!;
        const inside = new Set([root]);
        for (let left = terminals.filter((t) => t !== root); left.length;) {
          const paths = new ShortestPaths(graph);
          paths.run(inside, { length });
          const nearest = left.reduce((a, b) => (paths.distance[b] < paths.distance[a] ? b : a));
          for (const v of paths.wayBack(nearest)) inside.add(v);
          left = left.filter((t) => !inside.has(t));
        }
        expect([...grown.keys()].filter((v) => grown[v])).toEqual([...inside].sort((a, b) => a - b));
      }
    }
  });

  it('says where a place cannot be reached', () => {
    const graph = graphOf(4, [
      [0, 1, 1],
      [2, 3, 1],
    ]);
    const isTerminal = Uint8Array.of(1, 0, 0, 1);
    expect(new TreeBuilder(graph).grow(0, isTerminal, 2)).toBeNull();
    expect(new TreeBuilder(graph).span(Uint8Array.of(1, 1, 1, 1), isTerminal, 0)).toBeNull();
    expect(solveSteiner(graph, [0, 3], { seed: 1, turns: 2 })).toBeNull();
  });

  it('joins nodes by the shortest tree of them, and spans without ends that are no places', () => {
    for (const { graph, terminals, isTerminal, seed } of cases) {
      const random = randomStream(seed, 'within');
      const within = Uint8Array.from({ length: graph.nodes }, (_, v) =>
        isTerminal[v] || random() < 0.7 ? 1 : 0,
      );
      const builder = new TreeBuilder(graph);
      const joined = builder.join(within, terminals[0]);
      // Kruskal: edges by length, each where it joins two pieces.
      const piece = Array.from({ length: graph.nodes }, (_, v) => v);
      const find = (v: number): number => (piece[v] === v ? v : find(piece[v]));
      for (const e of [...graph.from.keys()].sort((a, b) => graph.length[a] - graph.length[b]))
        if (within[graph.from[e]] && within[graph.to[e]]) piece[find(graph.from[e])] = find(graph.to[e]);
      const reached = [...within.keys()].filter((v) => within[v] && find(v) === find(terminals[0]));
      expect([...joined].sort((a, b) => a - b)).toEqual(reached);
      let [shortest, ours] = [0, 0];
      const again = Array.from({ length: graph.nodes }, (_, v) => v);
      const root = (v: number): number => (again[v] === v ? v : root(again[v]));
      for (const e of [...graph.from.keys()].sort((a, b) => graph.length[a] - graph.length[b])) {
        const [a, b] = [graph.from[e], graph.to[e]];
        if (!reached.includes(a) || !reached.includes(b) || root(a) === root(b)) continue;
        again[root(a)] = root(b);
        shortest += graph.length[e];
      }
      joined.forEach((v, k) => {
        const e = builder.edge[v];
        if (k === 0) return expect(e).toBe(-1);
        ours += graph.length[e];
        const above = graph.from[e] === v ? graph.to[e] : graph.from[e];
        return expect(joined.indexOf(above)).toBeLessThan(k);
      });
      expect(ours).toBe(shortest);
      const tree = builder.span(within, isTerminal, terminals[0]);
      expect(tree === null).toBe(!terminals.every((t) => reached.includes(t)));
      if (!tree) continue;
      expectTree(graph, tree);
      for (const v of tree.nodes)
        if (!isTerminal[v])
          expect(tree.edges.filter((e) => graph.from[e] === v || graph.to[e] === v).length).toBeGreaterThan(
            1,
          );
    }
  });

  it('keeps of the shortest tree over its nodes the part that is worth most', () => {
    // 0 -3- 1 -1- 2, 1 -4- 3, 3 -2- 4.
    const graph = graphOf(5, [
      [0, 1, 3],
      [1, 2, 1],
      [1, 3, 4],
      [3, 4, 2],
    ]);
    const best = (prizes: number[], root: number) => {
      const trees = new PrizedTrees(graph, Float64Array.from(prizes));
      const { nodes, cost, length } = trees.best(new Uint8Array(5).fill(1), root, [0, 1, 2, 3, 4]);
      return { nodes: [...nodes].sort((a, b) => a - b), cost, length };
    };
    // Fetching the 5 costs what it brings: it stays away.
    expect(best([2, 0, 5, 3, 9], 4)).toEqual({ nodes: [3, 4], cost: 9, length: 2 });
    expect(best([2, 0, 6, 3, 9], 4)).toEqual({ nodes: [1, 2, 3, 4], cost: 9, length: 7 });
    // The best part need not hold the node that it was asked from.
    expect(best([2, 0, 4, 3, 9], 0)).toEqual({ nodes: [3, 4], cost: 8, length: 2 });
    // All of it, and none of it.
    expect(best([4, 0, 6, 3, 9], 2)).toEqual({ nodes: [0, 1, 2, 3, 4], cost: 10, length: 10 });
    expect(best([1, 0, 0, 0, 1], 2).cost).toBe(1);
    expect(new PrizedTrees(graph, Float64Array.of(2, 0, 5, 3, 9)).alone()).toEqual({
      edges: [],
      nodes: [4],
      length: 0,
      cost: 10,
    });
  });

  it('finds ways from several places to the first one wanted', () => {
    for (const { graph, terminals, seed } of cases) {
      const paths = new ShortestPaths(graph);
      const [first, second, ...others] = terminals;
      const wanted = new Set(others);
      const found = paths.run([first, second], { until: (v) => wanted.has(v) });
      const each = [first, second].map((source) => distanceFrom(graph, [source]));
      const nearest = Math.min(...others.flatMap((t) => each.map((distance) => distance[t])));
      expect(Math.min(...each.map((distance) => distance[found]))).toBe(nearest);
      expect([first, second]).toContain(paths.wayBack(found).at(-1));
      const twice = graph.length.map((own) => 2 * own);
      expect([...distanceFrom(graph, [first], twice)]).toEqual([...each[0]].map((own) => 2 * own));
      expect(paths.run([first], { until: () => false })).toBe(paths.run([first]));
      expect(paths.run([])).toBe(-1);
      expect(seed).toBeGreaterThan(0);
    }
  });
});

describe('cuts that are raised', () => {
  const arborescence = (graph: Graph, root: number, terminals: readonly number[]): Set<number> => {
    const paths = new ShortestPaths(graph);
    paths.run([root]);
    const arcs = new Set<number>();
    for (const t of terminals) {
      const way = paths.wayBack(t);
      way.slice(0, -1).forEach((v) => {
        const e = paths.edge[v];
        arcs.add(graph.to[e] === v ? 2 * e : 2 * e + 1);
      });
    }
    return arcs;
  };

  it('bound to one place by its distance', () => {
    for (const seed of SEEDS) {
      const graph = valleyOf(seed, 5);
      const [root, terminal] = someOf(seed, 2, graph.nodes);
      const paths = new ShortestPaths(graph);
      paths.run([root]);
      expect(dualAscent(bothWays(graph), root, [root, terminal], [0, 1]).bound).toBe(
        paths.distance[terminal],
      );
    }
    const apart = graphOf(3, [[0, 1, 2]]);
    expect(dualAscent(bothWays(apart), 0, [1, 2], [0, 1]).bound).toBe(Infinity);
  });

  it('take no more from any tree than the bound, and use up a way to every place', () => {
    for (const seed of SEEDS) {
      const graph = valleyOf(seed, 6);
      const terminals = someOf(seed, 6, graph.nodes);
      const arcs = bothWays(graph);
      const root = terminals[2];
      const { bound, reduced } = dualAscent(arcs, root, terminals, [3, 1, 2, 5, 4, 0]);
      expect(bound).toBeLessThanOrEqual(shortestTreeOfEach(graph, terminals).at(-1)!);
      const tree = [...arborescence(graph, root, terminals)];
      const taken = tree.reduce((sum, arc) => sum + arcs.cost[arc] - reduced[arc], 0);
      expect(taken).toBeGreaterThanOrEqual(bound);
      reduced.forEach((left, arc) => {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(arcs.cost[arc]);
      });
      const reached = new Set([root]);
      for (const v of reached)
        arcs.tail.forEach((tail, arc) => {
          if (tail === v && reduced[arc] === 0) reached.add(arcs.head[arc]);
        });
      expect(terminals.every((t) => reached.has(t))).toBe(true);
    }
  });

  it('raise the small components first: three places around one are proved as they stand', () => {
    // A star of 2, 3 and 4 and a dear way round.
    const star = graphOf(4, [
      [0, 3, 2],
      [1, 3, 3],
      [2, 3, 4],
      [0, 1, 9],
    ]);
    expect(dualAscent(bothWays(star), 0, [0, 1, 2], [0, 1, 2]).bound).toBe(9);
    expect(dualAscent(bothWays(star), 2, [0, 1, 2], [2, 1, 0]).bound).toBe(9);
  });
});

it('more turns say no less of what a tree costs at least, and never a longer tree', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const graph = valleyOf(seed + 200, 9);
    const terminals = someOf(seed, 14, graph.nodes);
    let before = solveSteiner(graph, terminals, { seed, turns: 1 })!;
    for (const turns of [2, 3, 4, 6]) {
      const tree = solveSteiner(graph, terminals, { seed, turns })!;
      expect(tree.lowerBound).toBeGreaterThanOrEqual(before.lowerBound);
      expect(tree.length).toBeLessThanOrEqual(before.length);
      expect(tree.length).toBeGreaterThanOrEqual(tree.lowerBound);
      before = tree;
    }
  }
});

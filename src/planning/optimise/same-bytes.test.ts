import { describe, expect, it } from 'vitest';
import { mastWorld } from '../../../test/support/mast-world.ts';
import { someOf, valleyOf } from '../../../test/support/valley.ts';
import { randomStream } from '../../model/basics/random.ts';
import { chooseWorks } from '../choose/choose-works.ts';
import { coverOf, coverProblem, type CoverProblem } from './cover/cover-problem.ts';
import { LocalSearch } from './cover/local-search.ts';
import { mergeDemand } from './cover/merge-demand.ts';
import { solveCover } from './cover/solve-cover.ts';
import { solveSetCover } from './cover/set-cover.ts';
import { branchCover } from './exact/branch-cover.ts';
import { PrizedTrees } from './network/prized-tree.ts';
import { solvePrizeCollecting } from './network/prize-collecting.ts';
import { solveSteiner } from './network/steiner.ts';

/*
 * The same question gives the same works on every machine, and from one version to the next: files of results keep
 * their bytes. Whoever makes a search better changes a line here, and says that plans change.
 */

/** FNV-1a over the text of all numbers. */
function printOf(found: readonly (readonly number[])[]): string {
  let hash = 0x811c9dc5;
  for (const letter of found.map((one) => one.join(' ')).join('\n'))
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
const SEEDS = [1, 2, 3, 4, 5, 6];

/** With masts that cost nothing, that serve nobody, and that serve the same as another for as much. */
function oddWorld(seed: number): CoverProblem {
  const { weight, cost, siteStart, siteDemand } = mastWorld(seed, 60, 150, 0.16);
  const reach = (j: number): number[] => [...siteDemand.subarray(siteStart[j], siteStart[j + 1])];
  const reaches = Array.from(cost.keys(), (j) =>
    j % 20 === 7 ? [] : j % 20 === 8 ? reach(j - 3) : reach(j),
  );
  const costs = cost.map((own, j) => (j % 20 === 3 ? 0 : j % 20 === 8 ? cost[j - 3]! : own));
  return coverProblem(weight, costs, reaches);
}

describe('the same works as ever', () => {
  it.each([
    [2, 'e27d48c7'],
    [40, '20aee'],
    [700, 'fa49302a'],
  ])('are found in %i turns of a walk', (turns, print) => {
    const found = SEEDS.map((seed) => {
      const problem = oddWorld(seed);
      const start = coverOf(problem, [seed, 7]);
      return new LocalSearch(problem, 15 + 4 * seed, start, randomStream(seed, 'walk')).run(turns).sites;
    });
    expect(printOf(found)).toBe(print);
  });

  it('are found where few are chosen and the walk sets out again', () => {
    const found = SEEDS.flatMap((seed) => {
      const problem = mastWorld(seed, 60, 150, 0.2);
      const search = new LocalSearch(problem, 14, coverOf(problem, []), randomStream(seed, 'walk'));
      return [210, 230, 500, 900].map((turns) => search.run(turns).sites);
    });
    expect(printOf(found)).toBe('731a634d');
  });

  it('are found by prices and a walk together', () => {
    const found = SEEDS.map((seed) => {
      const { sites, upperBound } = solveCover(oddWorld(seed), 18 + 3 * seed, {
        seed,
        turns: 3,
        iterations: 30,
      });
      return [...sites, Math.round(upperBound)];
    });
    expect(printOf(found)).toBe('6490d10d');
  });

  it.each([
    ['one branch', 1, 'd7e6531a'],
    ['some branches', 400_000, '404f995'],
    ['more', 1_000_000, 'b3511bba'],
  ])('are found and bounded by %s', (_, work, print) => {
    const found = SEEDS.flatMap((seed) => {
      const problem = mergeDemand(mastWorld(seed, 60, 150, 0.2));
      return [24, 47].map((budget) => {
        const { multipliers, upperBound } = solveCover(problem, budget, { seed, turns: 0, iterations: 12 });
        const known = { sites: [], value: 0, cost: 0, multipliers, upperBound };
        const pieces = branchCover(problem, budget, known, work);
        let piece = pieces.next();
        while (!piece.done) piece = pieces.next();
        return [...piece.value.sites, Math.round(piece.value.upperBound)];
      });
    });
    expect(printOf(found)).toBe(print);
  });

  it.each([
    ['of villages', 1, '60d896a6'],
    ['of shares of them', 0.75, '88dfad25'],
  ])('are found and bounded level by level, the first %s', async (_, worth, print) => {
    const found: number[][] = [];
    for (const seed of SEEDS.slice(0, 4)) {
      const { weight, ...first } = mastWorld(seed, 40, 100, 0.17);
      const isFirst = weight.map((_, i) => Number(i % 3 === 0));
      const levels = [
        { name: 'dark-villages', problem: { ...first, weight: isFirst.map((own) => worth * own) } },
        {
          name: 'partly-served-households',
          problem: { ...first, weight: weight.map((own, i) => (isFirst[i] ? 0 : own)) },
        },
      ] as const;
      const question = { levels, seed, locked: [seed], isBounded: true, budgetVnd: 38 };
      const open = Array.from(first.cost.keys()).filter((j) => j !== seed);
      const chosen = await chooseWorks({ ...question, open });
      const bounds = chosen.levels.map(({ upperBound }) => Math.round(100 * upperBound));
      found.push([...chosen.sites, ...bounds]);
    }
    expect(printOf(found)).toBe(print);
  });

  it.each([
    [1, 'a9cfecb1'],
    [30, 'e32cba8e'],
  ])('are the cheapest that serve all, in %i turns', (turns, print) => {
    const found = SEEDS.map((seed) => {
      const problem = mastWorld(seed + 60, 60, 50, 0.3, true);
      return [...(solveSetCover(problem, { seed, turns, iterations: 25 })?.sites ?? [])];
    });
    expect(printOf(found)).toBe(print);
  });
});

describe('the same trees as ever', () => {
  it.each([
    [1, '544a17f9'],
    [5, 'a0d7c62e'],
  ])('join places, in %i turns', (turns, print) => {
    const found = SEEDS.map((seed) => {
      const graph = valleyOf(seed + 40, 9);
      return [...solveSteiner(graph, someOf(seed, 14, graph.nodes), { seed, turns })!.edges];
    });
    expect(printOf(found)).toBe(print);
  });

  it.each([
    [0, 'a49e2bcf'],
    [12, '4b808768'],
  ])('fetch prizes, in %i turns', (turns, print) => {
    const found = SEEDS.flatMap((seed) => {
      const graph = valleyOf(seed + 70, 7);
      const prized = someOf(seed, 14, graph.nodes);
      const prize = new Float64Array(graph.nodes);
      prized.forEach((v, k) => (prize[v] = 6 + ((k * 7) % 23)));
      const trees = new PrizedTrees(graph, prize);
      const around = trees.searchAround(
        trees.from(prized[3]!, prized),
        prized,
        randomStream(seed, 'around'),
        turns,
      );
      const { nodes, lowerBound } = solvePrizeCollecting(graph, prize, { seed, turns });
      return [around.nodes, around.edges, nodes, [lowerBound]].map((one) => [...one]);
    });
    expect(printOf(found)).toBe(print);
  });
});

import { describe, expect, it } from 'vitest';
import { mastWorld, SOLVED_WORLDS } from '../../../../test/support/mast-world.ts';
import { randomStream } from '../../../model/basics/random.ts';
import { solveWithHighs } from '../exact/highs.ts';
import { coverOf, coverProblem } from './cover-problem.ts';
import { FractionalKnapsack } from './knapsack.ts';
import { LocalSearch } from './local-search.ts';
import { Multipliers } from './multipliers.ts';
import { SetCoverState } from './set-cover-state.ts';
import { solveSetCover } from './set-cover.ts';
import { solveCover } from './solve-cover.ts';
import { descend, firstPrices } from './subgradient.ts';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('forty masts and a hundred villages, by lots', () => {
  it('are served as well as can be, and nearly proved', () => {
    const [value, bound]: number[][] = [[], []];
    SOLVED_WORLDS.forEach(({ seed, problem, budget, optimum }) => {
      const solved = solveCover(problem, budget, { seed, turns: 400, iterations: 300 });
      expect(solved.value).toBeLessThanOrEqual(optimum);
      expect(solved.upperBound).toBeGreaterThanOrEqual(optimum);
      value.push(solved.value / optimum);
      bound.push(solved.upperBound / optimum);
    });
    expect(mean(value)).toBe(1);
    expect(mean(bound)).toBeLessThan(1.00739);
  });

  it('are proved from a few turns and prices as far as these lead', () => {
    const shares = (iterations: number): number =>
      mean(
        SOLVED_WORLDS.map(({ seed, problem, budget, optimum }) => {
          const { upperBound } = solveCover(problem, budget, { seed, turns: 5, iterations });
          return upperBound / optimum;
        }),
      );
    expect(shares(20)).toBeLessThan(1.01122);
    expect(shares(60)).toBeLessThan(1.00826);
    expect(shares(120)).toBeLessThan(1.00759);
  });

  it('are bounded by prices that descend', () => {
    for (const [iterations, most] of [
      [5, 1.04392],
      [30, 1.00907],
      [150, 1.00756],
      [600, 1.00754],
    ]) {
      const bound = SOLVED_WORLDS.map(({ problem, budget, optimum }) => {
        const {
          price,
          bound: own,
          part,
        } = descend(problem, budget, firstPrices(problem), optimum, iterations);
        expect(own).toBeCloseTo(new Multipliers(problem, price).boundAt(budget), 6);
        expect(own).toBeGreaterThanOrEqual(optimum - 1e-6);
        const spent = part.reduce((sum, share, j) => sum + share * problem.cost[j], 0);
        expect(spent).toBeLessThanOrEqual(budget);
        return own / optimum;
      });
      expect(mean(bound)).toBeLessThan(most);
    }
  });
});

describe('ninety masts and three hundred villages, by lots', () => {
  const lots = Array.from({ length: 12 }, (_, k) => ({
    seed: k + 1,
    problem: mastWorld(k + 1, 90, 300, 0.14),
    budget: 46 + 6 * k,
  }));

  it.each([
    [1, 90854],
    [10, 92475],
    [50, 93805],
    [250, 94233],
    [5000, 94664],
  ])('are served from nothing in %i turns by %i households or more', (turns, least) => {
    let sum = 0;
    for (const { seed, problem, budget } of lots) {
      const search = new LocalSearch(problem, budget, coverOf(problem, []), randomStream(seed, 'walk'));
      const best = search.run(turns);
      expect(best).toEqual(coverOf(problem, best.sites));
      expect(best.cost).toBeLessThanOrEqual(budget);
      sum += best.value;
    }
    expect(sum).toBeGreaterThanOrEqual(least);
  });
});

describe('the cheapest masts that serve every village', () => {
  const lots = Array.from({ length: 10 }, (_, k) => ({
    seed: k + 1,
    problem: mastWorld(k + 30, 45, 60, 0.24, true),
  })).filter(({ problem: { demandStart } }) =>
    demandStart.every((at, i) => i === 0 || at > demandStart[i - 1]),
  );

  it('are found and nearly proved', async () => {
    expect(lots.length).toBeGreaterThan(4);
    const [cost, bound, early]: number[][] = [[], [], []];
    for (const { seed, problem } of lots) {
      const sites = problem.cost.length;
      const answer = await solveWithHighs(
        {
          worth: problem.cost.map((own) => -own),
          isWhole: new Uint8Array(sites).fill(1),
          rows: Array.from(problem.weight.keys(), (i) => {
            const columns = [
              ...problem.demandSite.subarray(problem.demandStart[i], problem.demandStart[i + 1]),
            ];
            return { columns, factors: columns.map(() => 1), atLeast: 1, atMost: Infinity };
          }),
          start: new Float64Array(sites).fill(1),
        },
        30,
      );
      const least = Math.round(-answer!.upperBound);
      const solved = solveSetCover(problem, { seed, turns: 300, iterations: 300 })!;
      expect(solved).toMatchObject(coverOf(problem, solved.sites));
      expect(solved.value).toBe(problem.weight.length);
      expect(solved.cost).toBeGreaterThanOrEqual(least);
      expect(solved.lowerBound).toBeLessThanOrEqual(least);
      cost.push(solved.cost / least);
      bound.push(solved.lowerBound / least);
      early.push(solveSetCover(problem, { seed, turns: 3, iterations: 40 })!.cost / least);
    }
    expect(mean(cost)).toBe(1);
    expect(mean(bound)).toBeGreaterThan(0.99407);
    // A few turns, guided by prices that have hardly begun to descend.
    expect(mean(early)).toBeLessThan(1.0176);
  });

  it('are walked to with gains and costs as they are', () => {
    for (const { seed, problem } of lots) {
      const random = randomStream(seed, 'walk');
      const state = new SetCoverState(problem);
      for (let turn = 0; turn < 60; turn++) {
        const j = Math.floor(random() * problem.cost.length);
        if (state.chosen[j]) state.drop(j);
        else state.add(j);
        const now = coverOf(problem, state.sites());
        expect(state.cost).toBe(now.cost);
        expect(state.open).toBe(problem.weight.length - now.value);
        if (state.open) {
          const open = state.openDemand(random);
          expect([...state.candidatesOf(open)].some((site) => state.chosen[site])).toBe(false);
        }
        for (let site = 0; site < problem.cost.length; site++)
          if (!state.chosen[site])
            expect(state.gain[site]).toBe(coverOf(problem, [...now.sites, site]).value - now.value);
      }
      const before = coverOf(problem, state.sites());
      state.dropSuperfluous();
      const after = coverOf(problem, state.sites());
      expect(after.value).toBe(before.value);
      for (const j of after.sites)
        expect(
          coverOf(
            problem,
            after.sites.filter((other) => other !== j),
          ).value,
        ).toBeLessThan(after.value);
      state.become([3, 5]);
      expect(state.sites()).toEqual([3, 5]);
      expect(state.cost).toBe(problem.cost[3] + problem.cost[5]);
    }
  });
});

describe('a budget filled in shares', () => {
  it('is what filling by ratio says, for every budget', () => {
    const random = randomStream(7, 'shares');
    for (let lot = 0; lot < 60; lot++) {
      const count = 1 + Math.floor(random() * 12);
      const cost = Float64Array.from({ length: count }, () => 1 + Math.floor(random() * 9));
      const worth = Float64Array.from({ length: count }, () => Math.floor(random() * 4) * 3);
      const knapsack = new FractionalKnapsack(cost);
      const part = new Float64Array(count);
      for (const budget of [0, 1, 5, 7.5, 20, 200]) {
        let [left, value] = [budget, 0];
        for (const j of [...cost.keys()].sort((a, b) => worth[b] / cost[b] - worth[a] / cost[a])) {
          const share = Math.min(1, left / cost[j]);
          value += share * worth[j];
          left -= share * cost[j];
        }
        expect(knapsack.fill(worth, budget, part)).toBeCloseTo(value, 9);
        expect(part.reduce((sum, share, j) => sum + share * worth[j], 0)).toBeCloseTo(value, 9);
        expect(part.reduce((sum, share, j) => sum + share * cost[j], 0)).toBeLessThanOrEqual(budget + 1e-9);
        for (const share of part) expect(share >= 0 && share <= 1).toBe(true);
        const served = coverProblem(
          worth,
          cost,
          [...cost.keys()].map((j) => [j]),
        );
        expect(new Multipliers(served, worth).boundAt(budget)).toBeCloseTo(value, 9);
      }
    }
  });
});

describe('searches that are asked to stop', () => {
  const { problem, budget } = SOLVED_WORLDS[3];
  /** How often a search asks whether to go on, and that it ends where it is told to. */
  function asks(search: (stop: () => boolean) => unknown): number {
    let count = 0;
    search(() => {
      count += 1;
      return false;
    });
    let asked = 0;
    search(() => ++asked > 2);
    // A part that follows asks once more.
    expect(asked).toBeLessThanOrEqual(5);
    return count;
  }

  it('go on for as many turns and iterations as they are given, no longer', () => {
    const walk = (stop: () => boolean) =>
      new LocalSearch(problem, budget, coverOf(problem, []), randomStream(1, 'stop')).run(30, stop);
    expect(asks(walk)).toBe(30);
    expect(asks((stop) => descend(problem, budget, firstPrices(problem), 0, 30, stop))).toBe(30);
    const { seed, problem: all } = { seed: 1, problem: mastWorld(32, 45, 60, 0.24, true) };
    const turns = asks((stop) => solveSetCover(all, { seed, turns: 7, iterations: 30, stop }));
    expect(turns).toBeGreaterThanOrEqual(30);
    expect(turns).toBeLessThanOrEqual(37);
    const both = asks((stop) => solveCover(problem, budget, { seed, turns: 4, iterations: 20, stop }));
    // Half of the iterations before the walk, half after it; the walk is asked for in pieces, once before each.
    expect(both).toBe(10 + 1 + 4 + 10);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCoverOfAll } from '../../../test/support/best-cover-of-all.ts';
import { twoLevelCovers } from '../../../test/support/two-level-covers.ts';
import { coverOf, coverProblem, type CoverProblem } from '../optimise/cover/cover-problem.ts';
import { solveCover } from '../optimise/cover/solve-cover.ts';
import { BudgetTable, searched, type RowMaker, type TableAnswer } from './budget-table.ts';
import { Frontier } from './frontier.ts';
import { SearchedRows } from './searched-rows.ts';

const EFFORT = { seed: 3, turns: 40, iterations: 40 };

const worlds = twoLevelCovers(10);
const BUDGETS = Array.from({ length: 75 }, (_, budget) => budget);

const tableOf = (levels: readonly CoverProblem[]): BudgetTable => {
  const binding = {
    isFree: true,
    withNeeded: (j: number) => [j],
    obeys: () => true,
    decided: new Set<number>(),
  };
  return new BudgetTable({ levels, least: [], binding }, new SearchedRows(levels, EFFORT));
};

/** Of all choices the best at the first level, and at its value the best at the second. */
function bestOfAll([first, second]: readonly CoverProblem[], budget: number): number[] {
  const best = bestCoverOfAll(searched([first, second]), budget);
  return [coverOf(first, best.sites).value, coverOf(second, best.sites).value];
}
/** Of all choices that serve so much at the first level, the best at the second. */
function bestSecond([first, second]: readonly CoverProblem[], budget: number, floor: number): number {
  const sites = Array.from(first.cost.keys());
  return Array.from({ length: 1 << sites.length }, (_, choice) => sites.filter((j) => (choice >> j) & 1))
    .filter((choice) => coverOf(first, choice).cost <= budget && coverOf(first, choice).value >= floor)
    .reduce((most, choice) => Math.max(most, coverOf(second, choice).value), 0);
}

function expectSound(levels: readonly CoverProblem[], budget: number, answer: TableAnswer): void {
  expect(answer.cost).toBeLessThanOrEqual(budget);
  expect(answer.cost).toBe(coverOf(levels[0], answer.sites).cost);
  expect(answer.values).toEqual(levels.map((level) => coverOf(level, answer.sites).value));
  answer.upperBounds.forEach((bound, level) => expect(bound).toBeGreaterThanOrEqual(answer.values[level]));
}

describe('a table of budgets', () => {
  it('answers every budget within it, by its own value, below the best and with a bound above it', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ([level]) => {
        const table = await tableOf([level]).build();
        for (const budget of BUDGETS.filter((_, k) => k % 5 === 0)) {
          const answer = table.answer(budget)!;
          expectSound([level], budget, answer);
          const best = bestCoverOfAll(level, budget).value;
          expect(answer.values[0]).toBeLessThanOrEqual(best);
          expect(answer.upperBounds[0]).toBeGreaterThanOrEqual(best);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('bounds the second level at what the answer serves at the first', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (levels) => {
        const table = await tableOf(levels).build();
        for (const budget of [0, 3, 8, 15, 30, 74]) {
          const answer = table.answer(budget)!;
          expectSound(levels, budget, answer);
          expect(answer.upperBounds[0]).toBeGreaterThanOrEqual(bestOfAll(levels, budget)[0]);
          expect(answer.upperBounds[1]).toBeGreaterThanOrEqual(bestSecond(levels, budget, answer.values[0]));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('finds the best of a few candidates at nearly every budget', async () => {
    let [best, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(worlds, async (levels) => {
        const table = await tableOf(levels).build();
        for (const budget of [2, 7, 12, 20, 40]) {
          all++;
          best += Number(`${table.answer(budget)!.values}` === `${bestOfAll(levels, budget)}`);
        }
      }),
      { numRuns: 40, seed: 20261130 },
    );
    expect(best / all).toBeGreaterThan(0.97);
  });

  it('never serves less for more money, at any state of its building', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(300), async (levels, steps) => {
        const table = tableOf(levels);
        const [combined] = [searched(levels)];
        for (let step = 0; step < steps && !table.isComplete; step++) await table.step();
        let before = 0;
        for (const budget of BUDGETS) {
          const { value } = coverOf(combined, table.answer(budget)!.sites);
          expect(value).toBeGreaterThanOrEqual(before);
          before = value;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gets no worse while it is built, and agrees with a fresh search', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 0, max: 60 }), async ([level], budget) => {
        const table = tableOf([level]);
        let [value, bound] = [0, Infinity];
        while (!table.isComplete) {
          const answer = table.answer(budget)!;
          expect(answer.values[0]).toBeGreaterThanOrEqual(value);
          expect(answer.upperBounds[0]).toBeLessThanOrEqual(bound);
          [value, bound] = [answer.values[0], answer.upperBounds[0]];
          await table.step();
        }
        const fresh = solveCover(level, budget, { seed: 1, turns: 100, iterations: 100 });
        const last = table.answer(budget)!;
        expect(last.values[0]).toBeLessThanOrEqual(fresh.upperBound);
        expect(last.upperBounds[0]).toBeGreaterThanOrEqual(fresh.value);
      }),
      { numRuns: 40 },
    );
  });

  it('knows the best where money pays for three works at most, and that it is the best', async () => {
    let little = 0;
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 0, max: 60 }), async (levels, budget) => {
        const combined = searched(levels);
        const useful = Array.from(combined.cost.keys()).filter((j) => coverOf(combined, [j]).value > 0);
        const cheapest = useful.map((j) => combined.cost[j]).sort((a, b) => a - b);
        if (!(budget < cheapest.slice(0, 4).reduce((sum, cost) => sum + cost, 0))) return;
        little++;
        const { values, upperBounds, sites } = (await tableOf(levels).build()).answer(budget)!;
        expect(coverOf(combined, sites).value).toBe(bestCoverOfAll(combined, budget).value);
        if (useful.length > 3) expect(upperBounds).toEqual(values);
      }),
      { numRuns: 60 },
    );
    expect(little).toBeGreaterThan(10);
  });

  it('pays for nothing that it would not miss', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 0, max: 60 }), async (levels, budget) => {
        const combined = searched(levels);
        const { sites } = (await tableOf(levels).build()).answer(budget)!;
        const { value } = coverOf(combined, sites);
        for (const j of sites)
          if (combined.cost[j] > 0)
            expect(
              coverOf(
                combined,
                sites.filter((k) => k !== j),
              ).value,
            ).toBeLessThan(value);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out the dearest of what could be missed first, and nothing decided or free', () => {
    // Each village is served by two of the first three works; the last serves one of them for nothing.
    const level = coverProblem(Float64Array.of(5, 5, 5), Float64Array.of(2, 3, 1, 0), [
      [0, 1],
      [1, 2],
      [0, 2],
      [0],
    ]);
    const ask = (decided: number[], obeys = (_: readonly number[]): boolean => true) => {
      const binding = { isFree: false, withNeeded: (j: number) => [j], obeys, decided: new Set(decided) };
      const question = { levels: [level], least: [0, 1, 2, 3], binding };
      return new BudgetTable(question, new SearchedRows([level], EFFORT)).answer(6)!;
    };
    expect(ask([])).toMatchObject({ sites: [0, 2, 3], cost: 3, values: [15] });
    expect(ask([1]).sites).toEqual([1, 3]);
    expect(ask([], (sites) => sites.includes(1)).sites).toEqual([1, 3]);
    expect(ask([], () => false).sites).toEqual([0, 1, 2, 3]);
    // Of two that cost the same the later one goes.
    const same = coverProblem(Float64Array.of(5), Float64Array.of(2, 2), [[0], [0]]);
    const binding = {
      isFree: false,
      withNeeded: (j: number) => [j],
      obeys: () => true,
      decided: new Set<number>(),
    };
    const question = { levels: [same], least: [0, 1], binding };
    expect(new BudgetTable(question, new SearchedRows([same], EFFORT)).answer(4)!.sites).toEqual([0]);
  });

  it('asks for every row once, the coarse ones first, from the best that it knows, and answers by their bounds', async () => {
    const level = coverProblem(Float64Array.of(5, 3), Float64Array.of(10, 20), [[0], [1]]);
    const [improved, tightened]: [number, number[]][][] = [[], []];
    let bound = 100;
    const rows: RowMaker = {
      async *improve(budget, known, row) {
        improved.push([row, [...known]]);
        return budget >= 30 ? [0, 1] : known;
      },

      async *tighten(budget, sites) {
        tightened.push([budget, [...sites]]);
      },
      boundsAt: () => [bound],
    };
    const binding = {
      isFree: false,
      withNeeded: (j: number) => [j],
      obeys: () => true,
      decided: new Set<number>(),
    };
    const table = await new BudgetTable({ levels: [level], least: [], binding }, rows).build();
    const order = improved.map(([row]) => row);
    expect(order.slice(0, 7)).toEqual([63, 31, 15, 47, 7, 23, 39]);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, row) => row));
    expect(tightened.map(([budget]) => budget)).toEqual(order.map((row) => table.budgets[row]));
    expect(improved.find(([row]) => row === 40)![1]).toEqual([0]);
    expect(table.answer(10)!.upperBounds).toEqual([100]);
    bound = 2;
    expect(table.answer(10)!.upperBounds).toEqual([5]);
  });

  it('has 64 budgets, closer where there is little money, up to all that there is to be built', () => {
    const [level] = [coverProblem(Float64Array.of(5), Float64Array.of(64 * 64), [[0]])];
    const { budgets } = tableOf([level]);
    expect([budgets.length, budgets[0], budgets[1], budgets[63]]).toEqual([64, 1, 4, 4096]);
  });
});

describe('a frontier', () => {
  const point = (cost: number, value: number) => ({ cost, value, base: [], extra: [] });

  it('keeps what serves more than all that costs no more', () => {
    const frontier = new Frontier();
    expect(frontier.at(100)).toBeNull();
    frontier.add([point(5, 10), point(3, 4), point(4, 4), point(9, 9), point(5, 8)]);
    frontier.add([point(7, 11), point(3, 4)]);
    expect(frontier.points.map(({ cost, value }) => [cost, value])).toEqual([
      [3, 4],
      [5, 10],
      [7, 11],
    ]);
    expect([2, 3, 4, 6.9, 7, 1e9].map((money) => frontier.at(money)?.value)).toEqual([
      undefined,
      4,
      4,
      10,
      11,
      11,
    ]);
    expect([frontier.wants(6, 10), frontier.wants(6, 10.5), frontier.wants(1, 0)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

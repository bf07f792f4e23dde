import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoLevelCovers } from '../../../test/support/two-level-covers.ts';
import { coverOf, coverProblem, type CoverProblem } from '../optimise/cover/cover-problem.ts';
import { PriceBounds } from './price-bounds.ts';

const worlds = twoLevelCovers(7);

const choicesOf = ([first, second]: readonly CoverProblem[]) => {
  const sites = Array.from(first.cost.keys());
  return Array.from({ length: 1 << sites.length }, (_, choice) => {
    const own = sites.filter((j) => (choice >> j) & 1);
    return {
      cost: coverOf(first, own).cost,
      first: coverOf(first, own).value,
      second: coverOf(second, own).value,
    };
  });
};
const BUDGETS = [0, 4, 9, 16, 25, 40, 63];

describe('bounds by prices', () => {
  it('lie above every choice of the money, whatever choices they were made from', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.array(fc.nat(6), { maxLength: 3 }),
        fc.integer({ min: 1, max: 30 }),
        (levels, poor, made) => {
          const bounds = new PriceBounds(levels, 60);
          const sites = poor.filter((j) => j < levels[0].cost.length);
          for (const _ of bounds.tighten(made, sites)) void _;
          for (const _ of bounds.tighten(2 * made, [])) void _;
          for (const budget of BUDGETS) {
            const paid = choicesOf(levels).filter(({ cost }) => cost <= budget);
            for (const floor of new Set(paid.map(({ first }) => first))) {
              const [first, second] = bounds.at(budget, floor);
              expect(first).toBeGreaterThanOrEqual(Math.max(...paid.map((choice) => choice.first)));
              const held = paid.filter((choice) => choice.first >= floor);
              expect(second).toBeGreaterThanOrEqual(Math.max(...held.map((choice) => choice.second)));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are never above all that there is', () => {
    fc.assert(
      fc.property(worlds, ([level]) => {
        const all = level.weight.reduce((sum, w) => sum + w, 0);
        const bounds = new PriceBounds([level], 60);
        expect(bounds.at(5, 0)).toEqual([all]);
        for (const _ of bounds.tighten(9, [])) void _;
        expect(bounds.at(1e6, 0)[0]).toBeLessThanOrEqual(all);
      }),
    );
  });

  it('are tight where shares of works would not help: by hand, the second level at a price of the first', () => {
    // Works of 1 each: two serve a dark village, two others 5 and 7 households. Money for two works.
    const cost = Float64Array.of(1, 1, 1, 1);
    const levels = [
      coverProblem(Float64Array.of(1, 1), cost, [[0], [1], [], []]),
      coverProblem(Float64Array.of(5, 7), cost, [[], [], [0], [1]]),
    ];
    const bounds = new PriceBounds(levels, 300);
    for (const [budget, sites] of [
      [2, [0, 1]],
      [3, [0, 1, 3]],
    ] as const)
      for (const _ of bounds.tighten(budget, sites)) void _;
    // Both villages lifted: nothing is left for households, with three works 7 of them.
    expect(bounds.at(2, 2)).toEqual([2, 0]);
    expect(bounds.at(3, 2)).toEqual([2, 7]);
    // With one village lifted, one work is left: 7. With none, two: 12.
    expect(bounds.at(2, 1)[1]).toBeLessThanOrEqual(12);
    expect(bounds.at(2, 0)[1]).toBe(12);
  });

  it('come nearer where they are made from more budgets', () => {
    const cost = Float64Array.of(1, 1, 1, 1, 1, 1);
    const level = coverProblem(Float64Array.of(9, 8, 7, 3, 2, 1), cost, [[0], [1], [2], [3], [4], [5]]);
    const bounds = new PriceBounds([level], 200);
    const all = () => BUDGETS.map((budget) => bounds.at(budget, 0)[0]);
    let before = all();
    for (const budget of [6, 3, 1, 2, 4, 5]) {
      for (const _ of bounds.tighten(budget, [])) void _;
      const now = all();
      now.forEach((bound, k) => expect(bound).toBeLessThanOrEqual(before[k]));
      before = now;
    }
    expect([1, 2, 3, 4, 5, 6].map((budget) => bounds.at(budget, 0)[0])).toEqual([9, 17, 24, 27, 29, 30]);
  });
});

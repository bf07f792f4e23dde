import { describe, expect, it } from 'vitest';
import type { Demand } from './demand/demand.ts';
import { gainsOf, sumKnown, walkOf } from './gains.ts';
import { coverProblem } from './optimise/cover/cover-problem.ts';

/*
 * Work 0 serves village 0 (10 households); work 1 that and village 1 (3); work 2 village 2 (5); work 3 a village that
 * nobody counted. Each costs 1.
 */
const reaches = [[0], [0, 1], [2], [3]].map((reach) => Int32Array.from(reach));
const households = Float64Array.of(10, 3, 5, NaN);
const demand = {
  village: [7, 8, 9, 6],
  households,
  population: households.map((own) => 4 * own),
} as unknown as Demand;
const order = coverProblem(Float64Array.of(10, 3, 5, 0), new Float64Array(4).fill(1), reaches);

describe('what works add', () => {
  const gains = (groups: number[][], locked: number[], kept: number[]) =>
    gainsOf(groups, locked, new Set(kept), order, reaches, demand).map((group) =>
      group.map(({ option, villages, households: own, population }) => [option, villages, own, population]),
    );

  it('is beside those before: decided ones first, then the most per đồng of what is left', () => {
    // Beside 0, work 1 adds 3 and work 2 adds 5.
    expect(gains([[0, 1, 2]], [0], [0])).toEqual([
      [
        [0, [7], 10, 40],
        [2, [9], 5, 20],
        [1, [8], 3, 12],
      ],
    ]);
    expect(gains([[1, 2]], [], [])).toEqual([
      [
        [1, [7, 8], 13, 52],
        [2, [9], 5, 20],
      ],
    ]);
  });

  it('goes on from year to year', () => {
    expect(gains([[0], [1, 2]], [], [])).toEqual([
      [[0, [7], 10, 40]],
      [
        [2, [9], 5, 20],
        [1, [8], 3, 12],
      ],
    ]);
    // Decided for the second year, and so before the others of it.
    expect(gains([[2], [0, 1]], [1], [1])).toEqual([[[2, [9], 5, 20]], [[1, [7, 8], 13, 52]]]);
  });

  it('is unknown where nobody counted, and only of works that are kept', () => {
    expect(gains([[2, 3]], [], [])).toEqual([[[2, [9], 5, 20]]]);
    expect(gains([[2, 3]], [], [3])).toEqual([
      [
        [2, [9], 5, 20],
        [3, [6], null, null],
      ],
    ]);
    expect([sumKnown([]), sumKnown([NaN]), sumKnown([NaN, 2, 3])]).toEqual([0, null, 5]);
  });

  it('makes the walk without end, decided works before it', () => {
    expect(walkOf(order, [0, 1, 2], [])).toEqual([1, 2]);
    expect(walkOf(order, [1, 2], [0])).toEqual([0, 2, 1]);
  });
});

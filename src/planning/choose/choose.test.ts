import { describe, expect, it } from 'vitest';
import { coverProblem } from '../optimise/cover/cover-problem.ts';
import type { IntegerSolver } from '../optimise/exact/integer-program.ts';
import { chooseWorks, type PlanProblem } from './choose-works.ts';
import { choose } from './choose.ts';
import type { LevelName } from './levels.ts';
import type { WorkRules } from './rules.ts';

const level = (
  name: LevelName,
  weights: readonly number[],
  costs: readonly number[],
  reaches: number[][],
) => ({
  name,
  problem: coverProblem(Float64Array.from(weights), Float64Array.from(costs), reaches),
});
const rulesOf = (reaches: number[][]): WorkRules => ({
  needs: new Map(),
  floors: [],
  reaches: reaches.map((reach) => Int32Array.from(reach)),
});
const ask = (levels: PlanProblem['levels'], rest: Partial<PlanProblem> = {}): PlanProblem => ({
  levels,
  budgetVnd: 6,
  locked: [],
  open: Array.from(levels[0].problem.cost.keys()).filter((j) => !rest.locked?.includes(j)),
  seed: 1,
  isBounded: true,
  ...rest,
});

describe('works that could be missed', () => {
  // Each of three villages is served by two of three works; all three are known to do.
  const reaches = [
    [0, 1],
    [1, 2],
    [0, 2],
  ];
  const levels = [level('households', [5, 5, 5], [2, 3, 1], reaches)];
  const sitesOf = async (rest: Partial<PlanProblem>) => {
    const chosen = await choose(ask(levels, { open: [], ...rest }), rulesOf(reaches), undefined, [0, 1, 2]);
    return chosen.ok ? chosen.value.sites : chosen.refusal;
  };

  it('are not paid for, the dearest is looked at first', async () => {
    expect(await sitesOf({})).toEqual([0, 2]);
  });

  it('stay where they are decided', async () => {
    expect(await sitesOf({ locked: [1] })).toEqual([1, 2]);
  });
});

describe('what an exact solver says', () => {
  const reaches = [[0], [1], [2]];
  const first = level('dark-villages', [1, 1, 0], [3, 3, 3], reaches);
  const second = level('partly-served-households', [0, 0, 7], [3, 3, 3], reaches);
  const saying =
    (sites: readonly number[], upperBound: number): IntegerSolver =>
    ({ worth }) => {
      const values = new Float64Array(worth.length);
      for (const j of sites) values[j] = 1;
      return Promise.resolve({ values, upperBound });
    };

  it.each([
    ['more than the money pays for', [0, 1, 2]],
    ['less of the first level', [0, 2]],
    ['nothing', []],
  ])('is not taken where it is %s', async (_, sites) => {
    // Not bounded, the second level is left to the solver.
    const proof = { solver: saying(sites, 99), seconds: 1 };
    const { levels } = await chooseWorks(ask([first, second], { isBounded: false }), proof);
    expect(levels.map(({ value }) => value)).toEqual([2, 0]);
    levels.forEach(({ value, upperBound }) => expect(upperBound).toBeGreaterThanOrEqual(value));
  });
});

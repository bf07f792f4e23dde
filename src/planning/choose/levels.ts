import { coverProblem, type CoverProblem } from '../optimise/cover/cover-problem.ts';

export type LevelName = 'households' | 'people' | 'score' | 'dark-villages' | 'partly-served-households';

/** What is made as large as can be, first things first. */
export interface Level {
  readonly name: LevelName;
  /** Candidates are the options, in their order. */
  readonly problem: CoverProblem;
}

/** One purpose of the plan; the second level is bounded at the first one's value. */
export interface PlanLevel {
  readonly name: LevelName;
  readonly value: number;
  readonly upperBound: number;
  readonly proven: boolean;
}

/** Two levels as one problem in which one unit of the first outweighs all of the second. */
export function combine(first: CoverProblem, second: CoverProblem, factor: number): CoverProblem {
  const shift = first.weight.length;
  const weight = new Float64Array(shift + second.weight.length);
  first.weight.forEach((w, i) => (weight[i] = w * factor));
  weight.set(second.weight, shift);
  const reaches = Array.from(first.cost, (_, j) => [
    ...first.siteDemand.subarray(first.siteStart[j], first.siteStart[j + 1]),
    ...second.siteDemand.subarray(second.siteStart[j], second.siteStart[j + 1]).map((i) => i + shift),
  ]);
  return coverProblem(weight, first.cost, reaches);
}

/** All levels as one problem, in which the first outweighs the others. */
export function allLevels([first, second]: readonly Level[]): CoverProblem {
  return second
    ? combine(first.problem, second.problem, second.problem.weight.reduce((sum, w) => sum + w, 0) + 1)
    : first.problem;
}

import { soundBound } from '../optimise/cover/solve-cover.ts';
import type { CoverProblem } from '../optimise/cover/cover-problem.ts';
import { boundAt, boundByDuals, type LimitBound } from '../optimise/exact/dual-bound.ts';
import type { IntegerSolver } from '../optimise/exact/integer-program.ts';
import type { Feeds } from './feeds.ts';
import { budgetRow, programOf, ruledProgram } from './ruled-program.ts';

/** Linear programs at most for one curve, and how long each may take. */
const SUPPORTS = 6;
const SECONDS = 5;

/** Some of many, spread evenly, the first and the last among them. */
const spread = (all: readonly number[]): number[] =>
  all.length <= SUPPORTS
    ? [...all]
    : Array.from({ length: SUPPORTS }, (_, k) => all[Math.round((k * (all.length - 1)) / (SUPPORTS - 1))]);

/**
 * What no fed choice of some money serves more of, by multipliers of linear programs at some budgets; each bounds all
 * money.
 * @param budgets at which it shall be close @param also of these for certain
 */
export async function fedBounds(
  problem: CoverProblem,
  feeds: Feeds,
  allowed: readonly number[],
  [budgets, also]: readonly [budgets: readonly number[], also: number],
  solver: IntegerSolver,
): Promise<(budgetVnd: number) => number> {
  const reaches = Array.from(problem.cost, (_, j) =>
    problem.siteDemand.subarray(problem.siteStart[j], problem.siteStart[j + 1]),
  );
  const rules = { needs: new Map<number, number[]>(), floors: [], reaches, feeds };
  const program = ruledProgram([{ name: 'households', problem }], rules, [], allowed);
  const bounds: LimitBound[] = [];
  const asked = program.works.length ? new Set([...spread(budgets), also]) : [];
  for (const budgetVnd of asked) {
    const whole = programOf(program, program.worths[0], [budgetRow(program, budgetVnd)], []);
    const linear = { ...whole, isWhole: new Uint8Array(program.columns) };
    const duals = (await solver(linear, SECONDS))?.duals;
    // Which sign says what is the solver's own: the wrong one gives a higher bound.
    for (const own of duals ? [duals, duals.map((dual) => -dual)] : [])
      bounds.push(boundByDuals(linear, own, [program.rows.length]));
  }
  return (budgetVnd) =>
    soundBound(problem, Math.min(...bounds.map((one) => boundAt(one, [budgetVnd * program.costScale]))));
}

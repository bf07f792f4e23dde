import { levelByLevel } from '../choose/choose-by-rules.ts';
import type { PlanProblem, Proof } from '../choose/choose-works.ts';
import type { WorkRules } from '../choose/rules.ts';
import { budgetRow, heldAt, programOf, type RuledProgram } from '../choose/ruled-program.ts';
import { coverOf } from '../optimise/cover/cover-problem.ts';
import { soundBound } from '../optimise/cover/solve-cover.ts';
import { boundAt, boundByDuals, type LimitBound } from '../optimise/exact/dual-bound.ts';
import type { RowMaker } from './budget-table.ts';

/** Rows where rules bind: choices by the exact solver, bounds by the multipliers of its linear programs. */
export class RuledRows implements RowMaker {
  /** By level: what its linear programs bound it by, in the money, and in what is held of the level before. */
  readonly #bounds: LimitBound[][];
  /** What the solver itself proved of the first level; it holds for less money too. */
  readonly #proved: { readonly budgetVnd: number; readonly upperBound: number }[] = [];

  constructor(
    readonly question: PlanProblem,
    readonly rules: WorkRules,
    readonly program: RuledProgram,
    readonly proof: Proof,
  ) {
    this.#bounds = question.levels.map(() => []);
  }

  async *improve(budgetVnd: number, known: readonly number[]): AsyncGenerator<void, readonly number[]> {
    yield;
    const question = { ...this.question, budgetVnd };
    const { sites, levels } = await levelByLevel(question, this.rules, this.program, known, this.proof);
    this.#proved.push({ budgetVnd, upperBound: levels[0].upperBound });
    return sites;
  }

  async *tighten(budget: number, sites: readonly number[]): AsyncGenerator<void> {
    const { program } = this;
    const rows = [budgetRow(program, budget)];
    for (const [level, worth] of program.worths.entries()) {
      const asked = { ...programOf(program, worth, rows, sites), isWhole: new Uint8Array(program.columns) };
      const answer = await this.proof.solver(asked, this.proof.seconds);
      if (answer?.duals) {
        const open = rows.map((_, k) => program.rows.length + k);
        // Which sign says what is the solver's own: the wrong one gives a higher bound.
        const ways = [answer.duals, answer.duals.map((dual) => -dual)].map((duals) =>
          boundByDuals(asked, duals, open),
        );
        this.#bounds[level].push(...ways);
      }
      rows.push(heldAt(worth, coverOf(this.question.levels[level].problem, sites).value));
      yield;
    }
  }

  boundsAt(budget: number, firstValue: number): number[] {
    const { levels } = this.question;
    const limits = [budget * this.program.costScale, firstValue];
    const proved = this.#proved.filter(({ budgetVnd }) => budgetVnd >= budget);
    return levels.map(({ problem }, level) =>
      soundBound(
        problem,
        Math.min(
          ...this.#bounds[level].map((bound) => boundAt(bound, limits)),
          ...(level === 0 ? proved.map(({ upperBound }) => upperBound) : []),
        ),
      ),
    );
  }
}

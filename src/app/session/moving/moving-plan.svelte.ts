import type { Engine } from '../../../jobs/engine/methods.ts';
import type { BudgetAnswer, TooLittle } from '../../../planning/table/plan-table.ts';
import { answerOrNone } from '../asked/answer-or-none.ts';

const AGAIN_MILLISECONDS = 1000;

/** What money serves while its slider moves, and the curve of all money; of the purpose as the project has it now. */
export class MovingPlan {
  /** null: nothing moves, or nobody can tell yet. */
  answer = $state.raw<BudgetAnswer | TooLittle | null>(null);
  /** Đồng under the slider while it moves; null: it rests. */
  movesTo = $state<number | null>(null);
  /** From little money to much; null until it is as good as it gets. */
  curve = $state.raw<readonly BudgetAnswer[] | null>(null);
  private asked = 0;
  private curveAsked = 0;

  constructor(private readonly engine: Engine) {}

  async slideTo(budgetVnd: number): Promise<void> {
    const mine = ++this.asked;
    this.movesTo = budgetVnd;
    const answer = await answerOrNone(this.engine.budgetAnswer(budgetVnd));
    if (mine === this.asked) this.answer = answer;
  }

  /** The plan that is shown is of the money again. */
  rest(): void {
    this.asked++;
    this.answer = null;
    this.movesTo = null;
  }

  /** Asks for the curve until the engine, which works on it while nothing else is asked, has done all it can. */
  async drawCurve(): Promise<void> {
    const mine = ++this.curveAsked;
    this.curve = null;
    for (;;) {
      const curve = await answerOrNone(this.engine.budgetCurve());
      if (mine !== this.curveAsked || !curve) return;
      if (curve.isComplete) {
        this.curve = curve.answers;
        return;
      }
      await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS));
      if (mine !== this.curveAsked) return;
    }
  }

  forget(): void {
    this.rest();
    this.curveAsked++;
    this.curve = null;
  }
}

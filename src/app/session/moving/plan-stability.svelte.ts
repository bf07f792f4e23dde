import type { Engine } from '../../../jobs/engine/methods.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { Stability } from '../../../planning/plan-types.ts';
import { answerOrNone } from '../asked/answer-or-none.ts';

const AGAIN_MILLISECONDS = 1000;

/** What of a plan stays in corners of costs, counts and thresholds: the engine works on it while nothing else is asked. */
export class PlanStability {
  private known = $state.raw<{ readonly plan: Plan; readonly stability: Stability } | null>(null);
  private asked = 0;

  constructor(private readonly engine: Engine) {}

  /** null: not worked out yet. */
  of(plan: Plan): Stability | null {
    return plan.stability ?? (this.known?.plan === plan ? this.known.stability : null);
  }

  /** Asks until it is worked out, or another plan is asked about. */
  async follow(plan: Plan): Promise<void> {
    const mine = ++this.asked;
    for (;;) {
      // No answer, or one without a plan: a plan that comes asks anew.
      const answer = await answerOrNone(this.engine.planStability());
      if (mine !== this.asked || !answer) return;
      const { stability } = answer;
      if (stability) {
        this.known = { plan, stability };
        return;
      }
      await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS));
      if (mine !== this.asked) return;
    }
  }

  forget(): void {
    this.asked++;
    this.known = null;
  }
}

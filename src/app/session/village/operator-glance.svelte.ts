import type { OperatorGaps } from '../../../analysis/operator/operator-gaps.ts';
import { answerOrNone } from '../asked/answer-or-none.ts';
import type { Workspace } from '../workspace.svelte.ts';
import type { OperatorChoice } from '../rows.ts';

/** What the chosen operator lacks, asked for again with each operator and each analysis. To be made while a component is set up. */
export class OperatorGlance {
  private answered = $state.raw<{ readonly of: number; readonly gaps: OperatorGaps } | null>(null);
  /** What the engine was asked last, and has not answered. */
  private asked = $state.raw<object | null>(null);

  constructor(
    private readonly workspace: Workspace,
    private readonly operator: () => OperatorChoice,
  ) {
    $effect(() => {
      const chosen = operator();
      const of = workspace.snapshot?.revision;
      const question = chosen === 'any' || of === undefined ? null : { chosen };
      this.asked = question;
      if (!question) return;
      void answerOrNone(workspace.engine.operatorGaps(question.chosen))
        .then((gaps) => {
          if (gaps && workspace.snapshot?.revision === of) this.answered = { of: of!, gaps };
        })
        .finally(() => {
          if (this.asked === question) this.asked = null;
        });
    });
  }

  /** The lists of the chosen operator are on their way. */
  get isAwaited(): boolean {
    return this.asked !== null;
  }

  /** Null under all operators together, and until the engine has answered. */
  get gaps(): OperatorGaps | null {
    const { answered } = this;
    const isNow =
      answered &&
      answered.of === this.workspace.snapshot?.revision &&
      answered.gaps.operator === this.operator();
    return isNow ? answered.gaps : null;
  }
}

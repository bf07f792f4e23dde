import type { VillageExplanation } from '../../../analysis/explain/explain.ts';
import { answerOrNone } from '../asked/answer-or-none.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** A village in a state of the project. */
interface Asked {
  readonly index: number;
  readonly revision: number;
}

/**
 * Why a village counts as it does, asked for again with each village and each state of the project. To be made while
 * a component is set up.
 */
export class ExplainedVillage {
  /** Null until the engine has answered for the village that is asked about now. */
  explanation = $state.raw<VillageExplanation | null>(null);

  constructor(workspace: Workspace, asked: () => Asked) {
    $effect(() => {
      const { index, revision } = asked();
      this.explanation = null;
      void answerOrNone(workspace.engine.explain(index)).then((answer) => {
        const now = asked();
        if (now.index === index && now.revision === revision) this.explanation = answer;
      });
    });
  }
}

import { EngineCancelled } from '../../../jobs/protocol.ts';
import type { Subject, Turning, WeightTurn } from '../../../planning/turning.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** What is asked about in a plan; null: there is nothing to ask. */
interface Asked {
  readonly subject: Subject;
  /** Anything that is another one with each plan. */
  readonly plan: object;
}

/**
 * On what it hangs that the plan has a work or serves a village, asked for again with each of them and each plan. What is
 * no longer asked about is stopped. To be made while a component is set up.
 */
export class Turnings {
  /** Null until the engine has answered. */
  turning = $state.raw<Turning | null>(null);
  /** Null until the engine has answered; empty where the purpose is not the score. */
  weights = $state.raw<readonly WeightTurn[] | null>(null);

  constructor(workspace: Workspace, asked: () => Asked | null) {
    $effect(() => {
      const now = asked();
      this.turning = null;
      this.weights = null;
      // Whoever changes the project need not wait for what is of the state before.
      if (!now || workspace.job !== null) return;
      let isAsked = true;
      void this.ask(workspace, now.subject, () => isAsked);
      return () => {
        isAsked = false;
        void workspace.engine.stopTurning();
      };
    });
  }

  private async ask({ engine }: Workspace, subject: Subject, isAsked: () => boolean): Promise<void> {
    try {
      const turning = await engine.turning(subject);
      if (!isAsked()) return;
      this.turning = turning;
      const weights = await engine.weightTurns(subject);
      if (isAsked()) this.weights = weights;
    } catch (error) {
      // The worker was ended for something else: the state that comes then asks anew.
      if (!(error instanceof EngineCancelled)) throw error;
    }
  }
}

import type { Engine } from '../../../jobs/engine/methods.ts';
import type { ReachState } from '../../../jobs/plans/reach-work.ts';
import { EngineCancelled, EngineEnded } from '../../../jobs/protocol.ts';

const AGAIN_MILLISECONDS = 400;

/** What new masts reach by terrain: the engine predicts it while nothing else is asked. */
export class PlanReachWork {
  /** null: all is predicted, or nothing is to be. */
  state = $state.raw<ReachState | null>(null);
  private asked = 0;
  private under: Promise<boolean> | null = null;

  constructor(private readonly engine: Engine) {}

  /** Begins what is not begun and follows it to its end, whatever is asked meanwhile. False: the project is another one. */
  follow(): Promise<boolean> {
    return (this.under ??= this.toItsEnd());
  }

  private async toItsEnd(): Promise<boolean> {
    const mine = this.asked;
    for (;;) {
      const state = await this.ask();
      if (mine !== this.asked) return false;
      if (state !== 'later') this.state = state;
      if (state === null) {
        this.under = null;
        return true;
      }
      await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS));
      if (mine !== this.asked) return false;
    }
  }

  forget(): void {
    this.asked++;
    this.under = null;
    this.state = null;
  }

  /** The worker was ended for something else: the one that follows it is asked later. */
  private async ask(): Promise<ReachState | null | 'later'> {
    try {
      return await this.engine.planReach();
    } catch (error) {
      if (error instanceof EngineCancelled || error instanceof EngineEnded) return 'later';
      throw error;
    }
  }
}

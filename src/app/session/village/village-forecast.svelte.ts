import { NO_FITS, type FittedBands } from '../../../model/radio/fits.ts';
import type { VillageForecast } from '../../../jobs/study/study.ts';
import { EngineRefusal } from '../../../jobs/protocol.ts';
import { answerOrNone } from '../asked/answer-or-none.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** What terrain says of a village, asked for with each village and state of the project. To be made while a component is set up. */
export class ForecastVillage {
  /** Null until the engine has answered, and where it has nothing to say. */
  forecast = $state.raw<VillageForecast | null>(null);

  constructor(
    workspace: Workspace,
    asked: () => {
      readonly index: number;
      readonly revision: number;
      readonly possible: boolean;
      readonly fits: FittedBands | null;
    },
  ) {
    $effect(() => {
      const { index, revision, possible, fits } = asked();
      this.forecast = null;
      if (!possible) return;
      answerOrNone(workspace.engine.villageForecast(index, fits ?? NO_FITS)).then(
        (answer) => {
          const now = asked();
          if (now.index === index && now.revision === revision && now.fits === fits) this.forecast = answer;
        },
        (error: unknown) => {
          // Without terrain or masts there is nothing to compare; anything else is a bug.
          if (!(error instanceof EngineRefusal)) throw error;
        },
      );
    });
  }
}

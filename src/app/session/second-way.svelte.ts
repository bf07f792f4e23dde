import type { Resilience } from '../../analysis/resilience/resilience.ts';
import type { Workspace } from './workspace.svelte.ts';

type Loss = Resilience['losses'][number];

/** The worst loss of a commune, its people known. */
export type KnownLoss = Loss & { readonly population: number };

/**
 * What communes hang on, asked for again with each state of the project. To be made while a component is set up.
 */
export class SecondWay {
  /** Null until the engine has answered, and where the project does not tell. */
  resilience = $state.raw<Resilience | null>(null);

  constructor(workspace: Workspace, revision: () => number) {
    $effect(() => {
      const asked = revision();
      void workspace.engine.resilience().then((answer) => {
        if (revision() === asked) this.resilience = answer;
      });
    });
  }
}

/** The worst loss of each commune, most people first; communes that hang on no single element are left out. */
export function worstLosses({ losses }: Resilience): readonly KnownLoss[] {
  const byCommune = new Map<number, KnownLoss>();
  for (const loss of losses) {
    const { commune, population, element } = loss;
    if (population === null || element === null) continue;
    const known = byCommune.get(commune);
    if (!known || population > known.population) byCommune.set(commune, { ...loss, population });
  }
  return [...byCommune.values()].sort((a, b) => b.population - a.population || a.commune - b.commune);
}

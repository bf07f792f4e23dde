import type { ProtectedResilience } from '../../../planning/second-way/second-ways.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';

/**
 * What communes hang on, asked for again with each state of the project. To be made while a component is set up.
 */
export class CommuneLosses {
  /** Null until the engine has answered, and where the project does not tell. */
  resilience = $state.raw<ProtectedResilience | null>(null);

  constructor(workspace: Workspace, revision: () => number) {
    $effect(() => {
      const asked = revision();
      void workspace.engine.resilience().then((answer) => {
        if (revision() === asked) this.resilience = answer;
      });
    });
  }
}

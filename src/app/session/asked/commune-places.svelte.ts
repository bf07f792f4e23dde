import type { Engine } from '../../../jobs/engine/methods.ts';
import type { CommunePlaces, Snapshot } from '../../../jobs/protocol.ts';
import { answerOrNone } from './answer-or-none.ts';

/** Where names of communes stand, fetched once for every commune layer; what an older one said stays until then. */
export class PlaceFinder {
  places = $state.raw<CommunePlaces | null>(null);
  /** Version of the commune layer that was last asked for. */
  private fetched: number | null = null;

  constructor(private readonly engine: Engine) {}

  async follow(snapshot: Snapshot): Promise<void> {
    const version = snapshot.layers.find(({ id }) => id === 'communes')?.version ?? null;
    if (version === this.fetched) return;
    this.fetched = version;
    const places = version === null ? null : await answerOrNone(this.engine.communePlaces());
    if (this.fetched !== version) return;
    this.places = places;
    // Without an answer it is asked again with the next state of the project.
    if (!places) this.fetched = null;
  }
}

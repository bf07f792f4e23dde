import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Engine, Snapshot } from '../../jobs/protocol.ts';

/** Layers that the map draws from GeoJSON; villages, masts and points come from the snapshot itself. */
const FROM_ENGINE = ['communes', 'fibre', 'depressions', 'roads', 'clusters'];

/** GeoJSON of the drawn layers, fetched once per state of the project and only for what is switched on. */
export class Collections {
  readonly byId = new SvelteMap<string, GeoJSON.FeatureCollection>();
  /** Revision that was last asked for, by layer. */
  private readonly fetched: Record<string, number> = {};

  constructor(private readonly engine: Engine) {}

  /** Asks for whatever is missing; what an older state showed stays until the newer one is there. */
  async load(snapshot: Snapshot, wanted: (role: string) => boolean): Promise<void> {
    const gone = untrack(() => [...this.byId.keys()]).filter((id) =>
      snapshot.layers.every((layer) => layer.id !== id),
    );
    for (const id of gone) this.byId.delete(id);
    await Promise.all(
      snapshot.layers
        .filter(({ id, delivery }) => delivery === 'geojson' && FROM_ENGINE.includes(id) && wanted(id))
        .map(({ id }) => this.fetchOne(id, snapshot.revision)),
    );
  }

  private async fetchOne(id: string, revision: number): Promise<void> {
    if (this.fetched[id] === revision) return;
    this.fetched[id] = revision;
    const data = await this.engine.layerGeoJson(id);
    if (this.fetched[id] === revision) this.byId.set(id, data);
  }
}

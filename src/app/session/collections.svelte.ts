import { SvelteMap } from 'svelte/reactivity';
import type { Engine, Snapshot } from '../../jobs/protocol.ts';

/** Layers that the map draws from GeoJSON; villages, masts and points come from the snapshot itself. */
const FROM_ENGINE = ['communes', 'fibre', 'depressions', 'roads', 'clusters'];

/** GeoJSON of the drawn layers, fetched once per state of the project and only for what is switched on. */
export class Collections {
  readonly byId = new SvelteMap<string, GeoJSON.FeatureCollection>();
  private readonly fetched = new Map<string, number>();

  constructor(private readonly engine: Engine) {}

  /** Asks for whatever is missing; what an older state showed stays until the newer one is there. */
  async load(snapshot: Snapshot, wanted: (role: string) => boolean): Promise<void> {
    const present = new Set(snapshot.layers.map((layer) => layer.id));
    for (const id of this.byId.keys()) if (!present.has(id)) this.byId.delete(id);
    await Promise.all(
      snapshot.layers
        .filter(({ id, delivery }) => delivery === 'geojson' && FROM_ENGINE.includes(id) && wanted(id))
        .map(({ id }) => this.fetchOne(id, snapshot.revision)),
    );
  }

  private async fetchOne(id: string, revision: number): Promise<void> {
    if (this.fetched.get(id) === revision) return;
    this.fetched.set(id, revision);
    const data = await this.engine.layerGeoJson(id);
    if (this.fetched.get(id) === revision) this.byId.set(id, data);
  }
}

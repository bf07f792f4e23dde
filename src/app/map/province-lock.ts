import type { Map as MapLibreMap, PaddingOptions } from 'maplibre-gl';
import type { BoundingBox } from '../../model/geometry.ts';
import { lockToProvince, showsProvince } from './camera.ts';

/** What the map may show at most, and how much of it panels cover. */
export interface Room {
  readonly bounds: BoundingBox;
  readonly padding: PaddingOptions;
}

/**
 * Keeps a map to its province while panels and tables change its room: what was shown whole stays whole. A map that grew
 * is zoomed in by its old limits before it tells of its size, so that what counts is how it rested before.
 */
export class ProvinceLock {
  #isWhole: boolean;
  #isLocking = false;
  readonly #listeners;

  constructor(
    private readonly map: MapLibreMap,
    private readonly room: () => Room,
  ) {
    this.#isWhole = showsProvince(map);
    this.#listeners = [
      map.on('resize', () => this.lock()),
      map.on('moveend', () => {
        if (!this.#isLocking) this.#isWhole = showsProvince(map);
      }),
    ];
  }

  /** Sets the limits anew. @param refit also shows the whole province; else where it was whole */
  lock(refit = this.#isWhole): void {
    const { bounds, padding } = this.room();
    // Moving to the new place is told before the new limits stand.
    this.#isLocking = true;
    lockToProvince(this.map, bounds, padding, refit);
    this.#isLocking = false;
    this.#isWhole = showsProvince(this.map);
  }

  release(): void {
    for (const listener of this.#listeners) listener.unsubscribe();
  }
}

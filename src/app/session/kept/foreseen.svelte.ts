import type { Snapshot } from '../../../jobs/protocol.ts';
import { sameFigures } from './same-figures.ts';

/** Where figures are shown. */
export interface Screen {
  readonly snapshot: Snapshot | null;
  /** Shows figures that were kept, or, where they could not be worked out again, nothing. */
  foreshow(kept: Snapshot | null): void;
}

/**
 * Figures that were kept with a project stand on the screen while the engine works them out again: what comes of that takes
 * their place.
 */
export class Foreseen {
  /** The figures on the screen are those that were kept. */
  isShown = $state.raw(false);
  /** Whether those worked out last were as they had been kept; null where none had been. */
  wasSame: boolean | null = null;
  #settled: Promise<void> = Promise.resolve();
  #settle: () => void = () => undefined;

  /** Kept once the engine holds what the screen shows, or the screen shows it no more. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** @param open works the project out; told whether the screen shows it already */
  async while(
    kept: Snapshot | null,
    screen: Screen,
    open: (shown: boolean) => Promise<Snapshot>,
  ): Promise<Snapshot> {
    this.wasSame = null;
    // What stands on the screen stays until the other is there: numbers of its layers and states are in use.
    if (!kept || screen.snapshot) return open(false);
    this.#settled = new Promise((resolve) => (this.#settle = resolve));
    this.isShown = true;
    // Asked first: questions about what is shown wait for it.
    const opening = open(true);
    try {
      screen.foreshow(kept);
      const fresh = await opening;
      this.wasSame = sameFigures(kept, fresh);
      return fresh;
    } catch (error) {
      screen.foreshow(null);
      throw error;
    }
  }

  /** The screen has what came of it. */
  end(): void {
    this.isShown = false;
    this.#settle();
  }
}

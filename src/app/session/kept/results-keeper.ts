import type { Snapshot } from '../../../jobs/protocol.ts';

/** Milliseconds after which nothing more is expected to be done at once. */
const REST_MILLISECONDS = 2000;

/** What results are kept of, and where. */
export interface ResultsOf {
  /** What the screen shows, where exactly that stands on the disk and nothing is under way; else null. */
  settled(): Snapshot | null;
  /** Whether a project is open that is kept at all. */
  isKept(): boolean;
  /** What the engine holds, packed. */
  pack(): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Puts it beside the project, if `isStill` when its turn has come. */
  keep(results: Uint8Array<ArrayBuffer>, isStill: () => boolean): Promise<unknown>;
}

/** Keeps the figures of the open project beside it, once they rest, so that it opens with them the next time. */
export class ResultsKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: Snapshot | null = null;

  constructor(private readonly of: ResultsOf) {}

  /** What is on the screen was worked out of what was kept, and is the same: there is nothing to keep. */
  isAsKept(snapshot: Snapshot): void {
    this.#kept = snapshot;
  }

  /** The project was saved or opened. */
  follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), REST_MILLISECONDS);
  }

  async #keep(): Promise<void> {
    const snapshot = this.of.settled();
    if (!snapshot) return this.of.isKept() ? this.follow() : undefined;
    if (snapshot === this.#kept) return;
    try {
      const packed = await this.of.pack();
      const isStill = () => this.of.settled() === snapshot;
      if (packed && isStill()) await this.of.keep(packed, isStill);
      this.#kept = snapshot;
    } catch {
      // The engine was ended in between, or the disk is full: the project opens without.
    }
  }
}

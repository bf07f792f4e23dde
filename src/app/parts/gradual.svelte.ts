/** Entries that are added in one task. */
const STEP = 6;

/**
 * A long list that comes onto the screen a few entries at a time, each lot in a task of its own, so that drawing it holds
 * nobody up. To be made while a component is set up.
 */
export class Gradual<T> {
  private count = $state(STEP);

  constructor(private readonly entries: () => readonly T[]) {
    $effect(() => {
      if (this.count >= entries().length) return;
      const task = setTimeout(() => (this.count += STEP));
      return () => clearTimeout(task);
    });
  }

  /** The entries that are drawn by now. */
  get drawn(): readonly T[] {
    return this.entries().slice(0, this.count);
  }
}

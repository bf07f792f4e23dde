/** A choice of candidates that some budgets are answered by. */
export interface Point {
  readonly cost: number;
  readonly value: number;
  /** Shared by all points that were found around it. */
  readonly base: readonly number[];
  /** What it has beside its base. */
  readonly extra: readonly number[];
}

/** The choices found so far of which none costs more and serves no more than another: more money never serves less. */
export class Frontier {
  /** By cost and by value. */
  #points: Point[] = [];

  /** The best that the money pays for; null where it pays for nothing that was found. */
  at(budget: number): Point | null {
    let [low, high] = [0, this.#points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#points[middle].cost <= budget) low = middle + 1;
      else high = middle;
    }
    return low > 0 ? this.#points[low - 1] : null;
  }

  /** Whether a choice serves more than all that cost no more. */
  wants(cost: number, value: number): boolean {
    const known = this.at(cost);
    return known === null || value > known.value;
  }

  add(found: readonly Point[]): void {
    // Of equal ones the older stays: sorting is stable.
    const all = [...this.#points, ...found].sort((a, b) => a.cost - b.cost || b.value - a.value);
    let most = -Infinity;
    this.#points = all.filter(({ value }) => {
      if (!(value > most)) return false;
      most = value;
      return true;
    });
  }

  get points(): readonly Point[] {
    return this.#points;
  }
}

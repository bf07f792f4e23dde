import { SeededRandom } from '../random-bytes.ts';

/** Draws of one folder, all from one seed. */
export class Chance extends SeededRandom {
  happens(share: number): boolean {
    return this.next() < share;
  }
  /** A whole number from `low` to `high`, both inside. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  shuffled<T>(values: readonly T[]): T[] {
    const mixed = [...values];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
    }
    return mixed;
  }
  some<T>(values: readonly T[], count: number): T[] {
    return this.shuffled(values).slice(0, count);
  }
}

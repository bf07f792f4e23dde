/** A seeded stream of numbers (mulberry32): the same seed gives the same files on every machine. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  }
  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }
}

/** Source of uniform numbers in [0, 1), the same on every machine: integer arithmetic only (mulberry32). */
export interface Random {
  (): number;
}

/** One independent stream per `purpose`, so that a change in one step does not shift the others. */
export function randomStream(seed: number, purpose: string): Random {
  let state = seed | 0;
  for (let i = 0; i < purpose.length; i++) state = Math.imul(state ^ purpose.charCodeAt(i), 0x9e3779b1) + i;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Whole number from `low` to `high`, both included. */
export const wholeBetween = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** Bell-shaped, mean 0, standard deviation 1, within ±3.46 (sum of twelve uniform numbers). */
export function bell(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

export const pickOne = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)];

/**
 * ln x for x > 0 from + - * / alone, so that the last bit is the same everywhere
 * (`Math.log` may differ between engines). Relative error below 1e-12.
 * @internal
 */
export function naturalLog(x: number): number {
  let exponent = 0;
  let mantissa = x;
  for (; mantissa >= 1.5; mantissa /= 2) exponent++;
  for (; mantissa < 0.75; mantissa *= 2) exponent--;
  const t = (mantissa - 1) / (mantissa + 1);
  const square = t * t;
  let sum = 0;
  for (let k = 21; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return exponent * 0.6931471805599453 + 2 * t * sum;
}

/** Positions 0..weights.length-1 in the order of a weighted lottery without replacement; weight 0 is left out. */
export function weightedOrder(random: Random, weights: ArrayLike<number>): number[] {
  const keys = new Float64Array(weights.length);
  const drawn: number[] = [];
  for (let i = 0; i < weights.length; i++) {
    const u = random();
    if (!(weights[i] > 0)) continue;
    keys[i] = -naturalLog(1 - u) / weights[i];
    drawn.push(i);
  }
  return drawn.sort((a, b) => keys[a] - keys[b] || a - b);
}

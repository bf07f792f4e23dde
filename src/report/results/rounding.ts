/** A number with fixed decimals; null for NaN: unknown is never 0. */
export function roundTo(value: number, digits: number): number | null {
  if (Number.isNaN(value)) return null;
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 ? 0 : rounded;
}

/** Decimals of the result files. A share of people with 6 gives back whole people of any village. */
export const DIGITS = { degrees: 6, share: 6, meters: 1, areaKm2: 4, score: 2 } as const;

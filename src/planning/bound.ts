/**
 * The most that a budget could buy if every gain could be had in fractions and gains added up:
 * fractional knapsack (Dantzig 1957). Gains of discs only ever overlap, so no plan can serve more.
 * @param gains households per option, @param costs đồng per option
 */
export function fractionalKnapsack(
  gains: readonly number[],
  costs: readonly number[],
  budget: number,
): number {
  const order = gains
    .map((_, k) => k)
    .filter((k) => gains[k] > 0)
    .sort((a, b) => gains[b] * costs[a] - gains[a] * costs[b] || a - b);
  let [value, left] = [0, budget];
  for (const k of order) {
    if (costs[k] <= left) {
      value += gains[k];
      left -= costs[k];
    } else {
      value += (gains[k] * left) / costs[k];
      break;
    }
  }
  return value;
}

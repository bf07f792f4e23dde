import type { Dataset } from '../../model/dataset.ts';

/**
 * `total` in whole parts proportional to `weights`, largest remainders first, ties to the earlier one.
 * @internal
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum > 0 ? (weight / sum) * total : total / weights.length));
  const whole = exact.map(Math.floor);
  let left = total - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, k) => [value - whole[k], k] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, k] of order) {
    if (left-- <= 0) break;
    whole[k]++;
  }
  return whole;
}

/** Indices of the clusters of every village. */
export function clustersByVillage({ villages, clusters }: Dataset): readonly (readonly number[])[] {
  const lists: number[][] = villages.records.map(() => []);
  clusters?.village.forEach((village, cluster) => lists[village].push(cluster));
  return lists;
}

/**
 * A count of a village over some of its clusters, in whole numbers whose sum is the count: by the clusters' own counts,
 * alike where one of them has none. NaN, not counted, stays so.
 */
export function disaggregate(total: number, counts: Float64Array, clusters: readonly number[]): number[] {
  if (Number.isNaN(total)) return clusters.map(() => NaN);
  const weights = clusters.map((cluster) => counts[cluster]);
  return apportion(total, weights.some(Number.isNaN) ? weights.map(() => 1) : weights);
}

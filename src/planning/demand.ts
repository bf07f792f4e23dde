import { findingsOf, YES, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';

/**
 * People and households without service, one entry per place that a mast can reach: an uncovered
 * cluster, or the centre of a village without clusters. Whole numbers whose sum over a village is its
 * uncovered count, so that gains add up exactly and nobody is counted twice.
 */
export interface Demand {
  readonly village: Int32Array;
  readonly xy: Float64Array;
  readonly households: Int32Array;
  readonly population: Int32Array;
}

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
function clustersByVillage(dataset: Dataset): number[][] {
  const lists: number[][] = dataset.villages.records.map(() => []);
  dataset.clusters?.village.forEach((village, cluster) => lists[village].push(cluster));
  return lists;
}

const countOr0 = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** Weights of some clusters; all equal where one of them has no count of its own. */
function weightsOf(counts: Float64Array, clusters: readonly number[]): number[] {
  const weights = clusters.map((cluster) => counts[cluster]);
  return weights.some(Number.isNaN) ? weights.map(() => 1) : weights;
}

/**
 * The demand under `any` operator. Villages of unknown state or without counts carry no demand: what is
 * unknown is listed elsewhere, never planned for as if it were known.
 */
export function findDemand(dataset: Dataset, findings: Findings): Demand {
  const any = findingsOf(findings, 'any');
  const byVillage = clustersByVillage(dataset);
  const [village, xy, households, population]: number[][] = [[], [], [], []];
  const push = (index: number, lon: number, lat: number, homes: number, people: number) => {
    if ((homes === 0 && people === 0) || Number.isNaN(lon)) return;
    village.push(index);
    xy.push(lon, lat);
    households.push(homes);
    population.push(people);
  };
  byVillage.forEach((all, index) => {
    const homes = countOr0(any.uncoveredHouseholds[index]);
    const people = countOr0(any.uncoveredPopulation[index]);
    const open = all.filter((cluster) => any.clusterCovered[cluster] !== YES);
    if (!dataset.clusters || !open.length) {
      push(
        index,
        dataset.villages.centres[index * 2],
        dataset.villages.centres[index * 2 + 1],
        homes,
        people,
      );
      return;
    }
    const { clusters } = dataset;
    const homesOf = apportion(homes, weightsOf(clusters.households, open));
    const peopleOf = apportion(people, weightsOf(clusters.population, open));
    open.forEach((cluster, k) =>
      push(index, clusters.xy[cluster * 2], clusters.xy[cluster * 2 + 1], homesOf[k], peopleOf[k]),
    );
  });
  return {
    village: Int32Array.from(village),
    xy: Float64Array.from(xy),
    households: Int32Array.from(households),
    population: Int32Array.from(population),
  };
}

import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { packPoints } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';

/**
 * Distance in metres from each of `villages` (indices) to the nearest mast of any operator, NaN where the
 * village has no location or the project no mast.
 */
export function nearestSites(dataset: Dataset, villages: readonly number[]): Float64Array {
  const { centres } = dataset.villages;
  const index = new NearestLine([packPoints(dataset.sites.map(({ lon, lat }) => [lon, lat]))]);
  return Float64Array.from(villages, (village) => {
    const lon = centres[village * 2];
    return Number.isNaN(lon) || !dataset.sites.length
      ? NaN
      : index.find(lon, centres[village * 2 + 1]).distanceMeters;
  });
}

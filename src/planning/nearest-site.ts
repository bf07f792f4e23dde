import { geodesicDistanceMeters, metersPerDegree } from '../geometry/ellipsoid.ts';
import type { Dataset } from '../model/dataset.ts';

/**
 * Distance in metres from each of `villages` (indices) to the nearest mast of any operator, NaN where the
 * village has no location or the project no mast. Sites are walked outwards in latitude, so that only
 * those within the best distance so far are looked at.
 */
export function nearestSites(dataset: Dataset, villages: readonly number[]): Float64Array {
  const sites = [...dataset.sites].sort((a, b) => a.lat - b.lat);
  const latitudes = Float64Array.from(sites, (site) => site.lat);
  return Float64Array.from(villages, (village) => {
    const lon = dataset.villages.centres[village * 2];
    const lat = dataset.villages.centres[village * 2 + 1];
    if (Number.isNaN(lon) || !sites.length) return NaN;
    const metersPerLat = metersPerDegree(lat).lat * 0.999; // never overestimates the north-south part
    let above = firstAtLeast(latitudes, lat);
    let below = above - 1;
    let best = Infinity;
    while (below >= 0 || above < sites.length) {
      const up = above < sites.length ? (latitudes[above] - lat) * metersPerLat : Infinity;
      const down = below >= 0 ? (lat - latitudes[below]) * metersPerLat : Infinity;
      if (Math.min(up, down) >= best) break;
      const site = sites[up <= down ? above++ : below--];
      best = Math.min(best, geodesicDistanceMeters(lon, lat, site.lon, site.lat));
    }
    return best;
  });
}

/** Index of the first value >= `wanted` in an ascending array; its length where there is none. */
export function firstAtLeast(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

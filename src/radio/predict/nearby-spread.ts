import type { NearbySpread } from '../../model/radio/fits.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';

/** How far a measured level lies from the expected one, dB, and where. */
export interface PlacedResidual {
  readonly lon: number;
  readonly lat: number;
  readonly residualDb: number;
}

/** Two measurements are beside each other up to here, m: trees, ridges and what a map does not know are nearly the same. */
const BESIDE_METERS = 200;
/** Fewer pairs say nothing. */
const LEAST_PAIRS = 30;

/**
 * What two measurements differ by although they stand at one place: the devices, the moment and the metres around them.
 * No model of places can explain it, and it is no doubt about a place. By half of the mean squared difference of all
 * pairs (the nugget of a variogram); null with too few pairs.
 * @param groups only measurements of one group are compared: one operator and band each
 */
export function nearbySpread(groups: readonly (readonly PlacedResidual[])[]): NearbySpread | null {
  let [pairs, squares] = [0, 0];
  for (const group of groups) {
    const sorted = [...group].sort((a, b) => a.lat - b.lat);
    sorted.forEach((one, i) => {
      const meters = metersPerDegree(one.lat);
      for (let k = i - 1; k >= 0; k--) {
        const other = sorted[k];
        const down = (one.lat - other.lat) * meters.lat;
        if (down > BESIDE_METERS) break;
        if (Math.hypot(down, (one.lon - other.lon) * meters.lon) > BESIDE_METERS) continue;
        pairs++;
        squares += (one.residualDb - other.residualDb) ** 2;
      }
    });
  }
  return pairs < LEAST_PAIRS ? null : { pairs, spreadDb: Math.sqrt(squares / pairs / 2) };
}

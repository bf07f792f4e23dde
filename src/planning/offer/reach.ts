import type { Radio } from '../../model/network.ts';
import type { CostRange } from '../../model/project.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';

/** A new mast, one more operator on a mast that stands, or what feeds new masts: a trench with fibre, a hop of sight. */
type WorkKind = 'mast' | 'join' | 'fibre' | 'hop';

/** By what it is known which places a work serves: terrain, a disc, or a disc for what lies behind no terrain. */
export type ReachSource = 'terrain' | 'part' | 'disc';

/** A work that could be done, every number settled. */
export interface Option {
  readonly kind: WorkKind;
  readonly id: string;
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
  /** Of its antennas above ground; left out or null: nobody said. */
  readonly heightMeters?: number | null;
  /** Its antennas; left out: nobody said. */
  readonly radios?: readonly Radio[];
  /** null: no disc, what it serves is predicted from terrain. */
  readonly radiusMeters: number | null;
  /** Left out: not asked yet. */
  readonly reachBy?: ReachSource;
  /** Middle of `costRange`. */
  readonly costVnd: number;
  readonly costRange: CostRange;
  /** Operators that it would serve; null: not said. */
  readonly operators: readonly string[] | null;
  /** Operator of the mast that is joined: its own places only are reached. */
  readonly host?: string;
  /** Of a trench. */
  readonly fibreMeters?: number;
  /** Of a trench: some of it is a straight line times a factor. */
  readonly isEstimated?: boolean;
  /** Of a trench or a hop: longitude and latitude of every vertex. */
  readonly path?: readonly number[];
  /** Of a hop to a mast that stands: its code. */
  readonly hopFrom?: string;
  /** Of a second way: who of a commune keep a signal when one section is lost; null: nobody counted them. */
  readonly protects?: {
    readonly commune: number;
    readonly households: number | null;
    readonly population: number | null;
  };
}

/**
 * For every option the entries of `xy` within its disc (geodesic distance <= radius), ascending; none without a disc.
 * Sorted latitudes cut each search to a strip.
 */
export function reachOf(options: readonly Option[], xy: Float64Array): Int32Array[] {
  const order = Array.from({ length: xy.length / 2 }, (_, i) => i).sort(
    (a, b) => xy[a * 2 + 1] - xy[b * 2 + 1],
  );
  const latitudes = Float64Array.from(order, (i) => xy[i * 2 + 1]);
  return options.map(({ lon, lat, radiusMeters }) => {
    if (radiusMeters === null) return new Int32Array(0);
    const perDegree = metersPerDegree(lat);
    const [halfLat, halfLon] = [(radiusMeters / perDegree.lat) * 1.01, (radiusMeters / perDegree.lon) * 1.02];
    const found: number[] = [];
    for (
      let k = firstAtLeast(latitudes, lat - halfLat);
      k < order.length && latitudes[k] <= lat + halfLat;
      k++
    ) {
      const i = order[k];
      if (Math.abs(xy[i * 2] - lon) > halfLon) continue;
      if (geodesicDistanceMeters(lon, lat, xy[i * 2], xy[i * 2 + 1]) <= radiusMeters) found.push(i);
    }
    return Int32Array.from(found.sort((a, b) => a - b));
  });
}

/** Index of the first value >= `wanted` in an ascending array; its length where there is none. */
function firstAtLeast(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { PackedGeometry } from '../../model/geometry.ts';
import { metersPerDegree } from '../measures/ellipsoid.ts';

/**
 * Metres on the ellipsoid between two points in degrees by the metric of their middle latitude: below 1e-6 off for
 * less than 10 km.
 */
export function segmentMeters(ax: number, ay: number, bx: number, by: number): number {
  const metric = metersPerDegree((ay + by) / 2);
  return Math.hypot((bx - ax) * metric.lon, (by - ay) * metric.lat);
}

/** Length of a line layer in kilometres on the ellipsoid, segment by segment. */
export function lineLengthKm(geometry: PackedGeometry): number {
  const { xy, rings } = geometry;
  let meters = 0;
  for (let ring = 0; ring + 1 < rings.length; ring++)
    for (let i = rings[ring] * 2 + 2; i < rings[ring + 1] * 2; i += 2)
      meters += segmentMeters(xy[i - 2], xy[i - 1], xy[i], xy[i + 1]);
  return meters / 1000;
}

import type { PackedGeometry } from '../../model/geometry.ts';
import { metersPerDegree } from '../measures/ellipsoid.ts';

/**
 * Length of a line layer in kilometres on the ellipsoid: per segment the metric of its middle latitude,
 * below 1e-6 off for segments under 10 km.
 */
export function lineLengthKm(geometry: PackedGeometry): number {
  const { xy, rings } = geometry;
  let meters = 0;
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let i = rings[ring] * 2 + 2; i < rings[ring + 1] * 2; i += 2) {
      const metric = metersPerDegree((xy[i + 1] + xy[i - 1]) / 2);
      meters += Math.hypot((xy[i] - xy[i - 2]) * metric.lon, (xy[i + 1] - xy[i - 1]) * metric.lat);
    }
  }
  return meters / 1000;
}

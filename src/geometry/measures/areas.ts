import { featureCount, type PackedGeometry } from '../../model/geometry.ts';
import { signedRingArea } from './ellipsoid.ts';

/**
 * Area in m² of polygon part p on the ellipsoid: its first ring less the others. Right for valid parts;
 * for self-crossing ones the even-odd area comes from `measureShares`.
 */
export function partAreaSquareMeters(geometry: PackedGeometry, p: number): number {
  const { parts, rings, xy } = geometry;
  let area = 0;
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    const ring = Math.abs(signedRingArea(xy, rings[r], rings[r + 1]));
    area += r === parts[p] ? ring : -ring;
  }
  return Math.max(0, area);
}

/** Area in m² of every feature: the sum of its parts, which must not overlap (as in valid multipolygons). */
export function featureAreasSquareMeters(geometry: PackedGeometry): Float64Array {
  const areas = new Float64Array(featureCount(geometry));
  for (let f = 0; f < areas.length; f++)
    for (let p = geometry.features[f]; p < geometry.features[f + 1]; p++)
      areas[f] += partAreaSquareMeters(geometry, p);
  return areas;
}

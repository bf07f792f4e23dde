/** [lon, lat] in degrees, WGS84. */
export type Position = readonly [number, number];
/** [west, south, east, north] in degrees. */
export type BoundingBox = readonly [number, number, number, number];

/**
 * One format for all geometry, flat and transferable.
 *
 * `xy`: lon, lat, lon, lat ... in degrees WGS84.
 * `rings[r]..rings[r+1]`: vertices of ring (polygon), line string (line) or point run (point) r.
 *    Rings of polygons are closed: the last vertex repeats the first.
 * `parts[p]..parts[p+1]`: rings of part p (one polygon, one line string, one point run).
 * `features[f]..features[f+1]`: parts of feature f; a feature without geometry has none.
 *
 * All four offset arrays start with 0 and hold count + 1 entries.
 * Meaning of a polygon part: even-odd over its rings; a feature is the union of its parts;
 * the boundary belongs to it.
 */
export interface PackedGeometry {
  readonly kind: 'point' | 'line' | 'polygon';
  readonly xy: Float64Array;
  readonly rings: Uint32Array;
  readonly parts: Uint32Array;
  readonly features: Uint32Array;
}

export const featureCount = (geometry: PackedGeometry): number => geometry.features.length - 1;

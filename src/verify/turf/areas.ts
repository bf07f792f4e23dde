import {
  area,
  bbox,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  point,
  multiPolygon,
  pointToLineDistance,
  polygon,
  polygonToLine,
  union,
} from '@turf/turf';

type Areal = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** An area with its box in degrees, which spares most of the work. */
export interface Area {
  readonly shape: GeoJSON.Feature<Areal>;
  readonly box: GeoJSON.BBox;
}

/** Polygons of a geometry; a collection gives those in it. */
function arealPositions(geometry: GeoJSON.Geometry): GeoJSON.Position[][][] {
  const isRing = ([ring]: GeoJSON.Position[][]): boolean => ring !== undefined && ring.length >= 4;
  if (geometry.type === 'Polygon') return [geometry.coordinates].filter(isRing);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.filter(isRing);
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(arealPositions) : [];
}

/** The polygons of a geometry, one by one, so that only those near a place are looked at. */
export const areasOf = (geometry: GeoJSON.Geometry): Area[] =>
  arealPositions(geometry).map((rings) => {
    const shape = polygon(rings);
    return { shape, box: bbox(shape) };
  });

/** The whole of a geometry as one area; null where it has none. */
export function areaOf(geometry: GeoJSON.Geometry): Area | null {
  const parts = arealPositions(geometry);
  if (!parts.length) return null;
  const shape = multiPolygon(parts);
  return { shape, box: bbox(shape) };
}

const holds = ([west, south, east, north]: GeoJSON.BBox, [lon, lat]: GeoJSON.Position): boolean =>
  lon !== undefined && lat !== undefined && west <= lon && lon <= east && south <= lat && lat <= north;

const meet = (a: GeoJSON.BBox, b: GeoJSON.BBox): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** True where the point lies in one of the areas or on its edge. */
export const isInside = (areas: readonly Area[], at: GeoJSON.Position): boolean =>
  areas.some(({ shape, box }) => holds(box, at) && booleanPointInPolygon(at, shape));

/** Metres on the sphere to the nearest edge of the areas whose box holds the point or nearly so; Infinity without. */
export function edgeMeters(areas: readonly Area[], at: GeoJSON.Position): number {
  let least = Infinity;
  for (const { shape, box } of areas) {
    if (!holds([box[0] - NEAR, box[1] - NEAR, box[2] + NEAR, box[3] + NEAR], at)) continue;
    const lines = polygonToLine(shape);
    for (const line of lines.type === 'FeatureCollection' ? lines.features : [lines])
      for (const ring of line.geometry.type === 'LineString'
        ? [line.geometry.coordinates]
        : line.geometry.coordinates)
        least = Math.min(
          least,
          pointToLineDistance(point(at), { type: 'LineString', coordinates: ring }, { units: 'meters' }),
        );
  }
  return least;
}
/** Degrees: about a metre. */
const NEAR = 1e-5;

/** Square metres on the sphere. */
export const areaMeters = ({ shape }: Area): number => area(shape);

/**
 * Part of an area that others cover together, 0..1.
 * @returns null where the library cannot do it: it throws on some real outlines
 */
export function coveredShare(whole: Area, others: readonly Area[]): number | null {
  try {
    const pieces = others
      .filter(({ box }) => meet(box, whole.box))
      .flatMap(({ shape }) => intersect(featureCollection([whole.shape, shape])) ?? []);
    if (!pieces.length) return 0;
    const joined = pieces.length === 1 ? pieces[0] : union(featureCollection(pieces));
    return joined ? area(joined) / area(whole.shape) : 0;
  } catch {
    return null;
  }
}

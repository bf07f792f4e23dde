import { bbox, distance, lineString, point, pointToLineDistance } from '@turf/turf';

/** One line, or a point as a line of length 0, with its box in degrees. */
export interface Reachable {
  readonly positions: readonly GeoJSON.Position[];
  readonly box: GeoJSON.BBox;
}

function positionsOf(geometry: GeoJSON.Geometry): GeoJSON.Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}

/** Degrees, about a kilometre: a great circle of this length leaves the straight line of the map by a centimetre. */
const STEP = 0.01;

/** The same line with points between: in GeoJSON it runs straight in degrees, for the library along a great circle. */
function straightened(line: readonly GeoJSON.Position[]): GeoJSON.Position[] {
  return line.flatMap((to, i) => {
    const from = line[i - 1];
    if (!from) return [to];
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [from, to];
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP));
    return Array.from({ length: steps }, (_, k) => {
      const part = (k + 1) / steps;
      return k + 1 === steps ? to : [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
    });
  });
}

export const reachables = (geometry: GeoJSON.Geometry): Reachable[] =>
  positionsOf(geometry)
    .filter(({ length }) => length > 0)
    .map(straightened)
    .map((positions) => ({ positions, box: bbox({ type: 'MultiPoint', coordinates: positions }) }));

const METERS = { units: 'meters' } as const;
/** A box may seem further off than the line in it by the difference of sphere and degrees. */
const SURELY = 0.98;

function boxMeters([west, south, east, north]: GeoJSON.BBox, at: GeoJSON.Position): number {
  const [lon, lat] = at as [number, number];
  const nearest = [Math.max(west, Math.min(lon, east)), Math.max(south, Math.min(lat, north))];
  return SURELY * distance(at, nearest, METERS);
}

/** Metres on the sphere from a point to the nearest line; null where there is none. */
export function nearestMeters(lines: readonly Reachable[], at: GeoJSON.Position): number | null {
  let least = Infinity;
  const ordered = lines
    .map((line) => ({ line, atLeast: boxMeters(line.box, at) }))
    .sort((a, b) => a.atLeast - b.atLeast);
  for (const { line, atLeast } of ordered) {
    if (atLeast > least) break;
    const { positions } = line;
    const meters =
      positions.length === 1
        ? distance(at, positions[0]!, METERS)
        : pointToLineDistance(point(at), lineString([...positions]), METERS);
    least = Math.min(least, meters);
  }
  return Number.isFinite(least) ? least : null;
}

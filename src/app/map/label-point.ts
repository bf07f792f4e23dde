type Polygonal = GeoJSON.Polygon | GeoJSON.MultiPolygon;
type Ring = readonly GeoJSON.Position[];

/** Shoelace area in square degrees: only to find the largest part. */
function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return Math.abs(sum) / 2;
}

/** Even-odd. */
function inside(rings: readonly Ring[], x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
    }
  return odd;
}

/** Squared distance to the nearest edge, in degrees of latitude; `squeeze` is the cosine of the latitude. */
function edgeDistance(rings: readonly Ring[], x: number, y: number, squeeze: number): number {
  let best = Infinity;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const ax = (ring[i - 1]![0]! - x) * squeeze;
      const ay = ring[i - 1]![1]! - y;
      const dx = (ring[i]![0]! - x) * squeeze - ax;
      const dy = ring[i]![1]! - y - ay;
      const along = dx || dy ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy))) : 0;
      best = Math.min(best, (ax + along * dx) ** 2 + (ay + along * dy) ** 2);
    }
  return best;
}

/** Cells across the longer side of the part. */
const GRID = 14;

/**
 * A point well inside the largest part, for its name: of a grid of points the one farthest from every
 * edge. [lon, lat] in degrees, exact to a cell of the grid.
 */
export function labelPoint(geometry: Polygonal): [number, number] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = parts.reduce((best, part) => (ringArea(part[0]!) > ringArea(best[0]!) ? part : best));
  const xs = rings[0]!.map((position) => position[0]!);
  const ys = rings[0]!.map((position) => position[1]!);
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  let best: [number, number] = [(west + east) / 2, (south + north) / 2];
  let bestDistance = -1;
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) {
      const x = west + ((column + 0.5) / GRID) * (east - west);
      const y = south + ((row + 0.5) / GRID) * (north - south);
      if (!inside(rings, x, y)) continue;
      const distance = edgeDistance(rings, x, y, squeeze);
      if (distance > bestDistance) [best, bestDistance] = [[x, y], distance];
    }
  return best;
}

import polylabel from 'polylabel';
import type { PackedGeometry, Position } from '../../model/geometry.ts';
import { partAreaSquareMeters } from '../measures/areas.ts';
import { boundsOfRange } from '../measures/bounds.ts';

/** The place is as deep inside as any other, to this part of the smaller side of the polygon's box. */
const PRECISION = 1 / 100;

function largestPart(geometry: PackedGeometry, f: number): number {
  const { features } = geometry;
  let best = features[f];
  let largest = partAreaSquareMeters(geometry, best);
  for (let p = best + 1; p < features[f + 1]; p++) {
    const area = partAreaSquareMeters(geometry, p);
    if (area > largest) [best, largest] = [p, area];
  }
  return best;
}

/**
 * A point well inside the largest part of polygon feature f, for its name: its pole of inaccessibility. [lon, lat] in
 * degrees; the middle of the box where the part has no area; null for a feature without geometry.
 */
export function labelPoint(geometry: PackedGeometry, f: number): Position | null {
  const { features, parts, rings, xy } = geometry;
  if (features[f] === features[f + 1]) return null;
  const part = largestPart(geometry, f);
  const [west, south, east, north] = boundsOfRange(xy, rings[parts[part]], rings[parts[part] + 1]);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  // Degrees of latitude both ways, from the middle: a name has as much room to the east as to the north.
  const squeeze = Math.cos(middle[1] * (Math.PI / 180));
  const smaller = Math.min((east - west) * squeeze, north - south);
  if (!(smaller > 0)) return middle;
  const outlines: [number, number][][] = [];
  for (let r = parts[part]; r < parts[part + 1]; r++) {
    const outline: [number, number][] = [];
    for (let v = rings[r]; v < rings[r + 1]; v++)
      outline.push([(xy[2 * v] - middle[0]) * squeeze, xy[2 * v + 1] - middle[1]]);
    if (outline.length > 0) outlines.push(outline);
  }
  const [x, y] = polylabel(outlines, smaller * PRECISION);
  return [middle[0] + x / squeeze, middle[1] + y];
}

import type { PackedGeometry } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { partBoxes } from '../measures/bounds.ts';
import { orientation } from '../polygons/orientation.ts';

/** What a chain of edges says of a point: the ray to the east crosses it an even or odd number of times, or it holds the point. */
export const EVEN = 0;
export const ODD = 1;
export const ON_EDGE = 2;

/** Whether a way from height ay to by passes the ray: half-open in y, so that a vertex on it counts once. */
export const passes = (ay: number, by: number, y: number): number => (ay > y !== by > y ? ODD : EVEN);

/** Looks at the edges between the vertices `from` and `to` (both included), in their order. */
export function crossEdges(xy: Float64Array, from: number, to: number, x: number, y: number): number {
  let inside = false;
  for (let i = from + 1; i <= to; i++) {
    const ay = xy[2 * i - 1];
    const by = xy[2 * i + 1];
    if ((ay < y && by < y) || (ay > y && by > y)) continue;
    const ax = xy[2 * i - 2];
    const bx = xy[2 * i];
    if (ax < x && bx < x) continue;
    if (ay === by) {
      if ((ax <= x && x <= bx) || (bx <= x && x <= ax)) return ON_EDGE;
      continue;
    }
    const turn = orientation(ax, ay, bx, by, x, y);
    if (turn === 0) return ON_EDGE;
    // Half-open in y, so that a vertex on the ray counts once; the crossing lies east of the point.
    if (ay > y !== by > y && turn > 0 === by > ay) inside = !inside;
  }
  return inside ? ODD : EVEN;
}

/**
 * Exact: true where (x, y) lies inside polygon part p by the even-odd rule over all its rings, or on one of
 * its edges. No tolerance; the sign of every turn is certain.
 * @internal
 */
export function pointInPart(geometry: PackedGeometry, p: number, x: number, y: number): boolean {
  const { parts, rings, xy } = geometry;
  let inside = EVEN;
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    const crossed = crossEdges(xy, rings[r], rings[r + 1] - 1, x, y);
    if (crossed === ON_EDGE) return true;
    inside ^= crossed;
  }
  return inside === ODD;
}

/** True where (x, y) lies in at least one part of feature f. NaN lies in none. */
export function pointInFeature(geometry: Layer, f: number, x: number, y: number): boolean {
  const boxes = partBoxes(geometry);
  for (let p = geometry.features[f]; p < geometry.features[f + 1]; p++) {
    const at = 4 * p;
    if (x >= boxes[at] && y >= boxes[at + 1] && x <= boxes[at + 2] && y <= boxes[at + 3])
      if (pointInPart(geometry, p, x, y)) return true;
  }
  return false;
}

/** The features that hold (x, y), ascending. For single questions; many points go through `markCoveredPoints`. */
export function featuresAt(geometry: Layer, x: number, y: number): number[] {
  const found: number[] = [];
  for (let f = 0; f + 1 < geometry.features.length; f++) if (pointInFeature(geometry, f, x, y)) found.push(f);
  return found;
}

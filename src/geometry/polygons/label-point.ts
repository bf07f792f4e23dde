import type { PackedGeometry, Position } from '../../model/geometry.ts';
import { boundsOfRange } from '../measures/bounds.ts';

/** Cells across each side of the box. */
const GRID = 14;
/** Vertices nearer to the one before than this part of the box are passed over: far less than a cell. */
const THINNING = 1 / 96;

/** Shoelace area in square degrees: only to find the largest part. */
function ringArea({ xy, rings }: PackedGeometry, r: number): number {
  let sum = 0;
  for (let v = rings[r] + 1; v < rings[r + 1]; v++)
    sum += xy[2 * v - 2] * xy[2 * v + 1] - xy[2 * v] * xy[2 * v - 1];
  return Math.abs(sum) / 2;
}

function largestPart(geometry: PackedGeometry, f: number): number {
  const { features, parts } = geometry;
  let best = features[f];
  for (let p = best + 1; p < features[f + 1]; p++)
    if (ringArea(geometry, parts[p]) > ringArea(geometry, parts[best])) best = p;
  return best;
}

/** Edges of part p as ax, ay, bx, by in cells of the grid over its box, thinned. */
function gridEdges({ xy, rings, parts }: PackedGeometry, p: number, box: readonly number[]): Float64Array {
  const [west, south, east, north] = box;
  const scaleX = GRID / (east - west || 1);
  const scaleY = GRID / (north - south || 1);
  const edges: number[] = [];
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    let ax = (xy[2 * rings[r]] - west) * scaleX;
    let ay = (xy[2 * rings[r] + 1] - south) * scaleY;
    for (let v = rings[r] + 1; v < rings[r + 1]; v++) {
      const bx = (xy[2 * v] - west) * scaleX;
      const by = (xy[2 * v + 1] - south) * scaleY;
      const near = Math.abs(bx - ax) < GRID * THINNING && Math.abs(by - ay) < GRID * THINNING;
      if (near && v + 1 < rings[r + 1]) continue;
      edges.push(ax, ay, bx, by);
      [ax, ay] = [bx, by];
    }
  }
  return Float64Array.from(edges);
}

/** Squared distance to the nearest edge, 0 outside (even-odd); `squeeze` is the width of a cell over its height. */
function depthAt(edges: Float64Array, x: number, y: number, squeeze: number): number {
  let inside = false;
  let nearest = Infinity;
  for (let e = 0; e < edges.length; e += 4) {
    const ax = edges[e] - x;
    const ay = edges[e + 1] - y;
    const bx = edges[e + 2] - x;
    const by = edges[e + 3] - y;
    if (ay > 0 !== by > 0 && ax - (ay / (by - ay)) * (bx - ax) > 0) inside = !inside;
    const dx = (bx - ax) * squeeze;
    const dy = by - ay;
    const length = dx * dx + dy * dy;
    const along = length ? Math.min(1, Math.max(0, -(ax * squeeze * dx + ay * dy) / length)) : 0;
    nearest = Math.min(nearest, (ax * squeeze + along * dx) ** 2 + (ay + along * dy) ** 2);
  }
  return inside ? nearest : 0;
}

/**
 * A point well inside the largest part of polygon feature f, for its name: of a grid of points the one farthest from
 * every edge. [lon, lat] in degrees, exact to a cell of the grid; null for a feature without geometry.
 */
export function labelPoint(geometry: PackedGeometry, f: number): Position | null {
  const { features, parts, rings, xy } = geometry;
  if (features[f] === features[f + 1]) return null;
  const part = largestPart(geometry, f);
  const box = boundsOfRange(xy, rings[parts[part]], rings[parts[part] + 1]);
  const [west, south, east, north] = box;
  const edges = gridEdges(geometry, part, box);
  const squeeze = (Math.cos(((south + north) / 2) * (Math.PI / 180)) * (east - west)) / (north - south || 1);
  let best: Position = [(west + east) / 2, (south + north) / 2];
  let deepest = 0;
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) {
      const depth = depthAt(edges, column + 0.5, row + 0.5, squeeze);
      if (depth <= deepest) continue;
      deepest = depth;
      best = [west + ((column + 0.5) / GRID) * (east - west), south + ((row + 0.5) / GRID) * (north - south)];
    }
  return best;
}

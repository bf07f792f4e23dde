import { geodesicDistanceMeters, signedRingArea } from '../../geometry/measures/ellipsoid.ts';
import { orientation } from '../../geometry/polygons/orientation.ts';
import type { Position } from '../../model/geometry.ts';

/** Length of a drawn way in metres along geodesics on the ellipsoid. */
export function drawnLengthMeters(points: readonly Position[]): number {
  let meters = 0;
  for (let i = 1; i < points.length; i++)
    meters += geodesicDistanceMeters(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1]);
  return meters;
}

/** Boxes of two edges that have no point in common. */
const apart = (a: Position, b: Position, c: Position, d: Position): boolean =>
  [0, 1].some(
    (axis) =>
      Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis]) ||
      Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis]),
  );
const sameSide = (a: Position, b: Position, c: Position, d: Position): boolean =>
  orientation(...a, ...b, ...c) * orientation(...a, ...b, ...d) > 0;

/**
 * Whether the edges of a ring cross or touch but at the corners that they share.
 * @internal
 */
export function crossesItself(ring: readonly Position[]): boolean {
  const count = ring.length;
  const edge = (i: number): readonly [Position, Position] => [ring[i], ring[(i + 1) % count]];
  for (let i = 0; i < count; i++)
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      const [a, b] = edge(i);
      const [c, d] = edge(j);
      if (!apart(a, b, c, d) && !sameSide(a, b, c, d) && !sameSide(c, d, a, b)) return true;
    }
  return false;
}

/** Area in m² on the ellipsoid of a ring that is not closed; null where it is none: too few points, or it crosses itself. */
export function drawnAreaSquareMeters(ring: readonly Position[]): number | null {
  if (ring.length < 3 || crossesItself(ring)) return null;
  const closed = Float64Array.from([...ring, ring[0]].flat());
  return Math.abs(signedRingArea(closed, 0, ring.length + 1));
}

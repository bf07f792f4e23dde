import { elementAt } from '../../model/basics/elements.ts';
import { geodesicDirect } from '../../geometry/measures/ellipsoid.ts';
import type { Position } from '../../model/geometry.ts';

/** 1e-7° is 1 cm: the last bits of the sine differ between machines and must not reach the coordinates. */
const DECIMALS = 1e7;
const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/**
 * Closed ring of the points `radiusMeters` from (lon, lat), counter-clockwise, to 1e-7°. 72 vertices lose 0.13 %
 * of the area: far less than what a disc of coverage is worth as evidence.
 */
export function discRing(lon: number, lat: number, radiusMeters: number, vertices = 72): Position[] {
  const ring = Array.from({ length: vertices }, (_, i): Position => {
    const [x, y] = geodesicDirect(lon, lat, (-360 * i) / vertices, radiusMeters);
    return [round(x), round(y)];
  });
  return [...ring, elementAt(ring, 0)];
}

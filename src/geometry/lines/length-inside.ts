import type { BoundingBox, PackedGeometry } from '../../model/geometry.ts';
import { featureCount } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { boundsOf } from '../measures/bounds.ts';
import { partHolds } from '../points/part-holds.ts';
import { segmentMeters } from './line-length.ts';

/** Whether a point lies in any part of the area, boundary included. */
function holds(area: Layer, x: number, y: number): boolean {
  for (let p = 0; p < area.features[featureCount(area)]; p++) if (partHolds(area, p, x, y)) return true;
  return false;
}

/** Where the way from a to b meets edges of the area: parts of the way, 0..1, in no order. */
function crossings(area: PackedGeometry, ax: number, ay: number, bx: number, by: number): number[] {
  const { xy, rings } = area;
  const [dx, dy] = [bx - ax, by - ay];
  const found: number[] = [];
  for (let r = 0; r + 1 < rings.length; r++)
    for (let i = 2 * rings[r] + 2; i < 2 * rings[r + 1]; i += 2) {
      const [ex, ey] = [xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]];
      const turn = dx * ey - dy * ex;
      // Along one line nothing is crossed; where they part, the ends of the neighbouring edges are.
      if (turn === 0) continue;
      const [ox, oy] = [xy[i - 2] - ax, xy[i - 1] - ay];
      const t = (ox * ey - oy * ex) / turn;
      const u = (ox * dy - oy * dx) / turn;
      if (t > 0 && t < 1 && u >= 0 && u <= 1) found.push(t);
    }
  return found;
}

const apart = (box: BoundingBox, ax: number, ay: number, bx: number, by: number): boolean =>
  Math.max(ax, bx) < box[0] ||
  Math.min(ax, bx) > box[2] ||
  Math.max(ay, by) < box[1] ||
  Math.min(ay, by) > box[3];

/** Metres of a line layer that lie inside an area, measured as `lineLengthKm` measures the whole. */
export function metersInside({ xy, rings }: PackedGeometry, area: Layer): number {
  const box = boundsOf(area);
  let meters = 0;
  for (let ring = 0; ring + 1 < rings.length; ring++)
    for (let i = 2 * rings[ring] + 2; i < 2 * rings[ring + 1]; i += 2) {
      const [ax, ay, bx, by] = xy.subarray(i - 2, i + 2);
      if (apart(box, ax, ay, bx, by)) continue;
      const stops = [0, ...crossings(area, ax, ay, bx, by).sort((a, b) => a - b), 1];
      const whole = segmentMeters(ax, ay, bx, by);
      for (let k = 1; k < stops.length; k++) {
        const middle = (stops[k - 1] + stops[k]) / 2;
        if (holds(area, ax + middle * (bx - ax), ay + middle * (by - ay)))
          meters += whole * (stops[k] - stops[k - 1]);
      }
    }
  return meters;
}

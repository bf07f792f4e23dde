import type { Layer } from '../../model/layer.ts';

/** Metres around a corner of its own. */
export type PlanePosition = readonly [number, number];

export const METERS_PER_DEGREE = 111_320;
/** A drawn circle of eight corners or more strays less from its mean radius than terrain ever does. */
const DISC_TOLERANCE = 0.02;
const LEAST_CORNERS = 8;

/** Corners of the outer ring of a part, in metres around its first corner; the closing one left out. */
export function outerCorners({ xy, rings, parts }: Layer, part: number): PlanePosition[] {
  const ring = parts[part];
  const [from, to] = [rings[ring], rings[ring + 1]];
  const [lon, lat] = [xy[2 * from], xy[2 * from + 1]];
  const squeeze = Math.cos((lat * Math.PI) / 180) * METERS_PER_DEGREE;
  const corners: PlanePosition[] = [];
  for (let i = from; i < to - 1; i++)
    corners.push([(xy[2 * i] - lon) * squeeze, (xy[2 * i + 1] - lat) * METERS_PER_DEGREE]);
  return corners;
}

/** Centre of mass of the area inside; the mean of the corners where there is none. */
export function middleOf(corners: readonly PlanePosition[]): PlanePosition {
  let [area, x, y] = [0, 0, 0];
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  if (Math.abs(area) > 1e-6) return [x / (3 * area), y / (3 * area)];
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}

/** Whether an outline is a circle that somebody drew. */
export function isDisc(corners: readonly PlanePosition[]): boolean {
  if (corners.length < LEAST_CORNERS) return false;
  const [x, y] = middleOf(corners);
  const radii = corners.map(([cx, cy]) => Math.hypot(cx - x, cy - y));
  const mean = radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
  return mean > 0 && radii.every((radius) => Math.abs(radius - mean) <= DISC_TOLERANCE * mean);
}

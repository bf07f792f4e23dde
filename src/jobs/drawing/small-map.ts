import type { BoundingBox, PackedGeometry } from '../../model/geometry.ts';

/** Pixels of the small map; its height follows the province, within reason. */
const WIDTH = 250;
const HEIGHTS = [110, 190] as const;
/** Room around the communes, as a part of their size: points on a wrong meridian land beside them. */
const MARGIN = 0.25;

/** Turns longitude and latitude into pixels of a frame, north up, by plate carrée at the frame's middle. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly toPixels: (lon: number, lat: number) => readonly [number, number];
}

export function smallMapFrame([west, south, east, north]: BoundingBox): Frame {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [spanX, spanY] = [Math.max((east - west) * squeeze, 1e-3), Math.max(north - south, 1e-3)];
  const room = 1 + 2 * MARGIN;
  const height = Math.round(Math.min(HEIGHTS[1], Math.max(HEIGHTS[0], (WIDTH * spanY) / spanX)));
  const scale = Math.min(WIDTH / (spanX * room), height / (spanY * room));
  const [lon0, lat0] = [(west + east) / 2, (south + north) / 2];
  return {
    width: WIDTH,
    height,
    toPixels: (lon, lat) => [WIDTH / 2 + (lon - lon0) * squeeze * scale, height / 2 - (lat - lat0) * scale],
  };
}

const pixel = (value: number): string => value.toFixed(1);

/** Rings as one path; vertices closer than half a pixel to the one before are left out. */
export function outlinePath({ rings, xy }: PackedGeometry, { toPixels }: Frame): string {
  const parts: string[] = [];
  for (let r = 0; r + 1 < rings.length; r++) {
    const points: string[] = [];
    let [lastX, lastY] = [NaN, NaN];
    for (let v = rings[r]!; v < rings[r + 1]!; v++) {
      const [x, y] = toPixels(xy[2 * v]!, xy[2 * v + 1]!);
      if (Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue;
      points.push(`${pixel(x)} ${pixel(y)}`);
      [lastX, lastY] = [x, y];
    }
    if (points.length > 2) parts.push(`M${points.join('L')}Z`);
  }
  return parts.join('');
}

/** Each point within the frame as a dot: a line of no length with round ends. */
export function pointsPath(
  xy: Float64Array,
  { width, height, toPixels }: Frame,
): { path: string; beyond: number } {
  let path = '';
  let beyond = 0;
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const [x, y] = toPixels(xy[i]!, xy[i + 1]!);
    if (x >= 0 && x <= width && y >= 0 && y <= height) path += `M${pixel(x)} ${pixel(y)}h0`;
    else beyond++;
  }
  return { path, beyond };
}

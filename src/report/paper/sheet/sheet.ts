import type { BoundingBox } from '../../../model/geometry.ts';
import { meridianFor, transverseMercator, type Projection } from './projection.ts';

/** Rectangle on the page in points, y upwards. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export const POINTS_PER_MM = 72 / 25.4;
const mm = (value: number): number => value * POINTS_PER_MM;
const boxMm = (left: number, bottom: number, right: number, top: number): Box => ({
  left: mm(left),
  bottom: mm(bottom),
  right: mm(right),
  top: mm(top),
});

/** A3 landscape. Title above the north frame, foot under the south frame, legend to the east, outside the land. */
export const SHEET = {
  width: mm(420),
  height: mm(297),
  title: boxMm(8, 274, 412, 290),
  frame: boxMm(8, 37, 306, 271),
  /** Inside the frame: the map itself; between both the degrees are written. */
  map: boxMm(12.5, 41.5, 301.5, 266.5),
  column: boxMm(312, 37, 412, 271),
  foot: boxMm(8, 7, 412, 33),
} as const;

/** Denominators that a reader can use with a ruler. */
const SCALES = [
  10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125, 150, 175, 200, 225, 250, 275, 300, 325, 350, 375, 400, 425,
  450, 475, 500, 525, 550, 575, 600, 625, 650, 675, 700, 725, 750, 775, 800, 850, 900, 950, 1000, 1100, 1200,
  1300, 1400, 1500, 1750, 2000, 2500, 3000, 4000, 5000,
].map((thousands) => thousands * 1000);
/** White between land and frame. */
const PADDING = mm(5);

/** From degrees to points on the page and back, at a true scale. */
export interface MapPlane {
  readonly projection: Projection;
  /** 1 : denominator. */
  readonly denominator: number;
  readonly pointsPerMeter: number;
  toPage(lon: number, lat: number): readonly [x: number, y: number];
  toPlace(x: number, y: number): readonly [lon: number, lat: number];
}

/**
 * The largest round scale at which the land fits the map.
 * @param xy lon, lat of everything that must be inside
 */
export function planeFor(xy: Float64Array, bounds: BoundingBox, map: Box = SHEET.map): MapPlane {
  const projection = transverseMercator(meridianFor(bounds[0], bounds[2]));
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (lon: number, lat: number) => {
    const [x, y] = projection.forward(lon, lat);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  };
  if (xy.length) for (let i = 0; i < xy.length; i += 2) reach(xy[i], xy[i + 1]);
  else {
    reach(bounds[0], bounds[1]);
    reach(bounds[2], bounds[3]);
  }
  const room = { width: map.right - map.left - 2 * PADDING, height: map.top - map.bottom - 2 * PADDING };
  const needed = Math.max((east - west) / room.width, (north - south) / room.height) * POINTS_PER_MM * 1000;
  const denominator = SCALES.find((scale) => scale >= needed) ?? Math.ceil(needed / 1e6) * 1e6;
  const pointsPerMeter = (POINTS_PER_MM * 1000) / denominator;
  const [middleX, middleY] = [(map.left + map.right) / 2, (map.bottom + map.top) / 2];
  const [middleEast, middleNorth] = [(west + east) / 2, (south + north) / 2];
  return {
    projection,
    denominator,
    pointsPerMeter,
    toPage: (lon, lat) => {
      const [x, y] = projection.forward(lon, lat);
      return [middleX + (x - middleEast) * pointsPerMeter, middleY + (y - middleNorth) * pointsPerMeter];
    },
    toPlace: (x, y) =>
      projection.inverse(
        middleEast + (x - middleX) / pointsPerMeter,
        middleNorth + (y - middleY) / pointsPerMeter,
      ),
  };
}

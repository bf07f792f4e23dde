import type { BoundingBox } from '../../../model/geometry.ts';
import { meridianFor, transverseMercator, type Projection } from './projection.ts';
import { POINTS_PER_MM, type Box, type LandSize } from './sheet.ts';

/** From degrees to points of the sheet and back, at a true scale. */
export interface MapPlane {
  readonly projection: Projection;
  /** 1 : denominator. */
  readonly denominator: number;
  /** Points of the sheet. */
  readonly pointsPerMeter: number;
  readonly map: Box;
  /** Metres east and north of the corner of the map at the lower left. */
  readonly origin: readonly [east: number, north: number];
  /** Side of the smallest thing that is drawn, points of the sheet. */
  readonly cell: number;
  toPage(lon: number, lat: number): readonly [x: number, y: number];
  toPlace(x: number, y: number): readonly [lon: number, lat: number];
}

/** 0.1 mm, what a printer can show. */
const FINE = 0.1 * POINTS_PER_MM;

/** Land in the projection of its map. */
export interface ProjectedLand extends LandSize {
  readonly projection: Projection;
  /** Metres east and north of its middle. */
  readonly middle: readonly [east: number, north: number];
}

/**
 * The land in the projection around its own meridian.
 * @param xy lon, lat of everything that must be inside
 */
export const projectLand = (xy: ArrayLike<number>, bounds: BoundingBox): ProjectedLand =>
  landIn(transverseMercator(meridianFor(bounds[0], bounds[2])), xy, bounds);

/** The land in a projection that other maps share. */
export function landIn(projection: Projection, xy: ArrayLike<number>, bounds: BoundingBox): ProjectedLand {
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
  return {
    projection,
    width: east - west,
    height: north - south,
    middle: [(west + east) / 2, (south + north) / 2],
  };
}

/** The land in the middle of a map. */
export function planeOf(
  { projection, middle }: ProjectedLand,
  map: Box,
  denominator: number,
  magnification: number,
  cell = FINE,
): MapPlane {
  const pointsPerMeter = (POINTS_PER_MM * 1000) / (denominator * magnification);
  const [x0, y0] = [(map.left + map.right) / 2, (map.bottom + map.top) / 2];
  const [east, north] = middle;
  return {
    projection,
    denominator,
    pointsPerMeter,
    map,
    cell,
    origin: [east + (map.left - x0) / pointsPerMeter, north + (map.bottom - y0) / pointsPerMeter],
    toPage: (lon, lat) => {
      const [x, y] = projection.forward(lon, lat);
      return [x0 + (x - east) * pointsPerMeter, y0 + (y - north) * pointsPerMeter];
    },
    toPlace: (x, y) =>
      projection.inverse(east + (x - x0) / pointsPerMeter, north + (y - y0) / pointsPerMeter),
  };
}

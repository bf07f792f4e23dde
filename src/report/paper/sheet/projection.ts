import proj4 from 'proj4';
import type { Position } from '../../../model/geometry.ts';

/** Transverse Mercator around a meridian. Metres east of it and north of the equator. */
export interface Projection {
  /** Degrees. */
  readonly centralMeridian: number;
  readonly scaleOnMeridian: number;
  forward(lon: number, lat: number): readonly [east: number, north: number];
  inverse(east: number, north: number): Position;
  /** East, north of every lon, lat of a list; worked out once for each list. */
  forwardAll(xy: Float64Array): Float64Array;
}

/** Scale on the central meridian of the 3° zones of VN-2000, kept here so that grids look familiar. */
const SCALE_ON_MERIDIAN = 0.9999;

/** @param centralMeridian degrees */
export function transverseMercator(centralMeridian: number): Projection {
  const converter = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=${SCALE_ON_MERIDIAN} +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs`,
  );
  const known = new WeakMap<Float64Array, Float64Array>();
  const forwardAll = (xy: Float64Array): Float64Array => {
    const found = known.get(xy);
    if (found) return found;
    const meters = new Float64Array(xy.length);
    for (let i = 0; i < xy.length; i += 2)
      meters.set(converter.forward<[number, number]>([xy[i]!, xy[i + 1]!]), i);
    known.set(xy, meters);
    return meters;
  };
  return {
    forwardAll,
    centralMeridian,
    scaleOnMeridian: SCALE_ON_MERIDIAN,
    forward: (lon, lat) => converter.forward<[number, number]>([lon, lat]),
    inverse: (east, north) => converter.inverse<[number, number]>([east, north]),
  };
}

/** The meridian nearest to the middle of the land, at a whole quarter of a degree as provinces have theirs. */
export const meridianFor = (west: number, east: number): number => Math.round(((west + east) / 2) * 4) / 4;

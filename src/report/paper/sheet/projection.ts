import type { Position } from '../../../model/geometry.ts';

/** Transverse Mercator around a meridian. Metres east of it and north of the equator. */
export interface Projection {
  /** Degrees. */
  readonly centralMeridian: number;
  readonly scaleOnMeridian: number;
  forward(lon: number, lat: number): readonly [east: number, north: number];
  inverse(east: number, north: number): Position;
}

const SEMI_MAJOR_METERS = 6378137;
const FLATTENING = 1 / 298.257223563;
/** Scale on the central meridian of the 3° zones of VN-2000, kept here so that grids look familiar. */
const SCALE_ON_MERIDIAN = 0.9999;
const RADIANS = Math.PI / 180;

const n = FLATTENING / (2 - FLATTENING);
const n2 = n * n;
const n3 = n2 * n;
const RECTIFYING_RADIUS = (SEMI_MAJOR_METERS / (1 + n)) * (1 + n2 / 4 + (n2 * n2) / 64);
/** Krüger's series of 1912 to the third order (Karney 2011, eq. 35 and 36): below 0.01 mm within 3° of the meridian. */
const ALPHA = [n / 2 - (2 / 3) * n2 + (5 / 16) * n3, (13 / 48) * n2 - (3 / 5) * n3, (61 / 240) * n3];
const BETA = [n / 2 - (2 / 3) * n2 + (37 / 96) * n3, n2 / 48 + n3 / 15, (17 / 480) * n3];
const E = Math.sqrt(FLATTENING * (2 - FLATTENING));

/** @param centralMeridian degrees */
export function transverseMercator(centralMeridian: number): Projection {
  const forward = (lon: number, lat: number): readonly [number, number] => {
    const sine = Math.sin(lat * RADIANS);
    const tangent = Math.sinh(Math.atanh(sine) - E * Math.atanh(E * sine));
    const lambda = (lon - centralMeridian) * RADIANS;
    const xi = Math.atan2(tangent, Math.cos(lambda));
    const eta = Math.atanh(Math.sin(lambda) / Math.sqrt(1 + tangent * tangent));
    let [north, east] = [xi, eta];
    ALPHA.forEach((alpha, i) => {
      const k = 2 * (i + 1);
      north += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
      east += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
    });
    const size = SCALE_ON_MERIDIAN * RECTIFYING_RADIUS;
    return [east * size, north * size];
  };
  const inverse = (east: number, north: number): Position => {
    const size = SCALE_ON_MERIDIAN * RECTIFYING_RADIUS;
    const [xi, eta] = [north / size, east / size];
    let [xiSphere, etaSphere] = [xi, eta];
    BETA.forEach((beta, i) => {
      const k = 2 * (i + 1);
      xiSphere -= beta * Math.sin(k * xi) * Math.cosh(k * eta);
      etaSphere -= beta * Math.cos(k * xi) * Math.sinh(k * eta);
    });
    const conformal = Math.sin(xiSphere) / Math.cosh(etaSphere);
    const lambda = Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere));
    return [centralMeridian + lambda / RADIANS, geographicLatitude(conformal)];
  };
  return { centralMeridian, scaleOnMeridian: SCALE_ON_MERIDIAN, forward, inverse };
}

/** Latitude in degrees from the sine of the conformal latitude, by fixed-point steps: four give 1e-12. */
function geographicLatitude(conformal: number): number {
  const isometric = Math.atanh(conformal);
  let sine = conformal;
  for (let i = 0; i < 6; i++) sine = Math.tanh(isometric + E * Math.atanh(E * sine));
  return Math.asin(sine) / RADIANS;
}

/** The meridian nearest to the middle of the land, at a whole quarter of a degree as provinces have theirs. */
export const meridianFor = (west: number, east: number): number => Math.round(((west + east) / 2) * 4) / 4;

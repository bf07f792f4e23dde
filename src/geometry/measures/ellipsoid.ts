import type { Position } from '../../model/geometry.ts';

/** WGS84: semi-major axis in metres, flattening, and what follows from them. */
const SEMI_MAJOR_METERS = 6378137;
const FLATTENING = 1 / 298.257223563;
const SEMI_MINOR_METERS = SEMI_MAJOR_METERS * (1 - FLATTENING);
/** First eccentricity and its square. */
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);
/** Square of the second eccentricity. */
const SECOND_E2 = SEMI_MAJOR_METERS ** 2 / SEMI_MINOR_METERS ** 2 - 1;
const RADIANS = Math.PI / 180;

/**
 * Area in m² of the strip between the equator and latitude `lat` (degrees), per degree of longitude:
 * the cylindrical equal-area ordinate (Snyder 1987, eq. 3-12), so that ∮ Q dλ is the area on the ellipsoid.
 */
export function stripAreaPerDegree(lat: number): number {
  const sin = Math.sin(lat * RADIANS);
  const es = E * sin;
  return (
    ((SEMI_MAJOR_METERS * SEMI_MAJOR_METERS * (1 - E2)) / 2) *
    (sin / (1 - es * es) + Math.atanh(es) / E) *
    RADIANS
  );
}

/** Metres per degree of longitude and of latitude on the ellipsoid at `lat` (degrees). */
export function metersPerDegree(lat: number): { lon: number; lat: number } {
  const sin = Math.sin(lat * RADIANS);
  const w2 = 1 - E2 * sin * sin;
  const prime = SEMI_MAJOR_METERS / Math.sqrt(w2);
  return {
    lon: prime * Math.cos(lat * RADIANS) * RADIANS,
    lat: ((prime * (1 - E2)) / w2) * RADIANS,
  };
}

/**
 * Signed area in m² of the closed ring `xy[2*from .. 2*to)` (lon, lat in degrees), positive when it runs
 * counter-clockwise. Edges are straight in longitude and latitude, as RFC 7946 says; along each edge Q is
 * integrated by Simpson's rule, whose error for an edge of 1° is below 1e-9 of its strip.
 */
export function signedRingArea(xy: Float64Array, from: number, to: number): number {
  if (to - from < 4) return 0;
  // Against a base latitude inside the ring the strips stay small and nothing cancels.
  const base = stripAreaPerDegree(xy[2 * from + 1]);
  let area = 0;
  let x0 = xy[2 * from];
  let y0 = xy[2 * from + 1];
  let q0 = 0;
  for (let i = from + 1; i < to; i++) {
    const x1 = xy[2 * i];
    const y1 = xy[2 * i + 1];
    const q1 = stripAreaPerDegree(y1) - base;
    if (x1 !== x0) {
      const middle = stripAreaPerDegree((y0 + y1) / 2) - base;
      area -= ((x1 - x0) * (q0 + 4 * middle + q1)) / 6;
    }
    x0 = x1;
    y0 = y1;
    q0 = q1;
  }
  return area;
}

/** Vincenty's series (Survey Review 1975, eq. 3 and 4) for the squared second eccentricity `u2`. */
function vincentySeries(u2: number): { a: number; b: number } {
  return {
    a: 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2))),
    b: (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2))),
  };
}

/** Vincenty's eq. 10: how far longitude on the auxiliary sphere runs ahead. */
const vincentyC = (cos2Alpha: number): number =>
  (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));

/**
 * Geodesic between two points in degrees, Vincenty's inverse solution: metres within 0.1 mm, and the degrees
 * clockwise from north with which it starts (0 between equal points). Throws RangeError for nearly antipodal points,
 * where it does not converge.
 */
export function geodesicInverse(
  lon1: number,
  lat1: number,
  lon2: number,
  lat2: number,
): { readonly meters: number; readonly azimuth: number } {
  if (lon1 === lon2 && lat1 === lat2) return { meters: 0, azimuth: 0 };
  const difference = (lon2 - lon1) * RADIANS;
  const u1 = Math.atan((1 - FLATTENING) * Math.tan(lat1 * RADIANS));
  const u2 = Math.atan((1 - FLATTENING) * Math.tan(lat2 * RADIANS));
  const sin1 = Math.sin(u1);
  const cos1 = Math.cos(u1);
  const sin2 = Math.sin(u2);
  const cos2 = Math.cos(u2);
  let lambda = difference;
  for (let round = 0; round < 200; round++) {
    const sinL = Math.sin(lambda);
    const cosL = Math.cos(lambda);
    const sinSigma = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
    if (sinSigma === 0) return { meters: 0, azimuth: 0 };
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinL) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    const cos2M = cos2Alpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cos2Alpha;
    const c = vincentyC(cos2Alpha);
    const before = lambda;
    lambda =
      difference +
      (1 - c) *
        FLATTENING *
        sinAlpha *
        (sigma + c * sinSigma * (cos2M + c * cosSigma * (2 * cos2M * cos2M - 1)));
    if (Math.abs(lambda - before) > 1e-13) continue;
    const { a, b } = vincentySeries(cos2Alpha * SECOND_E2);
    const inner = cosSigma * (2 * cos2M * cos2M - 1);
    const outer = (b / 6) * cos2M * (4 * sinSigma * sinSigma - 3) * (4 * cos2M * cos2M - 3);
    return {
      meters: SEMI_MINOR_METERS * a * (sigma - b * sinSigma * (cos2M + (b / 4) * (inner - outer))),
      azimuth: Math.atan2(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL) / RADIANS,
    };
  }
  throw new RangeError('Geodesic distance does not converge for nearly antipodal points');
}

/** Geodesic distance in metres between two points in degrees; `geodesicInverse` says how exact. */
export const geodesicDistanceMeters = (lon1: number, lat1: number, lon2: number, lat2: number): number =>
  geodesicInverse(lon1, lat1, lon2, lat2).meters;

/** Arc on the auxiliary sphere, in radians, of `meters` along a geodesic, and the cosine of twice its middle. */
function arcOf(meters: number, sigma1: number, cos2Alpha: number): { sigma: number; cos2M: number } {
  const { a, b } = vincentySeries(cos2Alpha * SECOND_E2);
  const first = meters / (SEMI_MINOR_METERS * a);
  let sigma = first;
  // The steps shrink by a factor of about b, below 0.002: eight leave nothing.
  for (let round = 0; round < 8; round++) {
    const cos2M = Math.cos(2 * sigma1 + sigma);
    const sin = Math.sin(sigma);
    const inner =
      Math.cos(sigma) * (2 * cos2M * cos2M - 1) -
      (b / 6) * cos2M * (4 * sin * sin - 3) * (4 * cos2M * cos2M - 3);
    sigma = first + b * sin * (cos2M + (b / 4) * inner);
  }
  return { sigma, cos2M: Math.cos(2 * sigma1 + sigma) };
}

/**
 * The point `meters` from (lon, lat) along the geodesic that starts with `azimuth`, degrees clockwise from north:
 * Vincenty's direct solution, within 0.1 mm. Degrees; the longitude goes on beyond 180 where the geodesic does.
 */
export function geodesicDirect(lon: number, lat: number, azimuth: number, meters: number): Position {
  const sinA = Math.sin(azimuth * RADIANS);
  const cosA = Math.cos(azimuth * RADIANS);
  const tanU = (1 - FLATTENING) * Math.tan(lat * RADIANS);
  const cosU = 1 / Math.sqrt(1 + tanU * tanU);
  const sinU = tanU * cosU;
  const sinAlpha = cosU * sinA;
  const cos2Alpha = 1 - sinAlpha * sinAlpha;
  const { sigma, cos2M } = arcOf(meters, Math.atan2(tanU, cosA), cos2Alpha);
  const [sin, cos] = [Math.sin(sigma), Math.cos(sigma)];
  const across = sinU * sin - cosU * cos * cosA;
  const lat2 = Math.atan2(
    sinU * cos + cosU * sin * cosA,
    (1 - FLATTENING) * Math.sqrt(sinAlpha * sinAlpha + across * across),
  );
  const lambda = Math.atan2(sin * sinA, cosU * cos - sinU * sin * cosA);
  const c = vincentyC(cos2Alpha);
  const inner = cos2M + c * cos * (2 * cos2M * cos2M - 1);
  const delta = lambda - (1 - c) * FLATTENING * sinAlpha * (sigma + c * sin * inner);
  return [lon + delta / RADIANS, lat2 / RADIANS];
}

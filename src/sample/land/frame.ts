import type { Position } from '../../model/geometry.ts';

/**
 * The plane in which the sample is made: kilometres east (x) and north (y) of a
 * point in the northern mountains. Fixed scales, exact arithmetic; the error of
 * scale over the province (±0.6 % east-west) only changes the invention a little.
 */
const ORIGIN_LON = 104.2;
const ORIGIN_LAT = 21.4;
const KM_PER_DEGREE_LON = 103.713;
const KM_PER_DEGREE_LAT = 110.738;

export const lonOf = (xKm: number): number => ORIGIN_LON + xKm / KM_PER_DEGREE_LON;
export const latOf = (yKm: number): number => ORIGIN_LAT + yKm / KM_PER_DEGREE_LAT;
export const xOf = (lon: number): number => (lon - ORIGIN_LON) * KM_PER_DEGREE_LON;
export const yOf = (lat: number): number => (lat - ORIGIN_LAT) * KM_PER_DEGREE_LAT;

/** Five decimals: about a metre. All coordinates of the sample carry no more. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

export const positionOf = (xKm: number, yKm: number): Position => [
  roundDegrees(lonOf(xKm)),
  roundDegrees(latOf(yKm)),
];

export const distanceKm = (ax: number, ay: number, bx: number, by: number): number =>
  Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));

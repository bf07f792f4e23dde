import { EARTH_RADIUS_KM } from '../../src/radio/models/p1812/path.ts';

const RADIANS = Math.PI / 180;

/** Latitude half way along the great circle from the transmitter, degrees: ITU-R P.2001 Attachment H. */
export function centreLatitude(
  [latT, latR]: readonly [number, number],
  [lonT, lonR]: readonly [number, number],
  lengthKm: number,
): number {
  const [t, r, turn] = [latT * RADIANS, latR * RADIANS, (lonR - lonT) * RADIANS];
  const cosine = Math.sin(t) * Math.sin(r) + Math.cos(t) * Math.cos(r) * Math.cos(turn);
  const north = Math.sin(r) - cosine * Math.sin(t);
  const east = Math.cos(t) * Math.cos(r) * Math.sin(turn);
  const bearing = Math.atan2(east, north);
  const half = lengthKm / 2 / EARTH_RADIUS_KM;
  return Math.asin(Math.sin(t) * Math.cos(half) + Math.cos(t) * Math.sin(half) * Math.cos(bearing)) / RADIANS;
}

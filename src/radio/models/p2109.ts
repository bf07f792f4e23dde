import { inverseNormal } from './normal/normal.ts';

/** Coefficients of ITU-R P.2109-2 Table 1, by kind of building. */
const BUILDINGS = {
  traditional: { r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2, w: 9.1, x: -3, y: 4.5, z: -2 },
  thermallyEfficient: { r: 28.19, s: -3, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1 },
} as const;

export type BuildingKind = keyof typeof BUILDINGS;

/**
 * Loss on the way into a building that is not exceeded with a probability, dB: ITU-R P.2109-2 §3, equations (1) to
 * (10). Frequency from 0.08 to 100 GHz; `elevationDeg` is that of the path at the wall.
 */
export function buildingEntryLoss(
  frequencyGHz: number,
  probability: number,
  kind: BuildingKind,
  elevationDeg = 0,
): number {
  const { r, s, t, u, v, w, x, y, z } = BUILDINGS[kind];
  const log = Math.log10(frequencyGHz);
  const horizontal = r + s * log + t * log * log; // (9)
  const median = horizontal + 0.212 * Math.abs(elevationDeg); // (5), (10)
  const deviate = inverseNormal(probability);
  const a = deviate * (u + v * log) + median; // (2), (7)
  const b = deviate * (y + z * log) + w + x * log; // (3), (6), (8)
  return 10 * Math.log10(10 ** (a / 10) + 10 ** (b / 10) + 10 ** -0.3); // (1), (4)
}

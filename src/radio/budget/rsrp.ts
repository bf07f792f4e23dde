import { normalCdf } from '../models/normal/normal.ts';

/** Resource blocks by width of the carrier, MHz: 3GPP TS 36.101 Table 5.6-1, and TS 38.101-1 at 30 kHz. */
const BLOCKS_4G = new Map([
  [1.4, 6],
  [3, 15],
  [5, 25],
  [10, 50],
  [15, 75],
  [20, 100],
]);
const BLOCKS_5G = new Map([
  [5, 11],
  [10, 24],
  [15, 38],
  [20, 51],
  [30, 78],
  [40, 106],
  [50, 133],
  [60, 162],
  [80, 217],
  [100, 273],
]);

/** By how much one resource element has less power than its carrier, dB; null for a width that is none. */
export function resourceElementLoss(technology: '4G' | '5G', bandwidthMhz: number): number | null {
  const blocks = (technology === '4G' ? BLOCKS_4G : BLOCKS_5G).get(bandwidthMhz);
  return blocks === undefined ? null : 10 * Math.log10(12 * blocks);
}

/** Chance that a place is served, by the power predicted for half of the places around it. */
export const servedProbability = (
  rsrpDbm: number,
  thresholdDbm: number,
  sigmaLocationDb: number,
  sigmaModelDb: number,
): number => normalCdf((rsrpDbm - thresholdDbm) / Math.hypot(sigmaLocationDb, sigmaModelDb));

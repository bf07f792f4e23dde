import { inverseNormalItm } from './normal/normal.ts';
import { knifeEdge } from './p1812/diffraction.ts';

/** Loss by clutter, or the code under which inputs outside the range are refused. */
export type ClutterLoss = { readonly code: 0; readonly loss: number } | { readonly code: number };

export interface HeightGainInput {
  readonly frequencyGHz: number;
  readonly heightM: number;
  readonly streetWidthM: number;
  readonly clutterHeightM: number;
  /** 1 water, 2 open, 3 suburban, 4 urban, 5 trees, 6 dense urban. */
  readonly clutterType: number;
}

/**
 * Median loss by what surrounds a terminal that stands below it: ITU-R P.2108-1 §3.1, equations (2a) to (2g).
 * Never together with clutter heights along the path (P.1812 §3.2): that would count it twice.
 */
export function heightGainLoss(input: HeightGainInput): ClutterLoss {
  const { frequencyGHz: f, heightM: h, streetWidthM: w, clutterHeightM: r, clutterType } = input;
  if (!(f >= 0.03 && f <= 3)) return { code: 32 };
  if (!(h > 0)) return { code: 33 };
  if (!(w > 0)) return { code: 34 };
  if (!(r > 0)) return { code: 35 };
  if (!Number.isInteger(clutterType) || clutterType < 1 || clutterType > 6) return { code: 36 };
  if (h >= r) return { code: 0, loss: 0 };
  if (clutterType <= 2) return { code: 0, loss: -(21.8 + 6.2 * Math.log10(f)) * Math.log10(h / r) }; // (2b), (2f)
  const below = r - h; // (2d)
  const angleDeg = (Math.atan(below / w) * 180) / Math.PI; // (2e)
  const nu = 0.342 * Math.sqrt(f) * Math.sqrt(below * angleDeg); // (2c), (2g)
  return { code: 0, loss: knifeEdge(nu) - 6.03 }; // (2a)
}

/** Loss not exceeded at p % of places for one terminal among buildings: §3.2, equations (3a) to (5b). */
function statisticalAt(f: number, km: number, percent: number): number {
  const long = -2 * Math.log10(10 ** (-5 * Math.log10(f) - 12.5) + 10 ** -16.5); // (4a)
  const short = 32.98 + 23.9 * Math.log10(km) + 3 * Math.log10(f); // (5a)
  const [weightL, weightS] = [10 ** (-0.2 * long), 10 ** (-0.2 * short)];
  const sum = weightL + weightS;
  const sigma = Math.sqrt((16 * weightL + 36 * weightS) / sum); // (3b)
  return -5 * Math.log10(sum) - sigma * inverseNormalItm(percent / 100); // (3a)
}

/** ITU-R P.2108-1 §3.2, held at its value for 2 km: equation (6). */
export function terrestrialStatisticalLoss(frequencyGHz: number, km: number, percent: number): ClutterLoss {
  if (!(frequencyGHz >= 0.5 && frequencyGHz <= 67)) return { code: 48 };
  if (!(km >= 0.25)) return { code: 49 };
  if (!(percent > 0 && percent < 100)) return { code: 50 };
  const loss = Math.min(statisticalAt(frequencyGHz, 2, percent), statisticalAt(frequencyGHz, km, percent));
  return { code: 0, loss };
}

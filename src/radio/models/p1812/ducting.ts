import type { PathGeometry } from './path.ts';

/** Distances over land from each antenna to the coast, km; 500 where there is none near. */
export interface CoastDistances {
  readonly dct: number;
  readonly dcr: number;
}

/** What ducting needs of the geometry. */
type DuctingPath = Pick<
  PathGeometry,
  'dtot' | 'dlt' | 'dlr' | 'theta_t' | 'theta_r' | 'hm' | 'hts' | 'hrs' | 'hte' | 'hre'
>;

/** What ducting needs beside it. */
interface DuctingInput {
  readonly frequencyGHz: number;
  readonly timePercent: number;
  readonly omega: number;
  /** `inlandParameter` of the longest stretch inland. */
  readonly tau: number;
  readonly ae: number;
  readonly beta0: number;
  readonly coast: CoastDistances;
}

/** Site shielding of one terminal, dB: ITU-R P.1812-8 §4.5, equations (48) and (48a). */
export function siteShielding(theta: number, horizonKm: number, f: number): number {
  const above = theta - 0.1 * horizonKm;
  if (above <= 0) return 0;
  return 20 * Math.log10(1 + 0.361 * above * Math.sqrt(f * horizonKm)) + 0.264 * above * Math.cbrt(f);
}

/** Coupling into ducts over the sea at one terminal, dB: equation (49). */
function seaCoupling(coastKm: number, horizonKm: number, heightM: number, omega: number): number {
  if (omega < 0.75 || coastKm > 5 || coastKm > horizonKm) return 0;
  return -3 * Math.exp(-0.25 * coastKm * coastKm) * (1 + Math.tanh(0.07 * (50 - heightM)));
}

/** Loss that changes with time, dB: equations (53) to (56). */
function timeLoss(geometry: DuctingPath, input: DuctingInput): number {
  const { dtot, dlt, dlr, hte, hre, hm } = geometry;
  const { ae, beta0, tau, timePercent: p } = input;
  const between = Math.min(dtot - dlt - dlr, 40); // (56a)
  const mu3 = hm > 10 ? Math.exp(-4.6e-5 * (hm - 10) * (43 + 6 * between)) : 1; // (56)
  const alpha = Math.max(-0.6 - 3.5e-9 * dtot ** 3.1 * tau, -3.4); // (55a)
  const mu2 = Math.min(
    1,
    (((500 / ae) * dtot ** 2) / (Math.sqrt(hte) + Math.sqrt(hre)) ** 2) ** alpha, // (55)
  );
  const beta = beta0 * mu2 * mu3; // (54)
  const log = Math.log10(beta);
  const gamma =
    (1.076 / (2.0058 - log) ** 1.012) *
    Math.exp(-(9.51 - 4.8 * log + 0.198 * log * log) * 1e-6 * dtot ** 1.13); // (53a)
  return -12 + (1.2 + 3.7e-3 * dtot) * Math.log10(p / beta) + 12 * (p / beta) ** gamma; // (53)
}

/** Loss by ducting and layer reflection, Lba in dB: ITU-R P.1812-8 §4.5, equations (46) to (56). */
export function ductingLoss(geometry: DuctingPath, input: DuctingInput): number {
  const { dtot, dlt, dlr, hts, hrs, theta_t, theta_r } = geometry;
  const { frequencyGHz: f, omega, ae, coast } = input;
  const longWaves = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0; // (47a)
  const fixed =
    102.45 +
    20 * Math.log10(f) +
    20 * Math.log10(dlt + dlr) +
    longWaves +
    siteShielding(theta_t, dlt, f) +
    siteShielding(theta_r, dlr, f) +
    seaCoupling(coast.dct, dlt, hts, omega) +
    seaCoupling(coast.dcr, dlr, hrs, omega); // (47)
  const perMrad = 5e-5 * ae * Math.cbrt(f); // (51)
  const angle = (1000 * dtot) / ae + Math.min(theta_t, 0.1 * dlt) + Math.min(theta_r, 0.1 * dlr); // (52)
  return fixed + perMrad * angle + timeLoss(geometry, input); // (46), (50)
}

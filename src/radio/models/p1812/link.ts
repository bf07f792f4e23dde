import { inverseNormalP1812 } from '../normal/normal.ts';
import { deltaBullington, type DeltaBullington, type Polarisation } from './diffraction.ts';
import { ductingLoss, type CoastDistances } from './ducting.ts';
import {
  BETA_EARTH_RADIUS_KM,
  medianEarthRadiusKm,
  pathGeometry,
  withClutter,
  type PathGeometry,
  type PathProfile,
} from './path.ts';
import { ductingIncidence, inlandParameter, landUnderPath, type LandUnderPath } from './zones.ts';

/** One link of ITU-R P.1812-8. */
export interface LinkInput {
  readonly profile: PathProfile;
  readonly frequencyGHz: number;
  /** Heights of the antennas above ground, m. */
  readonly txHeightM: number;
  readonly rxHeightM: number;
  readonly polarisation: Polarisation;
  /** Share of time for which the loss is not exceeded, 1 to 50 %. */
  readonly timePercent: number;
  /** Share of places for which it is not exceeded, %, and the spread between places, dB. */
  readonly locationPercent: number;
  readonly sigmaL: number;
  /** Refractivity lapse in the lowest kilometre, N-units per km, and refractivity at sea level. */
  readonly deltaN: number;
  readonly n0: number;
  /** Latitude of the middle of the path, degrees. */
  readonly latitudeDeg: number;
  readonly coast: CoastDistances;
}

/** All that the Recommendation names on the way, dB unless said; Lbulla, Lbulls, Ldsph at the median Earth radius. */
interface LinkLosses {
  readonly ae: number;
  readonly b0: number;
  readonly Fi: number;
  readonly Fj: number;
  readonly Fk: number;
  readonly Lbfs: number;
  readonly Lb0p: number;
  readonly Lb0b: number;
  readonly Lbulla: number;
  readonly Lbulls: number;
  readonly Ldsph: number;
  readonly Ld50: number;
  readonly Ldb: number;
  readonly Ldp: number;
  readonly Lbd50: number;
  readonly Lbd: number;
  readonly Lminb0p: number;
  readonly Lba: number;
  readonly Lminbap: number;
  readonly Lbda: number;
  readonly Lbam: number;
  readonly Lbs: number;
  readonly Lbc: number;
  readonly Lb: number;
  /** Field strength of 1 kW effective radiated power, dB(uV/m). */
  readonly Ep: number;
}

export interface LinkResult {
  readonly geometry: PathGeometry;
  readonly land: LandUnderPath;
  readonly losses: LinkLosses;
}

/** Free-space loss between antennas at their true heights, dB: ITU-R P.1812-8 §4.2, equations (8) and (8a). */
export function freeSpaceLoss(dtot: number, hts: number, hrs: number, frequencyGHz: number): number {
  const squared = dtot ** 2 + ((hts - hrs) / 1000) ** 2;
  return 92.4 + 20 * Math.log10(frequencyGHz) + 10 * Math.log10(squared);
}

/** Multipath and focusing on a path in sight, dB: §4.2, equation (9). */
const focusing = (dlt: number, dlr: number, percent: number): number =>
  2.6 * (1 - Math.exp(-0.1 * (dlt + dlr))) * Math.log10(percent / 50);

/** Loss by troposcatter, dB: ITU-R P.1812-8 §4.4, equations (44) and (45). */
export function troposcatterLoss(dtot: number, theta: number, f: number, p: number, n0: number): number {
  const byFrequency = 25 * Math.log10(f) - 2.5 * Math.log10(f / 2) ** 2;
  return (
    190.1 +
    byFrequency +
    20 * Math.log10(dtot) +
    0.573 * theta -
    0.15 * n0 -
    10.125 * Math.log10(50 / p) ** 0.7
  );
}

/** Spread between places in a square of `widthM`, dB: ITU-R P.1812-8 §4.8 and §4.10, equations (66) to (68). */
export function locationSpread(
  frequencyGHz: number,
  heightM: number,
  clutterM: number,
  widthM: number,
): number {
  const share = Math.min(1, Math.max(0, 1 - (heightM - clutterM) / 10));
  return (0.52 + 0.024 * frequencyGHz) * widthM ** 0.28 * share;
}

/** Share of the way from the median to the beta0 conditions: §4.3.5, equation (40a). */
const timeInterpolation = (p: number, b0: number): number =>
  p >= b0 ? inverseNormalP1812(p / 100) / inverseNormalP1812(b0 / 100) : 1;

/** Falls from 1 to 0 around `middle`: the shape of equations (57) and (58). */
const fade = (steepness: number, value: number, middle: number): number =>
  1 - 0.5 * (1 + Math.tanh((3 * steepness * (value - middle)) / middle));

/** Share of a path that counts as in sight by its angular distance (mrad), Fj: equation (57). */
export const sightFade = (theta: number): number => fade(0.8, theta, 0.3);
/** Share of diffraction against ducting by distance (km), Fk: equation (58). */
export const distanceFade = (dtot: number): number => fade(0.5, dtot, 20);

interface Diffracted {
  readonly median: DeltaBullington;
  readonly Ld50: number;
  readonly Ldb: number;
  readonly Ldp: number;
}

/** Diffraction not exceeded for p % of time: §4.3.5, equations (40) and (41). */
function diffracted(
  input: LinkInput,
  geometry: PathGeometry,
  ae: number,
  omega: number,
  Fi: number,
): Diffracted {
  const d = input.profile.distanceKm;
  const g = withClutter(input.profile);
  const at = (radius: number): DeltaBullington =>
    deltaBullington(d, g, geometry, radius, input.frequencyGHz, omega, input.polarisation);
  const median = at(ae);
  const Ldb = at(BETA_EARTH_RADIUS_KM).Ld;
  return { median, Ld50: median.Ld, Ldb, Ldp: median.Ld + Fi * (Ldb - median.Ld) };
}

/** Basic transmission loss with everything on the way: ITU-R P.1812-8 §4.1 to §4.10. */
export function linkLosses(input: LinkInput): LinkResult {
  const { frequencyGHz: f, timePercent: p, profile } = input;
  const ae = medianEarthRadiusKm(input.deltaN);
  const geometry = pathGeometry(profile, input.txHeightM, input.rxHeightM, ae);
  const { dtot, dlt, dlr, hts, hrs, theta } = geometry;
  const land = landUnderPath(profile);
  const { omega, dlm } = land;
  const b0 = ductingIncidence(input.latitudeDeg, land);
  const Fi = timeInterpolation(p, b0);
  const Fj = sightFade(theta);
  const Fk = distanceFade(dtot);
  const Lbfs = freeSpaceLoss(dtot, hts, hrs, f);
  const Lb0p = Lbfs + focusing(dlt, dlr, p); // (10)
  const Lb0b = Lbfs + focusing(dlt, dlr, b0); // (11)
  const { median, Ld50, Ldb, Ldp } = diffracted(input, geometry, ae, omega, Fi);
  const Lbd50 = Lbfs + Ld50; // (42)
  const Lbd = Lb0p + Ldp; // (43)
  const Lminb0p = p < b0 ? Lb0p + (1 - omega) * Ldp : Lbd50 + (Lb0b + (1 - omega) * Ldp - Lbd50) * Fi; // (59)
  const Lba = ductingLoss(geometry, {
    frequencyGHz: f,
    timePercent: p,
    omega,
    tau: inlandParameter(dlm),
    ae,
    beta0: b0,
    coast: input.coast,
  });
  const Lminbap = 2.5 * logOfSum(Lba / 2.5, Lb0p / 2.5); // (60)
  const Lbda = Lminbap > Lbd ? Lbd : Lminbap + (Lbd - Lminbap) * Fk; // (61)
  const Lbam = Lbda + (Lminb0p - Lbda) * Fj; // (62)
  const Lbs = troposcatterLoss(dtot, theta, f, p, input.n0);
  const Lbc = -5 * Math.log10(10 ** (-0.2 * Lbs) + 10 ** (-0.2 * Lbam)); // (63)
  const atSea = profile.zone !== null && profile.zone[profile.zone.length - 1] === 1;
  const spread = atSea ? 0 : -inverseNormalP1812(input.locationPercent / 100) * input.sigmaL;
  const Lb = Math.max(Lb0p, Lbc + spread); // (69)
  const { Lbulla, Lbulls, Ldsph } = median;
  return {
    geometry,
    land,
    losses: {
      ...{ ae, b0, Fi, Fj, Fk, Lbfs, Lb0p, Lb0b, Lbulla, Lbulls, Ldsph, Ld50, Ldb, Ldp, Lbd50, Lbd },
      ...{ Lminb0p, Lba, Lminbap, Lbda, Lbam, Lbs, Lbc, Lb, Ep: 199.36 + 20 * Math.log10(f) - Lb }, // (70)
    },
  };
}

/** ln(e^a + e^b) without overflow. */
function logOfSum(a: number, b: number): number {
  const top = Math.max(a, b);
  return top + Math.log(Math.exp(a - top) + Math.exp(b - top));
}

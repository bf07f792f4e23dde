import { bullingtonLoss, knifeEdge, sphericalEarth, type Polarisation } from '../models/p1812/diffraction.ts';
import { ductingLoss } from '../models/p1812/ducting.ts';
import { distanceFade, freeSpaceLoss, sightFade, troposcatterLoss } from '../models/p1812/link.ts';
import { wavelengthM } from '../models/p1812/path.ts';
import { ductingIncidence, inlandParameter } from '../models/p1812/zones.ts';
import type { Radial, RadialGeometry } from './radial-geometry.ts';

/** What depends on distance and latitude alone: the same for all radials of a mast. */
export interface DistanceTable {
  readonly beta0: Float64Array;
  readonly tau: Float64Array;
}

/** For points up to `count` steps from a mast at a latitude, everything inland. */
export function distanceTable(stepKm: number, count: number, latitudeDeg: number): DistanceTable {
  const at = (value: (km: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, k) => value(k * stepKm));
  return {
    tau: at(inlandParameter),
    beta0: at((km) => ductingIncidence(latitudeDeg, { dtm: km, dlm: km, omega: 0 })),
  };
}

/** What a band and a place add to the geometry of a radial. */
export interface BandAndPlace {
  readonly frequencyGHz: number;
  readonly polarisation: Polarisation;
  readonly distances: DistanceTable;
  readonly n0: number;
  /** Median effective Earth radius, km. */
  readonly ae: number;
}

/** No coast is near in these mountains. */
const INLAND = { dct: 500, dcr: 500 };

/**
 * Median loss of every point of a radial, dB: ITU-R P.1812-8 at 50 % of time and places; points 0 and 1 free space.
 * @param first points before it are not asked: NaN
 */
export function radialLosses(
  radial: Radial,
  geometry: RadialGeometry,
  band: BandAndPlace,
  first = 1,
): Float64Array {
  const { frequencyGHz: f, polarisation, ae } = band;
  const { stepKm, count, hts, hrs, nu, nuSmooth, aboveT, aboveR } = geometry;
  const root = 1 / Math.sqrt(wavelengthM(f));
  const losses = new Float64Array(count);
  losses.fill(Number.NaN, 0, first);
  for (let k = first; k < count; k++) {
    const d = k * stepKm;
    const Lbfs = freeSpaceLoss(d, hts, hrs[k], f);
    losses[k] = Lbfs;
    if (k === 1) continue;
    const Lbulla = bullingtonLoss(knifeEdge(nu[k] * root), d);
    const Lbulls = bullingtonLoss(knifeEdge(nuSmooth[k] * root), d);
    const Ldsph = sphericalEarth(d, aboveT[k], aboveR[k], ae, f, 0, polarisation);
    const Lbd = Lbfs + Lbulla + Math.max(Ldsph - Lbulls, 0); // (39), (42), (43) at 50 %
    const theta = (1000 * d) / ae + geometry.thetaT[k] + geometry.thetaR[k];
    // (61), (62): at 50 % of time the least loss in sight is that of diffraction.
    const Lbda = ducted(radial, geometry, band, k, Lbfs, Lbd);
    const Lbam = Lbda + (Lbd - Lbda) * sightFade(theta);
    const Lbs = troposcatterLoss(d, theta, f, 50, band.n0);
    const Lbc = -5 * Math.log10(10 ** (-0.2 * Lbs) + 10 ** (-0.2 * Lbam)); // (63)
    losses[k] = Math.max(Lbfs, Lbc); // (69)
  }
  return losses;
}

/** Diffraction with what ducting gains, dB: §4.6, equations (60) and (61). */
function ducted(
  radial: Radial,
  geometry: RadialGeometry,
  { frequencyGHz: f, distances, ae }: BandAndPlace,
  k: number,
  Lbfs: number,
  Lbd: number,
): number {
  const { stepKm } = geometry;
  const dtot = k * stepKm;
  const [dlt, dlr] = [geometry.lt[k] * stepKm, dtot - geometry.lr[k] * stepKm];
  const [theta_t, theta_r] = [geometry.thetaT[k], geometry.thetaR[k]];
  const angle = (1000 * dtot) / ae + Math.min(theta_t, 0.1 * dlt) + Math.min(theta_r, 0.1 * dlr);
  // Ducting loses no less than this: at 50 % of time, equation (53) is never negative.
  const least = 102.45 + 20 * Math.log10(f * (dlt + dlr)) + 5e-5 * ae * Math.cbrt(f) * angle;
  if (least > Lbd) return Lbd;
  const [hst, hsr] = [geometry.hst[k], geometry.hsr[k]];
  const slope = (hsr - hst) / dtot;
  let hm = -Infinity;
  for (let i = geometry.lt[k]; i <= geometry.lr[k]; i++)
    hm = Math.max(hm, radial.groundM[i] - (hst + slope * i * stepKm));
  const Lba = ductingLoss(
    {
      ...{ dtot, dlt, dlr, theta_t, theta_r, hm },
      hts: geometry.hts,
      hrs: geometry.hrs[k],
      hte: geometry.hts - hst,
      hre: geometry.hrs[k] - hsr,
    },
    {
      frequencyGHz: f,
      timePercent: 50,
      omega: 0,
      tau: distances.tau[k],
      ae,
      beta0: distances.beta0[k],
      coast: INLAND,
    },
  );
  const top = Math.max(Lba, Lbfs) / 2.5;
  const Lminbap = 2.5 * (top + Math.log(Math.exp(Lba / 2.5 - top) + Math.exp(Lbfs / 2.5 - top))); // (60)
  return Lminbap > Lbd ? Lbd : Lminbap + (Lbd - Lminbap) * distanceFade(dtot); // (61)
}

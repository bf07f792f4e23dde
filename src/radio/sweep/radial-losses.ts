import { bullingtonLoss, knifeEdge, sphericalEarth, type Polarisation } from '../models/p1812/diffraction.ts';
import { ductingLoss, siteShielding } from '../models/p1812/ducting.ts';
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

/** Median losses of the points of a radial on bare ground and with what stands on it, dB. */
interface BracketLosses {
  readonly bare: Float64Array;
  readonly covered: Float64Array;
}

/**
 * Loss of every point of a radial: ITU-R P.1812-8 at 50 % of time and places; points 0 and 1 free space. What stands on
 * the ground moves nothing but the Bullington point: all else is worked out once for both.
 * @param wanted 1 for each point that is asked for; the others are NaN. Null: all
 */
export function bracketLosses(
  radial: Radial,
  geometry: RadialGeometry,
  band: BandAndPlace,
  wanted: Uint8Array | null = null,
): BracketLosses {
  const { frequencyGHz: f, polarisation, ae } = band;
  const { stepKm, count, hts, hrs, nu, nuBare, nuSmooth, aboveT, aboveR } = geometry;
  const root = 1 / Math.sqrt(wavelengthM(f));
  const bare = new Float64Array(count);
  bare.fill(Number.NaN);
  const covered = bare.slice();
  for (let k = 1; k < count; k++) {
    if (wanted?.[k] === 0) continue;
    const d = k * stepKm;
    const Lbfs = freeSpaceLoss(d, hts, hrs[k], f);
    bare[k] = covered[k] = Lbfs;
    if (k === 1) continue;
    const Lbulls = bullingtonLoss(knifeEdge(nuSmooth[k] * root), d);
    const Ldsph = sphericalEarth(d, aboveT[k], aboveR[k], ae, f, 0, polarisation);
    const theta = (1000 * d) / ae + geometry.thetaT[k] + geometry.thetaR[k];
    const point = new PointLosses(radial, geometry, band, k, {
      Lbfs,
      beyond: Math.max(Ldsph - Lbulls, 0),
      Fj: sightFade(theta),
      Lbs: troposcatterLoss(d, theta, f, 50, band.n0),
    });
    bare[k] = point.total(bullingtonLoss(knifeEdge(nuBare[k] * root), d));
    covered[k] = nu[k] === nuBare[k] ? bare[k] : point.total(bullingtonLoss(knifeEdge(nu[k] * root), d));
  }
  return { bare, covered };
}

/** What bare and covered ground share at a point, dB; `beyond`: Ldsph over Lbulls, never less than 0. */
interface SharedLosses {
  readonly Lbfs: number;
  readonly beyond: number;
  readonly Fj: number;
  readonly Lbs: number;
}

class PointLosses {
  /** Lminbap, once asked for. */
  #ducting: number | null = null;

  constructor(
    private readonly radial: Radial,
    private readonly geometry: RadialGeometry,
    private readonly band: BandAndPlace,
    private readonly k: number,
    private readonly shared: SharedLosses,
  ) {}

  total(Lbulla: number): number {
    const { Lbfs, beyond, Fj, Lbs } = this.shared;
    const Lbd = Lbfs + Lbulla + beyond; // (39), (42), (43) at 50 %
    // (61), (62): at 50 % of time the least loss in sight is that of diffraction.
    const Lbda = this.#ducted(Lbd);
    const Lbam = Lbda + (Lbd - Lbda) * Fj;
    const Lbc = -5 * Math.log10(10 ** (-0.2 * Lbs) + 10 ** (-0.2 * Lbam)); // (63)
    return Math.max(Lbfs, Lbc); // (69)
  }

  /** Diffraction with what ducting gains, dB: §4.6, equation (61). */
  #ducted(Lbd: number): number {
    const { geometry, band, k } = this;
    const { stepKm } = geometry;
    const dtot = k * stepKm;
    const [dlt, dlr] = [geometry.lt[k] * stepKm, dtot - geometry.lr[k] * stepKm];
    const [theta_t, theta_r] = [geometry.thetaT[k], geometry.thetaR[k]];
    const { frequencyGHz: f, ae } = band;
    const angle = (1000 * dtot) / ae + Math.min(theta_t, 0.1 * dlt) + Math.min(theta_r, 0.1 * dlr);
    // Ducting loses no less than this: at 50 % of time, equation (53) is never negative.
    const open = 102.45 + 20 * Math.log10(f * (dlt + dlr)) + 5e-5 * ae * Math.cbrt(f) * angle;
    if (open > Lbd) return Lbd;
    if (open + siteShielding(theta_t, dlt, f) + siteShielding(theta_r, dlr, f) > Lbd) return Lbd;
    this.#ducting ??= this.#least(dlt, dlr);
    return this.#ducting > Lbd ? Lbd : this.#ducting + (Lbd - this.#ducting) * distanceFade(dtot);
  }

  /** Least loss with ducting, dB: equation (60). */
  #least(dlt: number, dlr: number): number {
    const { radial, geometry, band, k } = this;
    const { Lbfs } = this.shared;
    const dtot = k * geometry.stepKm;
    const [hst, hsr] = [geometry.hst[k], geometry.hsr[k]];
    const [hts, hrs] = [geometry.hts, geometry.hrs[k]];
    const slope = (hsr - hst) / dtot;
    let hm = -Infinity;
    for (let i = geometry.lt[k]; i <= geometry.lr[k]; i++) {
      const over = radial.groundM[i] - (hst + slope * i * geometry.stepKm);
      if (over > hm) hm = over;
    }
    const [theta_t, theta_r] = [geometry.thetaT[k], geometry.thetaR[k]];
    const Lba = ductingLoss(
      { dtot, dlt, dlr, theta_t, theta_r, hm, hts, hrs, hte: hts - hst, hre: hrs - hsr },
      {
        frequencyGHz: band.frequencyGHz,
        timePercent: 50,
        omega: 0,
        tau: band.distances.tau[k],
        ae: band.ae,
        beta0: band.distances.beta0[k],
        coast: INLAND,
      },
    );
    const top = Math.max(Lba, Lbfs) / 2.5;
    return 2.5 * (top + Math.log(Math.exp(Lba / 2.5 - top) + Math.exp(Lbfs / 2.5 - top)));
  }
}

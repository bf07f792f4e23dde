import { bullingtonLoss, knifeEdge, sphericalEarth, type Polarisation } from '../models/p1812/diffraction.ts';
import { ductingLoss, siteShielding } from '../models/p1812/ducting.ts';
import { distanceFade, freeSpaceLoss, sightFade, troposcatterLoss } from '../models/p1812/link.ts';
import { wavelengthM } from '../models/p1812/path.ts';
import { ductingIncidence, inlandParameter } from '../models/p1812/zones.ts';
import type { Radial, RadialGeometry } from './radial-geometry.ts';
import { smoothClearance } from './smooth-clearance.ts';

/** What depends on distance and latitude alone: the same for all radials of a mast. */
export interface DistanceTable {
  readonly beta0: Float64Array;
  readonly tau: Float64Array;
  /** Twenty times the logarithm of the distance in km. */
  readonly decibels: Float64Array;
}

/** For points up to `count` steps from a mast at a latitude, everything inland. */
export function distanceTable(stepKm: number, count: number, latitudeDeg: number): DistanceTable {
  const at = (value: (km: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, k) => value(k * stepKm));
  return {
    tau: at(inlandParameter),
    decibels: at((km) => 20 * Math.log10(km)),
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
 * @param room arrays to fill, as long as the radial or longer; left out: new ones
 */
export function bracketLosses(
  radial: Radial,
  geometry: RadialGeometry,
  band: BandAndPlace,
  wanted: Uint8Array | null = null,
  room: BracketLosses = { bare: new Float64Array(geometry.count), covered: new Float64Array(geometry.count) },
): BracketLosses {
  const { count, hts, hrs, stepKm, nu, nuBare } = geometry;
  const root = 1 / Math.sqrt(wavelengthM(band.frequencyGHz));
  const bare = room.bare.subarray(0, count).fill(Number.NaN);
  const covered = room.covered.subarray(0, count).fill(Number.NaN);
  const point = new PointLosses(radial, geometry, band);
  for (let k = 1; k < count; k++) {
    if (wanted?.[k] === 0) continue;
    if (k === 1) bare[k] = covered[k] = freeSpaceLoss(stepKm, hts, hrs[k], band.frequencyGHz);
    else {
      point.moveTo(k);
      bare[k] = point.total(bullingtonLoss(knifeEdge(nuBare[k] * root), k * stepKm));
      covered[k] =
        nu[k] === nuBare[k] ? bare[k] : point.total(bullingtonLoss(knifeEdge(nu[k] * root), k * stepKm));
    }
  }
  return { bare, covered };
}

/** dB by which troposcatter must lie above the rest for the series of two terms to be exact to the last bits. */
const FAR_BELOW_DB = 25;
/** So far above nothing of it is left in the last bit. */
const NOTHING_LEFT_DB = 80;
const PER_DB = -0.2 * Math.LN10;
const DB_PER_LOG = 5 / Math.LN10;

/** Equation (63): two ways together, dB. */
function together(Lbs: number, Lbam: number): number {
  const gap = Lbs - Lbam;
  if (gap > NOTHING_LEFT_DB) return Lbam;
  if (gap < FAR_BELOW_DB) return -5 * Math.log10(10 ** (-0.2 * Lbs) + 10 ** (-0.2 * Lbam));
  const share = Math.exp(PER_DB * gap);
  return Lbam - DB_PER_LOG * (share - (share * share) / 2);
}

/** Steps by which the point of reflection is found to the last bits. */
const NEWTON_STEPS = 4;
/** More than roundings can move. */
const SURE = 1 + 1e-9;

/**
 * True only where a smooth Earth is surely cleared, so that equations (22) to (27) give no loss: the point of reflection
 * (24) by Newton's method instead of its closed form; where that leaves a doubt, the equations themselves are asked.
 */
function clearsSphere(d: number, hte: number, hre: number, ap: number, lambda: number): boolean {
  // (22) squared: d < sqrt(2 ap) (sqrt(hte) + sqrt(hre)) / sqrt(1000).
  const sum = hte + hre;
  const ends = 0.002 * ap * (sum + 2 * Math.sqrt(hte * hre));
  if (!(d * d * SURE < ends)) return false;
  const c = (hte - hre) / sum; // (24d)
  const m = (250 * d * d) / (ap * sum); // (24e)
  let b = c / (1 + m);
  for (let i = 0; i < NEWTON_STEPS; i++) b -= (m * b * b * b - (m + 1) * b + c) / (3 * m * b * b - m - 1); // (24c)
  const dse1 = (d / 2) * (1 + b); // (24a)
  const dse2 = d - dse1; // (24b)
  const hse = (hte * dse2 + hre * dse1) / d - (500 * dse1 * dse2) / ap; // (23)
  const squared = (17.456 * 17.456 * dse1 * dse2 * lambda) / d; // (25)
  return hse > 0 && hse * hse > squared * SURE;
}

/**
 * One point of a radial after the other: what bare and covered ground share is worked out once, and what few points need
 * only where it is asked for.
 */
class PointLosses {
  #k = 0;
  #Lbfs = 0;
  /** Ldsph over Lbulls, never less than 0. */
  #beyond = 0;
  #theta = 0;
  #Lbs = 0;
  /** Least losses with ducting that are surer and dearer to work out, dB; NaN until asked for. The last is Lminbap. */
  #open = Number.NaN;
  #shielded = Number.NaN;
  #least = Number.NaN;
  readonly #root: number;
  /** Troposcatter at 1 km and 0 mrad, dB. */
  readonly #scattered: number;
  /** Equation (51): dB per mrad. */
  readonly #perMrad: number;
  /** Free space at 1 km, dB. */
  readonly #free: number;
  /** Ducting over horizons of 1 km together, dB. */
  readonly #ductedAtKm: number;
  readonly #lambda: number;
  /** Cube root of the frequency in GHz. */
  readonly #root3: number;

  constructor(
    private readonly radial: Radial,
    private readonly geometry: RadialGeometry,
    private readonly band: BandAndPlace,
  ) {
    const { frequencyGHz: f, ae, n0 } = band;
    this.#lambda = wavelengthM(f);
    this.#root = 1 / Math.sqrt(this.#lambda);
    this.#free = freeSpaceLoss(1, 0, 0, f);
    this.#ductedAtKm = 102.45 + 20 * Math.log10(f);
    this.#scattered = troposcatterLoss(1, 0, f, 50, n0);
    this.#root3 = Math.cbrt(f);
    this.#perMrad = 5e-5 * ae * this.#root3;
  }

  moveTo(k: number): void {
    const { geometry, band } = this;
    const { stepKm, hts, hrs, aboveT, aboveR, fall } = geometry;
    const { frequencyGHz: f, ae, polarisation } = band;
    const d = k * stepKm;
    this.#k = k;
    const rise = (hts - hrs[k]) / 1000;
    this.#Lbfs = this.#free + 10 * Math.log10(d * d + rise * rise); // (8)
    this.#theta = (1000 * d) / ae + geometry.thetaT[k] + geometry.thetaR[k];
    this.#Lbs = this.#scattered + band.distances.decibels[k] + 0.573 * this.#theta; // (44)
    this.#beyond = 0;
    this.#open = this.#shielded = this.#least = Number.NaN;
    if (clearsSphere(d, aboveT[k], aboveR[k], ae, this.#lambda)) return;
    const Ldsph = sphericalEarth(d, aboveT[k], aboveR[k], ae, f, 0, polarisation);
    if (Ldsph > 0) {
      const nuSmooth = smoothClearance(aboveT[k], aboveR[k], k, stepKm, fall);
      this.#beyond = Math.max(Ldsph - bullingtonLoss(knifeEdge(nuSmooth * this.#root), d), 0);
    }
  }

  total(Lbulla: number): number {
    const Lbd = this.#Lbfs + Lbulla + this.#beyond; // (39), (42), (43) at 50 %
    // (61), (62): at 50 % of time the least loss in sight is that of diffraction.
    const Lbda = this.#ducted(Lbd);
    const Lbam = Lbda === Lbd ? Lbd : Lbda + (Lbd - Lbda) * sightFade(this.#theta);
    return Math.max(this.#Lbfs, together(this.#Lbs, Lbam)); // (69)
  }

  /** Diffraction with what ducting gains, dB: §4.6, equation (61). */
  #ducted(Lbd: number): number {
    const { geometry, band } = this;
    const k = this.#k;
    const dtot = k * geometry.stepKm;
    const [dlt, dlr] = [geometry.lt[k] * geometry.stepKm, dtot - geometry.lr[k] * geometry.stepKm];
    const [theta_t, theta_r] = [geometry.thetaT[k], geometry.thetaR[k]];
    const f = band.frequencyGHz;
    if (Number.isNaN(this.#open)) {
      const angle = (1000 * dtot) / band.ae + Math.min(theta_t, 0.1 * dlt) + Math.min(theta_r, 0.1 * dlr);
      // Ducting loses no less than this: at 50 % of time, equation (53) is never negative.
      this.#open = this.#ductedAtKm + this.#horizonDecibels(k) + this.#perMrad * angle;
    }
    if (this.#open > Lbd) return Lbd;
    if (this.#open + this.#shieldedAtLeast(theta_t, dlt) + this.#shieldedAtLeast(theta_r, dlr) > Lbd)
      return Lbd;
    if (Number.isNaN(this.#shielded))
      this.#shielded = this.#open + siteShielding(theta_t, dlt, f) + siteShielding(theta_r, dlr, f);
    if (this.#shielded > Lbd) return Lbd;
    if (Number.isNaN(this.#least)) this.#least = this.#leastDucted(dlt, dlr);
    return this.#least > Lbd ? Lbd : this.#least + (Lbd - this.#least) * distanceFade(dtot);
  }

  /** Site shielding is no less than its part without a logarithm, dB: equation (48). */
  #shieldedAtLeast(theta: number, horizonKm: number): number {
    return 0.264 * this.#root3 * Math.max(0, theta - 0.1 * horizonKm);
  }

  /** Twenty times the logarithm of both horizons together in km: they are whole steps. */
  #horizonDecibels(k: number): number {
    const { decibels } = this.band.distances;
    const steps = this.geometry.lt[k] + k - this.geometry.lr[k];
    return steps < decibels.length ? decibels[steps] : 20 * Math.log10(steps * this.geometry.stepKm);
  }

  /** Least loss with ducting, dB: equation (60). */
  #leastDucted(dlt: number, dlr: number): number {
    const { radial, geometry, band } = this;
    const k = this.#k;
    const Lbfs = this.#Lbfs;
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

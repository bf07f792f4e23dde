import { wavelengthM } from './path.ts';

export type Polarisation = 'horizontal' | 'vertical';

/** Loss of a single knife edge, dB: ITU-R P.1812-8 §4.3.1, equation (12). */
export function knifeEdge(nu: number): number {
  if (nu <= -0.78) return 0;
  const shifted = nu - 0.1;
  return 6.9 + 20 * Math.log10(Math.sqrt(shifted * shifted + 1) + shifted);
}

/** From the loss of the Bullington point to that of the path, dB: §4.3.1, equation (21). */
export const bullingtonLoss = (luc: number, dtot: number): number =>
  luc + (1 - Math.exp(-luc / 6)) * (10 + 0.02 * dtot);

/**
 * Diffraction parameter of the Bullington point of a path beyond the horizon: §4.3.1, equations (18) and (20).
 * Slopes in m/km, heights in m above sea level.
 */
export function bullingtonPoint(
  stim: number,
  srim: number,
  hts: number,
  hrs: number,
  dtot: number,
  lambda: number,
): number {
  const dbp = (hrs - hts + srim * dtot) / (stim + srim);
  const over = hts + stim * dbp - (hts * (dtot - dbp) + hrs * dbp) / dtot;
  return over * Math.sqrt((0.002 * dtot) / (lambda * dbp * (dtot - dbp)));
}

/** Bullington part of the diffraction loss, dB: §4.3.1, equations (13) to (21). `g` null: a smooth surface at zero. */
export function bullington(
  d: ArrayLike<number>,
  g: ArrayLike<number> | null,
  hts: number,
  hrs: number,
  ap: number,
  frequencyGHz: number,
): number {
  const n = d.length;
  const dtot = d[n - 1];
  const lambda = wavelengthM(frequencyGHz);
  let [stim, srim, numax] = [-Infinity, -Infinity, -Infinity];
  for (let i = 1; i < n - 1; i++) {
    const rest = dtot - d[i];
    const height = (g ? g[i] : 0) + (500 * d[i] * rest) / ap;
    stim = Math.max(stim, (height - hts) / d[i]); // (13)
    srim = Math.max(srim, (height - hrs) / rest); // (17)
    const over = height - (hts * rest + hrs * d[i]) / dtot;
    numax = Math.max(numax, over * Math.sqrt((0.002 * dtot) / (lambda * d[i] * rest))); // (15)
  }
  const inSight = stim < (hrs - hts) / dtot; // (14)
  const nu = inSight ? numax : bullingtonPoint(stim, srim, hts, hrs, dtot, lambda);
  return bullingtonLoss(knifeEdge(nu), dtot);
}

/** Ground constants of ITU-R P.1812-8 §4.3.3: relative permittivity and conductivity in S/m. */
const LAND = { permittivity: 22, conductivity: 0.003 };
const SEA = { permittivity: 80, conductivity: 5 };

/** Height gain of one terminal, dB: §4.3.3, equation (35), with its floor. */
function heightGain(b: number, k: number): number {
  const gain =
    b > 2 ? 17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8 : 20 * Math.log10(b + 0.1 * b ** 3);
  return Math.max(gain, 2 + 20 * Math.log10(k));
}

/** First term of the spherical-Earth diffraction loss over one kind of ground, dB: §4.3.3, equations (29) to (36). */
function firstTermOver(
  ground: typeof LAND,
  d: number,
  hte: number,
  hre: number,
  adft: number,
  f: number,
  polarisation: Polarisation,
): number {
  const { permittivity, conductivity } = ground;
  const losses = (18 * conductivity) / f;
  const horizontal = 0.036 * Math.cbrt(1 / (adft * f)) * ((permittivity - 1) ** 2 + losses ** 2) ** -0.25; // (29a)
  const k =
    polarisation === 'horizontal' ? horizontal : horizontal * Math.sqrt(permittivity ** 2 + losses ** 2); // (29b)
  const k2 = k * k;
  const beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2); // (30)
  const x = 21.88 * beta * Math.cbrt(f / (adft * adft)) * d; // (31)
  const y = 0.9575 * beta * Math.cbrt((f * f) / adft); // (32), per metre
  const fx = x >= 1.6 ? 11 + 10 * Math.log10(x) - 17.6 * x : -20 * Math.log10(x) - 5.6488 * x ** 1.425; // (33)
  return -fx - heightGain(beta * y * hte, k) - heightGain(beta * y * hre, k); // (36)
}

/** First term over a path of which `omega` lies over water, dB: §4.3.3, equation (28). */
function firstTerm(
  d: number,
  hte: number,
  hre: number,
  adft: number,
  f: number,
  omega: number,
  polarisation: Polarisation,
): number {
  const land = omega < 1 ? firstTermOver(LAND, d, hte, hre, adft, f, polarisation) : 0;
  const sea = omega > 0 ? firstTermOver(SEA, d, hte, hre, adft, f, polarisation) : 0;
  return omega * sea + (1 - omega) * land;
}

/** Spherical-Earth diffraction loss, dB: ITU-R P.1812-8 §4.3.2, equations (22) to (27). */
export function sphericalEarth(
  d: number,
  hte: number,
  hre: number,
  ap: number,
  frequencyGHz: number,
  omega: number,
  polarisation: Polarisation,
): number {
  const dlos = Math.sqrt(2 * ap) * (Math.sqrt(0.001 * hte) + Math.sqrt(0.001 * hre)); // (22)
  if (d >= dlos) return firstTerm(d, hte, hre, ap, frequencyGHz, omega, polarisation);
  const c = (hte - hre) / (hte + hre); // (24d)
  const m = (250 * d * d) / (ap * (hte + hre)); // (24e)
  const angle = Math.acos(((3 * c) / 2) * Math.sqrt((3 * m) / (m + 1) ** 3));
  const b = 2 * Math.sqrt((m + 1) / (3 * m)) * Math.cos(Math.PI / 3 + angle / 3); // (24c)
  const dse1 = (d / 2) * (1 + b); // (24a)
  const dse2 = d - dse1; // (24b)
  const hse = ((hte - (500 * dse1 * dse1) / ap) * dse2 + (hre - (500 * dse2 * dse2) / ap) * dse1) / d; // (23)
  const hreq = 17.456 * Math.sqrt((dse1 * dse2 * wavelengthM(frequencyGHz)) / d); // (25)
  if (hse > hreq) return 0;
  const aem = 500 * (d / (Math.sqrt(hte) + Math.sqrt(hre))) ** 2; // (26)
  const ldft = firstTerm(d, hte, hre, aem, frequencyGHz, omega, polarisation);
  return (1 - hse / hreq) * Math.max(ldft, 0); // (27)
}

/** Everything that the delta-Bullington construction passes through, dB. */
export interface DeltaBullington {
  readonly Lbulla: number;
  readonly Lbulls: number;
  readonly Ldsph: number;
  readonly Ld: number;
}

/** The ends of a path as diffraction sees them: antennas and smooth surface, m above sea level. */
export interface DiffractionEnds {
  readonly hts: number;
  readonly hrs: number;
  readonly hstd: number;
  readonly hsrd: number;
}

/** Complete delta-Bullington diffraction: ITU-R P.1812-8 §4.3.4, equations (37) to (39). */
export function deltaBullington(
  d: ArrayLike<number>,
  g: ArrayLike<number>,
  ends: DiffractionEnds,
  ap: number,
  frequencyGHz: number,
  omega: number,
  polarisation: Polarisation,
): DeltaBullington {
  const hte = ends.hts - ends.hstd; // (37a), (38a)
  const hre = ends.hrs - ends.hsrd; // (37b), (38b)
  const Lbulla = bullington(d, g, ends.hts, ends.hrs, ap, frequencyGHz);
  const Lbulls = bullington(d, null, hte, hre, ap, frequencyGHz);
  const Ldsph = sphericalEarth(d[d.length - 1], hte, hre, ap, frequencyGHz, omega, polarisation);
  return { Lbulla, Lbulls, Ldsph, Ld: Lbulla + Math.max(Ldsph - Lbulls, 0) }; // (39)
}

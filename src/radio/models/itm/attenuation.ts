import { magnitude, quotient, scaled, type Complex } from './complex.ts';
import { fresnelSpread, roughnessAt, type ItmTerrain, type BothEnds } from './profile.ts';

/** What the parts of the ITM's attenuation share: terrain, radio and effective Earth. */
export interface ItmPath {
  readonly terrain: ItmTerrain;
  /** Antennas above ground, m. */
  readonly heightsM: BothEnds;
  readonly frequencyMHz: number;
  readonly impedance: Complex;
  /** Effective Earth radius, m, and surface refractivity, N-units. */
  readonly ae: number;
  readonly ns: number;
  /** Angular distance of the part in sight, rad. */
  readonly thetaSight: number;
  /** Farthest sight over smooth ground, m. */
  readonly smoothSightM: number;
}

/** Wave number, 1/m. */
const waveNumber = (frequencyMHz: number): number => frequencyMHz / 47.7;
const sightM = ({ horizonM }: ItmTerrain): number => horizonM[0] + horizonM[1];

/** Ideal knife edge by the square of its parameter, dB: TN101v2 equations (III.24b) and (III.24c). */
const fresnelLoss = (v2: number): number =>
  v2 < 5.76 ? 6.02 + 9.11 * Math.sqrt(v2) - 1.27 * v2 : 12.953 + 10 * Math.log10(v2);

/** Double knife edge, dB: TN101 equations (I.1) and (I.7). */
function knifeEdges(path: ItmPath, distance: number): number {
  const { horizonM } = path.terrain;
  const angle = distance / path.ae - path.thetaSight;
  const beyond = distance - sightM(path.terrain);
  const edge = (far: number): number =>
    fresnelLoss((0.0795775 * waveNumber(path.frequencyMHz) * angle ** 2 * far * beyond) / (beyond + far));
  return edge(horizonM[0]) + edge(horizonM[1]);
}

/** Height function of smooth-Earth diffraction, dB, by normalised distance. */
function heightFunction(x: number, k: number): number {
  if (x < 200) {
    const w = -Math.log(k);
    if (k < 1e-5 || x * w ** 3 > 5495) return x > 1 ? 17.372 * Math.log(x) - 117 : -117;
    return (2.5e-5 * x * x) / k - 8.686 * w - 15;
  }
  const far = 0.05751 * x - 4.343 * Math.log(x);
  if (x >= 2000) return far;
  const w = 0.0134 * x * Math.exp(-0.005 * x);
  return (1 - w) * far + w * (17.372 * Math.log(x) - 117);
}

/** Smooth-Earth diffraction by three radii, dB: Vogler 1964, equations (2), (3), (6a), (7a), (13). */
function smoothEarth(path: ItmPath, distance: number): number {
  const { horizonM, effectiveHeightM } = path.terrain;
  const f3 = Math.cbrt(path.frequencyMHz);
  const angle = distance / path.ae - path.thetaSight;
  const radius = (distance - sightM(path.terrain)) / angle;
  const part = (earthRadius: number, km: number): { x: number; k: number } => {
    const c0 = Math.cbrt(((4 / 3) * 6370e3) / earthRadius);
    const k = (0.017778 * c0) / f3 / magnitude(path.impedance);
    return { x: (1.607 - k) * c0 * c0 * f3 * km, k };
  };
  const tx = part((0.5 * horizonM[0] ** 2) / effectiveHeightM[0], horizonM[0] / 1000);
  const rx = part((0.5 * horizonM[1] ** 2) / effectiveHeightM[1], horizonM[1] / 1000);
  const x = part(radius, (radius * angle) / 1000).x + tx.x + rx.x;
  const spread = 0.05751 * x - 10 * Math.log10(x);
  return spread - heightFunction(tx.x, tx.k) - heightFunction(rx.x, rx.k) - 20;
}

/** Diffraction at a distance, dB: knife edges and smooth Earth weighed, ERL 79-ITS 67 (3.23) and (3.38c). */
export function diffractionLoss(path: ItmPath, distance: number): number {
  const { terrain, heightsM, frequencyMHz } = path;
  const product = heightsM[0] * heightsM[1];
  const spread = fresnelSpread(roughnessAt(path.smoothSightM, terrain.deltaH));
  const clutter = Math.min(15, 5 * Math.log10(1 + 1e-5 * product * frequencyMHz * spread));
  const excess = terrain.effectiveHeightM[0] * terrain.effectiveHeightM[1] - product;
  const low = product + 10; // C of ERL 79-ITS 67 page 3-8, for known paths
  const q =
    (Math.sqrt(1 + excess / low) + (-path.thetaSight * path.ae + sightM(terrain)) / distance) *
    Math.min(roughnessAt(distance, terrain.deltaH) * waveNumber(frequencyMHz), 6283.2);
  const w = 25.1 / (25.1 + Math.sqrt(q));
  return w * smoothEarth(path, distance) + (1 - w) * knifeEdges(path, distance) + clutter;
}

/** The straight line of diffraction loss over distance. */
export interface DiffractionLine {
  readonly slope: number;
  readonly intercept: number;
}

/** Two rays, dB: the ITM's algorithm, equations (4.46) to (4.50). */
function twoRays(path: ItmPath, distance: number): number {
  const { effectiveHeightM, deltaH } = path.terrain;
  const wn = waveNumber(path.frequencyMHz);
  const spread = fresnelSpread(roughnessAt(distance, deltaH));
  const sum = effectiveHeightM[0] + effectiveHeightM[1];
  const sinPsi = sum / Math.sqrt(distance ** 2 + sum ** 2);
  const z = path.impedance;
  let reflection = scaled(
    quotient({ re: sinPsi - z.re, im: -z.im }, { re: sinPsi + z.re, im: z.im }),
    Math.exp(-Math.min(10, wn * spread * sinPsi)),
  );
  const power = reflection.re ** 2 + reflection.im ** 2;
  if (power < 0.25 || power < sinPsi) reflection = scaled(reflection, Math.sqrt(sinPsi / power));
  let phase = (wn * 2 * effectiveHeightM[0] * effectiveHeightM[1]) / distance;
  if (phase > Math.PI / 2) phase = Math.PI - (Math.PI / 2) ** 2 / phase;
  const re = Math.cos(phase) + reflection.re;
  const im = -Math.sin(phase) + reflection.im;
  return -10 * Math.log10(re * re + im * im);
}

/** Loss in sight at a distance, dB: two rays and diffraction extended, weighed. */
export function sightLoss(path: ItmPath, distance: number, line: DiffractionLine): number {
  const w = 1 / (1 + (path.frequencyMHz * path.terrain.deltaH) / Math.max(10e3, path.smoothSightM));
  return w * twoRays(path, distance) + (1 - w) * (line.slope * distance + line.intercept);
}

/** Attenuation function of the scatter angle times distance, dB: the ITM's algorithm (6.9). */
function scatterFunction(td: number): number {
  const [a, b, c] =
    td <= 10e3 ? [133.4, 0.332e-3, -10] : td <= 70e3 ? [104.6, 0.212e-3, -2.5] : [71.8, 0.157e-3, 5];
  return a + b * td + c * Math.log10(td);
}

const GAIN_A = [25, 80, 177, 395, 705];
const GAIN_B = [24, 45, 68, 80, 105];

/** Frequency gain function, dB: TN101 chapter 9.2, with the fits of the algorithm's (6.13). */
function frequencyGain(r: number, eta: number): number {
  const held = Math.min(Math.max(eta, 1), 5);
  const lower = Math.trunc(held);
  const share = held - lower;
  const curve = (j: number): number => 10 * Math.log10(1 + GAIN_A[j] / r ** 4 + GAIN_B[j] / r ** 2);
  const value = curve(lower - 1);
  return share === 0 ? value : (1 - share) * value + share * curve(lower);
}

/** Frequency gain H0 of a path of this length, dB; null where scatter is not defined. TN101 (9.3) to (9.5). */
function scatterGain(path: ItmPath, distance: number): number | null {
  const { horizonM, effectiveHeightM, thetaHorizon } = path.terrain;
  let ad = horizonM[0] - horizonM[1];
  let ratio = effectiveHeightM[1] / effectiveHeightM[0];
  if (ad < 0) [ad, ratio] = [-ad, 1 / ratio];
  const theta = thetaHorizon[0] + thetaHorizon[1] + distance / path.ae;
  const [r1, r2] = effectiveHeightM.map((height) => 2 * waveNumber(path.frequencyMHz) * theta * height);
  if (r1 < 0.2 && r2 < 0.2) return null;
  const asymmetry = (distance - ad) / (distance + ad);
  const q = Math.min(Math.max(0.1, ratio / asymmetry), 10);
  const s = Math.max(0.1, asymmetry);
  const crossing = ((distance - ad) * (distance + ad) * theta * 0.25) / distance;
  const eta =
    (crossing / 1.7556e3) *
    (1 +
      (0.031 - path.ns * 2.32e-3 + path.ns ** 2 * 5.67e-6) * Math.exp(-(Math.min(1.7, crossing / 8e3) ** 6)));
  const plain = (frequencyGain(r1, eta) + frequencyGain(r2, eta)) / 2;
  const shift = Math.min(plain, 6 * (0.6 - Math.log10(Math.max(eta, 1))) * Math.log10(s) * Math.log10(q));
  const gain = Math.max(plain + shift, 0);
  if (eta >= 1) return gain;
  const root2 = Math.SQRT2;
  const zero = ((1 + root2 / r1) * (1 + root2 / r2)) ** 2 * ((r1 + r2) / (r1 + r2 + 2 * root2));
  return eta * gain + (1 - eta) * 10 * Math.log10(zero);
}

/** Scatter loss at a distance for a known frequency gain, dB: the ITM's algorithm (4.63). */
function scatterLoss(path: ItmPath, distance: number, gain: number): number {
  const angle = distance / path.ae - path.thetaSight;
  return (
    scatterFunction(angle * distance) +
    10 * Math.log10(waveNumber(path.frequencyMHz) * 47.7 * angle ** 4) -
    0.1 * (path.ns - 301) * Math.exp((-angle * distance) / 40e3) +
    gain
  );
}

/** Scatter losses at two distances, the nearer first; null where scatter gives nothing. */
export function scatterLosses(path: ItmPath, near: number, far: number): BothEnds | null {
  const farGain = scatterGain(path, far);
  if (farGain === null) return null;
  let nearGain: number | null = farGain;
  if (farGain <= 15) {
    nearGain = scatterGain(path, near);
    if (nearGain === null) return null;
    if (nearGain > 15) nearGain = farGain;
  }
  const losses: BothEnds = [scatterLoss(path, near, nearGain), scatterLoss(path, far, farGain)];
  return losses[0] < 1000 ? losses : null;
}

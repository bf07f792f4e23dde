import {
  diffractionLoss,
  scatterLosses,
  sightLoss,
  type DiffractionLine,
  type ItmPath,
} from './attenuation.ts';
import { quotient, squareRoot, type Complex } from './complex.ts';
import { readTerrain, type ItmProfile, type ItmTerrain, type BothEnds } from './profile.ts';
import { withVariability, type ItmShares } from './variability.ts';

/** One path of the NTIA Irregular Terrain Model (Longley-Rice), point to point. */
export interface ItmInput {
  readonly profile: ItmProfile;
  /** Antennas above ground, m. */
  readonly txHeightM: number;
  readonly rxHeightM: number;
  readonly frequencyMHz: number;
  readonly vertical: boolean;
  /** Relative permittivity and conductivity (S/m) of the ground. */
  readonly permittivity: number;
  readonly conductivity: number;
  /** Refractivity at sea level, N-units. */
  readonly n0: number;
  /** 1 equatorial, 2 continental subtropical, … 7, as numbered by the ITM. */
  readonly climate: number;
  readonly shares: ItmShares;
}

type ItmMode = 'sight' | 'diffraction' | 'troposcatter';

export interface ItmLosses extends ItmTerrain {
  readonly code: 0 | 1;
  /** Bits of the ITM's warnings. */
  readonly warnings: number;
  readonly mode: ItmMode;
  readonly ns: number;
  /** Attenuation relative to free space before variability, and free space, dB. */
  readonly reference: number;
  readonly freeSpace: number;
  /** Basic transmission loss, dB. */
  readonly loss: number;
}

/** A path that the model does not answer, by the ITM's return code. */
export interface ItmRefusal {
  readonly code: number;
}

const WARN = {
  txHeight: 0x1,
  rxHeight: 0x2,
  frequency: 0x4,
  far1: 0x8,
  far2: 0x10,
  near1: 0x20,
  near2: 0x40,
  txAngle: 0x80,
  rxAngle: 0x100,
  txHorizonNear: 0x200,
  rxHorizonNear: 0x400,
  txHorizonFar: 0x800,
  rxHorizonFar: 0x1000,
  extreme: 0x2000,
  refractivity: 0x4000,
};

const outside = (value: number, low: number, high: number): boolean => !(value >= low && value <= high);

/** Return code of inputs outside the model's range, or 0. */
function refused(input: ItmInput): number {
  const { shares } = input;
  const openShare = (value: number): boolean => !(value > 0 && value < 100);
  if (outside(input.txHeightM, 0.5, 3000)) return 1000;
  if (outside(input.rxHeightM, 0.5, 3000)) return 1001;
  if (!Number.isInteger(input.climate) || outside(input.climate, 1, 7)) return 1002;
  if (outside(input.n0, 250, 400)) return 1008;
  if (outside(input.frequencyMHz, 20, 20000)) return 1009;
  if (!(input.permittivity >= 1)) return 1011;
  if (!(input.conductivity > 0)) return 1012;
  if (!Number.isInteger(shares.mode) || outside(shares.mode, 0, 33) || shares.mode % 10 > 3) return 1014;
  if (openShare(shares.situation)) return 1005;
  if (openShare(shares.time)) return 1003;
  if (openShare(shares.location)) return 1004;
  return 0;
}

function inputWarnings(input: ItmInput): number {
  let bits = 0;
  if (outside(input.txHeightM, 1, 1000)) bits |= WARN.txHeight;
  if (outside(input.rxHeightM, 1, 1000)) bits |= WARN.rxHeight;
  if (outside(input.frequencyMHz, 40, 10000)) bits |= WARN.frequency;
  return bits;
}

/** Mean height of a profile without its first and last tenth, m. */
function meanHeight({ heightsM }: ItmProfile): number {
  const np = heightsM.length - 1;
  const tenth = Math.trunc(0.1 * np);
  let sum = 0;
  for (let i = tenth; i <= np - tenth; i++) sum += heightsM[i];
  return sum / (np - 2 * tenth + 1);
}

/** Ground impedance for a polarisation. */
function groundImpedance(input: ItmInput): Complex {
  const permittivity: Complex = {
    re: input.permittivity,
    im: (18000 * input.conductivity) / input.frequencyMHz,
  };
  const horizontal = squareRoot({ re: permittivity.re - 1, im: permittivity.im });
  return input.vertical ? quotient(horizontal, permittivity) : horizontal;
}

function pathOf(input: ItmInput): ItmPath {
  const ns = input.n0 * Math.exp(-meanHeight(input.profile) / 9460); // TN101 (4.3)
  const ae = 1 / (157e-9 * (1 - 0.04665 * Math.exp(ns / 179.3))); // TN101 (4.4)
  const heightsM: BothEnds = [input.txHeightM, input.rxHeightM];
  const terrain = readTerrain(input.profile, ae, heightsM);
  const smooth = (height: number): number => Math.sqrt(2 * height * ae);
  const [theta0, theta1] = terrain.thetaHorizon;
  const sight = terrain.horizonM[0] + terrain.horizonM[1];
  return {
    terrain,
    heightsM,
    frequencyMHz: input.frequencyMHz,
    impedance: groundImpedance(input),
    ae,
    ns,
    thetaSight: -Math.max(theta0 + theta1, -sight / ae),
    smoothSightM: smooth(terrain.effectiveHeightM[0]) + smooth(terrain.effectiveHeightM[1]),
  };
}

function pathWarnings({ terrain, ae, ns }: ItmPath): number {
  let bits = 0;
  const near = [WARN.txHorizonNear, WARN.rxHorizonNear];
  const far = [WARN.txHorizonFar, WARN.rxHorizonFar];
  const steep = [WARN.txAngle, WARN.rxAngle];
  for (const end of [0, 1]) {
    const smooth = Math.sqrt(2 * terrain.effectiveHeightM[end] * ae);
    if (Math.abs(terrain.thetaHorizon[end]) > 0.2) bits |= steep[end];
    if (terrain.horizonM[end] < 0.1 * smooth) bits |= near[end];
    if (terrain.horizonM[end] > 3 * smooth) bits |= far[end];
  }
  if (ns < 250) bits |= WARN.refractivity;
  const least = Math.abs(terrain.effectiveHeightM[0] - terrain.effectiveHeightM[1]) / 0.2;
  if (terrain.distanceM < least) bits |= WARN.near1;
  if (terrain.distanceM < 1e3) bits |= WARN.near2;
  if (terrain.distanceM > 1000e3) bits |= WARN.far1;
  if (terrain.distanceM > 2000e3) bits |= WARN.far2;
  return bits;
}

/** Line of diffraction loss through two distances far beyond the horizon. */
function diffractionLine(path: ItmPath): DiffractionLine {
  const sight = path.terrain.horizonM[0] + path.terrain.horizonM[1];
  const scale = Math.cbrt(path.ae ** 2 / path.frequencyMHz);
  const d3 = Math.max(path.smoothSightM, sight + 5 * scale);
  const d4 = d3 + 10 * scale;
  const a3 = diffractionLoss(path, d3);
  const slope = (diffractionLoss(path, d4) - a3) / (d4 - d3);
  return { slope, intercept: a3 - slope * d3 };
}

/** Attenuation in sight: a curve through three distances, ERL 79-ITS 67 (3.16) to (3.21). */
function referenceInSight(path: ItmPath, line: DiffractionLine): number {
  const { effectiveHeightM, horizonM, distanceM } = path.terrain;
  const smooth = path.smoothSightM;
  const sight = horizonM[0] + horizonM[1];
  const aSmooth = smooth * line.slope + line.intercept;
  let d0 = 0.04 * path.frequencyMHz * effectiveHeightM[0] * effectiveHeightM[1];
  let d1: number;
  if (line.intercept >= 0) {
    d0 = Math.min(d0, 0.5 * sight);
    d1 = d0 + 0.25 * (sight - d0);
  } else d1 = Math.max(-line.intercept / line.slope, 0.25 * sight);
  const a1 = sightLoss(path, d1, line);
  let linear = 0;
  let logarithmic = 0;
  let curved = false;
  if (d0 < d1) {
    const a0 = sightLoss(path, d0, line);
    const q = Math.log(smooth / d0);
    const upper = (smooth - d0) * (a1 - a0) - (d1 - d0) * (aSmooth - a0);
    logarithmic = Math.max(0, upper / ((smooth - d0) * Math.log(d1 / d0) - (d1 - d0) * q));
    curved = line.intercept > 0 || logarithmic > 0;
    if (curved) {
      linear = (aSmooth - a0 - logarithmic * q) / (smooth - d0);
      if (linear < 0) {
        logarithmic = Math.max(aSmooth - a0, 0) / q;
        linear = logarithmic === 0 ? line.slope : 0;
      }
    }
  }
  if (!curved) {
    linear = Math.max(aSmooth - a1, 0) / (smooth - d1) || line.slope;
    logarithmic = 0;
  }
  const start = aSmooth - linear * smooth - logarithmic * Math.log(smooth);
  return start + linear * distanceM + logarithmic * Math.log(distanceM);
}

/** Attenuation beyond the horizon: diffraction up to where scatter takes over. */
function referenceBeyond(path: ItmPath, line: DiffractionLine): { loss: number; mode: ItmMode } {
  const { horizonM, distanceM } = path.terrain;
  const sight = horizonM[0] + horizonM[1];
  const d5 = sight + 200e3;
  const scatter = scatterLosses(path, d5, sight + 400e3);
  if (scatter) {
    const slope = (scatter[1] - scatter[0]) / 200e3;
    const scale = Math.cbrt(path.ae ** 2 / path.frequencyMHz);
    const crossing = Math.max(
      path.smoothSightM,
      sight + 1.088 * scale * Math.log(path.frequencyMHz),
      (scatter[0] - line.intercept - slope * d5) / (line.slope - slope),
    );
    if (distanceM > crossing) {
      const intercept = (line.slope - slope) * crossing + line.intercept;
      return { loss: slope * distanceM + intercept, mode: 'troposcatter' };
    }
  } else if (distanceM > 10e6) return { loss: line.slope * distanceM + line.intercept, mode: 'troposcatter' };
  return { loss: line.slope * distanceM + line.intercept, mode: 'diffraction' };
}

/** Return code of a path outside the model's range, or 0. */
function pathRefused({ ns, ae, impedance }: ItmPath): number {
  if (ns < 150) return 1021;
  if (ns > 400) return 1022;
  if (outside(ae, 4e6, 13333333)) return 1016;
  return impedance.re <= Math.abs(impedance.im) ? 1013 : 0;
}

/** Basic transmission loss of a path with everything on the way, or the code by which the model refuses it. */
export function itmLosses(input: ItmInput): ItmLosses | ItmRefusal {
  const code = refused(input);
  if (code !== 0) return { code };
  const path = pathOf(input);
  const pathCode = pathRefused(path);
  if (pathCode !== 0) return { code: pathCode };
  const line = diffractionLine(path);
  const { terrain, frequencyMHz } = path;
  const { loss, mode } =
    terrain.distanceM < path.smoothSightM
      ? { loss: referenceInSight(path, line), mode: 'sight' as const }
      : referenceBeyond(path, line);
  const reference = Math.max(loss, 0);
  const freeSpace = 32.45 + 20 * Math.log10(frequencyMHz) + 20 * Math.log10(terrain.distanceM / 1000);
  const varied = withVariability(terrain, frequencyMHz, reference, input.climate, input.shares);
  const warnings = inputWarnings(input) | pathWarnings(path) | (varied.extreme ? WARN.extreme : 0);
  return {
    ...terrain,
    code: warnings === 0 ? 0 : 1,
    warnings,
    mode,
    ns: path.ns,
    reference,
    freeSpace,
    loss: varied.attenuation + freeSpace,
  };
}

import { inverseNormalItm } from '../normal/normal.ts';
import { roughnessAt, type ItmTerrain } from './profile.ts';

/** Shares of time, places and situations, %, not exceeded; `mode` as in the ITM (0 single message to 3 broadcast, +10, +20). */
export interface ItmShares {
  readonly time: number;
  readonly location: number;
  readonly situation: number;
  readonly mode: number;
}

/** One curve over effective distance: TN101v2 equations (III.69) and (III.70). */
type CurveFit = readonly [c1: number, c2: number, x1: number, x2: number, x3: number];

/** Curves and factors of one radio climate: TN101 Figure 10.13 and the algorithm's Table 5.1. */
interface Climate {
  readonly median: CurveFit;
  readonly minus: CurveFit;
  readonly plus: CurveFit;
  readonly far: { readonly c: number; readonly z: number };
  readonly gainMinus: readonly [number, number, number];
  readonly gainPlus: readonly [number, number, number];
}

const FLAT = [1, 0, 0] as const;

/** By the ITM's number less one: equatorial, continental subtropical, maritime subtropical, desert, temperate ones. */
const CLIMATES: readonly Climate[] = [
  {
    median: [-9.67, 12.7, 144.9e3, 190.3e3, 133.8e3],
    minus: [2.13, 159.5, 762.2e3, 123.6e3, 94.5e3],
    plus: [2.11, 102.3, 636.9e3, 134.8e3, 95.6e3],
    far: { c: 1.224, z: 1.282 },
    gainMinus: FLAT,
    gainPlus: FLAT,
  },
  {
    median: [-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3],
    minus: [2.66, 7.67, 100.4e3, 172.5e3, 136.4e3],
    plus: [6.87, 15.53, 138.7e3, 143.7e3, 98.6e3],
    far: { c: 0.801, z: 2.161 },
    gainMinus: FLAT,
    gainPlus: [0.93, 0.31, 2],
  },
  {
    median: [1.26, 15.5, 262.6e3, 185.2e3, 99.8e3],
    minus: [6.11, 6.65, 138.2e3, 242.2e3, 178.6e3],
    plus: [10.08, 9.6, 165.3e3, 225.7e3, 129.7e3],
    far: { c: 1.38, z: 1.282 },
    gainMinus: FLAT,
    gainPlus: FLAT,
  },
  {
    median: [-9.21, 9.05, 84.1e3, 101.1e3, 98.6e3],
    minus: [1.98, 13.11, 139.1e3, 132.7e3, 193.5e3],
    plus: [3.68, 159.3, 464.4e3, 93.1e3, 94.2e3],
    far: { c: 1, z: 20 },
    gainMinus: FLAT,
    gainPlus: [0.93, 0.19, 1.79],
  },
  {
    median: [-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3],
    minus: [2.68, 7.16, 93.7e3, 186.8e3, 133.5e3],
    plus: [4.75, 8.12, 93.2e3, 135.9e3, 113.4e3],
    far: { c: 1.224, z: 1.282 },
    gainMinus: [0.92, 0.25, 1.77],
    gainPlus: [0.93, 0.31, 2],
  },
  {
    median: [-0.39, 2.86, 141.7e3, 315.9e3, 167.4e3],
    minus: [6.86, 10.38, 187.8e3, 169.6e3, 108.9e3],
    plus: [8.58, 13.97, 216e3, 152e3, 122.7e3],
    far: { c: 1.518, z: 1.282 },
    gainMinus: FLAT,
    gainPlus: FLAT,
  },
  {
    median: [3.15, 857.9, 2222e3, 164.8e3, 116.3e3],
    minus: [8.51, 169.8, 609.8e3, 119.9e3, 106.6e3],
    plus: [8.43, 8.19, 136.2e3, 188.5e3, 122.9e3],
    far: { c: 1.518, z: 1.282 },
    gainMinus: FLAT,
    gainPlus: FLAT,
  },
];

function curve([c1, c2, x1, x2, x3]: CurveFit, distance: number): number {
  const near = (distance / x1) ** 2;
  return ((c1 + c2 / (1 + ((distance - x2) / x3) ** 2)) * near) / (1 + near);
}

const gain = ([b1, b2, b3]: readonly [number, number, number], q: number): number =>
  b1 + b2 / ((b3 * q) ** 2 + 1);

/** Distance as variability sees it, m: the ITM's algorithm (5.3). */
function effectiveDistance({ distanceM, effectiveHeightM }: ItmTerrain, wn: number): number {
  const smooth = (height: number): number => Math.sqrt(2 * 9000e3 * height);
  const scale = smooth(effectiveHeightM[0]) + smooth(effectiveHeightM[1]) + Math.cbrt(575.7e12 / wn);
  return distanceM < scale ? (130e3 * distanceM) / scale : 130e3 + distanceM - scale;
}

/** Deviation over time for a standard normal deviate, dB. */
function timeSpread(climate: Climate, de: number, wn: number, z: number): number {
  const q = Math.log(0.133 * wn);
  if (z < 0) return curve(climate.minus, de) * gain(climate.gainMinus, q);
  const plus = curve(climate.plus, de) * gain(climate.gainPlus, q);
  if (z <= climate.far.z) return plus;
  const beyond = climate.far.c * plus;
  return beyond + ((plus - beyond) * climate.far.z) / z;
}

export interface Varied {
  /** Attenuation relative to free space with variability, dB. */
  readonly attenuation: number;
  /** One of the shares lies far in the tail of its distribution. */
  readonly extreme: boolean;
}

/** Adds the variability asked for to a reference attenuation, dB: the ITM's algorithm (5.1) to (5.12). */
export function withVariability(
  terrain: ItmTerrain,
  frequencyMHz: number,
  reference: number,
  climateNumber: number,
  shares: ItmShares,
): Varied {
  const climate = CLIMATES[climateNumber - 1];
  const wn = frequencyMHz / 47.7;
  const de = effectiveDistance(terrain, wn);
  const noSituation = shares.mode >= 20;
  const afterSituation = shares.mode % 20;
  const noLocation = noSituation ? shares.mode - 20 >= 10 : shares.mode >= 10;
  const mode = noLocation ? afterSituation % 10 : afterSituation;
  const zS = inverseNormalItm(shares.situation / 100);
  const zT = mode === 0 ? zS : inverseNormalItm(shares.time / 100);
  const zL = mode === 3 ? inverseNormalItm(shares.location / 100) : mode === 2 ? zT : zS;
  const sigmaS = noSituation ? 0 : 5 + 3 * Math.exp(-de / 100e3);
  const rough = wn * roughnessAt(terrain.distanceM, terrain.deltaH);
  const sigmaL = noLocation ? 0 : (10 * rough) / (rough + 13);
  const sigmaT = timeSpread(climate, de, wn, zT);
  const yL = sigmaL * zL;
  const yT = sigmaT * zT;
  const rest = sigmaS ** 2 + yT ** 2 / (7.8 + zS ** 2) + yL ** 2 / (24 + zS ** 2);
  const reliability = [0, yT, Math.sqrt(sigmaT ** 2 + sigmaL ** 2) * zT, yT + yL][mode];
  const situation = Math.sqrt([sigmaT ** 2 + sigmaL ** 2, sigmaL ** 2, 0, 0][mode] + rest) * zS;
  const varied = reference - curve(climate.median, de) - reliability - situation;
  return {
    attenuation: varied < 0 ? (varied * (29 - varied)) / (29 - 10 * varied) : varied,
    extreme: [zT, zL, zS].some((z) => Math.abs(z) > 3.1),
  };
}

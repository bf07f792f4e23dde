import { normalCdf } from '../models/normal/normal.ts';

/** One measurement beside what the model says there. */
export interface ComparedLevel {
  readonly commune: string;
  readonly bareDbm: number;
  readonly canopyDbm: number;
  /** null: the device found no network. */
  readonly measuredDbm: number | null;
}

/** Expected level: `bare - treesShare (bare - canopy) + offset`. */
interface Line {
  readonly offsetDb: number;
  /** How much of what the trees take by the model they really take, 0 to 1. */
  readonly treesShare: number;
  /** Spread of the measurements around that, dB. */
  readonly sigmaDb: number;
}

export interface Fit extends Line {
  readonly n: number;
  /** Error on communes that the fit had not seen: root mean square and mean, dB. */
  readonly rmseLocoDb: number;
  readonly biasDb: number;
}

/** Fewer measurements fit nothing. */
const LEAST_MEASUREMENTS = 30;
/** Rounds of expectation and fit; the last ones move nothing by 0.01 dB. */
const ROUNDS = 60;
/** Rounds that begin beside the answer: all communes but one. */
const ROUNDS_BESIDE = 8;

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Between the level on bare ground and the one with trees, as a line says. */
export const expectedLevel = (
  { offsetDb, treesShare }: Pick<Line, 'offsetDb' | 'treesShare'>,
  { bareDbm, canopyDbm }: Pick<ComparedLevel, 'bareDbm' | 'canopyDbm'>,
): number => bareDbm - treesShare * (bareDbm - canopyDbm) + offsetDb;

/**
 * One round of the fit of a line to levels of which some are only known to lie below `floorDbm`: these are taken where
 * the line before expects them (expectation and maximisation of the normal likelihood).
 */
function refine(compared: readonly ComparedLevel[], line: Line, floorDbm: number): Line {
  const { sigmaDb } = line;
  let [sumX, sumY, sumXx, sumXy, unknown] = [0, 0, 0, 0, 0];
  const overBare = compared.map((one): number => {
    const expected = expectedLevel(line, one);
    let level = one.measuredDbm;
    if (level === null) {
      const z = (floorDbm - expected) / sigmaDb;
      const ratio = density(z) / Math.max(normalCdf(z), 1e-12);
      level = expected - sigmaDb * ratio;
      unknown += sigmaDb ** 2 * (1 - z * ratio - ratio ** 2);
    }
    const [x, y] = [one.bareDbm - one.canopyDbm, level - one.bareDbm];
    [sumX, sumY, sumXx, sumXy] = [sumX + x, sumY + y, sumXx + x * x, sumXy + x * y];
    return y;
  });
  const n = compared.length;
  const spread = n * sumXx - sumX ** 2;
  // Where trees differ nowhere they say nothing of their share.
  const slope = spread > 1e-6 * n * n ? (n * sumXy - sumX * sumY) / spread : -line.treesShare;
  const treesShare = Math.min(1, Math.max(0, -slope));
  const offsetDb = (sumY + treesShare * sumX) / n;
  const squares = compared.reduce(
    (sum, { bareDbm, canopyDbm }, i) =>
      sum + (overBare[i] - offsetDb + treesShare * (bareDbm - canopyDbm)) ** 2,
    unknown,
  );
  return { offsetDb, treesShare, sigmaDb: Math.sqrt(Math.max(squares / Math.max(n - 2, 1), 1e-6)) };
}

function fitLine(compared: readonly ComparedLevel[], start: Line, floorDbm: number, rounds: number): Line {
  let line = start;
  for (let round = 0; round < rounds; round++) line = refine(compared, line, floorDbm);
  return line;
}

/** Measured less expected, dB; what no device heard is no error where it is expected below the floor. */
function errorOf(one: ComparedLevel, line: Line, floorDbm: number): number {
  const expected = expectedLevel(line, one);
  return one.measuredDbm === null ? Math.min(0, floorDbm - expected) : one.measuredDbm - expected;
}

/**
 * Fits an offset, the share of the trees and a spread; null with too few measured levels, or with all of them in one
 * commune. Places where a device found no network count too: leaving them out would make every fit too good.
 * @param floorDbm the weakest level that any device reported: what was not heard is weaker
 */
export function fitLevels(compared: readonly ComparedLevel[], floorDbm: number): Fit | null {
  const communes = new Set(compared.map(({ commune }) => commune));
  const measured = compared.filter(({ measuredDbm }) => measuredDbm !== null);
  if (measured.length < LEAST_MEASUREMENTS || communes.size < 2) return null;
  const line = fitLine(compared, { offsetDb: 0, treesShare: 0.5, sigmaDb: 10 }, floorDbm, ROUNDS);
  const errors: number[] = [];
  for (const commune of communes) {
    const others = compared.filter((one) => one.commune !== commune);
    const unseen = fitLine(others, line, floorDbm, ROUNDS_BESIDE);
    for (const one of compared) if (one.commune === commune) errors.push(errorOf(one, unseen, floorDbm));
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    ...line,
    n: compared.length,
    rmseLocoDb: Math.sqrt(mean(errors.map((error) => error * error))),
    biasDb: mean(errors),
  };
}

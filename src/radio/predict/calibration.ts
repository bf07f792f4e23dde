import type { Bracket, Fit } from '../../model/radio/fits.ts';
import { normalCdf } from '../models/normal/normal.ts';

/** One measurement beside what the model says there. */
export interface ComparedLevel {
  readonly commune: string;
  readonly bareDbm: number;
  readonly canopyDbm: number;
  /** null: the device found no network. */
  readonly measuredDbm: number | null;
}

type Levels = Pick<ComparedLevel, 'bareDbm' | 'canopyDbm'>;

/** Fewer measurements fit nothing. */
const LEAST_MEASUREMENTS = 30;
/** Rounds of expectation and fit; the last ones move nothing by 0.01 dB. */
const ROUNDS = 60;
/** Rounds that begin beside the answer: all communes but one. */
const ROUNDS_BESIDE = 8;

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Mean of what a bracket expects at a place. */
const expectedLevel = ({ offsetDb, treesShare }: Bracket, { bareDbm, canopyDbm }: Levels): number =>
  bareDbm - treesShare * (bareDbm - canopyDbm) + offsetDb;

/** What one level says if `modelDbm` counts: how likely it is, and its mean and mean square over the model, dB. */
function residual(
  measuredDbm: number | null,
  modelDbm: number,
  { offsetDb, sigmaDb }: Bracket,
  floorDbm: number,
): { readonly likelihood: number; readonly mean: number; readonly square: number } {
  const expected = modelDbm + offsetDb;
  if (measuredDbm !== null) {
    const mean = measuredDbm - modelDbm;
    return {
      ...{ mean, square: mean ** 2 },
      likelihood: density((measuredDbm - expected) / sigmaDb) / sigmaDb,
    };
  }
  // Only known to lie below the floor: the mean and spread of the part of the normal distribution that does.
  const z = (floorDbm - expected) / sigmaDb;
  const likelihood = Math.max(normalCdf(z), 1e-12);
  const ratio = density(z) / likelihood;
  const mean = offsetDb - sigmaDb * ratio;
  return { likelihood, mean, square: mean ** 2 + sigmaDb ** 2 * Math.max(0, 1 - z * ratio - ratio ** 2) };
}

/** How likely it is, from 0 to 1, that trees stand on the way; as likely as ever where a number cannot say. */
function treesChance(bracket: Bracket, bareLikelihood: number, canopyLikelihood: number): number {
  const withTrees = bracket.treesShare * canopyLikelihood;
  const all = withTrees + (1 - bracket.treesShare) * bareLikelihood;
  return all > 0 ? withTrees / all : bracket.treesShare;
}

/** Measured less expected by the level that counts there, dB: of both levels by how likely each of them does. */
export function likelyError(measuredDbm: number, { bareDbm, canopyDbm }: Levels, bracket: Bracket): number {
  const bare = residual(measuredDbm, bareDbm, bracket, -Infinity);
  const canopy = residual(measuredDbm, canopyDbm, bracket, -Infinity);
  const share = treesChance(bracket, bare.likelihood, canopy.likelihood);
  return share * canopy.mean + (1 - share) * bare.mean - bracket.offsetDb;
}

/** One round of expectation and maximisation: which of both levels counts at each place, then the best bracket for that. */
function refine(compared: readonly ComparedLevel[], before: Bracket, floorDbm: number): Bracket {
  let [trees, sum, squares] = [0, 0, 0];
  for (const { measuredDbm, bareDbm, canopyDbm } of compared) {
    const bare = residual(measuredDbm, bareDbm, before, floorDbm);
    const canopy = residual(measuredDbm, canopyDbm, before, floorDbm);
    const share = treesChance(before, bare.likelihood, canopy.likelihood);
    trees += share;
    sum += share * canopy.mean + (1 - share) * bare.mean;
    squares += share * canopy.square + (1 - share) * bare.square;
  }
  const n = compared.length;
  const offsetDb = sum / n;
  const variance = (squares - n * offsetDb ** 2) / Math.max(n - 2, 1);
  return { offsetDb, treesShare: trees / n, sigmaDb: Math.sqrt(Math.max(variance, 1e-6)) };
}

function fitBracket(
  compared: readonly ComparedLevel[],
  start: Bracket,
  floorDbm: number,
  rounds: number,
): Bracket {
  let bracket = start;
  for (let round = 0; round < rounds; round++) bracket = refine(compared, bracket, floorDbm);
  return bracket;
}

/** Measured less expected, dB; what no device heard is no error where it is expected below the floor. */
function errorOf(one: ComparedLevel, bracket: Bracket, floorDbm: number): number {
  const expected = expectedLevel(bracket, one);
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
  const bracket = fitBracket(compared, { offsetDb: 0, treesShare: 0.5, sigmaDb: 10 }, floorDbm, ROUNDS);
  const errors: number[] = [];
  for (const commune of communes) {
    const others = compared.filter((one) => one.commune !== commune);
    const unseen = fitBracket(others, bracket, floorDbm, ROUNDS_BESIDE);
    for (const one of compared) if (one.commune === commune) errors.push(errorOf(one, unseen, floorDbm));
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    ...bracket,
    n: compared.length,
    rmseLocoDb: Math.sqrt(mean(errors.map((error) => error * error))),
    biasDb: mean(errors),
  };
}
